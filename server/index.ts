import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstRunToken } from './administration/commands.ts';
import { configureAuth, configureOpenId } from './auth/commands.ts';
import { readProviders } from './auth/openid/configuration.ts';
import { connectDatabase, type ConnectedDatabase } from './database/connect.ts';
import type { Listening } from './database/listen.ts';
import type { Database } from './db.ts';
import { readEnv, type Env } from './env.ts';
import { watchFigures } from './figures/standing-answers.ts';
import { createApp } from './http/app.ts';
import { callerAddress } from './http/caller-address.ts';
import { floodGuard, NO_GUARD } from './http/flood-guard.ts';
import { loadSite, type Site } from './http/site.ts';
import { attachLive, type Live } from './live/attach.ts';
import { keptPasswords } from './sandbox/kept-passwords.ts';
import { seedSandbox } from './sandbox/seed.ts';
import { acceptWithIdentity } from './invitations/commands.ts';
import { JOBS } from './jobs/all.ts';
import { startJobs, type Jobs } from './jobs/queue.ts';
import { closeMail, configureMail } from './mail/commands.ts';
import { watchActivity } from './notifications/commands.ts';
import { installationSecret } from './installation-secret.ts';
import { createServices } from './services.ts';

/** A large file on a slow line; forms have a minute (http/refuse.ts). */
const LONGEST_UPLOAD_MS = 900_000;
/** Requests under way get this long to end when the program is told to stop. */
const LAST_REQUESTS_MS = 5_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * The composition root: listens, connects the database, puts the parts together, and serves until `signal` says stop;
 * then everything that was started ends in the opposite order, the database last.
 * @throws Error in words when it cannot start.
 */
export async function serve(signal: AbortSignal): Promise<void> {
  const env = readEnv();
  const providers = readProviders(env.OIDC_PROVIDERS);
  const callers = callerAddress({ trustProxy: env.TRUST_PROXY, publicUrl: env.PUBLIC_URL });
  const guard = env.RATE_LIMIT === 0 || env.NODE_ENV === 'development' ? NO_GUARD : floodGuard(callers, env.RATE_LIMIT);
  if (env.PUBLIC_URL && env.TRUST_PROXY === undefined) say('TRUST_PROXY is not set: behind a proxy nobody knows who is asking, so nobody is slowed down. The README says what to give.');
  let handle: RequestListener = answerStarting;
  const http = createServer({ requestTimeout: LONGEST_UPLOAD_MS }, (req, res) => handle(req, res));
  http.on('connection', guard.connected);
  let database: ConnectedDatabase | undefined;
  let site: Site | undefined;
  let live: Live | undefined;
  let figures: Listening | undefined;
  let jobs: Jobs | undefined;
  let notifications: Listening | undefined;
  try {
    // The port comes first: where it is taken, nothing else is touched.
    await listen(http, env.PORT);
    database = await connectDatabase(env, say, signal);
    const { db } = database;
    signal.throwIfAborted();

    const sandbox = env.SANDBOX === undefined ? database.embedded : env.SANDBOX === '1';
    configureAuth(db, { secureCookies: env.PUBLIC_URL?.startsWith('https:') ?? false, sandbox, secret: installationSecret(env, database.folder) });
    configureMail(db, { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, baseUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${portOf(http)}`, say });
    configureOpenId(db, { providers, baseUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${portOf(http)}`, say, acceptWithIdentity });
    const signIns = sandbox ? await furnishSandbox(db, database.folder) : [];
    signal.throwIfAborted();

    site = await loadSite(env, http);
    live = attachLive(http, db, { door: { publicUrl: env.PUBLIC_URL, admits: guard.socketAdmitted, mayAsk: guard.mayAsk } });
    figures = watchFigures(db);
    jobs = await startJobs(db, JOBS, say);
    notifications = watchActivity(db);
    handle = createApp({ env, db, services: createServices(), site, callers, guard, say });
    sayReady(http, env, database, signIns, await firstRunToken(db));
    await new Promise<void>((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
    say('Stopping …');
  } finally {
    await closeHttp(http, live);
    await notifications?.stop();
    await jobs?.stop();
    await figures?.stop();
    if (database) await closeMail(database.db);
    await database?.close();
    // Vite's own closing ends the process: it comes last.
    await site?.close();
  }
  say('Stopped.');
}

const answerStarting: RequestListener = (_req, res) => {
  res.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2' }).end('Learning Loop is starting. Try again in a moment.\n');
};

/** @throws Error in words when the port cannot be had. */
async function listen(http: Server, port: number): Promise<void> {
  await new Promise<void>((listening, failed) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what is using it, or choose another: PORT=${port + 1} npm start`;
      failed(new Error(error.code === 'EADDRINUSE' ? taken : `Port ${port} cannot be used: ${error.message}.`, { cause: error }));
    });
    http.listen(port, '127.0.0.1', () => listening());
  });
}

/** No new requests; those under way get a moment to end. Sockets end first, so that their browsers look elsewhere. */
async function closeHttp(http: Server, live: Live | undefined): Promise<void> {
  const late = setTimeout(() => http.closeAllConnections(), LAST_REQUESTS_MS);
  await live?.close();
  if (http.listening) await new Promise((closed) => http.close(closed));
  clearTimeout(late);
}

/** Fills the sandbox where something of it is missing. @returns a line for each person one can sign in as. */
async function furnishSandbox(db: Database, folder: string): Promise<readonly string[]> {
  say('Seeing to the sandbox …');
  const { passwordFor } = keptPasswords(folder);
  const people = await seedSandbox(db, passwordFor);
  const width = Math.max(...people.map(({ email }) => email.length));
  return people.map(({ email, organisation, tries = '' }) => `  ${email.padEnd(width)}  ${passwordFor(email)}  ${organisation === null ? tries : `${organisation}: ${tries}`}`);
}

const portOf = (http: Server) => (http.address() as AddressInfo).port;

function sayReady(http: Server, env: Env, { embedded }: ConnectedDatabase, people: readonly string[], firstToken: string | null): void {
  const address = env.PUBLIC_URL ?? `http://127.0.0.1:${portOf(http)}`;
  const lines = [
    '',
    `Learning Loop is ready: ${address}`,
    ...(people.length > 0 ? ['', 'Sandbox sign-ins (invented people and figures, passwords of this installation only):', ...people] : []),
    ...(firstToken === null ? [] : ['', `No administrator yet${people.length > 0 ? ' beside the invented ones of the sandbox' : ''}. Open ${new URL('/first-run', address).href} and give this token: ${firstToken}`]),
    '',
    embedded ? 'Ctrl-C stops it and its database.' : 'Ctrl-C stops it.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
