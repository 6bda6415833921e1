import type { Transaction } from '../db.ts';

/**
 * Why somebody must have a second factor, in words that go on from "because you"; empty where they need none. People of
 * the sandbox need none: anybody may try what it shows.
 */
export async function secondFactorDuty(db: Transaction, userId: string): Promise<readonly string[]> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      invented: true,
      guest: true,
      affiliations: { where: { approver: true, organisation: { closedAt: null } }, select: { organisation: { select: { name: true } } } },
      memberships: { where: { role: 'coordinator', OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] }, select: { workspace: { select: { name: true } } } },
      installationRoles: { where: { role: 'administrator' }, select: { role: true } },
    },
  });
  if (!user || user.invented || user.guest) return [];
  return [
    ...(user.installationRoles.length > 0 ? ['are an administrator of this installation'] : []),
    ...user.affiliations.map(({ organisation }) => `see to the people of ${organisation.name}`).sort(),
    ...user.memberships.map(({ workspace }) => `coordinate ${workspace.name}`).sort(),
  ];
}
