import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../server/database/embedded.ts';
import { migrate } from '../server/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Migrated, empty database that every test file's own database is copied from. */
    templateUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run; `tests/database.ts` copies its template per test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-test-'));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ project: resolve('.'), dataDir: folder, unsafe: true });
  const template = `template_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${template}`);
  await admin.end();
  const templateUrl = Object.assign(new URL(server.url), { pathname: `/${template}` }).href;
  await migrate(templateUrl, resolve('prisma/migrations'));
  project.provide('templateUrl', templateUrl);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
