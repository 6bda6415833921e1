import { beforeEach, describe, expect, test, vi } from 'vitest';
import { buildAccount, ctxOf, PASSWORD, pairOf, signedIn } from '../../tests/accounts.ts';
import { testDatabase } from '../../tests/database.ts';
import { ACCESS_CHANNEL } from '../access.ts';
import { changePassword } from './change-password.ts';
import { configureAuth, makeToken, openLogin, signOut, spendToken, sweepLogins } from './commands.ts';
import { hashOfSession, IDLE_HOURS, LONGEST_DAYS } from './login-sessions.ts';
import { endOtherLogins, endOwnLogin, ownLogins, signOutEverywhere } from './logins.ts';
import { actorFrom, actorsFrom, loginFrom } from './queries.ts';
import { signIn } from './sign-in.ts';

const db = await testDatabase();
beforeEach(() => configureAuth(db, { secureCookies: false, sandbox: false }));

const HOUR_MS = 3_600_000;
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const hashOf = (cookie: string) => hashOfSession(cookie.slice('login='.length));

/** Whose sockets are told to meet the door again while the work is done. */
async function told(work: () => Promise<unknown>): Promise<readonly (string | undefined)[]> {
  const client = await db.pool.connect();
  const heard: (string | undefined)[] = [];
  client.on('notification', ({ payload }) => heard.push(payload));
  await client.query(`LISTEN ${ACCESS_CHANNEL}`);
  await work();
  // Notifications of transactions that are over come before the answer to this.
  await client.query(`UNLISTEN ${ACCESS_CHANNEL}`);
  client.removeAllListeners('notification');
  client.release();
  return heard;
}

test('of many sockets it is asked at once whose they are, and answered as of each', async () => {
  configureAuth(db, { secureCookies: false, sandbox: true });
  const [ana, ben, closed] = [await buildAccount(db), await buildAccount(db), await buildAccount(db)];
  const { id } = await db.prisma.user.create({ data: { name: 'Vale', invented: true } });
  const invented = pairOf((await openLogin(db, { userId: id, means: 'password', secondFactor: false })).cookie);
  const [here, there, bens, idle, late, gone] = [await signedIn(db, ana), await signedIn(db, ana), await signedIn(db, ben), await signedIn(db, ben), await signedIn(db, ben), await signedIn(db, closed)];
  await db.prisma.session.update({ where: { id: hashOf(idle) }, data: { expiresAt: new Date(Date.now() - 1) } });
  await db.prisma.session.update({ where: { id: hashOf(late) }, data: { endsAt: new Date(Date.now() - 1) } });
  await db.prisma.user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
  const cookies = [here, there, here, `theme=dark; ${bens}`, idle, late, gone, invented, 'login=nothing', 'login=%zz', 'theme=dark', ''];
  for (const sandbox of [true, false]) {
    configureAuth(db, { secureCookies: false, sandbox });
    const asked = vi.spyOn(db.pool, 'query');
    const actors = await actorsFrom(db, cookies);
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    const whose = [ana.id, ana.id, ana.id, ben.id, null, null, null, sandbox ? id : null, null, null, null, null];
    expect(cookies.map((cookie) => actors.get(cookie)?.userId ?? null)).toEqual(whose);
    for (const cookie of cookies) expect(await actorFrom(db, cookie)).toEqual(actors.get(cookie) ?? null);
  }
  expect(await actorsFrom(db, ['', 'theme=dark'])).toEqual(new Map());
});

