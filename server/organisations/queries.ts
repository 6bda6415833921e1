import { findArea } from '../../shared/areas/register.ts';
import { notFound } from '../../shared/errors.ts';
import { organisationAbilities, type OrganisationRole } from '../../shared/permissions.ts';
import type { ColleaguePageView, MyOrganisation, OrganisationPageView } from '../../shared/organisations.ts';
import type { OrganisationKind, WorkspaceKind } from '../../shared/workspaces.ts';
import { authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { openSlots, sentInvitations, waitingPeople } from '../invitations/queries.ts';
import { onlyApprover } from './approvers.ts';
import { colleagueOf, colleaguesOf } from './people.ts';
import { organisationView } from './present.ts';
import { membershipsFor, takesPartIn } from './taking-part.ts';

export { endingPage } from './ending-page.ts';

/** Organisations that the person asking works for, by name; none for nobody and for guests. */
export async function myOrganisations({ db, actor }: Context): Promise<readonly MyOrganisation[]> {
  if (!actor || actor.guest) return [];
  const { rows } = await db.pool.query<MyOrganisation & { kind: OrganisationKind; role: OrganisationRole }>({
    name: 'my-organisations',
    text: `SELECT o.id, o.name, o.kind, o.invented, a.role, a.approver FROM affiliation a JOIN organisation o ON o.id = a.organisation_id
      WHERE a.user_id = $1::uuid AND (o.invented OR NOT $2::boolean) ORDER BY o.name, o.id`,
    values: [actor.userId, actor.invented],
  });
  return rows;
}

/**
 * The page of an organisation: who works there; for approvers, invitations and where its people take part (names and
 * own people, no content); for leads too, invitations to the organisation. Everybody sees the workspaces they are in
 * themselves, with their colleagues there.
 * @throws Refusal 401 for nobody; 404 for an organisation one does not work for, existing or not.
 */
export async function organisationPage(ctx: Context, organisationId: string): Promise<OrganisationPageView> {
  const who = await authorizeForOrganisation(ctx, 'organisation.read', organisationId);
  const { actor, role, approver } = who;
  const { prisma } = ctx.db;
  const abilities = organisationAbilities(role, approver);
  const [people, invitations, waiting, slots, workspaces, areas] = await Promise.all([
    colleaguesOf(prisma, organisationId, { me: actor.userId, withAddresses: approver }),
    abilities['person.invite'] ? sentInvitations(ctx, organisationId) : [],
    abilities['person.confirm'] ? waitingPeople(ctx, organisationId) : [],
    abilities['slot.answer'] ? openSlots(ctx, organisationId) : [],
    takesPartIn(prisma, organisationId, { me: actor.userId, all: approver }),
    prisma.organisationArea.findMany({ where: { organisationId }, select: { area: true } }),
  ]);
  return {
    organisation: organisationView(who), me: { userId: actor.userId, role, approver }, abilities, people, invitations, waiting, slots, workspaces,
    areas: areas.flatMap(({ area }) => findArea(area) ?? []).map(({ code, name }) => ({ code, name })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  };
}

/**
 * One person of an organisation, for its approver.
 * @throws Refusal as `authorizeForOrganisation` does; 404 for somebody who does not work there.
 */
export async function colleaguePage(ctx: Context, organisationId: string, userId: string): Promise<ColleaguePageView> {
  const who = await authorizeForOrganisation(ctx, 'person.change', organisationId);
  const { prisma } = ctx.db;
  const person = await colleagueOf(prisma, organisationId, userId, who.actor.userId);
  if (!person) throw notFound();
  const memberships = await membershipsFor(prisma, organisationId, userId);
  return {
    organisation: organisationView(who),
    person,
    workspaces: memberships.map(({ workspaceId, name, kind, role, joinedAt, endsAt }) => ({
      id: workspaceId, name, kind: kind as WorkspaceKind, role, joinedOn: joinedAt.toISOString().slice(0, 10), until: endsAt?.toISOString().slice(0, 10) ?? null,
    })),
    mustStay: await onlyApprover(prisma, organisationId, person),
  };
}

/** What the page that invites people shows. @throws Refusal as `authorizeForOrganisation` does. */
export async function invitePage(ctx: Context, organisationId: string): Promise<{ readonly organisation: OrganisationPageView['organisation']; readonly mayReadLog: boolean }> {
  const who = await authorizeForOrganisation(ctx, 'person.invite', organisationId);
  return { organisation: organisationView(who), mayReadLog: who.abilities['organisation.audit'] };
}
