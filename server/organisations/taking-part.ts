import type { TakesPartView } from '../../shared/organisations.ts';
import type { Role } from '../../shared/permissions.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import type { Transaction } from '../db.ts';

const stillThere = () => ({ OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] });

/**
 * Workspaces in which people of an organisation take part for it, by name, with which of them: names and own people,
 * never content. `all`: every one (for approvers); else those the reader is a member of.
 */
export async function takesPartIn(db: Transaction, organisationId: string, { me, all }: { readonly me: string; readonly all: boolean }): Promise<readonly TakesPartView[]> {
  const mine = { memberships: { some: { userId: me, ...stillThere() } } };
  const rows = await db.workspace.findMany({
    where: { AND: [{ memberships: { some: { organisationId, role: { not: 'guest' }, ...stillThere() } } }, all ? {} : mine] },
    include: {
      owner: { select: { name: true } },
      memberships: { where: { role: { not: 'guest' }, ...stillThere() }, select: { userId: true, organisationId: true, role: true, user: { select: { name: true } } } },
    },
  });
  return rows
    .map(({ id, slug, name, kind, owner, endsAt, archivedAt, memberships }) => ({
      id, name, kind: kind as WorkspaceKind, owner: owner?.name ?? null,
      slug: memberships.some(({ userId }) => userId === me) ? slug : null,
      ended: archivedAt !== null || (endsAt !== null && endsAt.getTime() <= Date.now()),
      people: memberships
        .filter((one) => one.organisationId === organisationId)
        .map(({ userId, role, user }) => ({ userId, name: user.name, role: role as Role }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** Where somebody takes part for an organisation, ended memberships that nobody has cleared away yet too. */
export interface MembershipFor {
  readonly workspaceId: string;
  readonly name: string;
  readonly kind: string;
  readonly role: Role;
  readonly joinedAt: Date;
  readonly endsAt: Date | null;
  readonly ownerOrganisationId: string | null;
}

/** By name. */
export async function membershipsFor(db: Transaction, organisationId: string, userId: string): Promise<readonly MembershipFor[]> {
  const rows = await db.membership.findMany({
    where: { organisationId, userId, role: { not: 'guest' } },
    include: { workspace: { select: { name: true, kind: true, ownerOrganisationId: true } } },
  });
  return rows
    .map(({ workspaceId, role, joinedAt, endsAt, workspace }) => ({ workspaceId, role: role as Role, joinedAt, endsAt, ...workspace }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