describe('a login ends by itself', () => {
  test('after twelve hours without use', async () => {
    const ana = await buildAccount(db);
    const cookie = await signedIn(db, ana);
    const { expiresAt, createdAt } = await db.prisma.session.findUniqueOrThrow({ where: { id: hashOf(cookie) } });
    expect(IDLE_HOURS).toBe(12);
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / HOUR_MS)).toBe(12);
    await db.prisma.session.update({ where: { id: hashOf(cookie) }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await actorFrom(db, cookie)).toBeNull();
    expect(await loginFrom(db, cookie)).toBeNull();
  });

  test('after seven days however much it is used: it is never prolonged past them', async () => {
    const ana = await buildAccount(db);
    const cookie = await signedIn(db, ana);
    const { endsAt, createdAt } = await db.prisma.session.findUniqueOrThrow({ where: { id: hashOf(cookie) } });
    expect(LONGEST_DAYS).toBe(7);
    expect(Math.round((endsAt.getTime() - createdAt.getTime()) / HOUR_MS)).toBe(7 * 24);
    // Used once more in its last hour, with little of its idle time left.
    const last = new Date(Date.now() + HOUR_MS);
    await db.prisma.session.update({ where: { id: hashOf(cookie) }, data: { expiresAt: new Date(Date.now() + HOUR_MS / 2), endsAt: last } });
    expect((await loginFrom(db, cookie))?.actor.userId).toBe(ana.id);
    expect((await db.prisma.session.findUniqueOrThrow({ where: { id: hashOf(cookie) } })).expiresAt).toEqual(last);
    // Even a row that says otherwise ends there.
    await db.prisma.session.update({ where: { id: hashOf(cookie) }, data: { expiresAt: new Date(Date.now() + 9 * HOUR_MS), endsAt: new Date(Date.now() - 1) } });
    expect(await loginFrom(db, cookie)).toBeNull();
    expect(await actorFrom(db, cookie)).toBeNull();
  });

  test('a guest’s at the guest’s end', async () => {
    const { id } = await db.prisma.user.create({ data: { name: 'Guest', guest: true } });
    const until = new Date(Date.now() + HOUR_MS);
    await openLogin(db, { userId: id, means: 'guest-code', secondFactor: false, until });
    expect(await db.prisma.session.findFirstOrThrow({ where: { userId: id } })).toMatchObject({ endsAt: until, expiresAt: until });
  });

  test('what is over is swept away, tokens too; what is not stays', async () => {
    const ana = await buildAccount(db);
    const [old, young] = [await signedIn(db, ana), await signedIn(db, ana)];
    await db.prisma.session.update({ where: { id: hashOf(old) }, data: { expiresAt: new Date(Date.now() - 1) } });
    await makeToken(db.prisma, 'password-reset', { userId: ana.id }, -1);
    const good = await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 1);
    await sweepLogins(db);
    expect(await db.prisma.session.findMany({ where: { userId: ana.id }, select: { id: true } })).toEqual([{ id: hashOf(young) }]);
    expect(await db.prisma.oneTimeToken.count({ where: { userId: ana.id } })).toBe(1);
    expect(await spendToken(db.prisma, 'password-reset', good)).toMatchObject({ userId: ana.id });
  });
});

describe('one’s own logins', () => {
  test('are listed with browser, means and times, this one first, without anything that opens them', async () => {
    const ana = await buildAccount(db);
    const here = await signedIn(db, ana, { userAgent: FIREFOX });
    const other = await signedIn(db, ana, { userAgent: 'x'.repeat(5_000) });
    await signedIn(db, await buildAccount(db));
    const logins = await ownLogins(await ctxOf(db, here), here);
    expect(logins.map(({ here: isHere, browser }) => [isHere, browser])).toEqual([[true, 'Firefox on Windows'], [false, 'A browser that does not say which']]);
    expect(logins[0]).toMatchObject({ means: 'Password', secondFactor: false, since: expect.stringMatching(/^\d{1,2} \w+ \d{4}, \d\d:\d\d$/) as string, lastUsed: 'in the last 6 hours', ends: expect.stringMatching(/^\d{1,2} \w+ \d{4}, \d\d:\d\d$/) as string });
    for (const { id } of logins) expect(await actorFrom(db, `login=${id}`)).toBeNull();
    expect(JSON.stringify(logins)).not.toContain(other.slice('login='.length));
  });

  test('end one by one; the sockets of their owner are told; others’ are not there', async () => {
    const [ana, ben] = [await buildAccount(db), await buildAccount(db)];
    const [here, other, bens] = [await signedIn(db, ana), await signedIn(db, ana), await signedIn(db, ben)];
    const ctx = await ctxOf(db, here);
    expect(await told(() => endOwnLogin(ctx, hashOf(other)))).toEqual([ana.id]);
    expect(await actorFrom(db, other)).toBeNull();
    expect(await actorFrom(db, here)).not.toBeNull();
    for (const id of [hashOf(bens), hashOf(other), '', "' OR 1=1", '\0'.repeat(0) + 'x']) await expect(endOwnLogin(ctx, id)).rejects.toMatchObject({ status: 404 });
    expect(await actorFrom(db, bens)).not.toBeNull();
  });

  test('all others end, or all of them; a stolen cookie is worth nothing afterwards', async () => {
    const ana = await buildAccount(db);
    const [here, stolen, third] = [await signedIn(db, ana), await signedIn(db, ana), await signedIn(db, ana)];
    expect(await endOtherLogins(await ctxOf(db, here), here)).toBe(2);
    expect(await Promise.all([here, stolen, third].map(async (cookie) => (await actorFrom(db, cookie)) !== null))).toEqual([true, false, false]);

    const step = await makeToken(db.prisma, 'second-step', { userId: ana.id }, 10);
    const heard = await told(async () => expect((await signOutEverywhere(await ctxOf(db, here))).cookie).toMatch(/^login=; .*Max-Age=0/));
    expect(heard).toEqual([ana.id]);
    expect(await actorFrom(db, here)).toBeNull();
    expect(await spendToken(db.prisma, 'second-step', step)).toBeNull();
    await expect(signOutEverywhere(await ctxOf(db, here))).rejects.toMatchObject({ status: 401 });
  });

  test('signing out ends this one, tells its sockets, and is in the log; twice is the same as once', async () => {
    const ana = await buildAccount(db);
    const cookie = await signedIn(db, ana);
    expect(await told(() => signOut(db, cookie))).toEqual([ana.id]);
    expect(await actorFrom(db, cookie)).toBeNull();
    expect(await told(() => signOut(db, cookie))).toEqual([]);
    expect(await db.prisma.auditEvent.count({ where: { actorId: ana.id, event: 'login:ended' } })).toBe(1);
  });
});

