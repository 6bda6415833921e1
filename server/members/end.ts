import { accessChanged } from '../access.ts';
import { recordFact, type Doer } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Transaction } from '../db.ts';
import { coordinatorAfter } from './coordinators.ts';

export interface EndedMembership {
  readonly workspaceId: string;
  readonly userId: string;
  /** Who takes over open actions; left out or no member: a member of the same organisation, else a coordinator. */
  readonly successorId?: string | null;
  /** Who ends it; themselves where they leave, `null` ids where it ends by its date. */
  readonly by: Doer;
  /** left | ended | organisation-ended | expired | account-closed */
  readonly why: string;
}

/**
 * Ends somebody's membership, in the caller's transaction, which has asked whether that may be. The only way one ends:
 * open actions they see to are handed over, the row goes (no row, no right), both logs say so, and their sockets meet
 * the door again at the commit, on every node.
 * @returns whether there was one.
 */
export async function endMembership(tx: Transaction, { workspaceId, userId, successorId, by, why }: EndedMembership): Promise<boolean> {
  const membership = await tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  if (!membership) return false;
  const { organisationId, role } = membership;
  await tx.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
  const successor = await successorIn(tx, workspaceId, organisationId, successorId);
  const handedOver = await tx.action.findMany({ where: { workspaceId, holderId: userId, status: { not: 'done' } }, select: { id: true } });
  const actions = handedOver.map(({ id }) => id);
  if (actions.length > 0) await tx.action.updateMany({ where: { id: { in: actions } }, data: { holderId: successor } });
  await recordEvent(tx, { event: 'member:ended', actorId: by.userId, organisationId, workspaceId, userId, facts: { why, actions: actions.length, successorId: successor } });
  const coordinatorId = role === 'coordinator' ? await coordinatorAfter(tx, workspaceId) : null;
  if (coordinatorId !== null) await recordEvent(tx, { event: 'member:changed', actorId: null, organisationId, workspaceId, userId: coordinatorId, facts: { before: 'member', role: 'coordinator', why: 'last-coordinator-gone' } });
  await accessChanged(tx, [userId]);
  await recordFact(tx, workspaceId, { fact: 'member:ended', subject: { userId, organisationId, actions, successorId: successor } }, by);
  return true;
}

/** Who takes over: the one who was named, else the longest member of the organisation, else the longest coordinator. */
async function successorIn(tx: Transaction, workspaceId: string, organisationId: string, named: string | null | undefined): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM membership
    WHERE workspace_id = ${workspaceId}::uuid AND role IN ('coordinator', 'member') AND (ends_at IS NULL OR ends_at > now())
      AND (user_id = ${named ?? null}::uuid OR organisation_id = ${organisationId}::uuid OR role = 'coordinator')
    ORDER BY (user_id = ${named ?? null}::uuid) IS TRUE DESC, (organisation_id = ${organisationId}::uuid) DESC, joined_at LIMIT 1`;
  return row?.userId ?? null;
}
