import { describe, expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { buildMember, buildPerson, buildWorkspace } from '../factories.ts';
import { httpStage, type Answer } from './http-stage.ts';

const db = await testDatabase();
const stage = await httpStage(db);
const FORM = 'application/x-www-form-urlencoded';
const EVIL = 'https://elsewhere.example';

/** Says nothing of what went wrong inside. (That no page has such an address, Remix says in words of its own.) */
const givesNothingAway = ({ text }: Answer) => expect(text.match(/\bat \w+ \(|node_modules|Error:(?!<| No route matches URL).{0,80}|\bSELECT\b|prisma/g) ?? []).toEqual([]);

describe('forms that another site sends with somebody’s cookies', () => {
  test.each([
    ['from another origin', { Origin: EVIL }],
    ['from nowhere (a sandboxed frame)', { Origin: 'null' }],
    ['from nowhere, as a link the browser opened by itself', { Origin: 'null', 'Sec-Fetch-Site': 'none' }],
    ['from nowhere, by another site’s frame', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['from our host by another scheme’s page', { Origin: 'ftp://127.0.0.1' }],
    ['from a host that begins like ours', { Origin: 'http://127.0.0.1.elsewhere.example' }],
    ['cross-site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sibling host, as the browser says', { 'Sec-Fetch-Site': 'same-site' }],
    ['with our origin, but cross-site as the browser says', { Origin: 'ours', 'Sec-Fetch-Site': 'cross-site' }],
    ['with neither an origin nor the browser’s word', {}],
  ])('%s: refused, and the login goes on', async (_how, headers: Readonly<Record<string, string>>) => {
    const { cookie, id } = await buildPerson(db);
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === 'ours' ? stage.url : value]));
    for (const path of ['/sign-out', '/preferences', '/sign-in']) {
      const answer = await stage.ask(path, { method: 'POST', headers: { Cookie: cookie, 'Content-Type': FORM, ...sent }, body: 'tables=first' });
      expect([path, answer.status, answer.headers['set-cookie']]).toEqual([path, 403, undefined]);
      givesNothingAway(answer);
    }
    expect(await db.prisma.session.count({ where: { userId: id } })).toBe(1);
  });

  test('from our own page they are taken, with either word; a page that lets no referrer out says “null” and the browser’s word', async () => {
    for (const headers of [{ Origin: stage.url }, { 'Sec-Fetch-Site': 'same-origin' }, { Origin: stage.url, 'Sec-Fetch-Site': 'same-origin' }, { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }] as Record<string, string>[]) {
      const { cookie, id } = await buildPerson(db);
      const answer = await stage.ask('/sign-out', { method: 'POST', headers: { Cookie: cookie, 'Content-Type': FORM, ...headers }, body: 'x=' });
      expect(answer.status).toBe(302);
      expect(await db.prisma.session.count({ where: { userId: id } })).toBe(0);
    }
  });

  test('a program without cookies may say nothing about itself', async () => {
    expect((await stage.ask('/preferences', { method: 'POST', headers: { 'Content-Type': FORM }, body: 'tables=first' })).status).toBe(302);
  });

  test.each(['text/plain', 'application/json', 'text/xml', '', 'application/x-www-form-urlencodedx', 'multipart/mixed; boundary=a'])('what a form of another kind ("%s") brings is no form of ours', async (type) => {
    const answer = await stage.ask('/preferences', { method: 'POST', headers: { Origin: stage.url, ...(type && { 'Content-Type': type }) }, body: 'tables=first' });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([415, undefined]);
  });
});