describe('changing the password', () => {
  test('asks for the present one, ends every other login and begun reset, and a stolen copy of this cookie too', async () => {
    const ana = await buildAccount(db);
    const [here, other] = [await signedIn(db, ana), await signedIn(db, ana)];
    const reset = await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 60);
    const ctx = await ctxOf(db, here);
    await expect(changePassword(ctx, here, { present: 'wrong', password: 'another three words' })).rejects.toMatchObject({ status: 400, fields: { 'password-present': expect.any(String) as string } });
    await expect(changePassword(ctx, here, { present: PASSWORD, password: 'short' })).rejects.toMatchObject({ status: 400, fields: { password: expect.any(String) as string } });
    await expect(changePassword(ctx, here, { present: PASSWORD, password: ana.email })).rejects.toMatchObject({ status: 400, fields: { password: expect.any(String) as string } });
    expect(await actorFrom(db, other)).not.toBeNull();

    let renewed = '';
    expect(await told(async () => (renewed = pairOf(await changePassword(ctx, here, { present: PASSWORD, password: 'another three words' }))))).toEqual([ana.id]);
    expect(await actorFrom(db, renewed)).toMatchObject({ userId: ana.id });
    expect(await actorFrom(db, here)).toBeNull();
    expect(await actorFrom(db, other)).toBeNull();
    expect(await spendToken(db.prisma, 'password-reset', reset)).toBeNull();
    await expect(signIn(db, { email: ana.email, password: PASSWORD })).rejects.toMatchObject({ status: 400 });
    await signIn(db, { email: ana.email, password: 'another three words' });
  });

  test('whoever has none sets one in a login that is fresh', async () => {
    const ana = await buildAccount(db, { password: false });
    const cookie = pairOf((await openLogin(db, { userId: ana.id, means: 'dfe-sign-in', secondFactor: false })).cookie);
    await db.prisma.session.updateMany({ where: { userId: ana.id }, data: { createdAt: new Date(Date.now() - 16 * 60_000) } });
    await expect(changePassword(await ctxOf(db, cookie), cookie, { present: '', password: 'another three words' })).rejects.toMatchObject({ code: 'sign-in-again' });
    const fresh = pairOf((await openLogin(db, { userId: ana.id, means: 'dfe-sign-in', secondFactor: false })).cookie);
    await changePassword(await ctxOf(db, fresh), fresh, { present: '', password: 'another three words' });
    await signIn(db, { email: ana.email, password: 'another three words' });
  });
});
