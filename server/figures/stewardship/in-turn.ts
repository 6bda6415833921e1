import type { PoolClient } from 'pg';
import type { Database } from '../../db.ts';
import { inImportTransaction } from '../import/import-transaction.ts';
import { answersChanged } from '../standing-answers.ts';

const LAST = new WeakMap<Database, Promise<unknown>>();

/**
 * One piece of work after the other within this process. Whoever waits for the lock of imports holds a connection; a
 * few who wait must not take the ones that the work under way needs.
 */
export function inTurn<Result>(db: Database, work: () => Promise<Result>): Promise<Result> {
  const turn = (LAST.get(db) ?? Promise.resolve()).then(work, work);
  LAST.set(db, turn.catch(() => {}));
  return turn;
}

/** One decision while no import loads anything; says on commit that other figures may be shown. */
export function inDecision<Result>(db: Database, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  return inTurn(db, async () => {
    const result = await inImportTransaction(db, work);
    // Whoever decided looks at the page next: not to be answered by what stood before the notification is back.
    answersChanged(db);
    return result;
  });
}
