import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from '../server/db.ts';

/**
 * A fresh, migrated, empty database of its own for the test file that asks, dropped when the file ends.
 * `url` is for programs that a test starts as processes of their own.
 */
export async function testDatabase(): Promise<Database> {
  const templateUrl = inject('templateUrl');
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(templateUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const db = openDatabase(Object.assign(new URL(templateUrl), { pathname: `/${name}` }).href);
  afterAll(async () => {
    await db.close();
    await asAdmin(templateUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return db;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await admin.connect();
  try {
    // Two files that copy the template at once would collide: one at a time.
    await admin.query('SELECT pg_advisory_lock(1)');
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
