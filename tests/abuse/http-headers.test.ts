import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { COOKIES } from '../../app/features/public/cookies.ts';
import { testDatabase } from '../database.ts';
import { buildMember, buildPerson, buildWorkspace } from '../factories.ts';
import { httpStage, type Answer, type Asking } from './http-stage.ts';

const db = await testDatabase();
const stage = await httpStage(db);
const PUBLIC = 'https://learning.example';
const secure = await testDatabase();
const behind = await httpStage(secure, { PUBLIC_URL: PUBLIC, TRUST_PROXY: '1' });

const asset = `/assets/${readdirSync('build/client/assets').find((name) => name.endsWith('.js')) ?? ''}`;
/** One of each kind of answer that the program gives. */
const KINDS: readonly (readonly [what: string, path: string, asking: Asking, status: number])[] = [
  ['a page', '/', {}, 200], ['a page’s data', '/reading.data', {}, 200], ['a page that is not there', '/no-such-page', {}, 404], ['a refused address', '/%ff', {}, 400],
  ['a page that asks to sign in', '/workspaces/none', {}, 302], ['the API', '/api/v1/metrics', {}, 200], ['the API’s refusal', '/api/v1/none', {}, 404], ['a file', asset, {}, 200],
  ['a file that is not there', '/assets/none.js', {}, 404], ['the mark', '/mark.svg', {}, 200], ['the state of health', '/healthz', {}, 200], ['another method', '/', { method: 'PUT' }, 405],
  ['a method nobody knows', '/', { method: 'PROPFIND' }, 405], ['a foreign form', '/sign-out', { method: 'POST', headers: { Origin: 'https://elsewhere.example' } }, 403],
  ['a body too large', '/sign-in', { method: 'POST', headers: { 'Content-Length': '2000000', 'Content-Type': 'application/x-www-form-urlencoded' } }, 413],
  ['no form of ours', '/sign-in', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' }, 415], ['a download', '/releases/calendar.ics', {}, 200],
];

describe('headers of every kind of answer', () => {
  test.each(KINDS)('%s (%s)', async (_what, path, asking, status) => {
    for (const [one, https] of [[stage, false], [behind, true]] as const) {
      const answer = await one.ask(path, asking);
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'x-permitted-cross-domain-policies': 'none' });
      expect(answer.headers['cross-origin-resource-policy']).toBe(path.startsWith('/api/') ? 'cross-origin' : 'same-origin');
      expect(answer.headers['access-control-allow-origin']).toBe(path.startsWith('/api/') ? '*' : undefined);
      expect(answer.headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\).*payment=\(\)/);
      expect(answer.headers['cache-control']).toMatch(/no-store|no-cache|max-age/);
      expect(answer.headers['x-powered-by'] ?? answer.headers.server).toBeUndefined();
      expect(answer.headers['strict-transport-security']).toBe(https ? 'max-age=63072000; includeSubDomains' : undefined);
      const policy = directives(answer);
      expect(policy).toMatchObject({ 'default-src': "'none'", 'object-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'", 'form-action': "'self'", 'script-src-attr': "'none'", 'connect-src': "'self'", 'report-uri': '/policy-reports' });
      expect(policy['script-src']).toMatch(/^'self' 'nonce-[\w-]{22}'$/);
      expect(policy['style-src']).toMatch(/^'self' 'nonce-[\w-]{22}'$/);
      expect('upgrade-insecure-requests' in policy).toBe(https);
    }
  });

  test('no script and no style element of a page is without the answer’s own nonce, or holds an event handler', async () => {
    for (const path of ['/', '/reading', '/sign-in', '/privacy', '/accessibility', '/terms', '/no-such-page', '/indicators/children-in-need-rate']) {
      const answer = await stage.ask(path);
      const nonce = /'nonce-([\w-]{22})'/.exec(directives(answer)['script-src'] ?? '')?.[1];
      const inline = [...answer.text.matchAll(/<(script|style)\b(?![^>]*\bsrc=)([^>]*)>/g)].map(([, , attributes]) => attributes);
      expect(inline.filter((attributes) => !attributes?.includes(`nonce="${nonce}"`)), path).toEqual([]);
      expect(answer.text, path).not.toMatch(/<[a-z][^>]*\son\w+=/);
    }
  });

  test('what somebody who is signed in is shown is kept by nobody on the way', async () => {
    const workspace = await buildWorkspace(db);
    const { cookie } = await buildMember(db, workspace);
    for (const path of ['/', `/workspaces/${workspace.slug}`, `/workspaces/${workspace.slug}.data`, '/sign-in', '/sign-out', '/workspaces/none', '/no-such-page', '/steward']) {
      const { headers } = await stage.ask(path, { headers: { Cookie: cookie } });
      expect(headers['cache-control'], path).toMatch(/^(private, )?no-(store|cache)$/);
    }
  });
});

