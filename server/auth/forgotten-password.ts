import { linkOver, Refusal } from '../../shared/errors.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Database } from '../db.ts';
import { addressOf, passwordReset, sendMail } from '../mail/commands.ts';
import { afterAnswer } from './after-answer.ts';
import { Attempts } from './attempts.ts';
import { authOf } from './login-sessions.ts';
import { dropTokens, makeToken, spendToken, tokenContent } from './one-time-tokens.ts';
import { newPasswordHash } from './password-policy.ts';
import { setPassword } from './set-password.ts';
import { emailKey } from './sign-in.ts';
import { tellOwner } from './tell-owner.ts';

const LINK_MINUTES = 60;
const ASKING_WINDOW_MS = 60 * 60_000;
const MOST_ASKED_BY_ACCOUNT = 5;
const MOST_ASKED_BY_ADDRESS = 30;
const GUESSING_WINDOW_MS = 15 * 60_000;
const MOST_GUESSED_BY_ADDRESS = 20;
interface Limits {
  readonly accounts: Attempts;
  readonly addresses: Attempts;
  readonly guesses: Attempts;
}
const LIMITS = new WeakMap<Database, Limits>();

/**
 * Somebody forgot their password: where the account exists, a link goes to its address. The answer comes before anything
 * is looked up, so neither its words nor its time tell whether it exists.
 * @throws Refusal 429 after 5 times for one address of mail, or 30 from one of the network, in an hour.
 */
export function askForNewPassword(db: Database, { email: given, address = '' }: { email: string; address?: string }): void {
  const email = emailKey(given);
  const { accounts, addresses } = limitsOf(db);
  const allowed = [accounts.take(email), address === '' || addresses.take(address)];
  if (allowed.includes(false)) throw tooOften('email', 'A new password was asked for too many times. Wait an hour, then try again.');
  afterAnswer(db, () => mailLink(db, email));
}

/** Whether a mailed link can still be used. @throws Refusal 429 for whoever tries many. */
export async function isResetLink(db: Database, token: string, address = ''): Promise<boolean> {
  return guessing(db, address, async () => (await tokenContent(db.prisma, 'password-reset', token)) !== null);
}

/**
 * Sets the password that somebody chose by a mailed link. The link is used up, all others of the account with it, and
 * every login ends; signing in comes next, with the second factor where there is one.
 * @throws Refusal 410 for a link that is over; 400 for a password that may not be chosen: the link stays good then.
 */
export async function chooseNewPassword(db: Database, { token, password, address = '' }: { token: string; password: string; address?: string }): Promise<void> {
  let userId = '';
  const good = await guessing(db, address, async () => {
    const content = await tokenContent(db.prisma, 'password-reset', token);
    const user = content?.userId ? await db.prisma.user.findUnique({ where: { id: content.userId }, select: { id: true, email: true, name: true, closedAt: true } }) : null;
    if (!user || user.closedAt) return false;
    userId = user.id;
    const passwordHash = await newPasswordHash(password, user);
    return db.prisma.$transaction(async (tx) => {
      if (!(await spendToken(tx, 'password-reset', token))) return false;
      await setPassword(tx, { userId, passwordHash, by: userId });
      return true;
    });
  });
  if (!good) throw linkOver();
  tellOwner(db, userId, 'password-changed');
}

async function mailLink(db: Database, email: string): Promise<void> {
  const user = await db.prisma.user.findUnique({ where: { email } });
  if (!user?.email || user.guest || user.closedAt || (user.invented && !authOf(db).settings.sandbox)) return;
  const token = await db.prisma.$transaction(async (tx) => {
    // The newest link is the only one.
    await dropTokens(tx, 'password-reset', user.id);
    return makeToken(tx, 'password-reset', { userId: user.id }, LINK_MINUTES);
  });
  const mailed = await sendMail(db, passwordReset({ to: user.email, link: addressOf(db, `/new-password/${token}`), minutes: LINK_MINUTES }));
  await recordEvent(db.prisma, { event: 'password:reset-asked', actorId: null, userId: user.id, facts: { mailed } });
}

/** Counts who tries links that are none. */
async function guessing(db: Database, address: string, work: () => Promise<boolean>): Promise<boolean> {
  const { guesses } = limitsOf(db);
  if (address !== '' && !guesses.take(address)) throw tooOften('password', 'There were too many attempts. Wait 15 minutes, then try again.');
  const right = await work();
  if (right && address !== '') guesses.giveBack(address);
  return right;
}

function limitsOf(db: Database): Limits {
  const limits = LIMITS.get(db) ?? {
    accounts: new Attempts(MOST_ASKED_BY_ACCOUNT, ASKING_WINDOW_MS),
    addresses: new Attempts(MOST_ASKED_BY_ADDRESS, ASKING_WINDOW_MS),
    guesses: new Attempts(MOST_GUESSED_BY_ADDRESS, GUESSING_WINDOW_MS),
  };
  LIMITS.set(db, limits);
  return limits;
}

const tooOften = (field: string, words: string) => new Refusal(429, 'too-many-attempts', words, { [field]: words });
