import type { RequestHandler } from 'express';
import { missingMigrations } from '../database/migrate.ts';
import type { Database } from '../db.ts';

const PATIENCE_MS = 3_000;

/**
 * `GET /healthz`: 200 when the database answers and lacks none of the migrations, else 503 with the reason.
 * `migrations`: names of all migrations this program knows.
 */
export function health(db: Database, migrations: readonly string[]): RequestHandler {
  return async (_req, res) => {
    res.set('Cache-Control', 'no-store');
    const reason = await reasonNotHealthy(db, migrations);
    if (reason === null) res.json({ ok: true });
    else res.status(503).json({ ok: false, reason });
  };
}

async function reasonNotHealthy(db: Database, migrations: readonly string[]): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((done) => { timer = setTimeout(() => done(null), PATIENCE_MS); });
  try {
    const missing = await Promise.race([missingMigrations(db.pool, migrations), tooLong]);
    if (missing === null) return `the database has not answered for ${PATIENCE_MS / 1000} seconds`;
    return missing.length === 0 ? null : `migrations not applied: ${missing.join(', ')}`;
  } catch {
    return 'the database does not answer';
  } finally {
    clearTimeout(timer);
  }
}
