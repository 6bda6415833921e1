import type { AccountView } from '../../shared/accounts.ts';
import { notFound } from '../../shared/errors.ts';
import { storable } from '../../shared/written-text.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import { secondFactorDuty } from './second-factor-duty.ts';

/** One's own account: who one is here, for whom one works, and where one takes part. */
export async function ownAccount(ctx: Context, verb: 'account.read' | 'account.change' = 'account.read'): Promise<AccountView> {
  const { userId, invented: inSandbox } = authorizeForAccount(ctx, verb);
  const user = await ctx.db.prisma.user.findUnique({
    where: { id: userId },
    include: {
      secondFactor: { select: { confirmedAt: true } },
      affiliations: { include: { organisation: { select: { id: true, name: true } } } },
      memberships: {
        where: { OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }], ...(inSandbox ? { workspace: { invented: true } } : {}) },
        include: { workspace: { select: { slug: true, name: true } }, organisation: { select: { name: true } } },
      },
    },
  });
  if (!user) throw notFound();
  const { name, jobRole, email, guest, invented, passwordHash, secondFactor } = user;
  return {
    name, email, guest, invented,
    jobRole: jobRole ?? '',
    hasPassword: passwordHash !== null,
    hasSecondFactor: Boolean(secondFactor?.confirmedAt),
    secondFactorFor: await secondFactorDuty(ctx.db.prisma, userId),
    organisations: user.affiliations.map(({ organisation, role, approver }) => ({ ...organisation, role: approver ? `${role} and approver` : role })).sort(byName),
    workspaces: user.memberships.map(({ workspace, organisation, role }) => ({ ...workspace, organisation: organisation.name, role })).sort(byName),
  };
}

/** Changes what one is called and what one says one does. */
export async function changeAccount(ctx: Context, { name, jobRole }: { name: string; jobRole: string }): Promise<void> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { name: storable(name), jobRole: storable(jobRole) || null } });
    await recordEvent(tx, { event: 'account:changed', actorId: userId });
  });
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, 'en-GB');
