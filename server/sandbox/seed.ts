import type { Database } from '../db.ts';
import { playConversation } from './conversation/play.ts';
import { writeInventedFigures } from './figures/write.ts';
import { ensurePeople } from './ensure-people.ts';
import { SIGN_INS, type SandboxPerson } from './people.ts';

/** PostgreSQL lock that only one starting server holds; any number that nothing else uses. */
const SEEDING = 7_306_091;

/**
 * Fills the sandbox: Northern Vale's figures, people and a conversation in progress. Safe to call at every start: what
 * is there stays, what is missing is added, and two servers that start together wait for each other.
 * @param passwordFor the password this installation keeps for a sign-in.
 * @returns whom one can sign in as.
 */
export async function seedSandbox(db: Database, passwordFor: (email: string) => string): Promise<readonly SandboxPerson[]> {
  const lock = await db.pool.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [SEEDING]);
    await writeInventedFigures(db);
    await ensurePeople(db, passwordFor);
    await playConversation(db);
    return SIGN_INS;
  } finally {
    // Closing the connection gives the lock back, whatever happened on it.
    lock.release(true);
  }
}
