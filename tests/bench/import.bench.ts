import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { importPaths } from '../../server/figures/import/index.ts';
import { migrate } from '../../server/database/migrate.ts';
import { openDatabase, type Database } from '../../server/db.ts';
import { ownPostgres } from '../durable-database.ts';
import { publishedData } from '../published-data.ts';
import type { BenchRow } from './bench-row.ts';
import { median } from './medians.ts';

export interface ImportBenchmark extends BenchRow {
  /** Speed of the import as a share of the bare COPY's; the median of the pairs. */
  readonly ratio: number;
  readonly importRowsPerSecond: number;
  readonly copyRowsPerSecond: number;
  /** How much the process grew over the runs, MB. */
  readonly memoryGrowth: number;
}

/** Share of the floor's speed that was promised. */
const AT_LEAST = 0.3;
const FILE = 'absence_la.csv';
/** Rows of the file without its header. */
const ROWS = 17_220;
const KEY = ['time_period', 'geographic_level', 'region_code', 'old_la_code', 'social_care_group', 'phase_type_grouping'];
const COLUMNS = [
  'time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'region_code', 'region_name', 'old_la_code', 'la_name',
  'new_la_code', 'absence_terms', 'social_care_group', 'phase_type_grouping', 't_pupils', 't_sess_possible', 't_sess_overall', 'pt_overall',
  't_sess_authorised', 'pt_sess_authorised', 't_sess_unauthorised', 'pt_sess_unauthorised', 't_pupils_pa_10_exact', 'pt_pupils_pa_10_exact',
  't_pupils_pa_50_exact', 'pt_pupils_pa_50_exact',
];

/**
 * P10: the whole import of `absence_la.csv`, every check included, beside a bare COPY of the same file into a table
 * with a primary key, in interleaved pairs on the same server.
 * @param url a PostgreSQL server; databases are made on it and dropped.
 * @throws Error when there are no published files or an import does not load.
 */
export async function benchImport(url: string, pairs = 7): Promise<ImportBenchmark> {
  const data = publishedData();
  if (!data) throw new Error('P10 needs the published files: PUBLISHED_DATA, else ../shared/data.');
  const file = join(data, 'published', FILE);
  const name = `bench_import_${process.pid}`;
  await asAdmin(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`);
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await migrate(own, resolve('prisma/migrations'));
  const db = openDatabase(own, 2);
  try {
    await imported(db, file);
    await copied(db, file);
    const before = process.memoryUsage.rss();
    let highest = before;
    const watch = setInterval(() => { highest = Math.max(highest, process.memoryUsage.rss()); }, 5);
    const times: { readonly imported: number; readonly copied: number }[] = [];
    for (let pair = 0; pair < pairs; pair++) times.push({ imported: await imported(db, file), copied: await copied(db, file) });
    clearInterval(watch);
    const ratio = median(times.map((time) => time.copied / time.imported));
    const importRowsPerSecond = Math.round(ROWS / (median(times.map((time) => time.imported)) / 1_000));
    const copyRowsPerSecond = Math.round(ROWS / (median(times.map((time) => time.copied)) / 1_000));
    const memoryGrowth = Math.round((highest - before) / 1e6);
    const detail =
      `median of ${pairs} pairs; ` +
      `${importRowsPerSecond} rows/s beside ${copyRowsPerSecond} rows/s; process grew by at most ${memoryGrowth} MB`;
    return {
      row: 'P10',
      what: `import of ${FILE}, every check included`,
      goal: `at least ${AT_LEAST} × the speed of a bare COPY into a primary key`,
      ratio,
      detail,
      holds: ratio >= AT_LEAST,
      importRowsPerSecond,
      copyRowsPerSecond,
      memoryGrowth,
    };
  } finally {
    await db.close();
    await asAdmin(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function imported(db: Database, file: string): Promise<number> {
  await db.pool.query('TRUNCATE release CASCADE');
  const start = performance.now();
  const report = await importPaths(db, [file]);
  const time = performance.now() - start;
  if (report.files[0]?.result !== 'loaded') throw new Error(`The import did not load ${FILE}: ${JSON.stringify(report)}`);
  return time;
}

async function copied(db: Database, file: string): Promise<number> {
  const client = await db.pool.connect();
  try {
    await client.query(`DROP TABLE IF EXISTS floor; CREATE TABLE floor (${COLUMNS.map((column) => `"${column}" text`).join(', ')}, PRIMARY KEY (${KEY.join(', ')}))`);
    const start = performance.now();
    // Empty cells stay empty texts: a key has no NULL.
    await pipeline(createReadStream(file), client.query(copyFrom(`COPY floor FROM STDIN WITH (FORMAT csv, HEADER, NULL '\\N')`)));
    return performance.now() - start;
  } finally {
    client.release();
  }
}

async function asAdmin(url: string, ...statements: readonly string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}

export default async function bench(): Promise<BenchRow[]> {
  return [await benchImportAlone()];
}

/** A server of its own, for a run by itself. */
export async function benchImportAlone(): Promise<ImportBenchmark> {
  const own = ownPostgres();
  const server = await own.start();
  try {
    return await benchImport(server.url);
  } finally {
    await server.stop();
    own.remove();
  }
}
