import type { Database } from '../db.ts';
import { playConversation } from './conversation/play.ts';
import { writeInventedFigures } from './figures/write.ts';
import { ensurePeople, ensureSteward, SIGN_INS, STEWARD, type SandboxSignIn } from './people.ts';

export type { SandboxSignIn } from './people.ts';

/** PostgreSQL lock that only one starting server holds; any number that nothing else uses. */
const SEEDING = 7_306_091;

/**
 * Fills the sandbox: Northern Vale's figures, people and a conversation in progress. Safe to call at every start: what
 * is there stays, what is missing is added, and two servers that start together wait for each other.
 * @param passwordFor the password this installation keeps for a sign-in.
 * @returns whom one can sign in as.
 */
export async function seedSandbox(db: Database, passwordFor: (email: string) => string): Promise<readonly SandboxSignIn[]> {
  const lock = await db.pool.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [SEEDING]);
    await writeInventedFigures(db);
    await ensurePeople(db, passwordFor);
    await ensureSteward(db, passwordFor);
    await playConversation(db);
    return [...SIGN_INS, STEWARD];
  } finally {
    // Closing the connection gives the lock back, whatever happened on it.
    lock.release(true);
  }
}
