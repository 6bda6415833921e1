import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { Attempts } from './attempts.ts';
import { configureAuth, signIn, signOut, sweepLogins } from './commands.ts';
import { authOf, hashOfSession } from './login-sessions.ts';
import { generatePassword, hashPassword } from './passwords.ts';
import { actorFrom, loginFrom } from './queries.ts';

const db = await testDatabase();
const PASSWORD = 'correct horse battery';
let ids: { ana: string; vale: string };

beforeAll(async () => {
  const passwordHash = await hashPassword(PASSWORD);
  const ana = await db.prisma.user.create({ data: { email: 'ana@example.org', name: 'Ana', passwordHash } });
  const vale = await db.prisma.user.create({ data: { email: 'vale@example.org', name: 'Coordinator, Northern Vale', passwordHash, invented: true } });
  ids = { ana: ana.id, vale: vale.id };
});
beforeEach(async () => {
  await db.prisma.session.deleteMany();
  configureAuth(db, { secureCookies: false, sandbox: true });
});

const pair = (setCookie: string) => setCookie.split(';')[0] ?? '';
const signedIn = async (email = 'ana@example.org', cookieHeader?: string) => pair((await signIn(db, { email, password: PASSWORD, cookieHeader })).cookie);
const REFUSED = { name: 'Refusal', status: 400, code: 'sign-in-refused', fields: { email: expect.stringContaining('not right') as string } };

describe('signing in', () => {
  test('opens a session whose id the database does not hold', async () => {
    const { cookie } = await signIn(db, { email: '  ANA@Example.org ', password: PASSWORD });
    expect(cookie).toMatch(/^login=[^;]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
    const id = pair(cookie).slice('login='.length);
    // 200 bits.
    expect(id).toMatch(/^[a-z2-7]{40}$/);
    const rows = await db.prisma.session.findMany();
    expect(rows.map((row) => row.id)).toEqual([hashOfSession(id)]);
    expect(JSON.stringify(rows)).not.toContain(id);
    const actor = { userId: ids.ana, name: 'Ana', invented: false, guest: false, secondFactor: false };
    expect(await loginFrom(db, pair(cookie))).toEqual({ actor, cookie: null });
    // Cookies of others, badly encoded ones too, are no concern of ours.
    expect(await actorFrom(db, `theme=100%; ${pair(cookie)}; x=%zz`)).toEqual(actor);
  });

  test('the cookie travels over https only where that is said', async () => {
    configureAuth(db, { secureCookies: true, sandbox: true });
    expect((await signIn(db, { email: 'ana@example.org', password: PASSWORD })).cookie).toContain('; Secure');
  });

  test('a wrong password and an unknown account get the same answer; naughty texts too', async () => {
    await expect(signIn(db, { email: 'ana@example.org', password: 'wrong' })).rejects.toMatchObject(REFUSED);
    await expect(signIn(db, { email: 'nobody@example.org', password: PASSWORD })).rejects.toMatchObject(REFUSED);
    await expect(signIn(db, { email: 'a\0b', password: '\0' })).rejects.toMatchObject(REFUSED);
    await expect(signIn(db, { email: 'x'.repeat(100_000), password: 'x'.repeat(5_000_000) })).rejects.toMatchObject(REFUSED);
    await expect(signIn(db, { email: 'nobody2@example.org', password: '' })).rejects.toMatchObject(REFUSED);
    expect(await db.prisma.session.count()).toBe(0);
  });

  test('an older login of the same browser ends; another browser stays', async () => {
    const [first, elsewhere] = [await signedIn(), await signedIn()];
    const second = await signedIn('ana@example.org', first);
    expect(second).not.toBe(first);
    expect(await actorFrom(db, first)).toBeNull();
    expect(await actorFrom(db, elsewhere)).not.toBeNull();
    expect(await actorFrom(db, second)).not.toBeNull();
  });

  test('sandbox people exist only with the sandbox', async () => {
    const vale = await signedIn('vale@example.org');
    expect(await loginFrom(db, vale)).toMatchObject({ actor: { userId: ids.vale, invented: true } });
    configureAuth(db, { secureCookies: false, sandbox: false });
    expect(await loginFrom(db, vale)).toBeNull();
    expect(await actorFrom(db, vale)).toBeNull();
    await expect(signedIn('vale@example.org')).rejects.toMatchObject(REFUSED);
    expect(await signedIn()).toContain('login=');
  });
});

describe('a session', () => {
  test('ends by signing out, and the cookie is emptied', async () => {
    const cookie = await signedIn();
    expect((await signOut(db, cookie)).cookie).toMatch(/^login=; .*Max-Age=0/);
    expect(await loginFrom(db, cookie)).toBeNull();
    expect((await signOut(db, null)).cookie).toMatch(/^login=;/);
  });

  test('is prolonged past half its length, with a cookie to send on; a socket prolongs nothing', async () => {
    const cookie = await signedIn();
    const soon = new Date(Date.now() + 3 * 3_600_000);
    await db.prisma.session.updateMany({ data: { expiresAt: soon } });
    expect(await actorFrom(db, cookie)).not.toBeNull();
    expect((await db.prisma.session.findFirstOrThrow()).expiresAt).toEqual(soon);
    const login = await loginFrom(db, cookie);
    expect(pair(login?.cookie ?? '')).toBe(cookie);
    expect((await db.prisma.session.findFirstOrThrow()).expiresAt.getTime()).toBeGreaterThan(soon.getTime());
    expect((await loginFrom(db, cookie))?.cookie).toBeNull();
  });

  test('ends by itself', async () => {
    const cookie = await signedIn();
    await db.prisma.session.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await actorFrom(db, cookie)).toBeNull();
    expect(await db.prisma.session.count()).toBe(1);
    await sweepLogins(db);
    expect(await db.prisma.session.count()).toBe(0);
    expect(await loginFrom(db, cookie)).toBeNull();
  });

  test('strange cookies belong to nobody', async () => {
    for (const cookie of ['', 'login=', 'login=x', 'login=%00', 'login=%', `login=${'x'.repeat(10_000)}`, null, undefined]) {
      expect(await loginFrom(db, cookie)).toBeNull();
      expect(await actorFrom(db, cookie)).toBeNull();
    }
  });

  test('the adapter lists and ends all sessions of a person, by hashes', async () => {
    const cookies = [await signedIn(), await signedIn()];
    const { lucia } = authOf(db);
    const listed = await lucia.getUserSessions(ids.ana);
    expect(listed.map(({ id }) => id).sort()).toEqual(cookies.map((cookie) => hashOfSession(cookie.slice('login='.length))).sort());
    for (const { id } of listed) expect(await actorFrom(db, `login=${id}`)).toBeNull();
    await lucia.invalidateUserSessions(ids.ana);
    expect(await db.prisma.session.count()).toBe(0);
  });
});

