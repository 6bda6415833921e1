import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildPerson } from '../../tests/factories.ts';
import { loginFrom } from '../auth/queries.ts';
import { firstRunToken } from './commands.ts';
import { firstRunPage, makeFirstAdministrator } from './pages.ts';

const db = await testDatabase();
const browser = { cookieHeader: null, userAgent: null };
let from = 0;
const make = (token: string, given: { email?: string; password?: string; address?: string } = {}) =>
  makeFirstAdministrator(db, { token, name: 'First Administrator', email: given.email ?? 'first@example.org', password: given.password ?? 'three quiet lamps in a row' }, { address: given.address ?? `10.0.0.${(from += 1)}`, browser });
const token = async () => (await firstRunToken(db))!;

beforeEach(async () => {
  await db.prisma.installationRole.deleteMany();
  await db.prisma.user.deleteMany();
});

describe('the first run', () => {
  test('makes an administrator who is signed in and led to a second factor; then it is over', async () => {
    const { cookie, path } = await make(await token());
    expect(path).toBe('/account/second-factor');
    expect((await loginFrom(db, cookie.split(';')[0]))?.actor).toMatchObject({ name: 'First Administrator', secondFactor: false });
    expect(await db.prisma.installationRole.findMany({ include: { user: true } })).toMatchObject([{ role: 'administrator', user: { email: 'first@example.org', invented: false } }]);
    await expect(firstRunPage(db)).rejects.toMatchObject({ status: 404 });
    await expect(make('whatever')).rejects.toMatchObject({ status: 404 });
    expect(await db.prisma.oneTimeToken.count({ where: { kind: 'first-administrator' } })).toBe(0);
    expect(await firstRunToken(db)).toBeNull();
    expect((await db.prisma.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ event }) => event)).toEqual(['account:made', 'role:granted', 'login:opened']);
  });

  test('is there though the sandbox has administrators', async () => {
    const invented = await buildPerson(db, { invented: true });
    await db.prisma.installationRole.create({ data: { userId: invented.id, role: 'administrator' } });
    await expect(firstRunPage(db)).resolves.toBeUndefined();
    expect(await firstRunToken(db)).toMatch(/^[\w-]{43}$/);
  });

  test('a token works once, for a day, and only the last one printed', async () => {
    const earlier = await token();
    const last = await token();
    await expect(make(earlier)).rejects.toMatchObject({ fields: { token: expect.any(String) as string } });
    await db.pool.query(`UPDATE one_time_token SET expires_at = now() - interval '1 second'`);
    await expect(make(last)).rejects.toMatchObject({ fields: { token: expect.any(String) as string } });
    expect(await db.prisma.oneTimeToken.count({ where: { id: await token() } })).toBe(0);
  });

  test('of two who try at once one succeeds', async () => {
    const one = await token();
    const results = await Promise.allSettled([make(one, { email: 'a@example.org' }), make(one, { email: 'b@example.org' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.prisma.installationRole.count()).toBe(1);
    expect(await db.prisma.user.count()).toBe(1);
  });

  test('what is refused leaves the token good: a common password, an address that has an account', async () => {
    const one = await token();
    const { email } = await buildPerson(db);
    await expect(make(one, { password: 'password1234' })).rejects.toMatchObject({ fields: { password: expect.any(String) as string } });
    await expect(make(one, { email })).rejects.toMatchObject({ fields: { email: expect.any(String) as string } });
    await make(one);
  });

  test('without the token nobody learns which addresses have accounts, and many tries are refused', async () => {
    const { email } = await buildPerson(db);
    await token();
    await expect(make('guessed', { email })).rejects.toMatchObject({ fields: { token: expect.any(String) as string } });
    const tries = await Promise.allSettled(Array.from({ length: 11 }, () => make('guessed', { address: '10.9.9.9' })));
    expect(tries.map((one) => (one.status === 'rejected' ? (one.reason as { status: number }).status : 0))).toContain(429);
  });
});