test('every page of somebody who is signed in has the way out; nobody else’s has', async () => {
  const workspace = await buildWorkspace(db);
  const { cookie } = await buildMember(db, workspace);
  const hasWayOut = async (path: string, headers: Record<string, string> = {}) => /<form[^>]*action="\/sign-out"[\s\S]*?Sign out<\/button>/.test((await stage.ask(path, { headers })).text);
  for (const path of ['/', '/reading', '/account', '/account/logins', `/workspaces/${workspace.slug}`]) {
    expect([path, await hasWayOut(path, { Cookie: cookie })]).toEqual([path, true]);
    expect([path, await hasWayOut(path)]).toEqual([path, false]);
  }
});

test('a page whose address holds a token lets no referrer out at all', async () => {
  for (const path of ['/new-password/a-token', '/invitations/a-token']) expect((await stage.ask(path)).headers['referrer-policy'], path).toBe('no-referrer');
});

describe('cookies', () => {
  test('none is for scripts, for other sites, or without TLS behind TLS; and the privacy page names each', async () => {
    const set = async (one: typeof stage) => [
      ...((await one.post('/preferences', { tables: 'first' })).headers['set-cookie'] ?? []),
      ...((await one.post('/sign-out', { x: '' })).headers['set-cookie'] ?? []),
    ];
    for (const [cookies, https] of [[await set(stage), false], [await set(behind), true]] as const) {
      expect(cookies.length).toBeGreaterThan(1);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/; HttpOnly/i);
        expect(cookie).toMatch(/; SameSite=Lax/i);
        expect(cookie).toMatch(/; Path=\//i);
        expect(cookie).not.toMatch(/; Domain=/i);
        expect(/; Secure/i.test(cookie), cookie).toBe(https);
        // Such a name is taken from this host alone, over TLS alone.
        expect(cookie.startsWith('__Host-'), cookie).toBe(https);
      }
    }
  });

  test('every name of a cookie in the program stands on the privacy page', () => {
    const named = COOKIES.map(({ name }) => name);
    const files = ['app', 'server'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
    const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:createCookie\(|const \w*COOKIE\w* = |sessionCookie: \{ name: [^,]*\? '[^']*' : |\? '__Host-[\w-]+' : )'([\w-]+)'/g)].map(([, name]) => name!.replace('__Host-', '')));
    expect(found.length).toBeGreaterThan(2);
    expect([...new Set(found)].filter((name) => !named.includes(name))).toEqual([]);
  });

  test('a bomb of 64 kB of cookies is 431, one of 15 kB is nobody, and the program goes on', async () => {
    expect((await stage.ask('/', { headers: { Cookie: `a=${'x'.repeat(64_000)}` } })).status).toBe(431);
    const many = Array.from({ length: 1_000 }, (_, index) => `c${index}=%`).join('; ');
    expect((await stage.ask('/', { headers: { Cookie: many } })).status).toBe(200);
    expect((await stage.ask('/', { headers: { Cookie: `login=%ff; login=${'x'.repeat(5_000)}; __Host-login=%` } })).status).toBe(200);
    expect((await stage.ask('/healthz')).status).toBe(200);
  });
});

describe('addresses', () => {
  test.each([
    '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%5c..%5cpackage.json', '/assets/%252e%252e/package.json', '/..%2f..%2fetc/passwd', '/assets//../../package.json',
    '/assets/.%00./package.json', '/%2e%2e/%2e%2e/.env', '/.git/config', '/assets/%c0%ae%c0%ae/x', '/server/index.ts', '/build/server/index.js', '/workspaces/%2e%2e%2fadministration', '/.data/postgres-password',
  ])('%s leads to no file', async (path) => {
    const { status, text } = await stage.ask(path);
    expect(status).toBeGreaterThanOrEqual(300);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/"dependencies"|root:|PRIVATE|createServer/);
  });

  test.each(['elsewhere.example', 'elsewhere.example:80', '127.0.0.1.elsewhere.example'])('the host %s is believed nowhere behind PUBLIC_URL', async (host) => {
    const cookie = (await buildPerson(secure)).cookie.replace('login=', '__Host-login=');
    const answers: Answer[] = [];
    for (const path of ['/', '/workspaces/none', '/sign-in?next=/reading', '/releases/calendar.ics', '/api/v1/openapi.json']) {
      answers.push(await behind.ask(path, { headers: { Host: host, Cookie: cookie, 'X-Forwarded-Host': host, 'X-Forwarded-Proto': 'http', Forwarded: `host=${host}` } }));
    }
    for (const { headers, text } of answers) {
      expect(headers.location ?? '').not.toContain('elsewhere');
      expect(text).not.toContain('elsewhere.example');
    }
    // Nor does it make a foreign form ours.
    expect((await behind.ask('/sign-out', { method: 'POST', headers: { Host: host, Cookie: cookie, Origin: `https://${host}`, 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'x=' })).status).toBe(403);
    expect((await behind.ask('/sign-out', { method: 'POST', headers: { Host: host, Cookie: cookie, Origin: PUBLIC, 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'x=' })).status).toBe(302);
  });

  test.each(['a\r\nX-Injected: yes', 'a b', 'a/b', 'a@b', '', 'a:b:c', 'a\u00e9'])('the host %j is 400', async (host) => {
    expect((await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).split('\r\n')[0]).toMatch(host.includes('\r\n') ? /200|400/ : /400/);
    expect(await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).not.toMatch(/^X-Injected/im);
  });

  test('a request that is two (smuggled by its lengths) is refused', async () => {
    for (const lengths of ['Content-Length: 5\r\nTransfer-Encoding: chunked', 'Content-Length: 5\r\nContent-Length: 6', 'Transfer-Encoding: chunked, identity', 'Content-Length: +5', 'Content-Length: 5, 5']) {
      const answer = await raw(`POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n${lengths}\r\nConnection: close\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
      expect(answer, lengths).toMatch(/^HTTP\/1\.1 4\d\d/);
      expect(answer, lengths).not.toContain('"ok":true');
    }
  });
});

test('a browser’s report of the policy becomes one short line without addresses’ queries, and never an error', async () => {
  const report = (body: string, type = 'application/csp-report') => stage.ask('/policy-reports', { method: 'POST', headers: { 'Content-Type': type, Origin: 'null', Cookie: 'login=x' }, body });
  const before = stage.said.length;
  const { status } = await report(JSON.stringify({ 'csp-report': { 'effective-directive': 'script-src\r\nforged line', 'blocked-uri': 'https://elsewhere.example/x?y', 'document-uri': `${stage.url}/new-password/secret-token?next=a` } }));
  expect(status).toBe(204);
  expect(stage.said.slice(before)).toEqual([`Content security policy: script-srcforged line stopped https://elsewhere.example/x on ${stage.url}/new-password`]);
  for (const body of ['{', 'null', '[]', '{"csp-report":5}', '{"csp-report":{}}']) expect((await report(body)).status, body).toBeLessThan(500);
  expect((await report('x'.repeat(20_000))).status).toBe(413);
  for (let time = 0; time < 50; time += 1) await report('{"csp-report":{}}');
  expect(stage.said.length - before).toBeLessThanOrEqual(20);
});

function directives({ headers }: Answer): Record<string, string> {
  return Object.fromEntries(String(headers['content-security-policy']).split('; ').map((one) => [one.split(' ', 1)[0] ?? '', one.slice(one.indexOf(' ') + 1)]));
}

/** Bytes as written, past every client. */
function raw(bytes: string): Promise<string> {
  return new Promise((done, failed) => {
    let text = '';
    const socket = connect((stage.http.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('close', () => done(text)).on('error', failed);
    socket.setTimeout(5_000, () => socket.destroy());
  });
}
