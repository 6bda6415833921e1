import type { PoolClient } from 'pg';
import type { Database } from '../../db.ts';
import { FIGURES_CHANNEL } from '../standing-answers.ts';
import { lockImports } from './release-record.ts';

/** One transaction under the lock of imports; says on commit that there are new figures. */
export async function inImportTransaction<Result>(db: Database, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
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
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => { broken ??= failure; });
    throw error;
  } finally {
    client.off('error', onBroken);
    client.release(broken);
  }
}