describe('guessing', () => {
  test('ten wrong passwords close an account for a while, the right one too, known or not', async () => {
    for (const email of ['guessed@example.org', 'nobody3@example.org']) {
      if (email.startsWith('guessed')) await db.prisma.user.create({ data: { email, name: 'G', passwordHash: await hashPassword(PASSWORD) } });
      const answers = await Promise.allSettled(Array.from({ length: 15 }, () => signIn(db, { email, password: 'wrong' })));
      const codes = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as { status: number }).status : 200));
      expect(codes.filter((code) => code === 400)).toHaveLength(10);
      expect(codes.filter((code) => code === 429)).toHaveLength(5);
      await expect(signIn(db, { email, password: PASSWORD })).rejects.toMatchObject({ status: 429, code: 'too-many-attempts' });
    }
    expect(await signedIn()).toContain('login=');
  });

  test('right passwords do not use attempts up', async () => {
    for (let index = 0; index < 12; index += 1) await signIn(db, { email: 'ana@example.org', password: PASSWORD, address: '127.0.0.1' });
  });

  test('the count starts again after its window, and memory stays bounded', () => {
    const attempts = new Attempts(2, 1_000, 3);
    expect([0, 1, 2, 999, 1_000].map((now) => attempts.take('a', now))).toEqual([true, true, false, false, true]);
    for (const name of ['b', 'c', 'd', 'e', 'f']) attempts.take(name, 1_500);
    // `a` was among the oldest and gave way.
    expect([attempts.take('a', 1_501), attempts.take('a', 1_502), attempts.take('a', 1_503)]).toEqual([true, true, false]);
  });

  test('generated passwords differ and copy well', () => {
    const made = Array.from({ length: 100 }, generatePassword);
    expect(new Set(made).size).toBe(100);
    for (const password of made) expect(password).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}$/);
  });
});
