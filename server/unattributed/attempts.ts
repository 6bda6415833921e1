import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from '../../shared/errors.ts';
import type { Database } from '../db.ts';

/** Codes that fit nothing, in a quarter of an hour, from one network address. In memory alone: no table says who tried. */
export const WRONG_BY_ADDRESS = 20;
const WINDOW_SECONDS = 900;

const BY_DATABASE = new WeakMap<Database, RateLimiterMemory>();

function limiterOf(db: Database): RateLimiterMemory {
  const limiter = BY_DATABASE.get(db) ?? new RateLimiterMemory({ points: WRONG_BY_ADDRESS, duration: WINDOW_SECONDS });
  BY_DATABASE.set(db, limiter);
  return limiter;
}

/**
 * Tries a code: `find` answers `null` where it fits nothing, which counts. The code is longer than anybody guesses; this
 * keeps trying from costing the others anything.
 * @throws Refusal 429 after too many wrong ones.
 */
export async function tryCode<Found>(db: Database, address: string, find: () => Promise<Found | null>): Promise<Found | null> {
  const limiter = limiterOf(db);
  const from = address === '' ? 'anywhere' : address;
  if (((await limiter.get(from))?.consumedPoints ?? 0) >= WRONG_BY_ADDRESS) throw tooMany();
  const found = await find();
  if (found === null) await limiter.penalty(from);
  return found;
}

const WORDS = 'Too many codes were tried. Wait 15 minutes, then try again.';
const tooMany = () => new Refusal(429, 'too-many-attempts', WORDS, { code: WORDS });
