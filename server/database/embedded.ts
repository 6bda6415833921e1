import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { canReach, unprivilegedAccount, type Account } from './account.ts';
import { binariesFromNpm, copyBinaries, nativeFolder, type Binaries } from './binaries.ts';
import { holdDatabase } from './holders.ts';

/**
 * The default database: a real PostgreSQL whose binaries come from npm, one data folder, loopback only, a random
 * password. PostgreSQL refuses to run as root, so as root an unprivileged account runs it; where that account cannot
 * reach the project's folder, binaries and data go to a folder it can reach.
 */
export interface EmbeddedPostgres {
  /** Of the database `learning_loop`, password included. */
  readonly url: string;
  /** Folder of data and, where they had to be moved, binaries. */
  readonly folder: string;
  /** Why the folder is not the project's own `.data`; `null` when it is. */
  readonly elsewhere: string | null;
  /** It was running already: another of our programs uses it, or one that was killed left it. */
  readonly reused: boolean;
  /** Lets go of it; the last program to let go stops it and waits until it has ended. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Project folder, whose `.data` is the default place. */
  readonly project: string;
  /** The person's own choice of folder (DATA_DIR). */
  readonly dataDir?: string;
  /** Trades safety for speed: for throw-away databases of tests only. */
  readonly unsafe?: boolean;
  /** Stop waiting for it to come up; it is stopped again. */
  readonly signal?: AbortSignal;
  readonly say?: (line: string) => void;
}

const DATABASE = 'learning_loop';
const START_LIMIT_MS = 60_000;

/**
 * Starts (or finds running) the embedded PostgreSQL.
 * @throws Error with the tail of PostgreSQL's own log when it does not come up, or with what to do when its folder
 * cannot be used.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { say = () => {} } = options;
  const account = unprivilegedAccount();
  const shipped = await binariesFromNpm();
  const { folder, elsewhere } = prepareFolder(options, account, nativeFolder(shipped));
  const bin = account && !canReach(account, nativeFolder(shipped)) ? copyBinaries(shipped, folder) : shipped;

  const data = join(folder, 'postgres');
  const passwordFile = join(folder, 'postgres-password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say('Creating the database (once) …');
    createCluster(bin.initdb, data, passwordFile, account);
  }
  const password = readFileSync(passwordFile, 'utf8').trim();
  const urlAt = (port: number, database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

  const found = await runningPostmaster(data, (port) => urlAt(port, 'postgres'));
  const reused = found !== null;
  const { pid, port } = found ?? (await launch(bin, data, account, options, urlAt));
  const halt = async () => {
    // SIGINT is PostgreSQL's fast shutdown: sessions end, everything acknowledged is on disk.
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
    await ended(pid);
  };
  try {
    await createDatabase(urlAt(port, 'postgres'));
    const url = urlAt(port, DATABASE);
    const holder = await holdDatabase(url);
    return { url, folder, elsewhere, reused, stop: async () => { if ((await holder.release()) === 0) await halt(); } };
  } catch (error) {
    if (!reused) await halt();
    throw error;
  }
}

/** Chooses the folder, makes it, and sees that the account which runs PostgreSQL can use it. */
function prepareFolder({ project, dataDir }: EmbeddedOptions, account: Account | null, native: string): { folder: string; elsewhere: string | null } {
  const own = resolve(project, '.data');
  const hidden = account !== null && dataDir === undefined && !(canReach(account, project) && canReach(account, native));
  const folder = dataDir !== undefined ? resolve(dataDir) : hidden ? systemStateFolder(project) : own;
  mkdirSync(folder, { recursive: true });
  if (account) {
    if (hidden) chmodSync(dirname(folder), 0o755);
    chownSync(folder, account.uid, account.gid);
    chmodSync(folder, 0o755);
    if (!canReach(account, folder)) {
      throw new Error(`PostgreSQL does not run as root, and the account "nobody" that runs it cannot reach ${folder}. Set DATA_DIR to a folder it can reach.`);
    }
  }
  const elsewhere = folder === own ? null : hidden ? 'the account that runs PostgreSQL cannot reach the project folder' : 'DATA_DIR';
  return { folder, elsewhere };
}

/** Where the system keeps the state of programs; one folder per project folder. */
function systemStateFolder(project: string): string {
  const name = createHash('sha256').update(project).digest('hex').slice(0, 12);
  return join('/var/lib/learning-loop', name);
}

function createCluster(initdb: string, data: string, passwordFile: string, account: Account | null): void {
  const half = `${data}.half`;
  rmSync(half, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    execFileSync(
      initdb,
      ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--no-locale'],
      { ...(account ?? {}), cwd: dirname(data), env: { ...process.env, LC_ALL: 'C' }, stdio: 'pipe' },
    );
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? (error as Error).message).trim();
    throw new Error(`The database could not be created in ${dirname(data)}:\n${said}`, { cause: error });
  }
  // A half-made cluster is never mistaken for a whole one.
  renameSync(half, data);
}

async function launch(
  bin: Binaries,
  data: string,
  account: Account | null,
  { unsafe = false, signal }: EmbeddedOptions,
  urlAt: (port: number, database: string) => string,
): Promise<{ pid: number; port: number }> {
  const port = await freePort();
  const settings = unsafe ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : [];
  const child = spawn(
    bin.postgres,
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=128MB', '-c', 'max_connections=200', ...settings],
    // Its own process group: Ctrl-C in the terminal reaches us first, and we stop it after the last query.
    { ...(account ?? {}), cwd: dirname(data), detached: true, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.on('error', (error) => { log += error.message; });
  child.stderr.on('data', (chunk: Buffer) => { log = (log + chunk.toString()).slice(-2_000); });
  for (const start = Date.now(); !(await answers(urlAt(port, 'postgres'))); await pause(50)) {
    if (signal?.aborted) {
      child.kill('SIGINT');
      if (child.pid) await ended(child.pid);
      signal.throwIfAborted();
    }
    if (child.pid === undefined || child.exitCode !== null || Date.now() - start > START_LIMIT_MS) {
      child.kill('SIGINT');
      throw new Error(`The embedded PostgreSQL did not start:\n${log}`);
    }
  }
  child.unref();
  return { pid: child.pid!, port };
}

/**
 * The server that uses this data folder now, by what it wrote about itself; `null`, and its notice removed, when that
 * process is gone or its number belongs to another program by now.
 * @throws Error when it is there but does not answer in time.
 */
async function runningPostmaster(data: string, urlAt: (port: number) => string): Promise<{ pid: number; port: number } | null> {
  const notice = join(data, 'postmaster.pid');
  for (const start = Date.now(); existsSync(notice); await pause(50)) {
    const lines = readFileSync(notice, 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!isPostgresOf(pid, data)) rmSync(notice, { force: true });
    else if (port > 0 && (await answers(urlAt(port)))) return { pid, port };
    else if (Date.now() - start > START_LIMIT_MS) throw new Error(`A PostgreSQL (process ${pid}) uses ${data} but does not answer. End it, then start again.`);
  }
  return null;
}

function isPostgresOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
    return command.includes(data);
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await admin.end();
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function ended(pid: number, limit = 20_000): Promise<void> {
  for (const start = Date.now(); isAlive(pid) && Date.now() - start < limit; ) await pause(25);
}

const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));
