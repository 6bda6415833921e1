import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Transaction } from '../db.ts';
import { dropTokens } from './one-time-tokens.ts';

/**
 * Gives an account another password (its hash comes from `newPasswordHash`), in the caller's transaction: every login
 * ends, or all but one, and no link or second step begun with the password before it is good any more.
 */
export async function setPassword(tx: Transaction, { userId, passwordHash, by, keep }: { userId: string; passwordHash: string; by: string | null; keep?: string | null }): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await dropTokens(tx, 'password-reset', userId);
  await dropTokens(tx, 'second-step', userId);
  await tx.session.deleteMany({ where: { userId, ...(keep ? { id: { not: keep } } : {}) } });
  await accessChanged(tx, [userId]);
  await recordEvent(tx, { event: 'password:changed', actorId: by, userId });
}
