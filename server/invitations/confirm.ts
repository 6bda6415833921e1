import { conflict, notFound } from '../../shared/errors.ts';
import type { Role } from '../../shared/permissions.ts';
import { isUuid } from '../../shared/uuid.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { takePart } from './accept.ts';
import { tellConfirmed } from './notices.ts';

/**
 * Confirms that somebody who accepted a workspace's invitation may act for the organisation: from then on they work
 * for it and take part.
 * @throws Refusal as `authorizeForOrganisation` does; 404 where nobody waits; 409 where the workspace has ended or
 * the organisation is closed.
 */
export async function confirmInvitation(ctx: Context, organisationId: string, invitationId: string): Promise<void> {
  const confirmed = await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisation } = await authorizeForOrganisation(ctx, 'person.confirm', organisationId, tx);
    const { userId, workspace, role, memberUntil, email } = await waitingOne(tx, organisation.id, invitationId);
    const now = new Date();
    if (organisation.closed) throw conflict('This organisation is closed: it takes part in nothing new. Refuse, so that nobody goes on waiting.');
    if (workspace.archivedAt || (workspace.endsAt && workspace.endsAt <= now) || (memberUntil && memberUntil <= now)) throw conflict('What this person was invited to has ended meanwhile. Refuse, so that they are told.');
    await tx.invitation.update({ where: { id: invitationId }, data: { state: 'done' } });
    const { count } = await tx.affiliation.createMany({ data: [{ organisationId: organisation.id, userId, role: 'practitioner' }], skipDuplicates: true });
    if (count === 1) await recordEvent(tx, { event: 'person:joined', actorId: actor.userId, organisationId: organisation.id, userId, facts: { role: 'practitioner', by: 'confirmation' } });
    await takePart(tx, { workspaceId: workspace.id, userId, organisationId: organisation.id, role: role as Role, endsAt: memberUntil, actorId: actor.userId });
    return { organisation, email };
  });
  const { email, organisation } = confirmed;
  if (email && !organisation.invented) await tellConfirmed(ctx.db, email, organisation);
}

/**
 * Refuses: the person takes no part for the organisation.
 * @throws Refusal as `authorizeForOrganisation` does; 404 where nobody waits.
 */
export async function refuseInvitation(ctx: Context, organisationId: string, invitationId: string): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisation } = await authorizeForOrganisation(ctx, 'person.confirm', organisationId, tx);
    const { userId, workspace } = await waitingOne(tx, organisation.id, invitationId);
    await tx.invitation.update({ where: { id: invitationId }, data: { state: 'declined' } });
    await recordEvent(tx, { event: 'invitation:declined', actorId: actor.userId, organisationId: organisation.id, workspaceId: workspace.id, userId, facts: { by: 'approver' } });
  });
}

/** An invitation that waits for this organisation, held until the transaction ends. */
async function waitingOne(tx: Transaction, organisationId: string, invitationId: string) {
  if (!isUuid(invitationId)) throw notFound();
  await tx.$queryRaw`SELECT id FROM invitation WHERE id = ${invitationId}::uuid FOR UPDATE`;
  const row = await tx.invitation.findUnique({ where: { id: invitationId }, include: { workspace: true } });
  if (!row?.workspace || !row.acceptedById || row.organisationId !== organisationId || row.state !== 'accepted') throw notFound();
  const user = await tx.user.findUnique({ where: { id: row.acceptedById }, select: { email: true, closedAt: true } });
  if (!user || user.closedAt) throw notFound();
  return { userId: row.acceptedById, workspace: row.workspace, role: row.role, memberUntil: row.memberUntil, email: user.email };
}
