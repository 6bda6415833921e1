import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildAccount, codeOf, PASSWORD, pairOf, signedIn } from '../../tests/accounts.ts';
import { testDatabase } from '../../tests/database.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { configureMail } from '../mail/commands.ts';
import { workUnderWay } from './after-answer.ts';
import { configureAuth, makeToken } from './commands.ts';
import { askForNewPassword, chooseNewPassword, isResetLink } from './forgotten-password.ts';
import { actorFrom } from './queries.ts';
import { finishSecondStep } from './second-step.ts';
import { signIn } from './sign-in.ts';

const db = await testDatabase();
const post = await testMailServer();
const NEW = 'another three words';
const OVER = { status: 410, code: 'link-over' };

beforeEach(() => {
  (post.received as unknown[]).length = 0;
  configureAuth(db, { secureCookies: false, sandbox: false, secret: Buffer.alloc(32, 7) });
  configureMail(db, { smtpUrl: post.url, from: 'Learning Loop <no-reply@learning.example>', baseUrl: 'https://learning.example', say: () => {} });
});
// Notices to owners under way belong to the test that caused them.
afterEach(() => workUnderWay(db));

const ask = async (email: string, address?: string) => {
  askForNewPassword(db, { email, address });
  await workUnderWay(db);
};
const tokenIn = (link: string | null | undefined) => link?.replace('https://learning.example/new-password/', '') ?? '';
const tokenFor = async (email: string) => {
  await ask(email);
  return tokenIn((await post.arrived(1))[0]?.link);
};
const statusesOf = (answers: readonly PromiseSettledResult<unknown>[]) => answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as { status: number }).status : 200));

describe('a forgotten password', () => {
  test('brings a link to the address of the account, which sets another one and ends every login', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const login = pairOf((await finishSecondStep(db, codeOf(ana.secret), { cookieHeader: await signedIn(db, ana) })).cookies[0]);
    const token = await tokenFor(` ${ana.email.toUpperCase()} `);
    expect(post.received[0]?.envelope.to).toEqual([ana.email]);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify([await db.prisma.oneTimeToken.findMany(), await db.prisma.auditEvent.findMany()])).not.toContain(token);
    expect(await isResetLink(db, token)).toBe(true);
    expect(await actorFrom(db, login)).not.toBeNull();

    // A password that may not be chosen uses nothing up.
    await expect(chooseNewPassword(db, { token, password: 'password1234' })).rejects.toMatchObject({ status: 400, fields: { password: expect.any(String) as string } });
    await chooseNewPassword(db, { token, password: NEW });
    expect(await actorFrom(db, login)).toBeNull();
    await expect(signIn(db, { email: ana.email, password: PASSWORD })).rejects.toMatchObject({ status: 400 });
    // Nobody is signed in by it, and the second factor is asked for as ever.
    expect(await db.prisma.session.count({ where: { userId: ana.id } })).toBe(0);
    expect((await signIn(db, { email: ana.email, password: NEW })).path).toBe('/sign-in/code');
    await workUnderWay(db);
    const events = await db.prisma.auditEvent.findMany({ where: { userId: ana.id, event: { startsWith: 'password' } }, orderBy: { id: 'asc' } });
    expect(events.map(({ event, facts }) => [event, facts])).toEqual([['password:reset-asked', { mailed: 'sent' }], ['password:changed', {}]]);
    // The owner hears of it.
    expect((await post.arrived(2))[1]?.parsed.text).toContain('password of your account was changed');
  });

  test('a link works once, not twice, not for two at once, and takes every other link of the account with it', async () => {
    const ana = await buildAccount(db);
    const tokens = await Promise.all(['password-reset', 'password-reset'].map(() => makeToken(db.prisma, 'password-reset', { userId: ana.id }, 60)));
    const [first = '', second = ''] = tokens;
    expect(statusesOf(await Promise.allSettled([chooseNewPassword(db, { token: first, password: NEW }), chooseNewPassword(db, { token: first, password: NEW })])).sort()).toEqual([200, 410]);
    await expect(chooseNewPassword(db, { token: first, password: NEW })).rejects.toMatchObject(OVER);
    await expect(chooseNewPassword(db, { token: second, password: NEW })).rejects.toMatchObject(OVER);
    expect(await isResetLink(db, second)).toBe(false);
  });

  test('only the newest of several links is good', async () => {
    const ana = await buildAccount(db);
    await ask(ana.email);
    await ask(ana.email);
    const [older, newer] = (await post.arrived(2)).map(({ link }) => tokenIn(link));
    expect(await isResetLink(db, older ?? '')).toBe(false);
    expect(await isResetLink(db, newer ?? '')).toBe(true);
  });

  test('links that are too old, of another kind, or of an account that closed meanwhile are over', async () => {
    const ana = await buildAccount(db);
    const late = await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 0);
    const other = await makeToken(db.prisma, 'second-step', { userId: ana.id }, 60);
    const nobodys = await makeToken(db.prisma, 'password-reset', {}, 60);
    const closed = await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 60);
    await db.prisma.user.update({ where: { id: ana.id }, data: { closedAt: new Date() } });
    for (const token of [late, other, nobodys, closed, '', '\0', 'x'.repeat(100_000), "' OR 1=1 --"]) await expect(chooseNewPassword(db, { token, password: NEW }), token.slice(0, 20)).rejects.toMatchObject(OVER);
  });

  test('expires after sixty minutes', async () => {
    const ana = await buildAccount(db);
    await ask(ana.email);
    const { expiresAt, createdAt } = await db.prisma.oneTimeToken.findFirstOrThrow({ where: { userId: ana.id } });
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000)).toBe(60);
  });
});

