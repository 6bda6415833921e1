import { io } from 'socket.io-client';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { buildPerson } from '../factories.ts';
import { httpStage } from './http-stage.ts';

const db = await testDatabase();
/** Ten requests at once and one a second: enough is soon enough. */
const stage = await httpStage(db, { RATE_LIMIT: '1', TRUST_PROXY: '1', PUBLIC_URL: 'http://learning.example' });
const many = await httpStage(db, { TRUST_PROXY: '1', RATE_LIMIT: '10000' });
const BURST = 10;

let last = 0;
/** An address that has asked nothing yet, as our proxy writes it. */
const newAddress = () => `198.51.100.${(last += 1)}`;
const asking = (address: string, headers: Record<string, string> = {}) => ({ headers: { 'X-Forwarded-For': address, ...headers } });
const statuses = async (count: number, ask: () => Promise<{ status: number }>) => {
  const found: number[] = [];
  for (let time = 0; time < count; time += 1) found.push((await ask()).status);
  return found;
};

describe('who asks too much', () => {
  test('is told so in the form they read, and when to come again; others are answered', async () => {
    const address = newAddress();
    await Promise.all(Array.from({ length: BURST }, () => stage.ask('/reading', asking(address))));
    const [page, api, program, other] = await Promise.all([
      stage.ask('/reading', asking(address, { Accept: 'text/html,*/*' })), stage.ask('/api/v1/metrics', asking(address)), stage.ask('/reading', asking(address)), stage.ask('/reading', asking(newAddress())),
    ]);
    expect([page.status, api.status, program.status, other.status]).toEqual([429, 429, 429, 200]);
    for (const { headers } of [page, api, program]) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    }
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toMatch(/<h1>More was asked for from here than we can answer\. Try again in (a second|\d+ seconds)\.<\/h1>/);
    expect(JSON.parse(api.text)).toEqual({ error: { status: 429, code: 'too-many-requests', message: expect.stringMatching(/^More was asked for/) as string } });
    expect(program.headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  test('is not somebody else by making up who they are', async () => {
    const address = newAddress();
    let made = 0;
    const found = await Promise.all(Array.from({ length: 2 * BURST }, () => {
      made += 1;
      return stage.ask('/reading', asking(`203.0.113.${made}, ${address}`, { 'X-Real-IP': `203.0.113.${made}`, Forwarded: `for=203.0.113.${made}`, Cookie: `login=made-up-${made}` }));
    }));
    expect(found.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(BURST - 2);
  });

  test('is one login, not the whole council behind one address', async () => {
    const address = newAddress();
    const [one, other] = [await buildPerson(db), await buildPerson(db)];
    // Each is known after their first answer.
    for (const { cookie } of [one, other]) expect((await stage.ask('/reading', asking(address, { Cookie: cookie }))).status).toBe(200);
    await Promise.all(Array.from({ length: BURST }, () => stage.ask('/reading', asking(address, { Cookie: one.cookie }))));
    const [flooding, colleague, visitor] = await Promise.all([one.cookie, other.cookie, ''].map((cookie) => stage.ask('/reading', asking(address, cookie === '' ? {} : { Cookie: cookie }))));
    expect([flooding?.status, colleague?.status, visitor?.status]).toEqual([429, 200, 200]);
  });

  test('files of a page cost a tenth of it', async () => {
    const address = newAddress();
    const found = await Promise.all(Array.from({ length: 8 * BURST }, () => stage.ask('/mark.svg', asking(address))));
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test('an IPv6 network is one caller', async () => {
    const found = await Promise.all(Array.from({ length: 2 * BURST }, (_, index) => stage.ask('/reading', asking(`2001:db8:0:7::${index + 1}`))));
    expect(found.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(BURST - 2);
  });
});

describe('guessing', () => {
  test.each(['/sign-in', '/forgotten-password', '/join'])('%s takes sixty forms of one address, then says wait, with the same words whatever was sent', async (path) => {
    const address = newAddress();
    const send = () => many.ask(path, { method: 'POST', ...asking(address, { 'Content-Type': 'application/x-www-form-urlencoded' }), body: '' });
    const found = await Promise.all(Array.from({ length: 80 }, send));
    expect(found.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(15);
    expect((await many.ask('/reading', asking(address))).status).toBe(200);
  }, 60_000);

  test('links with tokens are as many', async () => {
    const address = newAddress();
    const found = await Promise.all(Array.from({ length: 80 }, (_, index) => many.ask(`/${index % 2 ? 'invitations' : 'new-password'}/guess-${index}`, asking(address))));
    expect(found.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(15);
  }, 60_000);
});

describe('sockets', () => {
  const at = () => `http://127.0.0.1:${(many.http.address() as AddressInfo).port}`;
  const open = (headers: Record<string, string>) => io(at(), { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers });
  const settled = (socket: ReturnType<typeof io>) => new Promise<boolean>((done) => { socket.once('connect', () => done(true)); socket.once('connect_error', () => done(false)); });

  test('who says too much over one is hung up on, and another address is not', async () => {
    const [flooding, other] = [open({ 'X-Forwarded-For': newAddress() }), open({ 'X-Forwarded-For': newAddress() })];
    expect([await settled(flooding), await settled(other)]).toEqual([true, true]);
    const hungUp = new Promise<void>((done) => flooding.once('disconnect', () => done()));
    for (let time = 0; time < 1_700; time += 1) flooding.emit('anything', time);
    await hungUp;
    expect(other.connected).toBe(true);
    other.disconnect();
  });

  test('a page of another site opens none: where there is a PUBLIC_URL, only its own pages do', async () => {
    const port = (stage.http.address() as AddressInfo).port;
    const from = (origin: string) => io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { 'X-Forwarded-For': newAddress(), Origin: origin } });
    const opened: boolean[] = [];
    for (const origin of ['http://learning.example', 'https://learning.example', `http://127.0.0.1:${port}`, 'https://elsewhere.example', 'null']) {
      const socket = from(origin);
      opened.push(await settled(socket));
      socket.disconnect();
    }
    expect(opened).toEqual([true, false, false, false, false]);
  });
});

test('behind a proxy that nobody said to believe nobody is limited: one address would stand for everybody', async () => {
  const hidden = await httpStage(db, { RATE_LIMIT: '1', PUBLIC_URL: 'http://learning.example' });
  expect(new Set(await statuses(3 * BURST, () => hidden.ask('/reading', asking(newAddress()))))).toEqual(new Set([200]));
});
