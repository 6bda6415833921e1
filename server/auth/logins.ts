import type { LoginView } from '../../shared/accounts.ts';
import { notFound } from '../../shared/errors.ts';
import { dateText } from '../../shared/format.ts';
import { accessChanged } from '../access.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import { authOf, hashOfSession, IDLE_HOURS, sessionIdIn } from './login-sessions.ts';
import { dropTokens, sweepTokens } from './one-time-tokens.ts';
import { signInProviders } from './openid/providers.ts';

const HOUR_MS = 3_600_000;

/** What the table calls the login that the cookies carry; `null` where they carry none. */
export function loginHere(db: Database, cookieHeader: string | null | undefined): string | null {
  const id = sessionIdIn(cookieHeader, authOf(db));
  return id ? hashOfSession(id) : null;
}

/** Ends the login that the cookies carry, if any. @returns the value of a `Set-Cookie` header that empties the cookie. */
export async function signOut(db: Database, cookieHeader: string | null): Promise<{ cookie: string }> {
  const here = loginHere(db, cookieHeader);
  if (here) {
    await db.prisma.$transaction(async (tx) => {
      const login = await tx.session.findUnique({ where: { id: here }, select: { userId: true } });
      if (login) await endLogins(tx, login.userId, { id: here }, 'login:ended');
    });
  }
  return { cookie: emptyCookie(db) };
}

/** One's own logins, this one first, then the newest. */
export async function ownLogins(ctx: Context, cookieHeader: string | null): Promise<readonly LoginView[]> {
  const { userId } = authorizeForAccount(ctx, 'account.read');
  const here = loginHere(ctx.db, cookieHeader);
  const rows = await ctx.db.prisma.session.findMany({ where: { userId, expiresAt: { gt: new Date() } }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  const views = rows.map(({ id, browser, means, createdAt, expiresAt, endsAt, secondFactorAt }): LoginView => {
    return {
      id, browser: browser ?? 'A browser that does not say which', means: meansInWords(ctx.db, means), secondFactor: secondFactorAt !== null, here: id === here,
      since: whenText(createdAt), ends: whenText(endsAt), lastUsed: lastUsedText({ createdAt, expiresAt }),
    };
  });
  return [...views.filter((one) => one.here), ...views.filter((one) => !one.here)];
}

/** Ends one of one's own logins. @throws Refusal 404 for one that is not there, or somebody else's. */
export async function endOwnLogin(ctx: Context, login: string): Promise<void> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  await ctx.db.prisma.$transaction(async (tx) => {
    if ((await endLogins(tx, userId, { id: login }, 'login:ended')) === 0) throw notFound();
  });
}

/** Ends all of one's own logins but the one that the cookies carry. @returns how many there were. */
export async function endOtherLogins(ctx: Context, cookieHeader: string | null): Promise<number> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  const here = loginHere(ctx.db, cookieHeader);
  return ctx.db.prisma.$transaction((tx) => endLogins(tx, userId, { id: { not: here ?? '' } }, 'logins:ended'));
}

/** Signs somebody out everywhere, here too. @returns the value of a `Set-Cookie` header that empties the cookie. */
export async function signOutEverywhere(ctx: Context): Promise<{ cookie: string }> {
  const { userId } = authorizeForAccount(ctx, 'account.change');
  await ctx.db.prisma.$transaction((tx) => endAllLogins(tx, userId, userId));
  return { cookie: emptyCookie(ctx.db) };
}

/** Ends every login of somebody and what is half way to one, in the caller's transaction. */
export async function endAllLogins(tx: Transaction, userId: string, by: string | null): Promise<void> {
  await dropTokens(tx, 'second-step', userId);
  await endLogins(tx, userId, {}, 'logins:ended', by);
}

/** Removes login sessions and tokens that ended by themselves; run it now and then. */
export async function sweepLogins(db: Database): Promise<void> {
  await authOf(db).lucia.deleteExpiredSessions();
  await sweepTokens(db.prisma);
}

async function endLogins(tx: Transaction, userId: string, which: { id?: string | { not: string } }, event: 'login:ended' | 'logins:ended', by: string | null = userId): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { ...which, userId } });
  if (count === 0) return 0;
  await accessChanged(tx, [userId]);
  await recordEvent(tx, { event, actorId: by, userId, facts: { logins: count } });
  return count;
}

/** It was prolonged when it was used, and is again once half of its length is over: no other time is kept. */
function lastUsedText({ createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }): string {
  const prolonged = new Date(Math.max(createdAt.getTime(), expiresAt.getTime() - IDLE_HOURS * HOUR_MS));
  const half = IDLE_HOURS / 2;
  return prolonged.getTime() > Date.now() - half * HOUR_MS ? `in the last ${half} hours` : `about ${whenText(prolonged)}`;
}

function meansInWords(db: Database, means: string): string {
  const words = { password: 'Password', 'guest-code': 'Code for guests' }[means];
  return words ?? signInProviders(db).find(({ id }) => id === means)?.name ?? means;
}

const LONDON = { timeZone: 'Europe/London' } as const;
const DAY = new Intl.DateTimeFormat('en-CA', LONDON);
const TIME = new Intl.DateTimeFormat('en-GB', { ...LONDON, hour: '2-digit', minute: '2-digit' });
const whenText = (at: Date) => `${dateText(DAY.format(at))}, ${TIME.format(at)}`;

const emptyCookie = (db: Database) => authOf(db).lucia.createBlankSessionCookie().serialize();
