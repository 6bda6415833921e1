import { createServer, request, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import { afterAll } from 'vitest';
import { configureAuth } from '../../server/auth/commands.ts';
import type { Database } from '../../server/db.ts';
import { readEnv } from '../../server/env.ts';
import { createApp } from '../../server/http/app.ts';
import { callerAddress } from '../../server/http/caller-address.ts';
import { floodGuard, NO_GUARD } from '../../server/http/flood-guard.ts';
import { loadSite } from '../../server/http/site.ts';
import { attachLive } from '../../server/live/attach.ts';
import { createServices } from '../../server/services.ts';
import { listening } from '../listening.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  /** Address of this machine that the request comes from. */
  readonly from?: string;
}

export interface HttpStage {
  readonly url: string;
  readonly http: Server;
  /** What went to the log. */
  readonly said: readonly string[];
  /** A request exactly as written: no client tidies the address or the headers. */
  ask(path: string, asking?: Asking): Promise<Answer>;
  /** A form as a browser sends it from our own page. */
  post(path: string, fields: Readonly<Record<string, string>> | string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

/** The program's HTTP part as `serve` puts it together, on a free port, with settings of the test's own. */
export async function httpStage(db: Database, settings: Readonly<Record<string, string>> = {}): Promise<HttpStage> {
  if (!existsSync('build/server/index.js')) throw new Error('These tests ask the built pages: npm run build');
  const env = readEnv({ NODE_ENV: 'production', RATE_LIMIT: '0', ...settings });
  const callers = callerAddress({ trustProxy: env.TRUST_PROXY, publicUrl: env.PUBLIC_URL });
  const guard = env.RATE_LIMIT === 0 ? NO_GUARD : floodGuard(callers, env.RATE_LIMIT);
  configureAuth(db, { secureCookies: env.PUBLIC_URL?.startsWith('https:') ?? false });
  const said: string[] = [];
  let handle: RequestListener = (_req, res) => res.end();
  const http = createServer((req, res) => handle(req, res));
  http.on('connection', guard.connected);
  const live = attachLive(http, db, { door: { publicUrl: env.PUBLIC_URL, admits: guard.socketAdmitted, mayAsk: guard.mayAsk } });
  handle = createApp({ env, db, services: createServices(), site: await loadSite(env, http), callers, guard, say: (line) => said.push(line) });
  const address = await listening(http);
  const { port } = new URL(address);
  const url = env.PUBLIC_URL ?? address;
  afterAll(async () => {
    http.closeAllConnections();
    await live.close();
  });
  const ask: HttpStage['ask'] = (path, { method = 'GET', headers = {}, body, from } = {}) =>
    new Promise((done, failed) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...headers } as Record<string, string>, localAddress: from, setHost: headers.Host === undefined }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }));
        answer.on('error', failed);
      });
      sent.on('error', failed).end(body);
    });
  const post: HttpStage['post'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString() });
  return { url, http, said, ask, post };
}
