import { Prisma } from '../../prisma/generated/client.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import type { Transaction } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';
import type { Anchored } from './judging.ts';

/** A note as the table has it, with what its workspace says of it. */
export interface AnnotationRow extends Anchored {
  readonly id: string;
  readonly workspaceId: string;
  readonly scope: string;
  readonly otherAreas: readonly string[];
  readonly periodTo: string | null;
  readonly kind: string;
  readonly body: string;
  readonly visibility: string;
  readonly publication: string | null;
  readonly publishedAt: Date | null;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly authorOrganisationKind: string | null;
  readonly unattributed: boolean;
  readonly capacity: string;
  readonly version: number;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
  /** Rule of the workspace it was written in. */
  readonly rule: ContributionRule;
}

/** Somebody who reads; `everybody` where the caller sends what is read only to those who may see it. */
export type ReadBy = Pick<Reader, 'userId' | 'organisationId'> | 'everybody';

/** What is asked for: SQL conditions on `n`, and the workspace it is read in. */
interface Asked {
  readonly workspaceId: string;
  readonly reader: ReadBy;
  /** Narrows the tables before anything else is asked: columns of `annotation` without an alias. */
  readonly where: Prisma.Sql;
  /** So many of the newest, newest first (`oldestFirst` the other way round); without it all, in no particular order. */
  readonly newest?: number;
}

const columnsWith = (words: Prisma.Sql) => Prisma.sql`
  n.id, n.workspace_id AS "workspaceId", n.scope, n.metric, n.area, n.other_areas AS "otherAreas", n.period, n.period_to AS "periodTo", n.breakdown,
  n.definition_version AS "definitionVersion", n.edition_key AS "editionKey", n.figure_seen AS "figureSeen", n.kind, ${words} AS body, n.visibility, n.publication,
  n.published_at AS "publishedAt", n.author_id AS "authorId", n.author_organisation_id AS "authorOrganisationId",
  n.author_organisation_kind AS "authorOrganisationKind", n.unattributed, n.capacity, n.version, n.created_at AS "createdAt", n.edited_at AS "editedAt",
  n.withdrawn_at AS "withdrawnAt", n.hidden_at AS "hiddenAt", n.purged_at AS "purgedAt", home.invented, home.contribution_rule AS rule,
  (n.area IS NULL OR here.area IS NOT NULL) AS "areaIsHere"`;
export const COLUMNS = columnsWith(Prisma.sql`n.body`);
export const COLUMNS_WITHOUT_WORDS = columnsWith(Prisma.sql`''`);

/** Joins that the columns need. */
export const JOINS = Prisma.sql`
  JOIN workspace home ON home.id = n.workspace_id
  LEFT JOIN workspace_area here ON here.workspace_id = n.workspace_id AND here.area = n.area`;

/** Notes of a workspace and those of other workspaces that are shown in it, as far as the reader may see them. */
export async function readRows(db: Transaction, { newest, ...asked }: Asked): Promise<AnnotationRow[]> {
  // As one text: of a thousand rows, reading thirty columns each one by one costs more than all the rest.
  const [answer] = await db.$queryRaw<{ rows: string | null }[]>`
    SELECT json_agg(r)::text AS rows FROM (SELECT ${COLUMNS} FROM ${standing(asked)}
    ${newest === undefined ? Prisma.empty : Prisma.sql`ORDER BY n.created_at DESC, n.id DESC LIMIT ${newest}`}) r`;
  return ((JSON.parse(answer?.rows ?? '[]') ?? []) as AnnotationJson[]).map(fromJson);
}

/**
 * What stands in a workspace, its own and what others show there, as far as the reader may see it: `n` with its joins,
 * and the condition. Two selections rather than one condition, so that each goes by its index.
 */
export function standing({ workspaceId, reader, where }: Omit<Asked, 'newest'>): Prisma.Sql {
  const seen = reader === 'everybody' ? Prisma.sql`true` : visibleTo({ ...reader, workspaceId }, 'annotation', 'n');
  return Prisma.sql`(
    SELECT * FROM annotation WHERE workspace_id = ${workspaceId}::uuid AND ${where}
    UNION ALL
    SELECT annotation.* FROM contribution_share JOIN annotation ON annotation.id = contribution_share.subject_id
    WHERE contribution_share.workspace_id = ${workspaceId}::uuid AND contribution_share.subject_kind = 'annotation'
      AND annotation.workspace_id <> ${workspaceId}::uuid AND annotation.visibility IN ('region', 'public') AND ${where}
  ) n ${JOINS} WHERE ${seen}`;
}

type Times = 'createdAt' | 'editedAt' | 'publishedAt' | 'withdrawnAt' | 'hiddenAt' | 'purgedAt';
type TimesJson = { readonly createdAt: string } & Readonly<Record<Exclude<Times, 'createdAt'>, string | null>>;
export type AnnotationJson = Omit<AnnotationRow, Times> & TimesJson;

/** The row itself, its times as times. */
export function fromJson<Row extends TimesJson>(row: Row): Omit<Row, Times> & Pick<AnnotationRow, Times> {
  const time = (text: string | null) => (text === null ? null : new Date(text));
  const { createdAt, editedAt, publishedAt, withdrawnAt, hiddenAt, purgedAt } = row;
  return Object.assign(row, {
    createdAt: new Date(createdAt), editedAt: time(editedAt), publishedAt: time(publishedAt), withdrawnAt: time(withdrawnAt), hiddenAt: time(hiddenAt), purgedAt: time(purgedAt),
  });
}

/** A reply of an organisation to a note about its figure. */
export interface ReplyRow {
  readonly id: string;
  readonly annotationId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly verdict: string;
  readonly body: string;
  readonly authorId: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
}

/** Replies to notes that the reader may see, oldest first. */
export async function readReplies(db: Transaction, annotationIds: readonly string[]): Promise<ReplyRow[]> {
  if (annotationIds.length === 0) return [];
  return db.$queryRaw<ReplyRow[]>`
    SELECT r.id, r.annotation_id AS "annotationId", r.organisation_id AS "organisationId", o.name AS organisation, r.verdict, r.body, r.author_id AS "authorId",
      r.version, r.created_at AS "createdAt", r.edited_at AS "editedAt", r.hidden_at AS "hiddenAt", r.purged_at AS "purgedAt"
    FROM owner_reply r JOIN organisation o ON o.id = r.organisation_id
    WHERE r.annotation_id = ANY(${[...annotationIds]}::uuid[]) ORDER BY r.created_at, r.id`;
}
