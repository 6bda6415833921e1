import { createHash } from 'node:crypto';
import type { Submission } from '../prisma/generated/client.ts';
import { alreadySentDifferently, notFound } from '../shared/errors.ts';
import type { Verb } from '../shared/permissions.ts';
import { ACTIVITY_CHANNEL, type RecordedFact } from './activity.ts';
import { authorize, type Authorized } from './authorize.ts';
import type { Context } from './context.ts';
import type { Transaction } from './db.ts';
import { inTurn, untilNobodyIsInTheWay } from './in-turn.ts';

export interface Receipt {
  readonly workspaceId: string;
  /** The write's place in the workspace's activity log. */
  readonly sequence: number;
  /** This key had been sent before; nothing was written again. */
  readonly repeated: boolean;
}

/** A hundred people who send at once wait for each other rather than be turned away; in milliseconds. */
const PATIENCE = { maxWait: 15_000, timeout: 15_000 };

interface Submitted {
  /** UUID made by the browser. */
  readonly key: string;
}

/**
 * Runs one command: authorises, and in one transaction sees that this still holds, writes the new state and one activity
 * row, and wakes the deliverers on commit. The same key with the same input is the same write and answers with the first one's receipt.
 * @throws Refusal as `authorize` does; 409 when the key was used for something else; whatever `write` throws.
 */
export async function mutate<Input extends Submitted>(
  ctx: Context,
  verb: Verb,
  workspace: { id: string } | { slug: string },
  input: Input,
  write: (tx: Transaction, who: Authorized) => Promise<RecordedFact>,
): Promise<Receipt> {
  const bodyHash = createHash('sha256').update(JSON.stringify([verb, workspace, input])).digest('hex');
  let allowed = false;
  try {
    // Before the transaction: what it asks is asked again, in short, once the workspace's row is locked.
    const asked = await authorize(ctx, verb, workspace);
    allowed = true;
    const workspaceId = asked.workspace.id;
    return await untilNobodyIsInTheWay(() => ctx.db.prisma.$transaction(async (tx) => {
      const { sequence, holds } = await beginWrite(tx, asked);
      // Whoever waited for the lock may have been removed meanwhile, or the workspace have ended: nothing is written after
      // the fact that says so.
      const who = holds ? asked : await authorize(ctx, verb, workspace, tx);
      const { fact, subject, audience = null } = await write(tx, who);
      // A key that was sent before ends here at the latest: it is unique.
      await tx.$executeRaw`
        WITH logged AS (
          INSERT INTO activity (workspace_id, sequence, fact, subject, actor_id, organisation_id, audience)
          VALUES (${workspaceId}::uuid, ${sequence}, ${fact}, ${JSON.stringify(subject)}::jsonb, ${who.actor.userId}::uuid, ${who.organisationId}::uuid, ${audience})
        ), kept AS (
          INSERT INTO submission (key, user_id, body_hash, workspace_id, sequence)
          VALUES (${input.key}::uuid, ${who.actor.userId}::uuid, ${bodyHash}, ${workspaceId}::uuid, ${sequence})
        )
        SELECT pg_notify(${ACTIVITY_CHANNEL}, ${workspaceId})`;
      return { workspaceId, sequence, repeated: false };
    }, PATIENCE));
  } catch (error) {
    // Rolled back, number and all: the log has no holes. Whatever went wrong, a key that was sent before is answered by
    // its first sending, and only to who may write here.
    const earlier = allowed ? await ctx.db.prisma.submission.findUnique({ where: { key: input.key } }).catch(() => null) : null;
    if (!earlier) throw error;
    return receiptOfEarlier(earlier, ctx, bodyHash);
  }
}

/**
 * Locks the workspace's row, which orders the log and makes a second sending of the same key wait, and takes the next
 * number. `holds`: what `authorize` found is so still, as seen after the lock: same role, same organisation, terms
 * accepted, not ended. Few turns and plain SQL from here to the commit: everybody else's write waits meanwhile.
 */
async function beginWrite(tx: Transaction, { actor, organisationId, workspace: { id, role, ended } }: Authorized): Promise<{ readonly sequence: number; readonly holds: boolean }> {
  const [locked] = await tx.$queryRaw<{ sequence: number; holds: boolean }[]>`
    SELECT sequence, holds FROM begin_write(${inTurn(id)}, ${id}::uuid, ${actor.userId}::uuid, ${role}, ${organisationId}::uuid, ${ended})`;
  if (!locked) throw notFound();
  return locked;
}

/** @throws Refusal 409 where the key was used by somebody else or for something else. */
function receiptOfEarlier({ userId, bodyHash, workspaceId, sequence }: Submission, { actor }: Context, sentHash: string): Receipt {
  if (userId !== actor?.userId || bodyHash !== sentHash) throw alreadySentDifferently();
  return { workspaceId, sequence, repeated: true };
}
