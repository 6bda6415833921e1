import { createHash } from 'node:crypto';
import type { Submission } from '../prisma/generated/client.ts';
import { alreadySentDifferently, Refusal } from '../shared/errors.ts';
import type { FactName, FactSubjects } from '../shared/live.ts';
import type { Verb } from '../shared/permissions.ts';
import { authorize, type Authorized } from './authorize.ts';
import type { Context } from './context.ts';
import type { Transaction } from './db.ts';

/** PostgreSQL channel on which a commit says which workspace has new activity. */
export const ACTIVITY_CHANNEL = 'activity';

/** What a command records: one fact about some ids. */
export type RecordedFact = { [Name in FactName]: { fact: Name; subject: FactSubjects[Name] } }[FactName];

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
 * Runs one command: one transaction that authorises, writes the new state and one activity row, and wakes the
 * deliverers on commit. The same key with the same input is the same write and answers with the first one's receipt.
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
  return ctx.db.prisma.$transaction(async (tx) => {
    const who = await authorize(ctx, verb, workspace, tx);
    const workspaceId = who.workspace.id;
    // The workspace's row is locked first: it orders the log, and makes a second sending of the same key wait here.
    const { sequence } = await tx.workspace.update({
      where: { id: workspaceId },
      data: { sequence: { increment: 1 } },
      select: { sequence: true },
    });
    const earlier = await tx.submission.findUnique({ where: { key: input.key } });
    if (earlier) throw new Repeated(receiptOfEarlier(earlier, ctx, bodyHash));
    const { fact, subject } = await write(tx, who);
    await tx.activity.create({ data: { workspaceId, sequence, fact, subject, actorId: who.actor.userId } });
    await tx.submission.create({ data: { key: input.key, userId: who.actor.userId, bodyHash, workspaceId, sequence } });
    await tx.$executeRaw`SELECT pg_notify(${ACTIVITY_CHANNEL}, ${workspaceId})`;
    return { workspaceId, sequence, repeated: false };
  }).catch(async (error: unknown) => {
    if (error instanceof Repeated) return error.receipt;
    if (error instanceof Refusal) throw error;
    // Sent to two workspaces at once, neither row waits for the other: the key itself refuses the later one.
    const earlier = await ctx.db.prisma.submission.findUnique({ where: { key: input.key } }).catch(() => null);
    if (!earlier) throw error;
    return receiptOfEarlier(earlier, ctx, bodyHash);
  });
}

/** @throws Refusal 409 where the key was used by somebody else or for something else. */
function receiptOfEarlier({ userId, bodyHash, workspaceId, sequence }: Submission, { actor }: Context, sentHash: string): Receipt {
  if (userId !== actor?.userId || bodyHash !== sentHash) throw alreadySentDifferently();
  return { workspaceId, sequence, repeated: true };
}

/** Thrown so that a repeated sending rolls its number back: the log has no holes. */
class Repeated extends Error {
  constructor(readonly receipt: Receipt) {
    super('already sent');
  }
}
