import { conflict } from '../../shared/errors.ts';
import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { endMembership } from '../members/commands.ts';
import { proveOwner } from './fresh-proof.ts';
import { authOf } from './login-sessions.ts';

/** What stands instead of a name; pages say "Former member, Organisation". */
const FORMER = 'Former member';

/**
 * Closes one's own account: every login and membership ends, and nothing is kept of who it was. What the person wrote
 * stays, as a former member's.
 * @returns the value of a `Set-Cookie` header that empties the cookie.
 * @throws Refusal 409 where others would be left without an administrator, an approver or a coordinator.
 */
export async function closeAccount(ctx: Context, cookieHeader: string | null, password: string): Promise<{ cookie: string }> {
  const { userId, invented } = authorizeForAccount(ctx, 'account.change');
  if (invented) throw conflict('People of the sandbox keep their accounts, so that others can try them.');
  await proveOwner(ctx.db, { userId, cookieHeader, password, field: 'password-to-close' });
  await ctx.db.prisma.$transaction(async (tx) => {
    await refuseLastAdministrator(tx, userId);
    await refuseOnlyApprover(tx, userId);
    await refuseOnlyCoordinator(tx, userId);
    await endRights(tx, userId);
    await forgetWhoItWas(tx, userId);
    // Facts of workspaces come last: everybody who writes there waits from then on.
    const memberships = await tx.membership.findMany({ where: { userId }, orderBy: { workspaceId: 'asc' } });
    for (const { workspaceId, organisationId } of memberships) await endMembership(tx, { workspaceId, userId, by: { userId, organisationId }, why: 'account-closed' });
  });
  return { cookie: authOf(ctx.db).lucia.createBlankSessionCookie().serialize() };
}

async function refuseLastAdministrator(tx: Transaction, userId: string): Promise<void> {
  // Locked: of two administrators who close their accounts at once, one stays.
  const administrators = await tx.$queryRaw<{ userId: string }[]>`
    SELECT r.user_id AS "userId" FROM installation_role r JOIN user_account u ON u.id = r.user_id
    WHERE r.role = 'administrator' AND u.closed_at IS NULL AND NOT u.invented ORDER BY r.user_id FOR UPDATE OF r`;
  if (administrators.length === 1 && administrators[0]?.userId === userId) {
    throw conflict('You are the last administrator. Name another one first, then close your account.');
  }
}

async function refuseOnlyApprover(tx: Transaction, userId: string): Promise<void> {
  // Locked: of two approvers who close their accounts at once, one stays.
  const own = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT o.id, o.name FROM organisation o JOIN affiliation a ON a.organisation_id = o.id
    WHERE a.user_id = ${userId}::uuid AND a.approver AND o.closed_at IS NULL ORDER BY o.id FOR UPDATE OF o`;
  const others = await tx.affiliation.findMany({ where: { organisationId: { in: own.map(({ id }) => id) }, userId: { not: userId }, approver: true }, select: { organisationId: true } });
  const alone = own.find(({ id }) => !others.some(({ organisationId }) => organisationId === id));
  if (alone) throw conflict(`You are the only approver of ${alone.name}: nobody else could see to its people. Ask the administrators of this service to name another one, then close your account.`);
}

async function refuseOnlyCoordinator(tx: Transaction, userId: string): Promise<void> {
  // Workspaces first, as everybody who writes there does; then whoever coordinates them, as they are once the lock is had.
  const own = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT w.id, w.name FROM workspace w JOIN membership m ON m.workspace_id = w.id
    WHERE m.user_id = ${userId}::uuid AND m.role = 'coordinator' AND (m.ends_at IS NULL OR m.ends_at > now()) AND w.archived_at IS NULL
    ORDER BY w.id FOR UPDATE OF w`;
  const others = await tx.membership.findMany({
    where: { workspaceId: { in: own.map(({ id }) => id) }, userId: { not: userId }, role: 'coordinator', OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] },
    select: { workspaceId: true },
  });
  const alone = own.filter(({ id }) => !others.some(({ workspaceId }) => workspaceId === id));
  if (alone.length === 0) return;
  const names = alone.map(({ name }) => name).sort((left, right) => left.localeCompare(right, 'en-GB')).join(', ');
  throw conflict(`Nobody else coordinates ${names}. Make another member its coordinator, or archive it, then close your account.`);
}

async function endRights(tx: Transaction, userId: string): Promise<void> {
  const affiliations = await tx.affiliation.findMany({ where: { userId } });
  await tx.affiliation.deleteMany({ where: { userId } });
  for (const { organisationId } of affiliations) await recordEvent(tx, { event: 'person:ended', actorId: userId, organisationId, userId, facts: { why: 'account-closed' } });
  const roles = await tx.installationRole.findMany({ where: { userId } });
  await tx.installationRole.deleteMany({ where: { userId } });
  for (const { role } of roles) await recordEvent(tx, { event: 'role:ended', actorId: userId, userId, facts: { role, why: 'account-closed' } });
}

async function forgetWhoItWas(tx: Transaction, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.oneTimeToken.deleteMany({ where: { userId } });
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.federatedIdentity.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { email: null, name: FORMER, jobRole: null, passwordHash: null, closedAt: new Date() } });
  await accessChanged(tx, [userId]);
  await recordEvent(tx, { event: 'account:closed', actorId: userId });
}
