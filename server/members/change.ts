import { invalid } from '../../shared/errors.ts';
import { rolesFor } from '../../shared/participation.ts';
import { may, type Role } from '../../shared/permissions.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { accessChanged } from '../access.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { anotherCoordinates } from './coordinators.ts';
import { endMembership } from './end.ts';

export interface ChangedMember {
  /** A guest stays a guest: they have no account. */
  readonly role: Role;
  /** When the membership ends by itself; `null`: it does not; left out: as it is. */
  readonly memberUntil?: Date | null;
}

/**
 * Gives a member another role, or another end.
 * @throws Refusal as `authorize` does; 400 with words for `role` or `memberUntil`: no member any more, the last
 * coordinator, a guest who would be more than one, an end that is over, or none where there has to be one.
 */
export async function changeMember(ctx: Context, slug: string, userId: string, { role, memberUntil }: ChangedMember): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId: actingFor, workspace } = await authorize(ctx, 'member.change', { slug }, tx);
    const before = await memberOf(tx, workspace.id, userId, 'role');
    if ((before.role === 'guest') !== (role === 'guest')) throw invalid({ role: before.role === 'guest' ? 'A guest has no account. Invite them to give them another role.' : 'Guests come in by a code. Choose another role.' });
    if (role === 'coordinator' && before.role !== 'coordinator') await mayCoordinate(tx, workspace, before.organisationId);
    if (memberUntil && memberUntil.getTime() <= Date.now()) throw invalid({ memberUntil: 'This day is over. Give a later one, or end the membership.' });
    const endsAt = memberUntil === undefined ? before.endsAt : memberUntil;
    if (role === 'guest' && endsAt === null) throw invalid({ memberUntil: 'Guests always have an end. Give a day.' });
    if (role === 'observer' && endsAt === null && before.role !== 'observer') throw invalid({ memberUntil: 'Observers always have an end. Give a day.' });
    if (before.role === 'coordinator' && (role !== 'coordinator' || endsAt !== null)) await anotherCoordinates(tx, workspace.id, userId, role === 'coordinator' ? 'memberUntil' : 'role');
    if (role === before.role && endsAt?.getTime() === before.endsAt?.getTime()) return;
    await tx.membership.update({ where: { workspaceId_userId: { workspaceId: workspace.id, userId } }, data: { role, endsAt } });
    const facts = { before: before.role, role, until: endsAt?.toISOString() ?? null };
    await recordEvent(tx, { event: 'member:changed', actorId: actor.userId, organisationId: before.organisationId, workspaceId: workspace.id, userId, facts });
    // Also where they may do more: their open pages learn it at the door.
    await accessChanged(tx, [userId]);
    await recordFact(tx, workspace.id, { fact: 'member:changed', subject: { userId } }, { userId: actor.userId, organisationId: actingFor });
  });
}

/**
 * Ends somebody's membership; their open actions go over to whom is named, else to somebody of their organisation.
 * @throws Refusal as `authorize` does; 400: no member any more, the last coordinator, a successor who is none.
 */
export async function endMember(ctx: Context, slug: string, userId: string, { successorId = null }: { successorId?: string | null } = {}): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId, workspace } = await authorize(ctx, 'member.end', { slug }, tx);
    const member = await memberOf(tx, workspace.id, userId, 'member');
    if (member.role === 'coordinator') await anotherCoordinates(tx, workspace.id, userId, 'member');
    await isSuccessor(tx, workspace.id, userId, successorId);
    const why = userId === actor.userId ? 'left' : 'ended';
    await endMembership(tx, { workspaceId: workspace.id, userId, successorId, by: { userId: actor.userId, organisationId }, why });
  });
}

/** Leaves a workspace oneself. @throws Refusal as `authorize` does; 400 for the last coordinator. */
export async function leaveWorkspace(ctx: Context, slug: string, { successorId = null }: { successorId?: string | null } = {}): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId, workspace } = await authorize(ctx, 'workspace.leave', { slug }, tx);
    if (workspace.role === 'coordinator') await anotherCoordinates(tx, workspace.id, actor.userId, 'member');
    await isSuccessor(tx, workspace.id, actor.userId, successorId);
    await endMembership(tx, { workspaceId: workspace.id, userId: actor.userId, successorId, by: { userId: actor.userId, organisationId }, why: 'left' });
  });
}

/** @throws Refusal 400 where only people of the owner coordinate, and this is another organisation. */
async function mayCoordinate(tx: Transaction, { id, kind }: WorkspaceView, organisationId: string): Promise<void> {
  const { ownerOrganisationId } = await tx.workspace.findUniqueOrThrow({ where: { id }, select: { ownerOrganisationId: true } });
  if (!rolesFor(kind, { owns: organisationId === ownerOrganisationId }).includes('coordinator')) {
    throw invalid({ role: 'Only people of the organisation that owns this workspace coordinate it. Choose another role.' });
  }
}

/** @throws Refusal 400 for somebody who takes no part here, whether they exist or not. */
async function memberOf(tx: Transaction, workspaceId: string, userId: string, field: string) {
  const member = isUuid(userId) ? await tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } }) : null;
  if (!member || (member.endsAt && member.endsAt.getTime() <= Date.now())) throw invalid({ [field]: 'This person is no member of the workspace any more. Load the page again.' });
  return member;
}

async function isSuccessor(tx: Transaction, workspaceId: string, leaverId: string, successorId: string | null): Promise<void> {
  if (successorId === null) return;
  if (successorId === leaverId) throw invalid({ successorId: 'Choose somebody who stays.' });
  const { role } = await memberOf(tx, workspaceId, successorId, 'successorId');
  if (!may(role as Role, 'action.move')) throw invalid({ successorId: 'Choose a member who may see to actions.' });
}
