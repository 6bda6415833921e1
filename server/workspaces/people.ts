import type { PersonView } from '../../shared/workspaces.ts';
import { listOf } from '../database/lists.ts';
import type { Database, Transaction } from '../db.ts';
import { presentPerson, presentUnattributed, type Contributor } from './present.ts';

/** Who wrote something, and for which organisation; the rows of what is written carry both. */
export interface Author {
  /** `null` of what is non-attributed: nobody knows. */
  readonly authorId: string | null;
  /** `null` where none was noted: then the one they act for now. */
  readonly authorOrganisationId: string | null;
  /** Of what is non-attributed: the kind of organisation, where it may be said. */
  readonly authorOrganisationKind?: string | null;
}

/** People of a workspace as they are shown there, each with the organisation they wrote for. */
export type People = ReadonlyMap<string, PersonView>;

/**
 * SQL of one `Contributor`, for statements that read authors along with what they wrote; none where the author is `null`.
 * @param workspace SQL of the workspace whose people they are shown to
 */
export const contributorOf = (author: string, organisation: string, workspace = '$1::uuid') => `
  SELECT u.name, u.job_role AS "jobRole", u.guest, m.role, o.name AS organisation, o.kind AS "organisationKind", w.contribution_rule AS rule
  FROM user_account u JOIN workspace w ON w.id = ${workspace}
  LEFT JOIN membership m ON m.user_id = u.id AND m.workspace_id = w.id AND (m.ends_at IS NULL OR m.ends_at > now())
  LEFT JOIN organisation o ON o.id = coalesce(${organisation}, m.organisation_id)
  WHERE u.id = ${author}`;

const PEOPLE = `
  SELECT who.author AS "authorId", who.organisation AS "authorOrganisationId", shown.*
  FROM unnest(${listOf('$2', 'uuid')}, ${listOf('$3', 'uuid')}) AS who (author, organisation) CROSS JOIN LATERAL (${contributorOf('who.author', 'who.organisation')}) shown`;
type PeopleRow = KnownAuthor & Contributor;
interface KnownAuthor extends Author {
  readonly authorId: string;
}

const keyOf = ({ authorId, authorOrganisationId }: KnownAuthor) => (authorOrganisationId === null ? authorId : `${authorId} ${authorOrganisationId}`);

/**
 * How authors appear in a workspace, former members too; asks only for those who are not `known`. For a reader whose
 * membership the caller has asked about.
 */
export async function peopleIn(db: Transaction, workspaceId: string, authors: readonly Author[], known: People = new Map()): Promise<People> {
  const missing = distinct(authors).filter((author) => !known.has(keyOf(author)));
  if (missing.length === 0) return known;
  return withPeople(known, await db.$queryRawUnsafe<PeopleRow[]>(PEOPLE, workspaceId, ...columnsOf(missing)));
}

/** As `peopleIn`, outside any transaction, for delivery: asked again and again, so planned once. Asks nothing where nobody is meant. */
export async function peopleNow({ pool }: Database, workspaceId: string, authors: readonly Author[]): Promise<People> {
  const asked = distinct(authors);
  if (asked.length === 0) return new Map();
  const { rows } = await pool.query<PeopleRow>({ name: 'people', text: PEOPLE, values: [workspaceId, ...columnsOf(asked)] });
  return withPeople(new Map(), rows);
}

function distinct(authors: readonly Author[]): readonly KnownAuthor[] {
  const known = authors.filter((author): author is KnownAuthor => author.authorId !== null);
  return [...new Map(known.map((author) => [keyOf(author), author])).values()];
}

const columnsOf = (authors: readonly KnownAuthor[]) => [authors.map(({ authorId }) => authorId), authors.map(({ authorOrganisationId }) => authorOrganisationId)];

/** Authors who were read along with what they wrote (`contributorOf`). */
export function peopleOf(rows: readonly (Author & { readonly contributor: Contributor | null })[]): People {
  return withPeople(new Map(), rows.flatMap(({ authorId, authorOrganisationId, contributor }) => (authorId === null || contributor === null ? [] : [{ authorId, authorOrganisationId, ...contributor }])));
}

function withPeople(known: People, rows: readonly PeopleRow[]): People {
  return new Map([...known, ...rows.map((row): [string, PersonView] => [keyOf(row), presentPerson(row)])]);
}

/**
 * How people who have a workspace open are shown to the others there; `null` where the contribution rule keeps names
 * back: they are counted only.
 */
export async function peopleHere({ pool }: Database, workspaceId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, PersonView | null>> {
  const authors = userIds.map((authorId) => ({ authorId, authorOrganisationId: null }));
  const { rows } = await pool.query<PeopleRow>({ name: 'people', text: PEOPLE, values: [workspaceId, ...columnsOf(distinct(authors))] });
  // Whoever is no member and still here reads because of an incident, which nobody is kept in the dark about.
  return new Map(rows.map((row) => [row.authorId, row.role !== null && row.rule !== 'attributed' ? null : presentPerson({ ...row, incidentReader: row.role === null })]));
}

/** The author of something written. @throws Error for one who was not asked for. */
export function personOf(people: People, { authorId, authorOrganisationId, authorOrganisationKind }: Author): PersonView {
  if (authorId === null) return presentUnattributed(authorOrganisationKind ?? null);
  const author = { authorId, authorOrganisationId };
  const person = people.get(keyOf(author));
  if (!person) throw new Error(`Nobody asked who ${keyOf(author)} is`);
  return person;
}
