import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/db.ts';
import { testDatabase } from '../database.ts';
import { buildMember, buildWorkspace } from '../factories.ts';
import { startServer, type ServerProcess } from './server-process.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request exactly as written: no client of ours tidies the address or the headers. */
function ask(url: string, options: RequestOptions = {}, body?: string | Buffer): Promise<Answer> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((done, failed) => {
    const sent = request({ hostname, port, path: pathname, ...options }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', failed).end(body);
  });
}

describe('the door', () => {
  let db: Database;
  let server: ServerProcess;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
  });
  afterAll(() => server?.stop());

  test('healthz answers 200, and 503 with the reason when a migration is missing', async () => {
    expect(await ask(`${server.url}/healthz`)).toMatchObject({ status: 200, text: '{"ok":true}' });
    await db.pool.query('UPDATE "_prisma_migrations" SET finished_at = NULL');
    const { status, text } = await ask(`${server.url}/healthz`);
    await db.pool.query('UPDATE "_prisma_migrations" SET finished_at = now()');
    expect(status).toBe(503);
    expect(text).toMatch(/migrations not applied: \d{14}_/);
  });

  test('nobody on the way keeps a page, and what a workspace says is not even kept by the browser', async () => {
    const workspace = await buildWorkspace(db);
    const { cookie } = await buildMember(db, workspace);
    const kept = async (path: string) => {
      const { status, headers } = await ask(server.url, { path, headers: { cookie } });
      return [status, headers['cache-control']];
    };
    expect(await kept('/')).toEqual([200, 'private, no-cache']);
    for (const path of ['', '/indicators/care-rate']) {
      expect(await kept(`/workspaces/${workspace.slug}${path}`)).toEqual([200, 'private, no-store']);
      expect(await kept(`/workspaces/${workspace.slug}${path}.data`)).toEqual([200, 'private, no-store']);
    }
  });

  test('every page has a policy that runs no script without its nonce, and a nonce of its own', async () => {
    const [one, two] = await Promise.all([ask(server.url), ask(server.url)]);
    const nonceOf = ({ headers }: Answer) => /script-src 'self' 'nonce-([\w-]{22})';/.exec(String(headers['content-security-policy']))?.[1];
    expect(nonceOf(one)).toBeDefined();
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(one.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' });
    expect(one.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(one.headers['x-powered-by']).toBeUndefined();
    const inline = [...one.text.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(inline.length).toBeGreaterThan(0);
    expect(inline.filter((attributes) => !attributes?.includes(`nonce="${nonceOf(one)}"`))).toEqual([]);
  });

  test.each(['https://elsewhere.example', 'null', 'not an origin'])('a form from %s is answered with 403', async (origin) => {
    const answer = await ask(`${server.url}/sign-in`, { method: 'POST', headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' } }, 'email=a&password=b');
    expect(answer.status).toBe(403);
    expect(answer.text).toMatch(/another site/);
  });

  test('a form from our own page gets through the door', async () => {
    const answer = await ask(`${server.url}/sign-in`, { method: 'POST', headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' } }, 'email=a%40b.example&password=b');
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/not right/);
  });

  test('what a proxy would say is believed from nobody', async () => {
    const headers = { Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'elsewhere.example', 'X-Forwarded-Proto': 'https', 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await ask(`${server.url}/sign-in`, { method: 'POST', headers }, 'email=a')).status).toBe(403);
    const redirected = await ask(`${server.url}/workspaces/none`, { headers: { 'X-Forwarded-Host': 'elsewhere.example', 'X-Forwarded-Prefix': '/x' } });
    expect(redirected.headers.location ?? '').not.toContain('elsewhere');
  });

  test.each(['/%ff', '/%', '/indicators/%c3%28', '/a%00b', '/assets/%ff', '/assets/../../package.json', '//elsewhere.example/%ff'])('the address %s is answered with 4xx', async (path) => {
    const { status, text } = await ask(server.url, { path });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/at \w+ \(/);
  });

  test.each(['a b', 'x/y', '[::1', ''])('the host "%s" is answered with 400', async (host) => {
    expect((await ask(server.url, { headers: { Host: host }, setHost: false })).status).toBe(400);
  });

  test.each(['TRACE', 'PROPFIND'])('%s is answered with 405, on pages and on the API', async (method) => {
    for (const path of ['/', '/api/v1/metrics']) expect((await ask(server.url, { method, path })).status).toBe(405);
  });

  test('headers of more than 16 kB are answered with 431', async () => {
    expect((await ask(server.url, { headers: { 'X-Long': 'x'.repeat(20_000) } })).status).toBe(431);
  });

  test('a body of more than 1 MB, or of no said length, is refused before it is read', async () => {
    const post = (headers: Record<string, string>, body?: Buffer) => ask(`${server.url}/sign-in`, { method: 'POST', headers: { Origin: server.url, ...headers } }, body);
    expect((await post({ 'Content-Length': '1000001' })).status).toBe(413);
    expect((await post({ 'Transfer-Encoding': 'chunked' }, Buffer.alloc(10))).status).toBe(411);
  });

  test('after all that it still serves', async () => {
    expect((await ask(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('starting and stopping', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it in order, with exit code 0', async (signal) => {
    const db = await testDatabase();
    const server = await startServer({ databaseUrl: db.url });
    expect(await server.stop(signal)).toBe(0);
    expect(server.said()).toMatch(/Stopping …\nStopped\.\n$/);
  });

  test('a taken port is said in one line, and no database is touched', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', () => listening()));
    const { port } = other.address() as AddressInfo;
    const folder = mkdtempSync(join(tmpdir(), 'learning-loop-taken-'));
    const { code, said } = await start({ PORT: String(port), DATABASE_URL: '', DATA_DIR: join(folder, 'data') });
    other.close();
    expect(said.trim()).toBe(`Port ${port} is taken. Stop what is using it, or choose another: PORT=3000 npm start`);
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test.each([
    [{ PORT: 'many' }, /Settings that make no sense:\n {2}PORT: /],
    [{ DATABASE_URL: 'mysql://127.0.0.1/x' }, /DATABASE_URL: /],
    [{ DATABASE_URL: 'postgresql://postgres:secret-word@127.0.0.1:9/none' }, /^The database of DATABASE_URL cannot be used: nothing listens there\.$/m],
  ])('%o is refused in words, without a stack trace or a password', async (settings, words) => {
    const { code, said } = await start({ PORT: '0', ...settings });
    expect(said).toMatch(words);
    expect(said).not.toMatch(/ at |secret-word/);
    expect(code).toBe(1);
  });

  test('with the embedded database: made, reused with the same sign-ins, and stopped with the program', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'learning-loop-embedded-'));
    chmodSync(folder, 0o755);
    const settings = { PORT: '0', DATABASE_URL: '', DATA_DIR: join(folder, 'data'), SANDBOX: '' };
    const first = await start(settings, 'SIGINT');
    expect(first.code).toBe(0);
    expect(first.said).toContain(`Data folder: ${join(folder, 'data')} (DATA_DIR).`);
    const signIns = (said: string) => said.split('\n').filter((line) => line.includes('@northern-vale.example'));
    expect(signIns(first.said).length).toBeGreaterThan(2);
    expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false);
    expect((readFileSync(join(folder, 'data/postgres-password'), 'utf8')).length).toBeGreaterThan(20);

    const second = await start(settings, 'SIGTERM');
    expect(signIns(second.said)).toEqual(signIns(first.said));
    expect(second.said).not.toMatch(/Creating the database|brought up to date/);
    expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

/** Starts the program; with a signal, gives it that when it is ready. @returns how it ended. */
function start(settings: Record<string, string>, whenReady?: NodeJS.Signals): Promise<{ code: number | null; said: string }> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, ['server/launch/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let told = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!whenReady || told || !said.includes('Ctrl-C stops it')) return;
      told = true;
      child.kill(whenReady);
    });
  }
  return new Promise((done) => child.once('close', (code) => done({ code, said })));
}
