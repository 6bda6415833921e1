import { notFound } from '../../shared/errors.ts';
import type { EndingView } from '../../shared/organisations.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { standingFor } from '../invitations/queries.ts';
import { onlyApprover } from './approvers.ts';
import { colleagueOf } from './people.ts';
import { organisationView } from './present.ts';
import { membershipsFor, type MembershipFor } from './taking-part.ts';

/**
 * What will end, before it is done: everything somebody does for an organisation, or their part in one workspace.
 * Counts of what has to be handed over, and nothing of what it says.
 * @throws Refusal as `authorizeForOrganisation` does; 404 for somebody who does not work there, or takes no part there.
 */
export async function endingPage(ctx: Context, organisationId: string, userId: string, workspaceId: string | null): Promise<EndingView> {
  const who = await authorizeForOrganisation(ctx, 'person.end', organisationId);
  const { prisma } = ctx.db;
  const person = await colleagueOf(prisma, organisationId, userId, who.actor.userId);
  const memberships = (await membershipsFor(prisma, organisationId, userId)).filter((one) => workspaceId === null || one.workspaceId === workspaceId);
  if (!person || (workspaceId !== null && memberships.length === 0)) throw notFound();
  return {
    organisation: organisationView(who),
    person,
    everywhere: workspaceId === null,
    mustStay: workspaceId === null ? await onlyApprover(prisma, organisationId, person) : null,
    workspaces: await Promise.all(memberships.map((one) => handOverOf(ctx, organisationId, userId, one))),
    openInvitations: workspaceId === null ? (await standingFor(prisma, organisationId, userId)).length : 0,
  };
}

async function handOverOf({ db }: Context, organisationId: string, userId: string, { workspaceId, name, role, ownerOrganisationId }: MembershipFor): Promise<EndingView['workspaces'][number]> {
  const others = { workspaceId, userId: { not: userId }, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] };
  const [openActions, colleagues, coordinators] = await Promise.all([
    db.prisma.action.count({ where: { workspaceId, holderId: userId, status: { not: 'done' } } }),
    db.prisma.membership.findMany({ where: { ...others, organisationId, role: { in: ['coordinator', 'member'] } }, select: { userId: true, user: { select: { name: true } } } }),
    db.prisma.membership.count({ where: { ...others, role: 'coordinator' } }),
  ]);
  return {
    id: workspaceId, name, role, openActions,
    colleagues: colleagues.map((one) => ({ userId: one.userId, name: one.user.name })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    onlyCoordinator: role === 'coordinator' && coordinators === 0,
    owned: ownerOrganisationId === organisationId,
  };
}
