import { Cookie } from 'lucia';
import { Refusal } from '../../shared/errors.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Database } from '../db.ts';
import { afterAnswer } from './after-answer.ts';
import { Attempts } from './attempts.ts';
import { takeCode } from './codes.ts';
import { cookieIn } from './cookies.ts';
import { authOf } from './login-sessions.ts';
import { hashOfToken, makeToken, spendToken, tokenContent } from './one-time-tokens.ts';
import { openLogin, type Browser } from './open-login.ts';

const MINUTES = 10;
/** Wrong codes after which one has to begin again with the password. */
const MOST_IN_A_STEP = 5;
const STEPS = new Attempts(MOST_IN_A_STEP, MINUTES * 60_000);

/** @returns the cookie that says: this browser has proved the first means of signing in. It opens nothing by itself. */
export async function beginSecondStep(db: Database, { userId, means }: { userId: string; means: string }): Promise<string> {
  return stepCookie(db, await makeToken(db.prisma, 'second-step', { userId, facts: { means } }, MINUTES));
}

/** Whether this browser is between the first means and the second. */
export async function isInSecondStep(db: Database, cookieHeader: string | null): Promise<boolean> {
  const token = cookieIn(cookieHeader, stepName(db));
  return token !== null && (await tokenContent(db.prisma, 'second-step', token)) !== null;
}

/**
 * The second step of signing in: a code of the app, or a recovery code.
 * @returns values of two `Set-Cookie` headers: the login, and the step's cookie emptied.
 * @throws Refusal 410 where the step is over (too late, used, too many wrong codes); 400 for a wrong code; 429 after too
 * many for the account.
 */
export async function finishSecondStep(db: Database, code: string, browser: Browser): Promise<{ cookies: readonly [string, string] }> {
  const token = cookieIn(browser.cookieHeader, stepName(db));
  const step = token === null ? null : await tokenContent(db.prisma, 'second-step', token);
  if (token === null || !step?.userId) throw stepOver();
  const { userId, facts } = step;
  const means = String(facts.means);
  if (!STEPS.take(hashOfToken(token))) {
    await spendToken(db.prisma, 'second-step', token);
    throw stepOver();
  }
  const taken = await takeCode(db, userId, code, async (tx) => {
    if (!(await spendToken(tx, 'second-step', token))) throw stepOver();
    await recordEvent(tx, { event: 'login:opened', actorId: userId, facts: { means, secondFactor: true } });
  });
  if (!taken) {
    afterAnswer(db, () => recordEvent(db.prisma, { event: 'login:refused', actorId: null, userId, facts: { means, step: 'code' } }));
    throw wrongCode();
  }
  const { cookie } = await openLogin(db, { ...browser, userId, means, secondFactor: true });
  return { cookies: [cookie, stepCookie(db, '')] };
}

const stepOver = () => new Refusal(410, 'step-over', 'The time for the code is over, or there were too many wrong codes. Sign in again.');
export const wrongCode = (field = 'code') => {
  const words = 'This code is not right, or was used before. Wait for the next code of your app, or use a recovery code.';
  return new Refusal(400, 'wrong-code', words, { [field]: words });
};

const stepName = (db: Database) => (authOf(db).settings.secureCookies ? '__Host-second-step' : 'second-step');

function stepCookie(db: Database, value: string): string {
  const { secureCookies } = authOf(db).settings;
  return new Cookie(stepName(db), value, { httpOnly: true, secure: secureCookies, sameSite: 'lax', path: '/', maxAge: value === '' ? 0 : MINUTES * 60 }).serialize();
}
