import type { Transaction } from '../db.ts';
import { personText } from '../../shared/people.ts';
import type { ContributionRule, OrganisationKind, WorkspaceKind } from '../../shared/workspaces.ts';
import { peopleIn, personOf, type Author } from '../workspaces/queries.ts';
import type { LogRow } from './log-rows.ts';

interface NamedWorkspace {
  readonly name: string;
  readonly kind: WorkspaceKind;
  readonly rule: ContributionRule;
}

/** Names of everybody and everything that lines of a log are about, each asked for once. */
export interface LogNames {
  /** Name and where they work, whoever reads. `null`: there is no such account any more. */
  person(userId: string): string | null;
  /** As everybody in that workspace sees them, by its contribution rule. */
  contributor(workspaceId: string, userId: string, organisationId: string | null): string | null;
  /** Whether somebody was never a member there: then they decided about a publication for their organisation alone. */
  isFromOutside(workspaceId: string, userId: string): boolean;
  readonly organisations: ReadonlyMap<string, { readonly name: string; readonly kind: OrganisationKind }>;
  readonly workspaces: ReadonlyMap<string, NamedWorkspace>;
  /** Metric and area of what was added, by the id of a note, a discussion or an action. */
  readonly anchors: ReadonlyMap<string, { readonly metric: string | null; readonly area: string | null }>;
  /** Why administrators asked to read, by the incident's id. */
  readonly reasons: ReadonlyMap<string, string>;
}

const idsOf = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

/** Ids in what a fact is about: a note's, a discussion's, an action's. */
export const anchorIdOf = ({ facts }: LogRow) => [facts.annotationId, facts.discussionId, facts.actionId].find((id) => typeof id === 'string') ?? null;
export const incidentIdOf = ({ name, facts }: LogRow) => (name.startsWith('incident:') && typeof facts.incident === 'string' ? facts.incident : null);

/** A decision on the way to the public: its author's organisation answers there too, by people who need not be members. */
export const isOfPublication = ({ name, facts }: LogRow) => name.startsWith('publication:') || facts.what === 'publication';

/** Asks for the names that these lines need. */
export async function namesFor(db: Transaction, rows: readonly LogRow[]): Promise<LogNames> {
  const people = idsOf(rows.flatMap(({ actorId, userId }) => [actorId, userId]));
  const anchorIds = idsOf(rows.map(anchorIdOf));
  const incidents = idsOf(rows.map(incidentIdOf));
  const [users, organisations, workspaces, anchors, reasons] = await Promise.all([
    db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true, guest: true } }),
    db.organisation.findMany({ where: { id: { in: idsOf(rows.map(({ organisationId }) => organisationId)) } }, select: { id: true, name: true, kind: true } }),
    db.workspace.findMany({ where: { id: { in: idsOf(rows.map(({ workspaceId }) => workspaceId)) } }, select: { id: true, name: true, kind: true, contributionRule: true } }),
    anchorIds.length === 0 ? [] : db.$queryRaw<{ id: string; metric: string | null; area: string | null }[]>`
      SELECT id, metric, area FROM annotation WHERE id = ANY(${anchorIds}::uuid[])
      UNION ALL SELECT id, metric, area FROM discussion WHERE id = ANY(${anchorIds}::uuid[])
      UNION ALL SELECT id, metric, area FROM action WHERE id = ANY(${anchorIds}::uuid[])`,
    incidents.length === 0 ? [] : db.breakGlass.findMany({ where: { id: { in: incidents } }, select: { id: true, reason: true } }),
  ]);
  const names = new Map(users.map((user) => [user.id, user.guest ? `${user.name}, guest` : user.name]));
  const contributors = await contributorsOf(db, rows, new Set(workspaces.map(({ id }) => id)), names);
  const outside = await outsideOf(db, rows.filter(isOfPublication));
  return {
    person: (userId) => names.get(userId) ?? null,
    contributor: (workspaceId, userId, organisationId) => contributors.get(keyOf(workspaceId, { authorId: userId, authorOrganisationId: organisationId })) ?? null,
    isFromOutside: (workspaceId, userId) => outside.has(`${workspaceId} ${userId}`),
    organisations: new Map(organisations.map(({ id, name, kind }) => [id, { name, kind: kind as OrganisationKind }])),
    workspaces: new Map(workspaces.map(({ id, name, kind, contributionRule }) => [id, { name, kind: kind as WorkspaceKind, rule: contributionRule as ContributionRule }])),
    anchors: new Map(anchors.map(({ id, ...anchor }) => [id, anchor])),
    reasons: new Map(reasons.map(({ id, reason }) => [id, reason])),
  };
}

const keyOf = (workspaceId: string, { authorId, authorOrganisationId }: Author) => `${workspaceId} ${authorId} ${authorOrganisationId ?? ''}`;

/** Of those who did something in a workspace, those who are no members of it and never were. */
async function outsideOf(db: Transaction, rows: readonly LogRow[]): Promise<ReadonlySet<string>> {
  const pairs = rows.flatMap(({ workspaceId, actorId }) => (workspaceId === null || actorId === null ? [] : [{ workspaceId, actorId }]));
  if (pairs.length === 0) return new Set();
  const found = await db.$queryRaw<{ key: string }[]>`
    SELECT who.workspace || ' ' || who.actor AS key FROM unnest(${pairs.map(({ workspaceId }) => workspaceId)}::uuid[], ${pairs.map(({ actorId }) => actorId)}::uuid[]) AS who (workspace, actor)
    WHERE NOT EXISTS (SELECT FROM membership m WHERE m.workspace_id = who.workspace AND m.user_id = who.actor)
      AND NOT EXISTS (SELECT FROM activity a WHERE a.workspace_id = who.workspace AND a.fact IN ('member:joined', 'member:ended') AND a.subject ->> 'userId' = who.actor::text)`;
  return new Set(found.map(({ key }) => key));
}

/** Workspace by workspace, since each has a rule of its own. */
async function contributorsOf(db: Transaction, rows: readonly LogRow[], workspaces: ReadonlySet<string>, known: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const authors = new Map<string, Author[]>();
  for (const { workspaceId, actorId, userId, organisationId } of rows) {
    if (workspaceId === null || !workspaces.has(workspaceId)) continue;
    for (const authorId of [actorId, userId]) {
      if (authorId !== null && known.has(authorId)) authors.set(workspaceId, [...(authors.get(workspaceId) ?? []), { authorId, authorOrganisationId: organisationId }]);
    }
  }
  const found = new Map<string, string>();
  for (const [workspaceId, all] of authors) {
    const people = await peopleIn(db, workspaceId, all);
    for (const author of all) found.set(keyOf(workspaceId, author), personText(personOf(people, author)));
  }
  return found;
}
