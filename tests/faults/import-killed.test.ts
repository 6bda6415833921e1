import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { databaseState, figuresState } from '../oracle/database-state.ts';
import { publishedData } from '../published-data.ts';

const data = publishedData();
const FILE = join(data ?? '', 'published/absence_la.csv');
const ROWS = 17_220;
const PROGRAM = 'node_modules/.cache/learning-loop/faults-import.mjs';

/** @returns the signal or the exit code that the import ended with. */
async function importing(url: string, rowsToLive: number): Promise<NodeJS.Signals | number | null> {
  const child = spawn(process.execPath, [PROGRAM, url, FILE, String(rowsToLive)], { stdio: 'inherit' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

describe.skipIf(!data)('fault 27: an import killed while it works', () => {
  test.each([1, 50, 99])('at %i per cent of its rows leaves nothing, and the next one is whole', async (percent) => {
    await build({ entryPoints: ['tests/faults/import-process.ts'], outfile: PROGRAM, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error' });
    const db = await testDatabase();
    const before = await databaseState(db);
    expect(await importing(db.url, Math.ceil((ROWS * percent) / 100))).toBe('SIGKILL');
    // The database undoes what the dead one had begun as soon as it notices.
    await expect.poll(() => openTransactions(), { timeout: 30_000 }).toBe(0);
    expect(await databaseState(db)).toEqual(before);

    expect(await importing(db.url, 0)).toBe(0);
    const untouched = await testDatabase();
    expect(await importing(untouched.url, 0)).toBe(0);
    expect(await figuresState(db)).toEqual(await figuresState(untouched));

    async function openTransactions(): Promise<number> {
      const { rows } = await db.pool.query<{ open: string }>(
        `SELECT count(*) AS open FROM pg_stat_activity WHERE datname = current_database() AND state IS DISTINCT FROM 'idle' AND pid <> pg_backend_pid()`,
      );
      return Number(rows[0]?.open);
    }
  });
});
