import { Refusal } from '../../shared/errors.ts';
import { storable } from '../../shared/written-text.ts';
import type { Database } from '../db.ts';
import { Attempts } from './attempts.ts';
import { authOf, sessionIdIn } from './login-sessions.ts';
import { openLogin } from './open-login.ts';
import { isPassword } from './passwords.ts';

export { configureAuth, hashOfSession } from './login-sessions.ts';
export { dropTokens, hashOfToken, makeToken, newToken, spendToken, sweepTokens, tokenContent } from './one-time-tokens.ts';
export { openLogin, type Browser } from './open-login.ts';
export { keyedHash, seal, unseal } from './sealing.ts';
export { generatePassword, hashPassword, isPassword } from './passwords.ts';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** Network address the form came from; attempts are counted by it too. */
  readonly address?: string;
  /** Cookies that came with the form: an older login of the same browser ends. */
  readonly cookieHeader?: string | null;
}

const WINDOW_MS = 15 * 60_000;
const MOST_BY_ACCOUNT = 10;
const MOST_BY_ADDRESS = 100;
interface Limits {
  readonly accounts: Attempts;
  readonly addresses: Attempts;
}
const LIMITS = new WeakMap<Database, Limits>();

/**
 * Opens a login session.
 * @returns the value of a `Set-Cookie` header.
 * @throws Refusal 400 with the same words and after the same work whether the account or the password is wrong; 429
 * after 10 wrong attempts for an account, or 100 from an address, in 15 minutes.
 */
export async function signIn(db: Database, input: SignInInput): Promise<{ cookie: string }> {
  const auth = authOf(db);
  const { settings } = auth;
  const email = emailKey(input.email);
  const { accounts, addresses } = limitsOf(db);
  const address = input.address ?? '';
  // Both are counted, whichever refuses.
  const allowed = [accounts.take(email), address === '' || addresses.take(address)];
  if (allowed.includes(false)) throw tooManyAttempts();

  const user = await db.prisma.user.findUnique({ where: { email } });
  const known = user && (!user.invented || settings.sandbox) ? user : null;
  if (!(await isPassword(input.password, known?.passwordHash ?? null)) || !known) throw wrongEmailOrPassword();

  accounts.forget(email);
  addresses.giveBack(address);
  return openLogin(db, { userId: known.id, means: 'password', secondFactor: false, cookieHeader: input.cookieHeader });
}

/** Ends the login that the cookies carry, if any. @returns the value of a `Set-Cookie` header that empties the cookie. */
export async function signOut(db: Database, cookieHeader: string | null): Promise<{ cookie: string }> {
  const auth = authOf(db);
  const { lucia } = auth;
  const id = sessionIdIn(cookieHeader, auth);
  if (id) await lucia.invalidateSession(id);
  return { cookie: lucia.createBlankSessionCookie().serialize() };
}

/** Removes login sessions that ended by themselves; run it now and then. */
export async function sweepLogins(db: Database): Promise<void> {
  await authOf(db).lucia.deleteExpiredSessions();
}

/** An email address as accounts are kept: without spaces around it, in lower case. */
export function emailKey(email: string): string {
  return storable(email).trim().toLowerCase();
}

function limitsOf(db: Database): Limits {
  const limits = LIMITS.get(db) ?? { accounts: new Attempts(MOST_BY_ACCOUNT, WINDOW_MS), addresses: new Attempts(MOST_BY_ADDRESS, WINDOW_MS) };
  LIMITS.set(db, limits);
  return limits;
}

const WRONG = 'The email address or the password is not right.';
const wrongEmailOrPassword = () => new Refusal(400, 'sign-in-refused', WRONG, { email: WRONG });
const tooManyAttempts = () => {
  const words = 'There were too many attempts to sign in. Wait 15 minutes, then try again.';
  return new Refusal(429, 'too-many-attempts', words, { email: words });
};
