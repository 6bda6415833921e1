import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded.ts';

const folders: string[] = [];
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }); });

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-embedded-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

const running = (dataDir: string) => existsSync(join(dataDir, 'postgres/postmaster.pid'));

async function one(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ one: number }>('SELECT 1 AS one');
  await client.end();
  return rows[0]?.one;
}

test('whoever lets go last stops it, in whichever order they came', async () => {
  const dataDir = newFolder();
  const server = await startEmbeddedPostgres({ project: '.', dataDir, unsafe: true });
  const beside = await startEmbeddedPostgres({ project: '.', dataDir, unsafe: true });
  expect([server.reused, beside.reused]).toEqual([false, true]);
  expect(beside.url).toBe(server.url);

  await server.stop();
  expect(await one(beside.url)).toBe(1);
  await beside.stop();
  expect(running(dataDir)).toBe(false);
});

test('one that a killed program left is found, used, and stopped', async () => {
  const dataDir = newFolder();
  const killed = await startEmbeddedPostgres({ project: '.', dataDir, unsafe: true });
  // Killed: its connections go, its database stays.
  const admin = new pg.Client({ connectionString: killed.url });
  await admin.connect();
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND client_addr IS NOT NULL');
  await admin.end();

  const next = await startEmbeddedPostgres({ project: '.', dataDir, unsafe: true });
  expect(next.reused).toBe(true);
  await next.stop();
  expect(running(dataDir)).toBe(false);
});

test('the password is for its owner’s eyes, and nobody gets in without it', async () => {
  const dataDir = newFolder();
  const server = await startEmbeddedPostgres({ project: '.', dataDir, unsafe: true });
  expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
  expect(new URL(server.url).password).toBe(readFileSync(join(dataDir, 'postgres-password'), 'utf8'));
  await expect(one(Object.assign(new URL(server.url), { password: 'guessed' }).href)).rejects.toThrow(/password authentication failed/);
  await server.stop();
});

test('a data folder that the account of PostgreSQL cannot reach is refused with what to do', { skip: process.getuid?.() !== 0 }, async () => {
  const closed = mkdtempSync(join(tmpdir(), 'learning-loop-closed-'));
  folders.push(closed);
  await expect(startEmbeddedPostgres({ project: '.', dataDir: join(closed, 'data') })).rejects.toThrow(/cannot reach .* Set DATA_DIR to a folder it can reach\./);
});
