import type { Transaction } from '../db.ts';

const ONLY_APPROVER = 'This is the organisation’s only approver: nobody else could see to its people. Ask the administrators of this service to name another approver first.';

/** Why somebody's work cannot be ended by an approver, in words; `null` where it can. */
export async function onlyApprover(db: Transaction, organisationId: string, { userId, approver }: { readonly userId: string; readonly approver: boolean }): Promise<string | null> {
  if (!approver) return null;
  const others = await db.affiliation.count({ where: { organisationId, approver: true, userId: { not: userId }, user: { closedAt: null } } });
  return others === 0 ? ONLY_APPROVER : null;
}
