import { beforeEach, describe, expect, test } from 'vitest';
import { buildAccount, codeOf, ctxOf, PASSWORD, pairOf, signedIn, wrongCodeOf } from '../../tests/accounts.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildWorkspace } from '../../tests/factories.ts';
import { workUnderWay } from './after-answer.ts';
import { configureAuth, secondFactorDuty } from './commands.ts';
import { beginSecondFactor, confirmSecondFactor, keepSecondFactor, newRecoveryCodes, proveSecondFactor, removeSecondFactor, secondFactorView } from './second-factor.ts';
import { finishSecondStep } from './second-step.ts';
import { signIn } from './sign-in.ts';

const db = await testDatabase();
beforeEach(() => configureAuth(db, { secureCookies: false, sandbox: true, secret: Buffer.alloc(32, 7) }));

const pending = async (cookie: string) => {
  const ctx = await ctxOf(db, cookie);
  await beginSecondFactor(ctx, cookie, {});
  return (await secondFactorView(ctx, cookie)).secret ?? '';
};
const setUp = async (cookie: string) => {
  const secret = await pending(cookie);
  const { codes, cookie: renewed } = await confirmSecondFactor(await ctxOf(db, cookie), cookie, codeOf(secret));
  return { secret, codes, cookie: pairOf(renewed) };
};
const age = (userId: string, minutes: number) => db.prisma.session.updateMany({ where: { userId }, data: { createdAt: new Date(Date.now() - minutes * 60_000) } });

