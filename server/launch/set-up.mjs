// Does the set-up that is missing: install, generate, build. Plain JavaScript on Node's own modules only, because it
// runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** What the set-up remembers between runs. */
const MEMORY = join(PROJECT, '.cache');
const OLDEST_NODE = [20, 19];

/** A problem that a person can solve: shown as its words alone. */
export class Problem extends Error {}

export const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a launcher: a problem becomes a line and exit code 1, never a stack trace; being told to stop is no problem. */
export async function launch(work) {
  const signal = stopSignal();
  try {
    process.exit((await work(signal)) ?? 0);
  } catch (error) {
    if (signal.aborted) process.exit(0);
    say(error instanceof Error ? error.message : String(error));
    if (process.env.DEBUG && error instanceof Error) say(error.stack ?? '');
    process.exit(1);
  }
}

/**
 * Ctrl-C or a request to end. It may come twice (the terminal sends it to everybody, npm passes it on): once counts.
 * Where npm itself is ended by force, nobody passes anything on: then losing it is the request.
 */
function stopSignal() {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Problem('Stopped.'));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => { if (process.ppid !== parent) stop(); }, 500).unref();
  return stopping.signal;
}

/** @throws Problem when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Problem(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

/** @throws Problem when something else listens there already. */
export async function checkPort(port) {
  // What is no port is refused with words when the settings are read.
  if (!Number.isInteger(port) || port <= 0 || port > 65_535) return;
  const code = await new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(null)));
  });
  if (code === 'EADDRINUSE') throw new Problem(`Port ${port} is taken. Stop what is using it, or choose another: PORT=${port === 3000 ? 3001 : 3000} npm start`);
}

/**
 * Runs a program of the set-up and waits. What it says is kept back and shown only when it fails.
 * It gets a group of its own, so that Ctrl-C ends it through us, whole.
 */
export async function run(command, args, { signal, env = {}, show = false } = {}) {
  signal?.throwIfAborted();
  const apart = process.platform !== 'win32';
  const child = spawn(command, args, { cwd: PROJECT, env: { ...process.env, ...env }, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'], detached: apart && !show });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { output = (output + chunk).slice(-20_000); });
  const tell = (name) => { try { process.kill(apart && !show ? -child.pid : child.pid, name); } catch { /* it has ended */ } };
  let impatience;
  const end = () => {
    tell('SIGTERM');
    // npm finishes what it does first, which may take a minute; half an installation is made anew next time.
    if (!show) impatience = setTimeout(() => tell('SIGKILL'), 2_000);
  };
  signal?.addEventListener('abort', end, { once: true });
  const code = await new Promise((done) => { child.once('error', (error) => { output += error.message; done(1); }); child.once('close', (code) => done(code ?? 1)); });
  signal?.removeEventListener('abort', end);
  clearTimeout(impatience);
  signal?.throwIfAborted();
  if (code !== 0 && !show) throw new Problem(`${output.trim()}\n\n"${[command, ...args].map((part) => relativeTo(part)).join(' ')}" failed (${code}); its last words are above.`);
  return code;
}

const relativeTo = (part) => (part === process.execPath ? 'node' : part.startsWith(PROJECT) ? relative(PROJECT, part) : part);

/** A program of an installed package, as a path that Node runs. */
export const programOf = (name, path) => join(PROJECT, 'node_modules', name, path);

/** Whether what is installed is what the lock file names: everything but other machines' parts, in the same version. */
export function isInstalled() {
  const read = (path) => JSON.parse(readFileSync(join(PROJECT, path), 'utf8')).packages;
  if (!existsSync(join(PROJECT, 'node_modules/.package-lock.json'))) return false;
  const [wanted, installed] = [read('package-lock.json'), read('node_modules/.package-lock.json')];
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '') return true;
    return installed[path] ? installed[path].version === version : Boolean(optional || peer);
  });
}

async function install(signal) {
  if (isInstalled()) return;
  say('Installing what the program needs, from the lock file (about a minute) …');
  // npm removes what was there first: what was generated or built from it is made again.
  for (const name of ['prisma-client', 'build']) rmSync(join(MEMORY, name), { force: true });
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  await (npm?.endsWith('.js') ? run(process.execPath, [npm, ...args], { signal }) : run('npm', args, { signal }));
}

/** Remembers what a step was made from, and does it again only when that has changed. */
async function whenChanged(name, fingerprint, made, work) {
  const memory = join(MEMORY, name);
  if (made.every((path) => existsSync(join(PROJECT, path))) && existsSync(memory) && readFileSync(memory, 'utf8') === fingerprint) return;
  rmSync(memory, { force: true });
  await work();
  mkdirSync(MEMORY, { recursive: true });
  writeFileSync(memory, fingerprint);
}

/** One text for the content of files and folders: the same content, the same text. */
export function fingerprintOf(paths) {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => {
    if (!existsSync(path)) return;
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) add(inside);
      else if (!/\.test\.tsx?$/.test(entry.name)) hash.update(relative(PROJECT, inside)).update(readFileSync(inside));
    }
  };
  for (const path of paths.map((part) => join(PROJECT, part)).filter(existsSync)) {
    if (/\.\w+$/.test(path)) hash.update(relative(PROJECT, path)).update(readFileSync(path));
    else add(path);
  }
  return hash.digest('hex');
}

async function generate(signal) {
  await whenChanged('prisma-client', fingerprintOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']), ['prisma/generated/client.ts'], async () => {
    say('Generating the database client …');
    await run(process.execPath, [join(PROJECT, 'server/launch/prisma.mjs'), 'generate'], { signal });
  });
}

const SOURCES = ['app', 'server', 'shared', 'public', 'prisma/schema.prisma', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];

async function build(signal) {
  await whenChanged('build', fingerprintOf(SOURCES), ['build/server-main.js', 'build/server/index.js', 'build/client'], async () => {
    say('Building (under half a minute) …');
    // Remix empties the folder first, so the server's own bundle comes second.
    await run(process.execPath, [programOf('@remix-run/dev', 'dist/cli.js'), 'vite:build'], { signal, env: { NODE_ENV: 'production' } });
    await bundle('server/index.ts', 'build/server-main.js');
  });
}

/** Makes one file that Node runs out of a TypeScript entry; packages stay outside. */
export async function bundle(entry, outfile) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: [join(PROJECT, entry)],
    outfile: join(PROJECT, outfile),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'error',
  });
  // Its helper process would otherwise stay as long as the server does.
  await esbuild.stop();
}

/** Everything that is needed before `what` can run: `sources` (tools, tests, development) or the `build`. */
export async function setUp(what, signal) {
  checkNode();
  const release = await takeTurn(signal);
  try {
    await install(signal);
    await generate(signal);
    if (what === 'build') await build(signal);
  } finally {
    release();
  }
}

/** Two set-ups of one folder at once would trip over each other: one at a time, and a killed one's turn is over. */
async function takeTurn(signal) {
  const turn = join(MEMORY, 'set-up-turn');
  const mine = `${turn}-${process.pid}`;
  mkdirSync(MEMORY, { recursive: true });
  writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; ; told = true) {
      try {
        // A link appears with its content: nobody ever reads half a turn.
        linkSync(mine, turn);
        return () => rmSync(turn, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      if (!isAlive(holderOf(turn))) rmSync(turn, { force: true });
      else if (!told) say('Another set-up of this folder is under way; waiting for it …');
      await new Promise((next) => setTimeout(next, 200));
      signal?.throwIfAborted();
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function holderOf(turn) {
  try {
    return Number(readFileSync(turn, 'utf8'));
  } catch {
    return process.pid;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
