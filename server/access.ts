import type { Transaction } from './db.ts';

/** PostgreSQL channel on which a commit says whose rights became less: their sockets meet the door again, on every node. */
export const ACCESS_CHANNEL = 'access';

/**
 * Said in the transaction that ends a membership, an affiliation, a login or an account, or that changes a workspace's
 * terms (then for each of its members): heard at the commit.
 */
export async function accessChanged(tx: Transaction, userIds: readonly string[]): Promise<void> {
  for (const userId of new Set(userIds)) await tx.$executeRaw`SELECT pg_notify(${ACCESS_CHANNEL}, ${userId})`;
}
