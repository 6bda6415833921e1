import type { OrganisationRole, Role } from '../../shared/permissions.ts';
import type { SentInvitationView, SlotView, WaitingPersonView } from '../../shared/organisations.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { dayOf, namesOf, shownState } from './present.ts';

/** Days for which a declined invitation is still shown. */
const DECLINED_DAYS = 30;
const WORKSPACE = { workspace: { include: { owner: { select: { name: true } } } } } as const;

/** Invitations to work for an organisation that are open, too old or lately declined, by address. @throws Refusal as `authorizeForOrganisation` does. */
export async function sentInvitations(ctx: Context, organisationId: string): Promise<readonly SentInvitationView[]> {
  await authorizeForOrganisation(ctx, 'person.invite', organisationId);
  const rows = await ctx.db.prisma.invitation.findMany({
    where: {
      organisationId, workspaceId: null, email: { not: null },
      OR: [{ state: 'open' }, { state: 'declined', answeredAt: { gt: new Date(Date.now() - DECLINED_DAYS * 86_400_000) } }],
    },
    orderBy: [{ email: 'asc' }, { createdAt: 'desc' }],
  });
  const nameOf = await namesOf(ctx, rows.map(({ invitedById }) => invitedById));
  return rows.map((row) => ({
    id: row.id, email: row.email ?? '', role: row.role as OrganisationRole, state: shownState(row) as SentInvitationView['state'],
    invitedBy: nameOf(row.invitedById), sentOn: dayOf(row.createdAt), until: dayOf(row.expiresAt),
  }));
}

/** People who accepted to take part in a workspace for an organisation, and wait for its approver, by name. @throws Refusal as `authorizeForOrganisation` does. */
export async function waitingPeople(ctx: Context, organisationId: string): Promise<readonly WaitingPersonView[]> {
  await authorizeForOrganisation(ctx, 'person.confirm', organisationId);
  const rows = await ctx.db.prisma.invitation.findMany({ where: { organisationId, state: 'accepted' }, include: WORKSPACE });
  const users = await ctx.db.prisma.user.findMany({ where: { id: { in: rows.flatMap(({ acceptedById }) => acceptedById ?? []) }, closedAt: null }, select: { id: true, name: true, jobRole: true, email: true } });
  const nameOf = await namesOf(ctx, rows.map(({ invitedById }) => invitedById));
  return rows
    .flatMap(({ id, workspace, role, acceptedById, invitedById, memberUntil }) => {
      const user = users.find((one) => one.id === acceptedById);
      if (!workspace || !user) return [];
      return [{
        id, name: user.name, jobRole: user.jobRole, email: user.email ?? '', role: role as Role, invitedBy: nameOf(invitedById), memberUntil: memberUntil && dayOf(memberUntil),
        workspace: { name: workspace.name, kind: workspace.kind as WorkspaceKind, owner: workspace.owner?.name ?? null },
      }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** Invitations of workspaces to the organisation itself that can be answered, by name. @throws Refusal as `authorizeForOrganisation` does. */
export async function openSlots(ctx: Context, organisationId: string): Promise<readonly SlotView[]> {
  await authorizeForOrganisation(ctx, 'slot.answer', organisationId);
  const rows = await ctx.db.prisma.invitation.findMany({
    where: { organisationId, email: null, workspaceId: { not: null }, state: 'open', expiresAt: { gt: new Date() } },
    include: WORKSPACE,
  });
  const nameOf = await namesOf(ctx, rows.map(({ invitedById }) => invitedById));
  return rows
    .flatMap(({ id, workspace, role, invitedById, expiresAt, memberUntil }) =>
      workspace
        ? [{
            id, role: role as SlotView['role'], invitedBy: nameOf(invitedById), until: dayOf(expiresAt), memberUntil: memberUntil && dayOf(memberUntil),
            workspace: { name: workspace.name, kind: workspace.kind as WorkspaceKind, owner: workspace.owner?.name ?? null, endsOn: workspace.endsAt && dayOf(workspace.endsAt) },
          }]
        : [],
    )
    .sort((a, b) => a.workspace.name.localeCompare(b.workspace.name, 'en-GB'));
}

/** Invitations for an organisation that somebody has not answered, or whose confirmation waits; for a caller who has asked whether that may be. */
export async function standingFor(tx: Transaction, organisationId: string, userId: string): Promise<readonly { readonly id: string; readonly workspaceId: string | null }[]> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
  return tx.invitation.findMany({
    where: { organisationId, OR: [{ state: 'open', email: user?.email ?? '' }, { state: 'accepted', acceptedById: userId }] },
    select: { id: true, workspaceId: true },
    orderBy: { id: 'asc' },
  });
}
