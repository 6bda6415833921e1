import type { PoolClient } from 'pg';
import type { Database } from '../../db.ts';
import { lockImports } from '../import/release-record.ts';
import { answersChanged, FIGURES_CHANNEL } from '../standing-answers.ts';

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

/** One transaction while no import loads anything; says on commit that other figures may be shown. */
export function inImportTransaction<Result>(db: Database, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  return inTurn(db, async () => {
    const client = await db.pool.connect();
    let broken: Error | undefined;
    const onBroken = (error: Error) => { broken = error; };
    client.on('error', onBroken);
    try {
      await client.query('BEGIN');
      await lockImports(client);
      const result = await work(client);
      await client.query(`NOTIFY ${FIGURES_CHANNEL}`);
      await client.query('COMMIT');
      // Whoever decided looks at the page next: not to be answered by what stood before the notification is back.
      answersChanged(db);
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => { broken ??= failure; });
      throw error;
    } finally {
      client.off('error', onBroken);
      client.release(broken);
    }
  });
}
