import { createHash } from 'node:crypto';
import { Prisma, type Submission } from '../prisma/generated/client.ts';
import { alreadySentDifferently } from '../shared/errors.ts';
import type { Verb } from '../shared/permissions.ts';
import { ACTIVITY_CHANNEL, noticeOf, type RecordedFact } from './activity.ts';
import { authorizeToWrite, type Authorized } from './authorize.ts';
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
  const bodyHash = createHash('sha256').update(JSON.stringify([verb, workspace, input])).digest('hex');
  let allowed = false;
  try {
    return await untilNobodyIsInTheWay(() => ctx.db.prisma.$transaction(async (tx) => {
      const { who, sequence } = await authorizeToWrite(ctx, verb, workspace, tx);
      allowed = true;
      const workspaceId = who.workspace.id;
      const noticeWith = (comment: Prisma.Sql) => noticeOf(Prisma.sql`workspace_id::text`, Prisma.sql`
        json_build_object('sequence', sequence, 'fact', fact, 'subject', subject, 'actor', actor_id, 'organisation', organisation_id, 'comment', (${comment}))`);
      const record: Recording = ({ fact, subject }, from, audience, comment) => Prisma.sql`
        kept AS (
          INSERT INTO submission (key, user_id, body_hash, workspace_id, sequence)
          SELECT ${input.key}::uuid, ${who.actor.userId}::uuid, ${bodyHash}::text, ${workspaceId}::uuid, ${sequence}::int FROM ${from}
        ), logged AS (
          INSERT INTO activity (workspace_id, sequence, fact, subject, actor_id, organisation_id, audience)
          SELECT ${workspaceId}::uuid, ${sequence}::int, ${fact}::text, ${JSON.stringify(subject)}::jsonb, ${who.actor.userId}::uuid, ${who.organisationId}::uuid, ${audience}::text FROM ${from}
          RETURNING *
        ), recorded AS MATERIALIZED (
          SELECT sequence, pg_notify(${ACTIVITY_CHANNEL}, ${comment ? noticeWith(comment) : Prisma.sql`workspace_id::text`})::text FROM logged
        )`;
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

async function recordNow(tx: Transaction, { audience = null, ...told }: RecordedFact, record: Recording): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ sequence: number }[]>`WITH ${record(told, Prisma.sql`(SELECT) one`, Prisma.sql`${audience}`)} SELECT sequence FROM recorded`;
  return row?.sequence;
}

/** @throws Refusal 409 where the key was used by somebody else or for something else. */
function receiptOfEarlier({ userId, bodyHash, workspaceId, sequence }: Submission, { actor }: Context, sentHash: string): Receipt {
  if (userId !== actor?.userId || bodyHash !== sentHash) throw alreadySentDifferently();
  return { workspaceId, sequence, repeated: true };
}
