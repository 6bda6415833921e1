import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantSteward } from '../../server/figures/stewardship/commands.ts';
import { ENGLAND, LEEDS, referrals } from '../../server/figures/import/invented-files.ts';
import { stewardView } from '../../server/figures/stewardship/queries.ts';
import { testDatabase } from '../database.ts';
import { buildPerson, type BuiltPerson } from '../factories.ts';
import { writeGzipBomb, writeZipBomb } from '../oracle/zip-bombs.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const db = await testDatabase();
const scratch = mkdtempSync(join(tmpdir(), 'uploads-'));
let server: ServerProcess;
let steward: BuiltPerson;
let stranger: BuiltPerson;

beforeAll(async () => {
  server = await startServer({ databaseUrl: db.url });
  steward = await buildPerson(db, { name: 'Data steward' });
  stranger = await buildPerson(db);
  await grantSteward(db, steward.email);
}, 300_000);

afterAll(async () => {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const SOUND = (percent: string) => referrals([ENGLAND, LEEDS].map((area) => ({ area, period: '2025', percent })));
const leftBehind = () => readdirSync(tmpdir()).filter((name) => name.startsWith('learning-loop-upload-'));
const releases = async () => (await db.pool.query<{ key: string; state: string }>('SELECT key, state FROM release ORDER BY key')).rows;

/** Sends a form without script and reads the page that it leads to. */
async function send(file: Blob | null, name = 'table.csv', { person = steward, published = '', path = '/steward?index', headers = {} }: { person?: BuiltPerson | null; published?: string; path?: string; headers?: Record<string, string> } = {}) {
  const form = new FormData();
  form.set('published', published);
  if (file) form.set('file', file, name);
  const response = await fetch(server.url + path, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: server.url, ...(person && { cookie: person.cookie }), ...headers } });
  const { status } = response;
  const page = status === 303 ? await (await fetch(`${server.url}/steward`, { headers: { cookie: steward.cookie } })).text() : await response.text();
  return { status, location: response.headers.get('location'), text: page.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/\s+/g, ' ') };
}

/** Sends a file up to its last line and holds on, so that another sending surely meets it under way. */
async function beginSending(file: string): Promise<{ finish(): Promise<number | undefined> }> {
  const form = new FormData();
  form.set('published', '');
  form.set('file', new Blob([file]), 'table.csv');
  const whole = new Request(new URL('/steward?index', server.url), { method: 'POST', body: form });
  const body = Buffer.from(await whole.arrayBuffer());
  const headers = { Origin: server.url, cookie: steward.cookie, 'Content-Type': whole.headers.get('Content-Type') ?? '', 'Content-Length': body.length };
  const sending = request(whole.url, { method: 'POST', headers });
  const answered = new Promise<number | undefined>((done, failed) => sending.on('response', ({ statusCode }) => done(statusCode)).on('error', failed));
  sending.write(body.subarray(0, -20));
  await expect.poll(async () => leftBehind().length).toBe(1);
  return {
    finish() {
      sending.end(body.subarray(-20));
      return answered;
    },
  };
}

/** What is answered to the announcement of a body, before any of it is sent. */
function answerToLength(length: number, path: string, { cookie }: BuiltPerson): Promise<number | undefined> {
  return new Promise((done, failed) => {
    const headers = { Origin: server.url, cookie, 'Content-Type': 'multipart/form-data; boundary=a-boundary', 'Content-Length': length };
    const asking = request(new URL(path, server.url), { method: 'POST', headers }, ({ statusCode }) => {
      done(statusCode);
      asking.destroy();
    });
    asking.on('error', failed);
    asking.flushHeaders();
  });
}

test('only a data steward sends files: a stranger finds nothing, nobody is led to the sign-in, other sites are turned away', async () => {
  const sound = new Blob([SOUND('1')]);
  for (const path of ['/steward?index', '/steward/uploads']) {
    expect((await send(sound, 'a.csv', { person: stranger, path })).status).toBe(404);
    expect((await send(sound, 'a.csv', { person: null, path })).location).toMatch(/^\/sign-in\?next=/);
    expect((await send(sound, 'a.csv', { path, headers: { Origin: 'https://elsewhere.example' } })).status).toBe(403);
    // Larger than any form, and not read.
    expect(await answerToLength(2_000_000, path, stranger)).toBe(413);
  }
  expect(await answerToLength(2_000_000, '/sign-in', steward)).toBe(413);
  expect(await answerToLength(300_000_000, '/steward/uploads', steward)).toBe(413);
  expect(await releases()).toEqual([]);
});

