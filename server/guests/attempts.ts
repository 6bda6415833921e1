import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from '../../shared/errors.ts';
import type { Database } from '../db.ts';

/** Codes that open nothing, in a quarter of an hour: from one network address, and from everywhere together. */
export const WRONG_BY_ADDRESS = 10;
export const WRONG_OVERALL = 500;
const WINDOW_SECONDS = 900;
const EVERYWHERE = 'everywhere';

interface Door {
  readonly addresses: RateLimiterMemory;
  readonly overall: RateLimiterMemory;
  /** Ends when the last one who tried is through. */
  last: Promise<unknown>;
}
const DOORS = new WeakMap<Database, Door>();

function doorOf(db: Database): Door {
  const door = DOORS.get(db) ?? {
    addresses: new RateLimiterMemory({ points: WRONG_BY_ADDRESS, duration: WINDOW_SECONDS }),
    overall: new RateLimiterMemory({ points: WRONG_OVERALL, duration: WINDOW_SECONDS }),
    last: Promise.resolve(),
  };
  DOORS.set(db, door);
  return door;
}

/**
 * Tries a code: `find` answers `null` where it opens nothing, which counts. Tries go one after the other, so that
 * guesses sent together count as many, and a room full of guests behind one address, all of them right, is let in.
 * @param address empty where nobody knows it.
 * @throws Refusal 429 after too many wrong ones.
 */
export async function tryCode<Found>(db: Database, address: string, find: () => Promise<Found | null>): Promise<Found | null> {
  const door = doorOf(db);
  const mine = door.last.then(() => tryNow(door, address, find));
  door.last = mine.catch(() => {});
  return mine;
}

async function tryNow<Found>({ addresses, overall }: Door, address: string, find: () => Promise<Found | null>): Promise<Found | null> {
  const [byAddress, byAll] = await Promise.all([address === '' ? null : addresses.get(address), overall.get(EVERYWHERE)]);
  if ((byAddress?.consumedPoints ?? 0) >= WRONG_BY_ADDRESS || (byAll?.consumedPoints ?? 0) >= WRONG_OVERALL) throw tooManyCodes();
  const found = await find();
  if (found !== null) return found;
  // Never refused here: both are below their limit.
  await Promise.all([address === '' ? null : addresses.penalty(address), overall.penalty(EVERYWHERE)]);
  return null;
}

const WORDS = 'Too many codes were tried. Wait 15 minutes, then try again.';
const tooManyCodes = () => new Refusal(429, 'too-many-attempts', WORDS, { code: WORDS });
