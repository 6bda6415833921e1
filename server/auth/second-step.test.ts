import { beforeEach, describe, expect, test } from 'vitest';
import { buildAccount, codeOf, ctxOf, PASSWORD, pairOf, signedIn, wrongCodeOf } from '../../tests/accounts.ts';
import { testDatabase } from '../../tests/database.ts';
import { workUnderWay } from './after-answer.ts';
import { makeRecoveryCodes, newSecret, stepOf, totpFor } from './codes.ts';
import { configureAuth, continueLogin, makeToken } from './commands.ts';
import { actorFrom } from './queries.ts';
import { finishSecondStep, isInSecondStep } from './second-step.ts';
import { signIn } from './sign-in.ts';

const db = await testDatabase();
beforeEach(() => configureAuth(db, { secureCookies: false, sandbox: false, secret: Buffer.alloc(32, 7) }));

const finish = (cookieHeader: string, code: string) => finishSecondStep(db, code, { cookieHeader });
const events = async (userId: string) => {
  await workUnderWay(db);
  const rows = await db.prisma.auditEvent.findMany({ where: { OR: [{ userId }, { actorId: userId }] }, orderBy: { id: 'asc' } });
  return rows.map(({ event }) => event);
};
const OVER = { status: 410, code: 'step-over' };
const WRONG = { status: 400, code: 'wrong-code', fields: { code: expect.any(String) as string } };

describe('the second step', () => {
  test('stands between the right password and a login', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const first = await signIn(db, { email: ana.email, password: PASSWORD });
    expect(first.path).toBe('/sign-in/code');
    expect(first.cookie).toMatch(/^second-step=[\w-]{43}; HttpOnly; Max-Age=600; Path=\/; SameSite=Lax$/);
    const step = pairOf(first.cookie);
    expect(await actorFrom(db, step)).toBeNull();
    expect(await db.prisma.session.count({ where: { userId: ana.id } })).toBe(0);
    expect(await isInSecondStep(db, step)).toBe(true);

    const { cookies: [login, emptied] } = await finish(step, codeOf(ana.secret));
    expect(login).toMatch(/^login=/);
    expect(emptied).toMatch(/^second-step=; HttpOnly; Max-Age=0; /);
    expect(await actorFrom(db, pairOf(login))).toMatchObject({ userId: ana.id, secondFactor: true });
    expect(await events(ana.id)).toEqual(['login:opened']);
    const [row] = await db.prisma.auditEvent.findMany({ where: { actorId: ana.id } });
    expect(row?.facts).toEqual({ means: 'password', secondFactor: true });
  });

  test('its cookie is bound to this host and https where that is said', async () => {
    configureAuth(db, { secureCookies: true, secret: Buffer.alloc(32, 7) });
    const ana = await buildAccount(db, { secondFactor: true });
    const { cookie } = await signIn(db, { email: ana.email, password: PASSWORD });
    expect(cookie).toMatch(/^__Host-second-step=.*; Path=\/; SameSite=Lax; Secure$/);
    const { cookies: [login] } = await finish(pairOf(cookie), codeOf(ana.secret));
    expect(login).toMatch(/^__Host-login=.*; Secure$/);
    // The unbound names mean nothing there: another host of the site could have set them.
    expect(await actorFrom(db, pairOf(login).replace('__Host-', ''))).toBeNull();
  });

  test('is the same for whoever comes from a provider, unless the provider proved a second factor', async () => {
    const ana = await buildAccount(db, { secondFactor: true, password: false });
    const first = await continueLogin(db, { userId: ana.id, means: 'dfe-sign-in', secondFactorProved: false, browser: {} });
    expect(first.path).toBe('/sign-in/code');
    const { cookies: [login] } = await finish(pairOf(first.cookie), codeOf(ana.secret));
    expect(await db.prisma.session.findFirst({ where: { userId: ana.id } })).toMatchObject({ means: 'dfe-sign-in' });
    expect(await actorFrom(db, pairOf(login))).toMatchObject({ secondFactor: true });
    expect(await continueLogin(db, { userId: ana.id, means: 'dfe-sign-in', secondFactorProved: true, browser: {} })).toMatchObject({ path: null, cookie: expect.stringMatching(/^login=/) as string });
  });

  test('a factor that is only being set up asks for nothing', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    await db.prisma.secondFactor.update({ where: { userId: ana.id }, data: { confirmedAt: null } });
    expect(await signedIn(db, ana)).toMatch(/^login=/);
  });

  test('nobody goes on for an account that is closed, a guest’s or the sandbox’s where there is none', async () => {
    for (const data of [{ closedAt: new Date() }, { guest: true }, { invented: true }]) {
      const { id } = await db.prisma.user.create({ data: { name: 'X', ...data } });
      await expect(continueLogin(db, { userId: id, means: 'dfe-sign-in', secondFactorProved: true, browser: {} })).rejects.toMatchObject({ status: 400 });
    }
    await expect(continueLogin(db, { userId: 'b7f54d3e-4a59-4a3f-9a43-1b9c0d7a6c11', means: 'x', secondFactorProved: true, browser: {} })).rejects.toMatchObject({ status: 400 });
  });
});

