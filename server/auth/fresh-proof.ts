import { Refusal } from '../../shared/errors.ts';
import type { Database } from '../db.ts';
import { Attempts } from './attempts.ts';
import { loginHere } from './logins.ts';
import { isPassword } from './passwords.ts';

const WINDOW_MS = 15 * 60_000;
const MOST_BY_ACCOUNT = 10;
/** So long after signing in nobody is asked again who they are. */
const FRESH_MS = 15 * 60_000;
const LIMITS = new WeakMap<Database, Attempts>();

export interface Proof {
  readonly userId: string;
  readonly cookieHeader: string | null;
  readonly password: string;
  /** Field of the form that asks for the password. */
  readonly field: string;
}

/**
 * Before an account changes for good: it is its owner, and not just their open browser. The password says so; an account
 * without one has to have signed in within the last quarter of an hour.
 * @throws Refusal 400 where it is not shown; 429 after ten wrong passwords in 15 minutes.
 */
export async function proveOwner(db: Database, { userId, cookieHeader, password, field }: Proof): Promise<void> {
  const passwordHash = await passwordHashOf(db, userId);
  if (passwordHash !== null) return provePassword(db, { userId, passwordHash, password, field });
  if (await isFreshLogin(db, cookieHeader)) return;
  const words = 'This account has no password. Sign out, sign in again, and do this within 15 minutes.';
  throw new Refusal(400, 'sign-in-again', words, { [field]: words });
}

/** Whether the login that the cookies carry was opened in the last quarter of an hour. */
export async function isFreshLogin(db: Database, cookieHeader: string | null): Promise<boolean> {
  const here = loginHere(db, cookieHeader);
  const login = here === null ? null : await db.prisma.session.findUnique({ where: { id: here }, select: { createdAt: true } });
  return login !== null && login.createdAt.getTime() > Date.now() - FRESH_MS;
}

export async function passwordHashOf(db: Database, userId: string): Promise<string | null> {
  return (await db.prisma.user.findUnique({ where: { id: userId }, select: { passwordHash: true } }))?.passwordHash ?? null;
}

async function provePassword(db: Database, { userId, passwordHash, password, field }: Omit<Proof, 'cookieHeader'> & { passwordHash: string }): Promise<void> {
  const attempts = LIMITS.get(db) ?? new Attempts(MOST_BY_ACCOUNT, WINDOW_MS);
  LIMITS.set(db, attempts);
  if (!attempts.take(userId)) {
    const words = 'There were too many wrong passwords. Wait 15 minutes, then try again.';
    throw new Refusal(429, 'too-many-attempts', words, { [field]: words });
  }
  if (!(await isPassword(password, passwordHash))) {
    const words = password === '' ? 'Enter your password.' : 'This password is not right.';
    throw new Refusal(400, 'wrong-password', words, { [field]: words });
  }
  attempts.forget(userId);
}
