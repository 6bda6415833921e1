import { Prisma } from '../prisma/generated/client.ts';
import type { FactName, FactSubjects } from '../shared/live.ts';
import { notFound } from '../shared/errors.ts';
import type { Transaction } from './db.ts';

/** PostgreSQL channel on which a commit says which workspace has new activity. */
export const ACTIVITY_CHANNEL = 'activity';

/**
 * What a commit says there: the workspace, and where the statement that recorded the row had at hand what it is about, the
 * row itself, so that nobody has to ask for it. Longer than PostgreSQL passes on, it says the workspace alone.
 */
export const noticeOf = (workspaceId: Prisma.Sql, row: Prisma.Sql) => Prisma.sql`
  (SELECT CASE WHEN octet_length(row) < ${LONGEST_ROW}::int THEN ${workspaceId} || row ELSE ${workspaceId} END FROM (SELECT ${row}::text AS row) told)`;
/** PostgreSQL's limit of 8,000 bytes, less the id before it. */
const LONGEST_ROW = 7_900;
const UUID_LENGTH = 36;

/** What was said on `ACTIVITY_CHANNEL`; `row` is JSON of a row of the log, `''` where it has to be read. */
export const readNotice = (notice: string) => ({ workspaceId: notice.slice(0, UUID_LENGTH), row: notice.slice(UUID_LENGTH) });

/** Whom a row of the log concerns alone: who did it, or those who act for the same organisation. */
export type LoggedAudience = 'actor' | 'organisation';

/** What a command records: one fact about some ids, and whom it concerns where that is not everybody. */
export type RecordedFact = { [Name in FactName]: { fact: Name; subject: FactSubjects[Name] } }[FactName] & { readonly audience?: LoggedAudience | null };

/** Who did it, and for which organisation; both `null` where it happened by itself. */
export interface Doer {
  readonly userId: string | null;
  readonly organisationId: string | null;
}

/**
 * Writes one row of a workspace's activity log in the caller's transaction, for commands that reach into a workspace
 * from outside (`mutate` does it by itself for those inside). Everybody who writes there waits from here to the commit:
 * call it last. @returns its sequence number.
 */
export async function recordFact(tx: Transaction, workspaceId: string, { fact, subject, audience = null }: RecordedFact, { userId, organisationId }: Doer): Promise<number> {
  const [row] = await tx.$queryRaw<{ sequence: number }[]>`
    WITH locked AS (
      UPDATE workspace SET sequence = sequence + 1 WHERE id = ${workspaceId}::uuid RETURNING id, sequence
    ), logged AS (
      INSERT INTO activity (workspace_id, sequence, fact, subject, actor_id, organisation_id, audience)
      SELECT id, sequence, ${fact}, ${JSON.stringify(subject)}::jsonb, ${userId}::uuid, ${organisationId}::uuid, ${audience} FROM locked
    )
    SELECT sequence, pg_notify(${ACTIVITY_CHANNEL}, id::text)::text FROM locked`;
  if (!row) throw notFound();
  return row.sequence;
}
