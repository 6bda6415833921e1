import { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from '../db.ts';

/** A discussion as it is read: its row, and the name of whom it is put to. */
export interface DiscussionRow {
  readonly id: string;
  /** Where it was written. */
  readonly workspaceId: string;
  readonly metric: string;
  readonly otherMetrics: string[];
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
  readonly title: string;
  readonly visibility: string;
  readonly publication: string | null;
  readonly prompt: string | null;
  readonly addressedToId: string | null;
  readonly addressedToName: string | null;
  readonly questionStatus: string | null;
  readonly answerCommentId: string | null;
  readonly resolvedAt: Date | null;
  readonly resolvedById: string | null;
  readonly resolvedOrganisationId: string | null;
  readonly outcome: string | null;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly authorOrganisationKind: string | null;
  readonly unattributed: boolean;
  readonly capacity: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
}

/** A comment as it is read: its row, its reactions counted, and what became of the discussion it opens. */
export interface CommentRow {
  readonly id: string;
  readonly discussionId: string;
  /** Where it was written. */
  readonly workspaceId: string;
  readonly position: number;
  readonly body: unknown;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly authorOrganisationKind: string | null;
  readonly unattributed: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
  /** The organisation that was asked, where it answered through somebody who takes no part here. */
  readonly answeredFor: string | null;
  readonly meToo: number;
  readonly tellMore: number;
  readonly thankYou: number;
}

/** Columns of `DiscussionRow`, of `discussion d` with `organisation o` it is put to. */
export const DISCUSSION_COLUMNS = `
  d.id, d.workspace_id AS "workspaceId", d.metric, d.other_metrics AS "otherMetrics", d.area, d.period, d.breakdown, d.title, d.visibility, d.publication,
  d.prompt, d.addressed_to_id AS "addressedToId", o.name AS "addressedToName", d.question_status AS "questionStatus", d.answer_comment_id AS "answerCommentId",
  d.resolved_at AS "resolvedAt", d.resolved_by_id AS "resolvedById", d.resolved_organisation_id AS "resolvedOrganisationId", d.outcome,
  d.author_id AS "authorId", d.author_organisation_id AS "authorOrganisationId", d.author_organisation_kind AS "authorOrganisationKind", d.unattributed,
  d.capacity, d.version, d.created_at AS "createdAt", d.edited_at AS "editedAt", d.withdrawn_at AS "withdrawnAt", d.hidden_at AS "hiddenAt", d.purged_at AS "purgedAt"`;

export const DISCUSSIONS = `SELECT ${DISCUSSION_COLUMNS} FROM discussion d LEFT JOIN organisation o ON o.id = d.addressed_to_id`;

/** Columns of `CommentRow`, of `COMMENTS_FROM`. The opening of a discussion that is withdrawn, hidden or purged is so too. */
export const COMMENT_COLUMNS = `
  c.id, c.discussion_id AS "discussionId", d.workspace_id AS "workspaceId", c.position, c.body,
  c.author_id AS "authorId", c.author_organisation_id AS "authorOrganisationId", c.author_organisation_kind AS "authorOrganisationKind", c.unattributed,
  c.version, c.created_at AS "createdAt", c.edited_at AS "editedAt",
  CASE WHEN c.position = 1 THEN coalesce(c.withdrawn_at, d.withdrawn_at) ELSE c.withdrawn_at END AS "withdrawnAt",
  CASE WHEN c.position = 1 THEN coalesce(c.hidden_at, d.hidden_at) ELSE c.hidden_at END AS "hiddenAt",
  CASE WHEN c.position = 1 THEN coalesce(c.purged_at, d.purged_at) ELSE c.purged_at END AS "purgedAt",
  CASE WHEN c.author_organisation_id = d.addressed_to_id AND NOT EXISTS (
    SELECT FROM membership m WHERE m.workspace_id = d.workspace_id AND m.user_id = c.author_id AND (m.ends_at IS NULL OR m.ends_at > now())
  ) AND NOT EXISTS (
    -- Somebody who took part once and left is shown as the rule of the workspace says, like everybody who left.
    SELECT FROM activity a WHERE a.workspace_id = d.workspace_id AND a.fact = 'member:ended' AND a.subject ->> 'userId' = c.author_id::text
  ) THEN (SELECT name FROM organisation WHERE id = d.addressed_to_id) END AS "answeredFor",
  given."meToo", given."tellMore", given."thankYou"`;

/** `comment c`, of the table or of a part of the statement, with its `discussion d` and its reactions counted. */
export const commentsFrom = (comments: string) => `
  FROM ${comments} c JOIN discussion d ON d.id = c.discussion_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE r.kind = 'me-too')::int AS "meToo", count(*) FILTER (WHERE r.kind = 'tell-more')::int AS "tellMore",
      count(*) FILTER (WHERE r.kind = 'thank-you')::int AS "thankYou"
    FROM reaction r WHERE r.comment_id = c.id
  ) given`;

export const COMMENTS = `SELECT ${COMMENT_COLUMNS} ${commentsFrom('comment')}`;

/** Of `discussion d`: written in a workspace, or shared there. */
export const standsIn = (workspaceId: string) => Prisma.sql`d.id IN (
  SELECT id FROM discussion WHERE workspace_id = ${workspaceId}::uuid
  UNION ALL SELECT subject_id FROM contribution_share WHERE workspace_id = ${workspaceId}::uuid AND subject_kind = 'discussion')`;

const TIMES = ['createdAt', 'editedAt', 'withdrawnAt', 'hiddenAt', 'purgedAt', 'resolvedAt', 'newest'] as const;
/** Columns of these names are times, whatever else a row has. */
type WithTimes = { readonly [Name in (typeof TIMES)[number]]?: Date | null };

/**
 * Rows of a statement as one text, in its order: a page holds a thousand comments, and reading them column by column
 * would cost many times what finding them does.
 */
export async function manyRows<Row extends WithTimes>(db: Transaction, statement: Prisma.Sql): Promise<Row[]> {
  const [found] = await db.$queryRaw<{ rows: string }[]>`SELECT coalesce(json_agg(row), '[]')::text AS rows FROM (${statement}) row`;
  return (JSON.parse(found?.rows ?? '[]') as Row[]).map(withDates);
}

/** A row that came as JSON, where times are texts. */
export function withDates<Row extends WithTimes>(row: Row): Row {
  const times = TIMES.flatMap((name) => (typeof row[name] === 'string' ? [[name, new Date(row[name])] as const] : []));
  return { ...row, ...Object.fromEntries(times) };
}
