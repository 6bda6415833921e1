import { describe, expect, test } from 'vitest';
import type { Provider } from '../../server/auth/openid/providers.ts';
import { testDatabase } from '../database.ts';
import { buildPerson } from '../factories.ts';
import type { Lie } from './lying-provider.ts';
import { visitProvider } from './provider.ts';
import { OURS, REFUSED, Stage } from './stage.ts';

const db = await testDatabase();
const stage = new Stage(db);

describe('signing in', () => {
  test('leads to the provider with all that binds the answer to this browser, and back into the account', async () => {
    const browser = stage.visitor();
    const pressed = await browser.press('a', '/workspaces/northern-vale?x=1');
    expect(pressed).toMatchObject({ status: 302, location: '/sign-in/with/a' });
    expect(pressed.setCookies).toEqual([expect.stringMatching(/^__Host-openid=[\w-]{43}\.[\w-]{43}; HttpOnly; Max-Age=600; Path=\/; SameSite=Lax; Secure$/)]);
    const between = await browser.between('a');
    expect(between.page).toMatchObject({ name: 'Provider A' });
    const to = new URL(String(between.page?.to));
    expect(to.origin).toBe(stage.a.issuer.origin);
    const query = Object.fromEntries(to.searchParams);
    expect(query).toEqual({
      client_id: 'learning-loop', redirect_uri: `${OURS}/sign-in/back/a`, response_type: 'code', scope: 'openid', code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string, state: expect.stringMatching(/^[\w-]{43}$/) as string, nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    // What the database holds is of no use to whoever reads it.
    const rows = JSON.stringify(await db.prisma.oneTimeToken.findMany());
    for (const secret of [query.state, query.nonce, browser.jar.header('/').split('.')[1], 'northern-vale']) expect(rows).not.toContain(secret);

    const address = await visitProvider(to.href, 'ana-there');
    expect(address.pathname).toBe('/sign-in/back/a');
    expect(address.searchParams.get('iss')).toBe(stage.a.issuer.href.replace(/\/$/, ''));
    const back = await browser.comeBack(address);
    expect(back).toMatchObject({ status: 302, location: '/workspaces/northern-vale?x=1' });
    expect(await browser.who()).toMatchObject({ userId: stage.ana.id, name: 'Ana', secondFactor: false });
    expect(browser.jar.header('/')).not.toContain('openid=');
    const [login] = await db.prisma.session.findMany({ where: { userId: stage.ana.id, means: 'a' } });
    expect(login).toMatchObject({ means: 'a', browser: 'Firefox on Windows', secondFactorAt: null });
    expect(await db.prisma.auditEvent.findFirst({ where: { event: 'login:opened', actorId: stage.ana.id } })).toMatchObject({ facts: { means: 'a', secondFactor: false } });
    expect(stage.said).toEqual([]);
  });

  test('is ended here by signing out, and the way to end it there is offered', async () => {
    const browser = stage.visitor();
    await browser.comeBack(await visitProvider(await browser.setOut('a'), 'ana-there'));
    expect(await browser.signOut()).toMatchObject({ status: 302, location: '/signed-out/a' });
    expect(await browser.who()).toBeNull();
    const { page } = await browser.signedOut('a');
    expect(page).toMatchObject({ name: 'Provider A' });
    expect(String(page?.to)).toMatch(new RegExp(`^${stage.a.issuer.origin}/session/end\\?client_id=learning-loop`));
    expect(await browser.signedOut('nobody')).toMatchObject({ location: '/' });
    expect(await stage.visitor().signOut()).toMatchObject({ location: '/' });
  });

  test('keeps no token of the provider, and gives none to the browser', async () => {
    const browser = stage.visitor();
    const back = await browser.comeBack(stage.backFromLiar(await browser.setOut('liar')));
    expect(await browser.who()).toMatchObject({ userId: stage.ana.id });
    const { oneTimeToken, session, federatedIdentity, auditEvent, user } = db.prisma;
    const kept = JSON.stringify([back, browser.jar.header('/'), stage.said, await Promise.all([oneTimeToken.findMany(), session.findMany(), federatedIdentity.findMany(), auditEvent.findMany(), user.findMany()])], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(kept).not.toMatch(/worth nothing|eyJ/);
  });

  test('ends the login the browser had before', async () => {
    const browser = stage.visitor();
    await browser.comeBack(await visitProvider(await browser.setOut('a'), 'ana-there'));
    const before = browser.jar.header('/');
    await browser.comeBack(await visitProvider(await browser.setOut('a'), 'ana-there'));
    expect(browser.jar.header('/')).not.toBe(before);
    const old = stage.visitor();
    old.jar.take([before]);
    expect(await old.who()).toBeNull();
  });

  test('is for nobody whose identity no account has connected, whatever address the provider names', async () => {
    const there = 'stranger';
    await db.prisma.user.create({ data: { email: `${there}@example.org`, name: 'Somebody', passwordHash: 'none' } });
    const browser = stage.visitor();
    const back = await browser.comeBack(await visitProvider(await browser.setOut('a'), there));
    expect(back).toMatchObject({ status: 403, page: { unknown: 'Provider A' } });
    expect(await browser.who()).toBeNull();
    // The same subject at another provider is somebody else.
    const other = stage.visitor();
    expect(await other.comeBack(await visitProvider(await other.setOut('b'), 'ana-there'))).toMatchObject({ status: 403, page: { unknown: 'Provider B' } });
  });

  test('is not for closed accounts', async () => {
    const gone = await buildPerson(db);
    await db.prisma.user.update({ where: { id: gone.id }, data: { closedAt: new Date(), identities: { create: { provider: 'a', subject: 'gone' } } } });
    const browser = stage.visitor();
    expect(await browser.comeBack(await visitProvider(await browser.setOut('a'), 'gone'))).toMatchObject(REFUSED);
    expect(await browser.who()).toBeNull();
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/x/..//evil.example', 'javascript:alert(1)', '/%0d%0aSet-Cookie:x=1', 'x'.repeat(5_000)])('never leads to %j afterwards', async (next) => {
    const browser = stage.visitor();
    const { location } = await browser.comeBack(stage.backFromLiar(await browser.setOut('liar', next)));
    expect(new URL(location ?? '', OURS).origin).toBe(OURS);
    expect(location).toMatch(/^\/(?![/\\])/);
  });

  test('somebody who turns back there is not signed in', async () => {
    const browser = stage.visitor();
    const address = await visitProvider(await browser.setOut('a'), null);
    expect(address.searchParams.get('error')).toBe('access_denied');
    expect(await browser.comeBack(address)).toMatchObject(REFUSED);
    expect(stage.said).toEqual([]);
  });

  test('a provider that is not ours, or too many who set out from one address, are led back to the sign-in page', async () => {
    expect(await stage.visitor().press('nobody')).toMatchObject({ status: 302, location: '/sign-in', setCookies: [] });
    expect(await stage.visitor().between('a')).toMatchObject({ status: 302, location: '/sign-in' });
    const eager = stage.visitor('192.0.2.1');
    for (let times = 0; times < 60; times += 1) expect((await eager.press('a')).location).toBe('/sign-in/with/a');
    expect(await eager.press('a')).toMatchObject({ location: '/sign-in', setCookies: [] });
    expect((await stage.visitor('192.0.2.2').press('a')).location).toBe('/sign-in/with/a');
  });
});

describe('a second factor', () => {
  const come = async (claims: Lie['claims'], settings: Partial<Provider>) => {
    stage.configure({ providers: [{ ...stage.liar, ...settings }] });
    if (claims) stage.liar.lie({ claims });
    const browser = stage.visitor();
    const back = await browser.comeBack(stage.backFromLiar(await browser.setOut('liar', '/account')));
    return { back, who: await browser.who() };
  };

  test.each([
    ['proved there, where that counts', { amr: ['pwd', 'mfa'] }, { trustsSecondFactor: true }, true],
    ['proved there, said by its class', { acr: 'two' }, { trustsSecondFactor: true, secondFactorAcr: ['two'] }, true],
    ['proved there, where that does not count', { amr: ['mfa'], acr: 'two' }, { secondFactorAcr: ['two'] }, false],
    ['not proved there', { amr: ['pwd'], acr: 'one' }, { trustsSecondFactor: true, secondFactorAcr: ['two'] }, false],
    ['said in another form', { amr: 'mfa' }, { trustsSecondFactor: true }, false],
  ])('%s', async (_what, claims, settings, secondFactor) => {
    const { who } = await come((right) => ({ ...right, ...claims }), settings);
    expect(who).toMatchObject({ userId: stage.ana.id, secondFactor });
  });

  test('of our own is asked for, unless it was proved there', async () => {
    await db.prisma.secondFactor.create({ data: { userId: stage.ana.id, secretSealed: 'x', confirmedAt: new Date() } });
    try {
      const { back, who } = await come(undefined, {});
      expect(back.location).toBe('/sign-in/code?next=%2Faccount');
      expect(who).toBeNull();
      expect((await come((right) => ({ ...right, amr: ['mfa'] }), { trustsSecondFactor: true })).who).toMatchObject({ userId: stage.ana.id, secondFactor: true });
    } finally {
      await db.prisma.secondFactor.deleteMany();
    }
  });
});

describe('a provider', () => {
  test('that is down stops nobody else, and is asked again', async () => {
    const down = { ...stage.a, id: 'down', name: 'Down', issuer: new URL('http://127.0.0.1:9') };
    stage.configure({ providers: [down, stage.liar] });
    const browser = stage.visitor();
    await browser.press('down');
    expect(await browser.between('down')).toMatchObject({ status: 200, page: { name: 'Down', to: null } });
    expect(await browser.setOut('liar')).toContain(stage.liar.issuer.origin);
    stage.liar.lie({ issuer: 'https://evil.example' });
    stage.configure({ providers: [stage.liar] });
    const other = stage.visitor();
    expect(await other.setOut('liar')).toBe('');
    stage.liar.lie({});
    expect(await other.setOut('liar')).toContain(stage.liar.issuer.origin);
  });

  test('is asked once for all who come', async () => {
    const before = stage.liar.asked();
    await Promise.all(Array.from({ length: 5 }, () => stage.visitor().setOut('liar')));
    expect(stage.liar.asked()).toBe(before + 1);
  });
});
