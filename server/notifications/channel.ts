import type { Transaction } from '../db.ts';

/** PostgreSQL channel that says, on commit, whose notifications are others now: the payload is the person's id. */
export const NOTIFICATIONS_CHANNEL = 'notifications';

/** To be called in the transaction that changes what somebody is told. */
export async function notificationsChanged(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${NOTIFICATIONS_CHANNEL}, ${userId})`;
}