test.each([
  ['no file', null, 'a.csv', /Choose a file/, 400],
  ['an empty file', '', 'empty.csv', /empty\.csv.*refused.*the file is empty/, 303],
  ['a file of another kind', 'MZ', 'program.exe', /expected a \.csv file, or a \.zip or \.gz of them/, 303],
  ['a zip that is none', 'no archive', 'a.zip', /expected a whole zip file, found a damaged one/, 303],
  ['a name that climbs', 'a,b\n1,2\n', '../../../etc/passwd.csv', /passwd\.csv.*refused/, 303],
  ['a name with backslashes', 'a,b\n1,2\n', '..\\..\\evil.csv', /evil\.csv.*refused/, 303],
  ['a name with a NUL', 'a,b\n1,2\n', 'evil\0.csv', /did not arrive whole/, 400],
  ['a very long name', 'a,b\n1,2\n', `${'long'.repeat(500)}.csv`, /longlong.*\.csv.*refused/, 303],
  ['a long name in letters of four bytes', 'a,b\n1,2\n', `${'𝒜'.repeat(119)}.csv`, /𝒜.*\.csv.*refused/, 303],
  ['a name of markup', 'a,b\n1,2\n', '<img src=x onerror=alert(1)>.csv', /refused/, 303],
] as const)('%s is refused in words, and nothing stays behind', async (_what, content, name, words, status) => {
  const answer = await send(content === null ? null : new Blob([content]), name);
  expect(answer.status).toBe(status);
  expect(answer.text).toMatch(words);
  expect(answer.text).not.toMatch(/\/tmp\/|learning-loop-upload/);
  expect([leftBehind(), await releases()]).toEqual([[], []]);
});

test('a day that is none, or one of the future, is refused', async () => {
  for (const published of ['30 October', '2025-02-30', '2099-01-01']) {
    const { status, text } = await send(new Blob([SOUND('1')]), 'a.csv', { published });
    expect(status).toBe(400);
    expect(text).toMatch(/The published day expects a day/);
  }
  expect([leftBehind(), await releases()]).toEqual([[], []]);
});

test('bombs of ten gigabytes are refused, packed either way', async () => {
  const bomb = { fill: 0x61, start: SOUND('1').split('\n', 1)[0]! + '\n', size: 10_000_000_000 };
  await writeZipBomb(join(scratch, 'bomb.zip'), 'table.csv', { ...bomb, claimed: 1_000_000 });
  await writeGzipBomb(join(scratch, 'table.csv.gz'), bomb);
  for (const name of ['bomb.zip', 'table.csv.gz']) {
    const { status, text } = await send(new Blob([readFileSync(join(scratch, name))]), name);
    expect(status).toBe(303);
    expect(text).toMatch(/refused, nothing of it was loaded/);
  }
  expect([leftBehind(), await releases()]).toEqual([[], []]);
});

test('a form that breaks off leaves nothing, and the next file is taken', async () => {
  const { port } = new URL(server.url);
  const boundary = 'a-boundary';
  const start = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="half.csv"\r\n\r\n${SOUND('1')}`;
  await new Promise<void>((done) => {
    const sending = request({ host: '127.0.0.1', port, method: 'POST', path: '/steward/uploads', headers: { Origin: server.url, cookie: steward.cookie, 'Content-Type': `multipart/form-data; boundary=${boundary}`, 'Content-Length': 50_000_000 } });
    sending.on('error', () => done());
    sending.write(start, () => setTimeout(() => sending.destroy(), 300));
  });
  await expect.poll(leftBehind).toEqual([]);
  // Whole by its length, cut off inside the form.
  const cut = await fetch(`${server.url}/steward/uploads`, { method: 'POST', body: start, headers: { Origin: server.url, cookie: steward.cookie, 'Content-Type': `multipart/form-data; boundary=${boundary}` } });
  expect(cut.status).toBe(400);
  expect(await cut.text()).toContain('did not arrive whole');
  expect([leftBehind(), await releases()]).toEqual([[], []]);
  expect((await send(new Blob([SOUND('1')]))).text).toMatch(/found right\. It waits for sign-off/);
});

test('two at once: one is taken, the other is told so; the same file again changes nothing, another of the day is refused', async () => {
  const first = await beginSending(SOUND('1'));
  const second = await send(new Blob([SOUND('1')]));
  expect([second.status, second.text]).toEqual([409, expect.stringMatching(/is still being read/)]);
  expect(await first.finish()).toBe(303);
  expect((await send(new Blob([SOUND('1')]))).text).toMatch(/loaded already and waits for sign-off; nothing was changed/);
  const other = await send(new Blob([SOUND('2')]));
  expect(other.text).toMatch(/another file is loaded as referrals@2025-10-30.*give the day it was published/);
  expect(other.text).not.toContain('--published');
  expect(await releases()).toEqual([{ key: 'referrals@2025-10-30', state: 'waiting' }]);
  expect((await stewardView(steward.ctx)).releases.waiting.map(({ history }) => history.map(({ words, by }) => `${words} by ${by}`))).toEqual([['Loaded by Data steward']]);
});
