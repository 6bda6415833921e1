import { createHash } from 'node:crypto';
import { Prisma, type Submission } from '../prisma/generated/client.ts';
import { alreadySentDifferently } from '../shared/errors.ts';
import type { Verb } from '../shared/permissions.ts';
import { ACTIVITY_CHANNEL, noticeOf, type RecordedFact } from './activity.ts';
import { authorizeToWrite, begunAtOnce, type Authorized } from './authorize.ts';
import type { Context } from './context.ts';
import type { Transaction } from './db.ts';
import { untilNobodyIsInTheWay } from './in-turn.ts';

export interface Receipt {
  readonly workspaceId: string;
  /** The write's place in the workspace's activity log. */
  readonly sequence: number;
  /** This key had been sent before; nothing was written again. */
  readonly repeated: boolean;
}

interface Submitted {
  /** UUID made by the browser. */
  readonly key: string;
}

/**
 * Parts of a statement, for one that may write its row of the log along with what it writes: everybody else waits for one
 * turn less. They come after those it needs, and record what happened where `from`, one of these, has its one row;
 * `recorded` then has the number, which the write returns in place of the fact.
 * @param audience SQL of whom it concerns (`LoggedAudience`, or `NULL`), over the columns of `from`
 * @param comment SQL of the `ToldComment` it is about as JSON, where the statement has it at hand
 */
export type Recording = (fact: Omit<RecordedFact, 'audience'>, from: Prisma.Sql, audience: Prisma.Sql, comment?: Prisma.Sql) => Prisma.Sql;

/**
 * Runs one command: in one transaction authorises, writes the new state and one activity row, and wakes the deliverers on
 * commit. The same key with the same input is the same write and answers with the first one's receipt.
 * @throws Refusal as `authorize` does; 409 when the key was used for something else; whatever `write` throws.
 */
export async function mutate<Input extends Submitted>(
  ctx: Context,
  verb: Verb,
  workspace: { id: string } | { slug: string },
  input: Input,
  write: (tx: Transaction, who: Authorized, record: Recording) => Promise<RecordedFact | number>,
): Promise<Receipt> {
  const bodyHash = hashOf(verb, workspace, input);
  let allowed = false;
  try {
    return await untilNobodyIsInTheWay(() => ctx.db.prisma.$transaction(async (tx) => {
      const { who, sequence } = await authorizeToWrite(ctx, verb, workspace, tx);
      allowed = true;
      const workspaceId = who.workspace.id;
      const record = recording({ workspaceId: Prisma.sql`${workspaceId}::uuid`, userId: Prisma.sql`${who.actor.userId}::uuid`, organisationId: Prisma.sql`${who.organisationId}::uuid`, sequence: Prisma.sql`${sequence}::int` }, input.key, bodyHash);
      const written = await write(tx, who, record);
      // A key that was sent before ends here at the latest: it is unique.
      const recorded = typeof written === 'number' ? written : await recordNow(tx, written, record);
      if (recorded !== sequence) throw new Error(`Number ${sequence} of the log of ${workspaceId} would be a hole`);
      return { workspaceId, sequence, repeated: false };
    }));
  } catch (error) {
    // Rolled back, number and all: the log has no holes. Whatever went wrong, a key that was sent before is answered by
    // its first sending, and only to who may write here.
    const earlier = allowed ? await ctx.db.prisma.submission.findUnique({ where: { key: input.key } }).catch(() => null) : null;
    if (!earlier) throw error;
    return receiptOfEarlier(earlier, ctx, bodyHash);
  }
}

/**
 * One command as one statement, so that everybody else's write waits for the database alone and not for this process: what
 * `mutate` does where nothing has to be asked in between. The statement is rolled back, number and all, where nothing was
 * recorded.
 * @param when as of `begunAtOnce`
 * @param write parts of the statement, after `begun` (`begunAtOnce`), the last of them made by `record`
 * @returns `null` where anything stands in the way, be it somebody's rights, a key that was sent before or a database that
 * is away, also after the commit: `mutate`, with the same key, says what it is and writes nothing a second time
 */
export async function mutateAtOnce<Input extends Submitted>(ctx: Context, verb: Verb, workspace: { id: string } | { slug: string }, input: Input, when: Prisma.Sql, write: (record: Recording) => Prisma.Sql): Promise<Receipt | null> {
  if (!ctx.actor) return null;
  const record = recording(
    { workspaceId: Prisma.sql`(SELECT workspace_id FROM begun)`, userId: Prisma.sql`(SELECT user_id FROM begun)`, organisationId: Prisma.sql`(SELECT organisation_id FROM begun)`, sequence: Prisma.sql`(SELECT sequence FROM begun)` },
    input.key,
    hashOf(verb, workspace, input),
  );
  const [receipt] = await ctx.db.prisma.$queryRaw<{ workspaceId: string; sequence: number }[]>`
    WITH ${begunAtOnce(ctx.actor, verb, workspace, when)}, ${write(record)}
    SELECT workspace_id::text AS "workspaceId", sequence FROM recorded
    UNION ALL SELECT NULL, nothing_recorded() FROM begun WHERE NOT EXISTS (SELECT FROM recorded)`.catch(() => []);
  return receipt ? { ...receipt, repeated: false } : null;
}

const hashOf = (...submitted: readonly [Verb, { id: string } | { slug: string }, Submitted]) => createHash('sha256').update(JSON.stringify(submitted)).digest('hex');

/** @param place the write's, each as SQL */
function recording(place: Readonly<Record<'workspaceId' | 'userId' | 'organisationId' | 'sequence', Prisma.Sql>>, key: string, bodyHash: string): Recording {
  const { workspaceId, userId, organisationId, sequence } = place;
  const noticeWith = (comment: Prisma.Sql) => noticeOf(Prisma.sql`workspace_id::text`, Prisma.sql`
    json_build_object('sequence', sequence, 'fact', fact, 'subject', subject, 'actor', actor_id, 'organisation', organisation_id, 'comment', (${comment}))`);
  return ({ fact, subject }, from, audience, comment) => Prisma.sql`
    kept AS (
      INSERT INTO submission (key, user_id, body_hash, workspace_id, sequence)
      SELECT ${key}::uuid, ${userId}, ${bodyHash}::text, ${workspaceId}, ${sequence} FROM ${from}
    ), logged AS (
      INSERT INTO activity (workspace_id, sequence, fact, subject, actor_id, organisation_id, audience)
      SELECT ${workspaceId}, ${sequence}, ${fact}::text, ${JSON.stringify(subject)}::jsonb, ${userId}, ${organisationId}, ${audience}::text FROM ${from}
      RETURNING *
    ), recorded AS MATERIALIZED (
      SELECT workspace_id, sequence, pg_notify(${ACTIVITY_CHANNEL}, ${comment ? noticeWith(comment) : Prisma.sql`workspace_id::text`})::text FROM logged
    )`;
}

async function recordNow(tx: Transaction, { audience = null, ...told }: RecordedFact, record: Recording): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ sequence: number }[]>`WITH ${record(told, Prisma.sql`(SELECT) one`, Prisma.sql`${audience}`)} SELECT sequence FROM recorded`;
  return row?.sequence;
}

/** @throws Refusal 409 where the key was used by somebody else or for something else. */
function receiptOfEarlier({ userId, bodyHash, workspaceId, sequence }: Submission, { actor }: Context, sentHash: string): Receipt {
  if (userId !== actor?.userId || bodyHash !== sentHash) throw alreadySentDifferently();
  return { workspaceId, sequence, repeated: true };
}