describe('codes', () => {
  test('of the step before, of now and of the next are right; older and younger ones are not', () => {
    const [secret, now] = [newSecret(), Date.now()];
    expect([-2, -1, 0, 1, 2].map((steps) => stepOf(secret, totpFor(secret).generate({ timestamp: now + steps * 30_000 }), now) !== null)).toEqual([false, true, true, true, false]);
    for (const code of ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '-12345', '1e5']) expect(stepOf(secret, code)).toBeNull();
  });

  test('a code is taken once, and none older than the last one taken', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const code = codeOf(ana.secret);
    await finish(await signedIn(db, ana), code);
    const again = await signedIn(db, ana);
    await expect(finish(again, code)).rejects.toMatchObject(WRONG);
    await expect(finish(again, codeOf(ana.secret, -1))).rejects.toMatchObject(WRONG);
    await finish(again, codeOf(ana.secret, 1));
  });

  test('of two browsers with the same code at once, one gets in', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const steps = [await signedIn(db, ana), await signedIn(db, ana)];
    const code = codeOf(ana.secret);
    const answers = await Promise.allSettled(steps.map((step) => finish(step, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a recovery code takes the place of the app once, and its owner is left with nine', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const codes = await db.prisma.$transaction((tx) => makeRecoveryCodes(db, tx, ana.id));
    expect(new Set(codes).size).toBe(10);
    // 120 bits each: enough to be kept as a hash without a salt of its own.
    for (const one of codes) expect(one).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){5}$/);
    const [code = ''] = codes;
    // However it is typed.
    await finish(await signedIn(db, ana), ` ${code.toUpperCase().replaceAll('-', ' ')} `);
    await expect(finish(await signedIn(db, ana), code)).rejects.toMatchObject(WRONG);
    expect(await db.prisma.recoveryCode.count({ where: { userId: ana.id } })).toBe(9);
    expect(await events(ana.id)).toEqual(['recovery-code:used', 'login:opened', 'login:refused']);
    const kept = JSON.stringify(await db.prisma.recoveryCode.findMany());
    for (const one of codes) expect(kept).not.toContain(one.replaceAll('-', ''));
  });

  test('somebody else’s code, of the app or for recovery, is nobody’s', async () => {
    const [ana, ben] = [await buildAccount(db, { secondFactor: true }), await buildAccount(db, { secondFactor: true })];
    const [bens = ''] = await db.prisma.$transaction((tx) => makeRecoveryCodes(db, tx, ben.id));
    const step = await signedIn(db, ana);
    await expect(finish(step, bens)).rejects.toMatchObject(WRONG);
    await expect(finish(step, codeOf(ben.secret, 0))).rejects.toMatchObject(WRONG);
  });

  test('are not learned from the database: the secret is sealed by this installation’s own', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    expect(JSON.stringify(await db.prisma.secondFactor.findMany())).not.toContain(ana.secret);
    configureAuth(db, { secret: Buffer.alloc(32, 8) });
    await expect(finish(await signedIn(db, ana), codeOf(ana.secret))).rejects.toThrow();
  });
});

