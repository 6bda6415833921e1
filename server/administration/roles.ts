import type { RoleHolder } from '../../shared/administration.ts';
import { conflict, invalid, notFound } from '../../shared/errors.ts';
import type { InstallationRole, InstallationVerb } from '../../shared/permissions.ts';
import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';

const VERBS = { administrator: 'administrator.name', 'data-steward': 'steward.name' } as const satisfies Record<InstallationRole, InstallationVerb>;
const LAST = 'The last administrator stays: nobody could name another one. Name another administrator first.';

/** Administrators and data stewards, by role and name. @throws Refusal as `authorizeForInstallation`. */
export async function roleHolders(ctx: Context): Promise<readonly RoleHolder[]> {
  const actor = await authorizeForInstallation(ctx, 'administrator.name');
  const rows = await ctx.db.prisma.installationRole.findMany({
    where: { user: { closedAt: null, ...(actor.invented ? { invented: true } : {}) } },
    include: { user: { select: { name: true, email: true, invented: true } } },
  });
  const last = (invented: boolean) => rows.filter(({ role, user }) => role === 'administrator' && user.invented === invented).length === 1;
  return rows
    .map(({ userId, role, grantedAt, user }) => ({
      userId, role: role as InstallationRole, name: user.name, email: user.email ?? '', invented: user.invented, since: grantedAt.toISOString().slice(0, 10),
      mustStay: role === 'administrator' && last(user.invented) ? LAST : null, isMe: userId === actor.userId,
    }))
    .sort((a, b) => a.role.localeCompare(b.role) || Number(a.invented) - Number(b.invented) || a.name.localeCompare(b.name, 'en-GB'));
}

/**
 * Makes somebody with an account an administrator or a data steward.
 * @throws Refusal as `authorizeForInstallation`; 400 with words for `email`.
 */
export async function grantRole(ctx: Context, { email, role }: { readonly email: string; readonly role: InstallationRole }): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, VERBS[role], tx);
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, invented: true, closedAt: true } });
    if (!user || user.closedAt || (actor.invented && !user.invented)) throw invalid({ email: 'Nobody has an account with this address. People get one by an invitation to their organisation.' });
    if (user.invented !== actor.invented) throw invalid({ email: 'This account belongs to the sandbox and gets no role outside it.' });
    const { count } = await tx.installationRole.createMany({ data: [{ userId: user.id, role }], skipDuplicates: true });
    if (count === 0) throw invalid({ email: 'This person has the role already.' });
    await recordEvent(tx, { event: 'role:granted', actorId: actor.userId, userId: user.id, facts: { role } });
  });
}

/**
 * Ends somebody's role, one's own too; the last administrator stays.
 * @throws Refusal as `authorizeForInstallation`; 404 for a role nobody holds; 409 for the last administrator's.
 */
export async function endRole(ctx: Context, { userId, role }: { readonly userId: string; readonly role: InstallationRole }): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    // Two administrators who end each other at once wait for each other here: one of them stays.
    await tx.$queryRaw`SELECT user_id FROM installation_role WHERE role = 'administrator' ORDER BY user_id FOR UPDATE`;
    const actor = await authorizeForInstallation(ctx, VERBS[role], tx);
    const held = await tx.installationRole.findUnique({ where: { userId_role: { userId, role } }, include: { user: { select: { invented: true } } } });
    if (!held || (actor.invented && !held.user.invented)) throw notFound();
    if (role === 'administrator' && (await administratorsOf(tx, held.user.invented, userId)) === 0) throw conflict(LAST);
    await tx.installationRole.delete({ where: { userId_role: { userId, role } } });
    await accessChanged(tx, [userId]);
    await recordEvent(tx, { event: 'role:ended', actorId: actor.userId, userId, facts: { role } });
  });
}

/** Administrators of a world besides one. */
async function administratorsOf(tx: Transaction, invented: boolean, besides: string): Promise<number> {
  return tx.installationRole.count({ where: { role: 'administrator', userId: { not: besides }, user: { invented, closedAt: null } } });
}
