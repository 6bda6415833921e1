import { Secret, TOTP } from 'otpauth';
import { Refusal } from '../../shared/errors.ts';
import { recordEvent } from '../audit/commands.ts';
import type { Database, Transaction } from '../db.ts';
import { Attempts } from './attempts.ts';
import { factorOf } from './kept-factor.ts';
import { generateRecoveryCode } from './passwords.ts';
import { keyedHash } from './sealing.ts';
import { tellOwner } from './tell-owner.ts';

const STEP_SECONDS = 30;
/** A code of the step before or after counts too: clocks differ. */
const WINDOW = 1;
const WINDOW_MS = 15 * 60_000;
const MOST_BY_ACCOUNT = 10;
const RECOVERY_CODES = 10;
const LIMITS = new WeakMap<Database, Attempts>();

/** What an authenticator app is told: the defaults that every app knows. */
export function totpFor(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Learning Loop', label, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS, secret: Secret.fromBase32(secret) });
}

/** 160 bits, as base32: the length that the algorithm asks for. */
export const newSecret = () => new Secret({ size: 20 }).base32;

const isOfApp = (code: string) => /^\d{6}$/.test(code);

/** The time step whose code this is, from the one before to the one after now; `null` for a wrong code. */
export function stepOf(secret: string, code: string, now = Date.now()): number | null {
  const delta = isOfApp(code) ? totpFor(secret).validate({ token: code, timestamp: now, window: WINDOW }) : null;
  return delta === null ? null : Math.floor(now / 1000 / STEP_SECONDS) + delta;
}

/**
 * Takes a code of somebody's second factor: six digits of the app, or a recovery code. No code is taken twice, also by
 * two who try at once. What belongs to it happens in the same transaction.
 * @returns whether it was right.
 * @throws Refusal 429 after ten wrong ones for an account in 15 minutes.
 */
export async function takeCode(db: Database, userId: string, given: string, then: (tx: Transaction) => Promise<void>): Promise<boolean> {
  const attempts = LIMITS.get(db) ?? new Attempts(MOST_BY_ACCOUNT, WINDOW_MS);
  LIMITS.set(db, attempts);
  if (!attempts.take(userId)) throw tooManyCodes();
  const code = given.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const taken = await db.prisma.$transaction(async (tx) => {
    const right = isOfApp(code) ? await takeStep(db, tx, userId, code) : await takeRecoveryCode(db, tx, userId, code);
    if (right) await then(tx);
    return right;
  });
  if (taken) attempts.forget(userId);
  if (taken && !isOfApp(code)) tellOwner(db, userId, 'recovery-code-used');
  return taken;
}

async function takeStep(db: Database, tx: Transaction, userId: string, code: string): Promise<boolean> {
  const factor = await factorOf(db, userId, tx);
  if (!factor?.confirmed) return false;
  const step = stepOf(factor.active, code);
  if (step === null) return false;
  const { count } = await tx.secondFactor.updateMany({ where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } }, data: { lastStep: step } });
  return count === 1;
}

async function takeRecoveryCode(db: Database, tx: Transaction, userId: string, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { userId, hash: hashOfCode(db, code), user: { secondFactor: { confirmedAt: { not: null } } } } });
  if (count === 0) return false;
  const left = await tx.recoveryCode.count({ where: { userId } });
  await recordEvent(tx, { event: 'recovery-code:used', actorId: userId, facts: { left } });
  return true;
}

/** Ten new recovery codes; those before are worth nothing from then on. @returns the codes: they are kept nowhere. */
export async function makeRecoveryCodes(db: Database, tx: Transaction, userId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, generateRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashOfCode(db, code.replaceAll('-', '')) })) });
  return codes;
}

/** Keyed with this installation's secret: reading the database gives nobody a code. */
const hashOfCode = (db: Database, code: string) => keyedHash(db, 'second-factor', code);

const tooManyCodes = () => {
  const words = 'There were too many wrong codes. Wait 15 minutes, then try again.';
  return new Refusal(429, 'too-many-attempts', words, { code: words });
};
