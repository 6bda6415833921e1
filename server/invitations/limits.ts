import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from '../../shared/errors.ts';
import type { Database } from '../db.ts';

/** Invitations that one person may send in an hour. */
export const MOST_INVITATIONS = 300;
/** Links that lead nowhere, tried from one network address in a quarter of an hour. */
export const MOST_GUESSES = 60;

interface Limits {
  readonly invitations: RateLimiterMemory;
  readonly guesses: RateLimiterMemory;
}
const LIMITS = new WeakMap<Database, Limits>();

function limitsOf(db: Database): Limits {
  const limits = LIMITS.get(db) ?? {
    invitations: new RateLimiterMemory({ points: MOST_INVITATIONS, duration: 3_600 }),
    guesses: new RateLimiterMemory({ points: MOST_GUESSES, duration: 900 }),
  };
  LIMITS.set(db, limits);
  return limits;
}

/** Counts invitations before they are made. @throws Refusal 429 where somebody has sent too many. */
export async function countInvitations(db: Database, userId: string, count: number): Promise<void> {
  const { invitations } = limitsOf(db);
  const used = (await invitations.get(userId))?.consumedPoints ?? 0;
  const words = `At most ${MOST_INVITATIONS} invitations can be sent in an hour. Nothing was sent; try again in an hour, or send a shorter list.`;
  if (used + count > MOST_INVITATIONS) throw new Refusal(429, 'too-many-attempts', words, { addresses: words });
  if (count > 0) await invitations.consume(userId, count).catch(() => {});
}

/** Counts a link that led nowhere. `address`: empty where nobody knows it. */
export async function countGuess(db: Database, address: string): Promise<void> {
  if (address !== '') await limitsOf(db).guesses.consume(address).catch(() => {});
}

/** @throws Refusal 429 for an address from which too many links were tried. */
export async function refuseGuessing(db: Database, address: string): Promise<void> {
  if (address === '') return;
  const tried = (await limitsOf(db).guesses.get(address))?.consumedPoints ?? 0;
  if (tried >= MOST_GUESSES) throw new Refusal(429, 'too-many-attempts', 'Too many links were tried from here. Wait 15 minutes, then try again.');
}
