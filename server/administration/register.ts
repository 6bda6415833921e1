import { areaOf, findArea } from '../../shared/areas/register.ts';
import type { OrganisationEntry, RegisterLine } from '../../shared/administration.ts';
import { notFound } from '../../shared/errors.ts';
import type { OrganisationRole } from '../../shared/permissions.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { OrganisationKind } from '../../shared/workspaces.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';

const OPEN_INVITATIONS = () => ({ where: { approver: true, state: 'open', expiresAt: { gt: new Date() } }, select: { id: true, email: true, expiresAt: true }, orderBy: { email: 'asc' } }) as const;
const APPROVERS = { where: { approver: true, user: { closedAt: null } }, select: { role: true, user: { select: { id: true, name: true, email: true } } }, orderBy: { user: { name: 'asc' } } } as const;

/** Every organisation, by name, with who sees to its people. @throws Refusal as `authorizeForInstallation`. */
export async function organisationRegister(ctx: Context): Promise<readonly RegisterLine[]> {
  const { invented } = await authorizeForInstallation(ctx, 'organisation.make');
  const rows = await ctx.db.prisma.organisation.findMany({ where: invented ? { invented } : {}, include: { affiliations: APPROVERS, invitations: OPEN_INVITATIONS() } });
  return rows
    .map(({ affiliations, invitations, closedAt, kind, ...row }) => ({
      id: row.id, name: row.name, invented: row.invented, kind: kind as OrganisationKind, closed: closedAt !== null,
      approvers: affiliations.map(({ user }) => user.name), invited: invitations.flatMap(({ email }) => email ?? []),
    }))
    .sort((a, b) => Number(a.invented) - Number(b.invented) || a.name.localeCompare(b.name, 'en-GB'));
}

/** One organisation, to see to. @throws Refusal as `authorizeForInstallation`; 404 for one that is not there. */
export async function organisationEntry(ctx: Context, id: string): Promise<OrganisationEntry> {
  const actor = await authorizeForInstallation(ctx, 'organisation.change');
  const row = isUuid(id)
    ? await ctx.db.prisma.organisation.findUnique({
        where: { id },
        include: { areas: true, affiliations: APPROVERS, invitations: OPEN_INVITATIONS(), _count: { select: { affiliations: true, ownWorkspaces: true } } },
      })
    : null;
  if (!row || (actor.invented && !row.invented)) throw notFound();
  return {
    id: row.id, name: row.name, kind: row.kind as OrganisationKind, invented: row.invented, closedOn: row.closedAt?.toISOString().slice(0, 10) ?? null,
    areas: row.areas.filter(({ area }) => findArea(area)).map(({ area }) => ({ code: area, name: areaOf(area).name })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    people: row._count.affiliations,
    workspaces: row._count.ownWorkspaces,
    approvers: row.affiliations.map(({ role, user }) => ({ userId: user.id, name: user.name, email: user.email ?? '', role: role as OrganisationRole })),
    invitations: row.invitations.map(({ id: invitationId, email, expiresAt }) => ({ id: invitationId, email: email ?? '', until: expiresAt.toISOString().slice(0, 10) })),
  };
}
