import { resolve } from 'node:path';
import { openDatabase, type Database } from '../db.ts';
import type { Env } from '../env.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';

/** The database a program works on, ready: answering and migrated. */
export interface ConnectedDatabase {
  readonly db: Database;
  /** It is the embedded one, not one given by DATABASE_URL. */
  readonly embedded: boolean;
  /** Folder for what belongs to this installation only. */
  readonly folder: string;
  /** Closes the connections once their work is done, and lets go of the embedded database. */
  close(): Promise<void>;
  /** Lets go at once: work that is not committed is undone by the database. */
  abandon(): Promise<void>;
}

/** Folder of the migrations, seen from the project's folder, in which every program of ours runs. */
export const MIGRATIONS = resolve('prisma/migrations');

/**
 * Connects to the database of DATABASE_URL, else to the embedded one, which it starts or finds running (so that a
 * program works beside a running server as well as alone), and applies the migrations that are missing.
 * @throws Error in words when there is no database to be had.
 */
export async function connectDatabase(env: Env, say: (line: string) => void, signal?: AbortSignal): Promise<ConnectedDatabase> {
  const embedded = env.DATABASE_URL ? null : await startEmbeddedPostgres({ project: resolve('.'), dataDir: env.DATA_DIR, signal, say });
  if (embedded?.elsewhere) say(`Data folder: ${embedded.folder} (${embedded.elsewhere}).`);
  const url = embedded?.url ?? env.DATABASE_URL!;
  let db: Database | undefined;
  const close = async () => {
    await db?.close();
    await embedded?.stop();
  };
  try {
    const applied = await migrate(url, MIGRATIONS).catch((error: unknown) => { throw inWords(error, embedded !== null); });
    if (applied.length > 0) say(`Database brought up to date (${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'}).`);
    db = openDatabase(url);
    const folder = embedded?.folder ?? resolve(env.DATA_DIR ?? '.data');
    return { db, embedded: embedded !== null, folder, close, abandon: async () => embedded?.stop() };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Connection errors of a database somebody gave us, without the password that stands in its address. */
function inWords(error: unknown, embedded: boolean): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (embedded || code === undefined) return error as Error;
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'there is no such host',
    '28P01': 'the password is not accepted',
    '3D000': 'there is no such database; create it first',
  };
  return new Error(`The database of DATABASE_URL cannot be used: ${reasons[code] ?? message}.`, { cause: error });
}
