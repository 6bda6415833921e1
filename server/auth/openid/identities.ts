import { conflict, notFound, Refusal } from '../../../shared/errors.ts';
import { accessChanged } from '../../access.ts';
import { recordEvent } from '../../audit/commands.ts';
import { authorizeForAccount } from '../../authorize.ts';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db.ts';
import { isFreshLogin, passwordHashOf, proveOwner } from '../fresh-proof.ts';
import { loginHere } from '../logins.ts';
import { tellOwner } from '../tell-owner.ts';
import { openIdOf, type Identity } from './providers.ts';
import { setOut, type SetOut } from './setting-out.ts';

/**
 * Connects an identity to an account, as part of what makes or changes that account.
 * @returns whether it is new. @throws Refusal 409 where it is somebody else's already.
 */
export async function linkIdentity(tx: Transaction, { provider, subject }: Identity, userId: string): Promise<boolean> {
  const { count } = await tx.federatedIdentity.createMany({ data: { provider, subject, userId }, skipDuplicates: true });
  if (count === 1) {
    await recordEvent(tx, { event: 'identity:linked', actorId: userId, userId, facts: { provider } });
    return true;
  }
  const holder = await tx.federatedIdentity.findUnique({ where: { provider_subject: { provider, subject } } });
  if (holder?.userId !== userId) throw conflict('This way to sign in belongs to another account already.');
  return false;
}

/** A way to sign in besides the password, as its holder sees it. */
export interface ConnectedProvider {
  readonly id: string;
  readonly name: string;
  /** ISO time; `null`: not connected. */
  readonly since: string | null;
  /** It may be disconnected: there is another way in. */
  readonly removable: boolean;
}

/** Ways to sign in to one's own account, by name: those that can be connected, and those that are. */
export async function connectedProviders(ctx: Context, cookieHeader: string | null): Promise<{ readonly providers: readonly ConnectedProvider[]; readonly asksPassword: boolean }> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const { passwordHash, identities } = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, identities: { select: { provider: true, linkedAt: true }, orderBy: { linkedAt: 'asc' } } },
  });
  const offered = openIdOf(ctx.db).providers;
  const known = [...offered, ...identities.filter(({ provider }) => offered.every(({ id }) => id !== provider)).map(({ provider }) => ({ id: provider, name: `${provider} (no longer offered)` }))];
  const ways = new Set(identities.map(({ provider }) => provider).filter((provider) => offered.some(({ id }) => id === provider)));
  const providers = [...new Map(known.map(({ id, name }) => [id, name]))].map(([id, name]): ConnectedProvider => {
    const since = identities.find(({ provider }) => provider === id)?.linkedAt.toISOString() ?? null;
    return { id, name, since, removable: since !== null && (passwordHash !== null || [...ways].some((way) => way !== id)) };
  });
  return { providers: providers.sort((a, b) => a.name.localeCompare(b.name)), asksPassword: passwordHash !== null && !(await isFreshLogin(ctx.db, cookieHeader)) };
}

/** What the form beside a provider sends. */
interface ProviderChange {
  readonly provider: string;
  /** Asked of those who have one and signed in some time ago. */
  readonly password: string;
}

/**
 * Sets out to connect a provider to one's own account, in this login only.
 * @throws Refusal 404 for an unknown provider; 400 or 429 where it is not shown to be the owner who asks.
 */
export async function connectProvider(ctx: Context, cookieHeader: string | null, { provider, password }: ProviderChange): Promise<SetOut> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const { db } = ctx;
  const login = loginHere(db, cookieHeader);
  if (login === null || openIdOf(db).providers.every(({ id }) => id !== provider)) throw notFound();
  await proveOwnerNow(ctx, userId, cookieHeader, { provider, password });
  const out = await setOut(db, provider, { purpose: 'link', userId, login });
  if (!out) throw notFound();
  return out;
}

/**
 * Disconnects a provider from one's own account, and ends the logins that were opened by it elsewhere.
 * @throws Refusal 404 where it is not connected; 400 where it is the only way in, or it is not shown to be the owner who asks.
 */
export async function disconnectProvider(ctx: Context, cookieHeader: string | null, { provider, password }: ProviderChange): Promise<void> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const { db } = ctx;
  await proveOwnerNow(ctx, userId, cookieHeader, { provider, password });
  const here = loginHere(db, cookieHeader);
  await db.prisma.$transaction(async (tx) => {
    // Two who disconnect the last two ways at once come one after the other.
    await tx.$queryRaw`SELECT 1 FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true, identities: { select: { provider: true } } } });
    if (user.identities.every((identity) => identity.provider !== provider)) throw notFound();
    const others = user.identities.filter((identity) => identity.provider !== provider && openIdOf(db).providers.some(({ id }) => id === identity.provider));
    if (user.passwordHash === null && others.length === 0) throw onlyWayIn(provider);
    await tx.federatedIdentity.deleteMany({ where: { userId, provider } });
    await tx.session.deleteMany({ where: { userId, means: provider, id: { not: here ?? '' } } });
    await tx.oneTimeToken.deleteMany({ where: { userId, kind: 'second-step' } });
    await accessChanged(tx, [userId]);
    await recordEvent(tx, { event: 'identity:unlinked', actorId: userId, userId, facts: { provider } });
  });
  tellOwner(db, userId, 'identity-unlinked');
}

/** It is the owner, and not just their open browser: they signed in just now, or say their password again. */
async function proveOwnerNow({ db }: Context, userId: string, cookieHeader: string | null, { provider, password }: ProviderChange): Promise<void> {
  if ((await passwordHashOf(db, userId)) !== null && (await isFreshLogin(db, cookieHeader))) return;
  await proveOwner(db, { userId, cookieHeader, password, field: `password-${provider}` });
}

function onlyWayIn(provider: string): Refusal {
  const words = 'This is your only way to sign in. Set a password first, or connect another provider.';
  return new Refusal(400, 'only-way-in', words, { [`password-${provider}`]: words });
}
