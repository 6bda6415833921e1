import type { InvitableOrganisation, WaitingInvitationView, WorkspaceInvitationView } from '../../shared/invitations.ts';
import { byAddress, bySlot } from '../../shared/participation.ts';
import type { Role } from '../../shared/permissions.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { authorize, authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import { candidatesFor } from './candidates.ts';
import { dayOf, namesOf, shownState } from './present.ts';

export { openSlots, sentInvitations, standingFor, waitingPeople } from './of-organisation.ts';
export { invitationPage } from './page.ts';

/**
 * Invitations of a workspace that are open, too old, waiting for an approver or declined, newest first; for those who
 * may invite there. @throws Refusal as `authorize` does.
 */
export async function invitationsOf(ctx: Context, slug: string): Promise<readonly WorkspaceInvitationView[]> {
  const { workspace } = await authorize(ctx, 'member.invite', { slug });
  const rows = await ctx.db.prisma.invitation.findMany({
    where: { workspaceId: workspace.id, state: { in: ['open', 'accepted', 'declined'] } },
    include: { organisation: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  const nameOf = await namesOf(ctx, rows.map(({ invitedById }) => invitedById));
  return rows.map((row) => ({
    id: row.id, email: row.email, organisation: row.organisation, role: row.role as Role, state: shownState(row), invitedBy: nameOf(row.invitedById),
    sentOn: dayOf(row.createdAt), until: dayOf(row.expiresAt), memberUntil: row.memberUntil && dayOf(row.memberUntil),
  }));
}

/** The organisations a workspace may invite, by name, and by which way. @throws Refusal as `authorize` does. */
export async function organisationsToInvite(ctx: Context, slug: string): Promise<readonly InvitableOrganisation[]> {
  const { workspace } = await authorize(ctx, 'member.invite', { slug });
  const candidates = await candidatesFor(ctx.db.prisma, workspace);
  return candidates
    .map(({ id, name, ...candidate }) => ({ id, name, kind: candidate.kind, byAddress: byAddress(workspace.kind, candidate), bySlot: bySlot(workspace.kind, candidate) }))
    .filter((one) => one.byAddress || one.bySlot);
}

/** What the person asking accepted and what waits for an organisation's approver. @throws Refusal 401 for nobody. */
export async function waitingInvitations(ctx: Context): Promise<readonly WaitingInvitationView[]> {
  const { db } = ctx;
  const { userId } = authorizeForAccount(ctx, 'account.read');
  const rows = await db.prisma.invitation.findMany({
    where: { acceptedById: userId, state: 'accepted' },
    include: { organisation: { select: { name: true, _count: { select: { affiliations: { where: { approver: true } } } } } }, workspace: { select: { name: true, kind: true } } },
    orderBy: { answeredAt: 'desc' },
  });
  return rows.flatMap(({ id, organisation, workspace, answeredAt, createdAt }) =>
    workspace
      ? [{ id, organisation: organisation.name, workspace: { name: workspace.name, kind: workspace.kind as WorkspaceKind }, hasApprover: organisation._count.affiliations > 0, acceptedOn: dayOf(answeredAt ?? createdAt) }]
      : [],
  );
}
