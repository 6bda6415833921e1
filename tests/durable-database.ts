import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '../server/database/embedded.ts';
import { migrate } from '../server/database/migrate.ts';
import { openDatabase, type Database } from '../server/db.ts';

/** A PostgreSQL that is not running yet, in a folder of its own. */
export interface OwnPostgres {
  readonly folder: string;
  /** Starts it; again too, once it was stopped or killed. */
  start(): ReturnType<typeof startEmbeddedPostgres>;
  /** Takes the folder away, once it was stopped. */
  remove(): void;
}

/** A PostgreSQL of one's own that keeps its promises about the disk; the shared one of the tests does not. */
export function ownPostgres(): OwnPostgres {
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-own-'));
  // As root another account runs PostgreSQL and must reach the folder.
  chmodSync(folder, 0o755);
  return {
    folder,
    start: () => startEmbeddedPostgres({ project: resolve('.'), dataDir: folder }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A migrated, empty database in a PostgreSQL of its own. @param connections how many of them at once, where not as many as usual */
export async function durableDatabase(connections?: number): Promise<{ readonly db: Database; close(): Promise<void> }> {
  const own = ownPostgres();
  const postgres = await own.start();
  await migrate(postgres.url, resolve('prisma/migrations'));
  const db = openDatabase(postgres.url, connections);
  return {
    db,
    async close() {
      await db.close();
      await postgres.stop();
      own.remove();
    },
  };
}
