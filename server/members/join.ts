import { invalid } from '../../shared/errors.ts';
import type { Role } from '../../shared/permissions.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Transaction } from '../db.ts';
import { endMembership } from './end.ts';

export interface NewMembership {
  readonly workspaceId: string;
  readonly userId: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly endsAt?: Date | null;
  /** Who let them in: themselves where they accepted an invitation. */
  readonly actorId: string | null;
}

/**
 * Makes somebody a member, in the caller's transaction, which has asked whether that may be. The only way one becomes a
 * member; with it come the line in the workspace's log and in the organisation's.
 * @throws Refusal 400 where they are one already.
 */
export async function joinWorkspace(tx: Transaction, { workspaceId, userId, organisationId, role, endsAt = null, actorId }: NewMembership): Promise<void> {
  // A membership that is over, and that nobody has cleared away yet, makes room.
  const over = await tx.membership.findFirst({ where: { workspaceId, userId, endsAt: { lte: new Date() } } });
  if (over) await endMembership(tx, { workspaceId, userId, by: { userId: null, organisationId: null }, why: 'expired' });
  const { count } = await tx.membership.createMany({ data: { workspaceId, userId, organisationId, role, endsAt }, skipDuplicates: true });
  if (count === 0) throw invalid({ member: 'This person is a member already.' });
  // What was said before counts as seen: the first visit does not drown in it.
  await tx.$executeRaw`UPDATE membership m SET seen_before = w.sequence, seen_now = w.sequence FROM workspace w
    WHERE w.id = m.workspace_id AND m.workspace_id = ${workspaceId}::uuid AND m.user_id = ${userId}::uuid`;
  await recordEvent(tx, { event: role === 'guest' ? 'guest:joined' : 'member:joined', actorId, organisationId, workspaceId, userId, facts: { role } });
  await recordFact(tx, workspaceId, { fact: 'member:joined', subject: { userId, organisationId } }, { userId: actorId, organisationId });
}
