import { Refusal } from '../../shared/errors.ts';
import { storable } from '../../shared/written-text.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Database } from '../db.ts';
import { afterAnswer } from './after-answer.ts';
import { Attempts } from './attempts.ts';
import { continueLogin, type ContinuedLogin } from './continue-login.ts';
import { authOf } from './login-sessions.ts';
import type { Browser } from './open-login.ts';
import { hashPassword, isOutdated, isPassword } from './passwords.ts';

export interface SignInInput extends Browser {
  readonly email: string;
  readonly password: string;
  /** Network address the form came from; attempts are counted by it too. */
  readonly address?: string;
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
 * Signs somebody in by email address and password, as far as the password goes: whoever has a second factor is asked
 * for it next.
 * @throws Refusal 400 with the same words and after the same work whether there is no such account, it has no password,
 * or the password is wrong; 429 after 10 wrong attempts for an account, or 100 from an address, in 15 minutes.
 */
export async function signIn(db: Database, { email: given, password, address = '', cookieHeader, userAgent }: SignInInput): Promise<ContinuedLogin> {
  const { settings } = authOf(db);
  const email = emailKey(given);
  const { accounts, addresses } = limitsOf(db);
  // Both are counted, whichever refuses.
  const allowed = [accounts.take(email), address === '' || addresses.take(address)];
  if (allowed.includes(false)) throw tooManyAttempts();

  const user = await db.prisma.user.findUnique({ where: { email } });
  const known = user && !user.guest && !user.closedAt && (!user.invented || settings.sandbox) ? user : null;
  if (!(await isPassword(password, known?.passwordHash ?? null)) || !known) {
    // Written once the answer is on its way: only accounts that exist have a log.
    if (known) afterAnswer(db, () => recordEvent(db.prisma, { event: 'login:refused', actorId: null, userId: known.id, facts: { means: 'password', step: 'password' } }));
    throw wrongEmailOrPassword();
  }
  accounts.forget(email);
  addresses.giveBack(address);
  if (known.passwordHash && isOutdated(known.passwordHash)) {
    // Only where it is still the one that was right: another may have been set meanwhile.
    await db.prisma.user.updateMany({ where: { id: known.id, passwordHash: known.passwordHash }, data: { passwordHash: await hashPassword(password) } });
  }
  return continueLogin(db, { userId: known.id, means: 'password', secondFactorProved: false, browser: { cookieHeader, userAgent } });
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