describe('who asks learns nothing', () => {
  test('the answer is given before anything is looked up; only an account that can be signed in to gets a mail', async () => {
    const ana = await buildAccount(db);
    const closed = await buildAccount(db);
    await db.prisma.user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
    const sandboxed = await buildAccount(db, { invented: true });
    const addresses = [ana.email, closed.email, sandboxed.email, 'nobody@example.org', 'a\0b', '', '\r\nBcc: x@example.org', 'x'.repeat(320)];
    // Nothing to wait for, and nothing to tell one from another by.
    expect(addresses.map((email) => askForNewPassword(db, { email }))).toEqual(addresses.map(() => undefined));
    expect(post.received).toEqual([]);
    await workUnderWay(db);
    expect(post.received.map(({ envelope }) => envelope.to)).toEqual([[ana.email]]);
  });

  test('five times for one address of mail in an hour, known or not; thirty from one of the network', async () => {
    const ana = await buildAccount(db);
    for (const email of [ana.email, 'nobody-asked@example.org']) {
      for (let count = 0; count < 5; count += 1) askForNewPassword(db, { email });
      expect(() => askForNewPassword(db, { email })).toThrow(expect.objectContaining({ status: 429, code: 'too-many-attempts' }) as Error);
    }
    for (let count = 0; count < 30; count += 1) askForNewPassword(db, { email: `somebody-${count}@example.org`, address: '192.0.2.7' });
    expect(() => askForNewPassword(db, { email: 'somebody-else@example.org', address: '192.0.2.7' })).toThrow(expect.objectContaining({ status: 429 }) as Error);
    askForNewPassword(db, { email: 'somebody-else@example.org', address: '192.0.2.8' });
    await workUnderWay(db);
  });

  test('guessing links is limited by address, whether they are looked at or used; right ones do not count', async () => {
    const ana = await buildAccount(db);
    const token = await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 60);
    const address = '192.0.2.9';
    for (let count = 0; count < 30; count += 1) expect(await isResetLink(db, token, address)).toBe(true);
    const guesses = Array.from({ length: 25 }, (_, index) => (index % 2 ? isResetLink(db, `guess-${index}`, address) : chooseNewPassword(db, { token: `guess-${index}`, password: NEW, address })));
    const statuses = statusesOf(await Promise.allSettled(guesses));
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    await expect(isResetLink(db, token, address)).rejects.toMatchObject({ status: 429 });
    expect(await isResetLink(db, token, '192.0.2.10')).toBe(true);
  });
});