describe('attacks on the second step', () => {
  test('five wrong codes end it; the right one comes too late, and the password is asked for again', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const step = await signedIn(db, ana);
    for (let count = 0; count < 5; count += 1) await expect(finish(step, wrongCodeOf(ana.secret))).rejects.toMatchObject(WRONG);
    await expect(finish(step, codeOf(ana.secret))).rejects.toMatchObject(OVER);
    expect(await isInSecondStep(db, step)).toBe(false);
    await finish(await signedIn(db, ana), codeOf(ana.secret));
    expect((await events(ana.id)).filter((event) => event === 'login:refused')).toHaveLength(5);
  });

  test('ten wrong codes close an account for a while, in however many steps, also sent together', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const steps = [await signedIn(db, ana), await signedIn(db, ana), await signedIn(db, ana), await signedIn(db, ana)];
    const answers = await Promise.allSettled(steps.flatMap((step) => Array.from({ length: 4 }, () => finish(step, wrongCodeOf(ana.secret)))));
    const codes = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as { status: number }).status : 200));
    expect(codes.filter((status) => status === 400)).toHaveLength(10);
    expect(codes.filter((status) => status === 429)).toHaveLength(6);
    await expect(finish(await signedIn(db, ana), codeOf(ana.secret))).rejects.toMatchObject({ status: 429 });
  });

  test('a step that was used, is too old, is of another kind or was never given is over', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const used = await signedIn(db, ana);
    await finish(used, codeOf(ana.secret));
    await expect(finish(used, codeOf(ana.secret, 1))).rejects.toMatchObject(OVER);

    const late = await signedIn(db, ana);
    await db.prisma.oneTimeToken.updateMany({ where: { userId: ana.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await isInSecondStep(db, late)).toBe(false);
    await expect(finish(late, codeOf(ana.secret, 1))).rejects.toMatchObject(OVER);

    const reset = await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 60);
    for (const cookie of [`second-step=${reset}`, 'second-step=', 'second-step=%', `second-step=${'x'.repeat(10_000)}`, '', 'login=x']) {
      await expect(finish(cookie, codeOf(ana.secret, 1)), cookie).rejects.toMatchObject(OVER);
    }
    expect(await actorFrom(db, late.replace('second-step', 'login'))).toBeNull();
  });

  test('a login that an attacker planted is never adopted: its id changes at the password and at the code', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const planted = 'login=planted-by-somebody-else-0123456789';
    const step = await signedIn(db, ana, { cookieHeader: planted });
    const { cookies: [login] } = await finish(`${planted}; ${step}`, codeOf(ana.secret));
    expect(pairOf(login)).not.toBe(planted);
    expect(await actorFrom(db, planted)).toBeNull();

    const ben = await buildAccount(db);
    const attackers = await signedIn(db, ben);
    const second = await signedIn(db, ana, { cookieHeader: attackers });
    const { cookies: [own] } = await finish(`${attackers}; ${second}`, codeOf(ana.secret, 1));
    expect((await actorFrom(db, pairOf(own)))?.userId).toBe(ana.id);
    expect(await actorFrom(db, attackers)).toBeNull();
  });

  test('a step that was begun before the password changed is over', async () => {
    const ana = await buildAccount(db, { secondFactor: true });
    const login = pairOf((await finish(await signedIn(db, ana), codeOf(ana.secret))).cookies[0]);
    const step = await signedIn(db, ana);
    const { changePassword } = await import('./change-password.ts');
    await changePassword(await ctxOf(db, login), login, { present: PASSWORD, password: 'another three words' });
    await expect(finish(step, codeOf(ana.secret, 1))).rejects.toMatchObject(OVER);
  });

  test('naughty codes are wrong codes, and nothing else', async () => {
    for (const code of ['\0', '🦊', "' OR 1=1 --", '٠١٢٣٤٥', '０１２３４５x', 'a'.repeat(100_000)]) {
      const ana = await buildAccount(db, { secondFactor: true });
      await expect(finish(await signedIn(db, ana), code), code.slice(0, 20)).rejects.toMatchObject(WRONG);
    }
  });
});