describe('setting up', () => {
  test('shows a secret as text and as a picture, takes a code, gives ten recovery codes, and this login counts as proved', async () => {
    const ana = await buildAccount(db);
    const cookie = await signedIn(db, ana);
    expect(await secondFactorView(await ctxOf(db, cookie), cookie)).toMatchObject({ state: 'none', secret: null, picture: null, requiredFor: [], asksPassword: false });
    const secret = await pending(cookie);
    const view = await secondFactorView(await ctxOf(db, cookie), cookie);
    expect(view).toMatchObject({ state: 'pending', picture: expect.stringMatching(/^<svg/) as string });
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    await expect(confirmSecondFactor(await ctxOf(db, cookie), cookie, wrongCodeOf(secret))).rejects.toMatchObject({ status: 400, code: 'wrong-code' });

    const { codes, cookie: renewed } = await confirmSecondFactor(await ctxOf(db, cookie), cookie, ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)} `);
    expect(new Set(codes).size).toBe(10);
    // The id changed with the right: the cookie from before it is worth nothing.
    expect((await ctxOf(db, cookie)).actor).toBeNull();
    const proved = await ctxOf(db, pairOf(renewed));
    expect(proved.actor?.secondFactor).toBe(true);
    expect(await secondFactorView(proved, pairOf(renewed))).toMatchObject({ state: 'proved', secret: null, picture: null, recoveryCodesLeft: 10 });
    await workUnderWay(db);
    expect(await db.prisma.auditEvent.findMany({ where: { actorId: ana.id }, select: { event: true }, orderBy: { id: 'asc' } })).toEqual([{ event: 'login:opened' }, { event: 'second-factor:set-up' }]);
    // From now on signing in asks for it, and the code of the setting up is used.
    const step = await signIn(db, { email: ana.email, password: PASSWORD });
    expect(step.path).toBe('/sign-in/code');
    await expect(finishSecondStep(db, codeOf(secret), { cookieHeader: pairOf(step.cookie) })).rejects.toMatchObject({ code: 'wrong-code' });
    await finishSecondStep(db, codes[9] ?? '', { cookieHeader: pairOf(step.cookie) });
  });

  test('another browser sees nothing of the secret, and cannot confirm it', async () => {
    const ana = await buildAccount(db);
    const [mine, stolen] = [await signedIn(db, ana), await signedIn(db, ana)];
    const secret = await pending(stolen);
    expect(await secondFactorView(await ctxOf(db, mine), mine)).toMatchObject({ state: 'none', secret: null, picture: null });
    await expect(confirmSecondFactor(await ctxOf(db, mine), mine, codeOf(secret))).rejects.toMatchObject({ status: 409 });
    // Whoever begins last, begins alone.
    expect(await pending(mine)).not.toBe(secret);
    await expect(confirmSecondFactor(await ctxOf(db, stolen), stolen, codeOf(secret))).rejects.toMatchObject({ status: 409 });
  });

  test('asks for the password where the login is not fresh', async () => {
    const ana = await buildAccount(db);
    const cookie = await signedIn(db, ana);
    await age(ana.id, 16);
    const ctx = await ctxOf(db, cookie);
    expect(await secondFactorView(ctx, cookie)).toMatchObject({ asksPassword: true });
    for (const wrong of ['', 'wrong', `${PASSWORD} `]) await expect(beginSecondFactor(ctx, cookie, { password: wrong })).rejects.toMatchObject({ status: 400, code: 'wrong-password', fields: { password: expect.any(String) as string } });
    await beginSecondFactor(ctx, cookie, { password: PASSWORD });
  });

  test('of another app asks for a code of the one there is, which counts until the other is confirmed', async () => {
    const ana = await buildAccount(db);
    const { secret, codes, cookie } = await setUp(await signedIn(db, ana));
    const ctx = await ctxOf(db, cookie);
    for (const wrong of [{ password: PASSWORD }, { code: codeOf(secret) }, { code: '' }]) await expect(beginSecondFactor(ctx, cookie, wrong)).rejects.toMatchObject({ status: 400, fields: { 'code-to-change': expect.any(String) as string } });
    await expect(confirmSecondFactor(ctx, cookie, '123456')).rejects.toMatchObject({ status: 409 });
    await beginSecondFactor(ctx, cookie, { code: codes[0] });
    const view = await secondFactorView(ctx, cookie);
    expect(view).toMatchObject({ state: 'pending', replaces: true });
    expect(view.secret).not.toBe(secret);
    expect(ctx.actor?.secondFactor).toBe(true);
    const enter = async (code: string) => finishSecondStep(db, code, { cookieHeader: await signedIn(db, ana) });
    await expect(enter(codeOf(view.secret ?? '', 1))).rejects.toMatchObject({ code: 'wrong-code' });
    await enter(codeOf(secret, 1));

    // Left as it was, and begun once more.
    await keepSecondFactor(ctx);
    expect(await secondFactorView(ctx, cookie)).toMatchObject({ state: 'proved', secret: null });
    await beginSecondFactor(ctx, cookie, { code: codes[1] });
    const other = (await secondFactorView(ctx, cookie)).secret ?? '';
    const { codes: renewed } = await confirmSecondFactor(ctx, cookie, codeOf(other));
    await expect(enter(codes[2] ?? '')).rejects.toMatchObject({ code: 'wrong-code' });
    await expect(enter(codeOf(secret, 1))).rejects.toMatchObject({ code: 'wrong-code' });
    await enter(renewed[0] ?? '');
    await enter(codeOf(other, 1));
  });

  test('naughty codes confirm nothing, and leaving it for now leaves nothing behind', async () => {
    const ana = await buildAccount(db);
    const anas = await signedIn(db, ana);
    await pending(anas);
    await keepSecondFactor(await ctxOf(db, anas));
    expect(await db.prisma.secondFactor.count({ where: { userId: ana.id } })).toBe(0);
    const ben = await buildAccount(db);
    const bens = await signedIn(db, ben);
    await pending(bens);
    for (const code of ['', '\0', '🦊🦊🦊', '٠١٢٣٤٥', 'a'.repeat(10_000)]) await expect(confirmSecondFactor(await ctxOf(db, bens), bens, code)).rejects.toMatchObject({ status: 400, code: 'wrong-code' });
  });

  test('is for people with an account, signed in', async () => {
    await expect(secondFactorView({ db, actor: null }, null)).rejects.toMatchObject({ status: 401 });
    const guest = { db, actor: { userId: 'b7f54d3e-4a59-4a3f-9a43-1b9c0d7a6c11', name: 'G', invented: false, guest: true, secondFactor: false } };
    await expect(secondFactorView(guest, null)).rejects.toMatchObject({ status: 404 });
    await expect(beginSecondFactor(guest, null, {})).rejects.toMatchObject({ status: 404 });
  });
});

describe('a login from before it was set up', () => {
  test('proves it by a code, under another id; each code once', async () => {
    const ana = await buildAccount(db);
    const before = await signedIn(db, ana);
    const { secret } = await setUp(await signedIn(db, ana));
    const ctx = await ctxOf(db, before);
    expect(ctx.actor?.secondFactor).toBe(false);
    expect(await secondFactorView(ctx, before)).toMatchObject({ state: 'unproved', secret: null });
    await expect(proveSecondFactor(ctx, before, codeOf(secret))).rejects.toMatchObject({ code: 'wrong-code' });
    const after = pairOf(await proveSecondFactor(ctx, before, codeOf(secret, 1)));
    expect((await ctxOf(db, after)).actor?.secondFactor).toBe(true);
    expect((await ctxOf(db, before)).actor).toBeNull();
  });
});

describe('recovery codes and removal', () => {
  test('new codes end the old ones, and ask for a code', async () => {
    const ana = await buildAccount(db);
    const { codes, cookie } = await setUp(await signedIn(db, ana));
    const ctx = await ctxOf(db, cookie);
    await expect(newRecoveryCodes(ctx, 'abcd-abcd-abcd-abcd-abcd-abcd')).rejects.toMatchObject({ code: 'wrong-code' });
    const renewed = await newRecoveryCodes(ctx, codes[0] ?? '');
    expect(renewed.filter((code) => codes.includes(code))).toEqual([]);
    await expect(newRecoveryCodes(ctx, codes[1] ?? '')).rejects.toMatchObject({ code: 'wrong-code' });
  });

  test('the password or a code removes it; nothing else does', async () => {
    for (const proof of ['password', 'code'] as const) {
      const ana = await buildAccount(db);
      const { codes, cookie } = await setUp(await signedIn(db, ana));
      const ctx = await ctxOf(db, cookie);
      for (const wrong of ['', 'wrong', '000000', 'abcd-abcd-abcd-abcd-abcd-abcd', '\0']) await expect(removeSecondFactor(ctx, cookie, wrong), wrong).rejects.toMatchObject({ status: 400, fields: { 'password-or-code': expect.any(String) as string } });
      await removeSecondFactor(ctx, cookie, proof === 'code' ? (codes[3] ?? '') : PASSWORD);
      expect(await secondFactorView(ctx, cookie)).toMatchObject({ state: 'none', recoveryCodesLeft: 0 });
      expect((await ctxOf(db, cookie)).actor?.secondFactor).toBe(false);
      expect((await signIn(db, { email: ana.email, password: PASSWORD })).path).toBeNull();
    }
  });

  test('guessing the password here is limited too', async () => {
    const ana = await buildAccount(db);
    const { cookie } = await setUp(await signedIn(db, ana));
    const ctx = await ctxOf(db, cookie);
    const answers = await Promise.allSettled(Array.from({ length: 13 }, () => removeSecondFactor(ctx, cookie, 'a wrong password')));
    const codes = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as { status: number }).status : 200));
    expect([codes.filter((status) => status === 400).length, codes.filter((status) => status === 429).length]).toEqual([10, 3]);
    await expect(removeSecondFactor(ctx, cookie, PASSWORD)).rejects.toMatchObject({ status: 429 });
  });
});

describe('people who must have one', () => {
  test('are approvers, coordinators and administrators; they are told at signing in and cannot remove it', async () => {
    const workspace = await buildWorkspace(db);
    const organisation = await buildOrganisation(db);
    const duties: readonly ((id: string) => Promise<unknown>)[] = [
      (userId) => db.prisma.affiliation.create({ data: { userId, organisationId: organisation.id, role: 'lead', approver: true } }),
      (userId) => db.prisma.membership.create({ data: { userId, workspaceId: workspace.id, organisationId: organisation.id, role: 'coordinator' } }),
      (userId) => db.prisma.installationRole.create({ data: { userId, role: 'administrator' } }),
    ];
    for (const take of duties) {
      const ana = await buildAccount(db);
      const { cookie } = await setUp(await signedIn(db, ana));
      await take(ana.id);
      expect(await secondFactorDuty(db.prisma, ana.id)).toHaveLength(1);
      await expect(removeSecondFactor(await ctxOf(db, cookie), cookie, PASSWORD)).rejects.toMatchObject({ status: 403, code: 'second-factor-needed', fields: { 'password-or-code': expect.stringContaining('because you') as string } });

      const ben = await buildAccount(db);
      await take(ben.id);
      const { cookie: bens, path } = await signIn(db, { email: ben.email, password: PASSWORD });
      expect(path).toBe('/account/second-factor');
      expect((await secondFactorView(await ctxOf(db, pairOf(bens)), pairOf(bens))).requiredFor).toHaveLength(1);
      // They may go on: they are signed in, without the factor.
      expect((await ctxOf(db, pairOf(bens))).actor?.secondFactor).toBe(false);
    }
  });

  test('nobody else is: members, leads, people of the sandbox, coordinators whose time is over', async () => {
    const workspace = await buildWorkspace(db, { invented: true });
    const { id: member } = await buildMember(db, workspace);
    const { id: sandboxed } = await buildMember(db, workspace, { role: 'coordinator', invented: true });
    const { id: over } = await buildMember(db, workspace, { role: 'coordinator' });
    await db.prisma.membership.updateMany({ where: { userId: over }, data: { endsAt: new Date(Date.now() - 1) } });
    const lead = await buildAccount(db);
    await db.prisma.affiliation.create({ data: { userId: lead.id, organisationId: workspace.organisation.id, role: 'lead' } });
    for (const id of [member, sandboxed, over, lead.id]) expect(await secondFactorDuty(db.prisma, id)).toEqual([]);
  });

  test('people of the sandbox count as proved until they set one up, then they are asked', async () => {
    const ana = await buildAccount(db, { invented: true });
    const cookie = await signedIn(db, ana);
    expect((await ctxOf(db, cookie)).actor?.secondFactor).toBe(true);
    await setUp(await signedIn(db, ana));
    expect((await ctxOf(db, cookie)).actor?.secondFactor).toBe(false);
    expect((await signIn(db, { email: ana.email, password: PASSWORD })).path).toBe('/sign-in/code');
  });
});