describe('methods', () => {
  test.each(['PUT', 'PATCH', 'DELETE'])('%s is taken nowhere', async (method) => {
    const { cookie, id } = await buildPerson(db);
    for (const path of ['/sign-out', '/preferences', '/workspaces/none', '/']) {
      expect((await stage.ask(path, { method, headers: { Cookie: cookie, Origin: stage.url, 'Content-Type': FORM, 'Content-Length': '3' }, body: 'x=1' })).status, path).toBe(405);
    }
    expect((await stage.ask('/api/v1/metrics', { method, headers: { Origin: stage.url } })).status).toBe(405);
    expect(await db.prisma.session.count({ where: { userId: id } })).toBe(1);
  });

  test('no header and no field turns reading into writing', async () => {
    const { cookie, id } = await buildPerson(db);
    for (const headers of [{ 'X-HTTP-Method-Override': 'POST' }, { 'X-HTTP-Method': 'POST' }, { 'X-Method-Override': 'POST' }] as Record<string, string>[]) {
      expect((await stage.ask('/sign-out?_method=POST', { headers: { Cookie: cookie, ...headers } })).status).toBe(302);
    }
    expect(await db.prisma.session.count({ where: { userId: id } })).toBe(1);
  });
});

describe('oversized and malformed forms', () => {
  test('10 MB are refused before they are read', async () => {
    const answer = await stage.ask('/sign-in', { method: 'POST', headers: { Origin: stage.url, 'Content-Type': FORM, 'Content-Length': '10000000' } });
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
  });

  test.each([
    ['60,000 fields', FORM, 'a=&'.repeat(60_000)],
    ['60,000 names', FORM, Array.from({ length: 60_000 }, (_, index) => `n${index}=`).join('&')],
    ['deep names', FORM, `email=a@b.example&password=x&${'a[b]'.repeat(20_000)}=1`],
    ['names of every object', FORM, '__proto__=1&__proto__[admin]=1&constructor=1&constructor[prototype][admin]=1&toString=1&email=&password='],
    ['percent signs that are none', FORM, 'email=%&password=%zz&next=%ff'],
    ['no boundary', 'multipart/form-data', '--a\r\n\r\n'],
    ['a part that never ends', 'multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="email"\r\n\r\nx'],
    ['parts without names', 'multipart/form-data; boundary=a', `${'--a\r\n\r\nx\r\n'.repeat(5_000)}--a--\r\n`],
    ['8,000 parts', 'multipart/form-data; boundary=a', `${Array.from({ length: 8_000 }, (_, index) => `--a\r\nContent-Disposition: form-data; name="n${index}"\r\n\r\nx\r\n`).join('')}--a--\r\n`],
    ['a file instead of a text', 'multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="email"; filename="x\\r\\nSet-Cookie: a=b"\r\n\r\nx\r\n--a\r\nContent-Disposition: form-data; name="password"\r\n\r\nx\r\n--a--\r\n'],
    ['bytes', FORM, Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256)).toString('latin1')],
  ])('%s: a 4xx in words, and nothing of the inside', async (_what, type, body) => {
    for (const path of ['/sign-in', '/preferences']) {
      const answer = await stage.ask(path, { method: 'POST', headers: { Origin: stage.url, 'Content-Type': type }, body });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
      expect(answer.headers['set-cookie']).toBeUndefined();
      givesNothingAway(answer);
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(stage.said).toEqual([]);
  });

  test('a form in another encoding than ours is read as what it is, or refused', async () => {
    const answer = await stage.ask('/sign-in', { method: 'POST', headers: { Origin: stage.url, 'Content-Type': `${FORM}; charset=utf-7`, 'Content-Encoding': 'gzip' }, body: Buffer.from([31, 139, 8, 0]) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('what is sent back', () => {
  const ELSEWHERE = [
    '//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', '\\\\elsewhere.example', '/\t/elsewhere.example', 'javascript:alert(1)', 'data:text/html,x',
    '///elsewhere.example/..', '/%0d%0aSet-Cookie:a=b', '/\r\nSet-Cookie: a=b', '/x\u0000y', ' //elsewhere.example', '/ /elsewhere.example', 'http:elsewhere.example', '@elsewhere.example', '.elsewhere.example', '/.//elsewhere.example', '/..//elsewhere.example', '/%2f/elsewhere.example', '/%5celsewhere.example',
  ];

  test.each(ELSEWHERE)('next=%j leads nowhere else and writes no header', async (next) => {
    const { cookie } = await buildPerson(db);
    const query = `?next=${encodeURIComponent(next)}`;
    const answers = [
      await stage.post('/preferences', { tables: 'first', next }),
      await stage.ask(`/sign-in${query}`, { headers: { Cookie: cookie } }),
    ];
    for (const { status, headers } of answers) {
      expect(status).toBeGreaterThanOrEqual(300);
      expect(status).toBeLessThan(500);
      expect(new URL(headers.location ?? '/', stage.url).host).toBe(new URL(stage.url).host);
      expect((headers['set-cookie'] ?? []).every((one) => /^(layout|login)=/.test(one))).toBe(true);
    }
  });

  test('names of files in an answer hold no line break, whatever the address says', async () => {
    for (const path of ['/indicators/care-rate/download/csv?area=X%0d%0aSet-Cookie:a=b', '/areas/X%0d%0aY/profile.csv', '/releases/changes.csv?release=a%0d%0ab', '/indicators/a%0d%0ab/download/csv']) {
      const { status, headers } = await stage.ask(path);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(headers['set-cookie'], path).toBeUndefined();
    }
  });
});

describe('ids that are guessed', () => {
  test('a workspace, an organisation or a page that is somebody else’s is answered like one that is not there', async () => {
    const [mine, other] = [await buildWorkspace(db), await buildWorkspace(db)];
    const { cookie } = await buildMember(db, mine);
    const shown = async (path: string) => {
      const { status, text } = await stage.ask(path, { headers: { Cookie: cookie } });
      return [status, text.replaceAll(/nonce="[^"]*"|"[\w-]{22}"|nonce-[\w-]+/g, '').replaceAll(other.slug, 'SLUG').replaceAll('no-such-group', 'SLUG').replaceAll(other.id, 'ID').replaceAll(other.organisation.id, 'ID').replaceAll('00000000-0000-4000-8000-000000000000', 'ID')];
    };
    const paths = ['', '/members', '/settings', '/guests', '/log', '/log.csv', '/export', '/terms', '/indicators/care-rate'];
    for (const path of paths) {
      const [theirs, none] = [await shown(`/workspaces/${other.slug}${path}`), await shown(`/workspaces/no-such-group${path}`)];
      expect(theirs[0], path).toBe(404);
      expect(theirs[1] === none[1], path).toBe(true);
    }
    const [theirs, none] = [await shown(`/organisations/${other.organisation.id}`), await shown('/organisations/00000000-0000-4000-8000-000000000000')];
    expect([theirs[0], theirs[1] === none[1]]).toEqual([404, true]);
    for (const path of ['/administration', '/administration/people', '/steward', '/steward/releases/children-in-need@2025-10-30']) expect((await shown(path))[0], path).toBe(404);
  });

  test.each(['..', '%2e%2e', 'a'.repeat(3_000), '0', '-1', '1e9', 'null', '%27%20OR%201=1--', '{{7*7}}', '%F0%9F%A4%A1', '__proto__', 'constructor'])('the slug or id %j is a 4xx', async (id) => {
    const { cookie } = await buildPerson(db);
    for (const path of [`/workspaces/${id}`, `/organisations/${id}`, `/indicators/${id}`, `/areas/${id}`, `/outcomes/${id}`, `/releases/${id}`, `/new-password/${id}`, `/invitations/${id}`, `/api/v1/areas/${id}`, `/api/v1/metrics/${id}/figures`]) {
      const answer = await stage.ask(path, { headers: { Cookie: cookie } });
      expect(answer.status, path).toBeLessThan(500);
      givesNothingAway(answer);
    }
    expect(stage.said).toEqual([]);
  });
});
