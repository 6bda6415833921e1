import { describe, expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import type { Lie } from './lying-provider.ts';
import { visitProvider } from './provider.ts';
import { changed, OURS, REFUSED, Stage } from './stage.ts';

const db = await testDatabase();
const stage = new Stage(db);

describe('an answer that is not this browser’s own', () => {
  test('with another state, or none, or two', async () => {
    const browser = stage.visitor();
    const address = await visitProvider(await browser.setOut('a'), 'ana-there');
    const elsewhere = await stage.visitor().setOut('a');
    for (const state of [null, '', 'x', new URL(elsewhere).searchParams.get('state')]) expect(await browser.comeBack(changed(address, { state }))).toMatchObject(REFUSED);
    const twice = new URL(address);
    twice.searchParams.append('state', 'x');
    expect(await browser.comeBack(twice)).toMatchObject(REFUSED);
    expect(await browser.who()).toBeNull();
    // None of that ends the journey this browser is on.
    expect(await browser.comeBack(address)).toMatchObject({ status: 302 });
  });

  test('in another browser, with its cookie or without', async () => {
    const browser = stage.visitor();
    const address = await visitProvider(await browser.setOut('a'), 'ana-there');
    expect(await stage.visitor().comeBack(address)).toMatchObject(REFUSED);
    const victim = stage.visitor();
    await victim.setOut('a');
    expect(await victim.comeBack(address)).toMatchObject(REFUSED);
    expect(victim.jar.header('/')).toContain('openid=');
    // The state alone is not enough: the cookie's secret belongs to it.
    const guesser = stage.visitor();
    guesser.jar.take([`__Host-openid=${address.searchParams.get('state')}.${'A'.repeat(43)}; Path=/`]);
    expect(await guesser.comeBack(address)).toMatchObject(REFUSED);
    expect(await victim.who()).toBeNull();
  });

  test('a second time, even where the provider would take the code again', async () => {
    const browser = stage.visitor();
    const to = await browser.setOut('liar');
    const cookie = browser.jar.header('/');
    const address = stage.backFromLiar(to);
    expect(await browser.comeBack(address)).toMatchObject({ status: 302 });
    const again = stage.visitor();
    again.jar.take([`${cookie}; Path=/`]);
    expect(await again.comeBack(address)).toMatchObject(REFUSED);
    expect(await again.who()).toBeNull();
  });

  test('sent twice at once: one of them', async () => {
    const browser = stage.visitor();
    const address = stage.backFromLiar(await browser.setOut('liar'));
    const twin = stage.visitor();
    twin.jar.take([`${browser.jar.header('/')}; Path=/`]);
    const answers = await Promise.all([browser.comeBack(address), twin.comeBack(address)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400]);
  });

  test('too late', async () => {
    const browser = stage.visitor();
    const address = await visitProvider(await browser.setOut('a'), 'ana-there');
    await db.prisma.oneTimeToken.updateMany({ where: { kind: 'openid' }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await browser.comeBack(address)).toMatchObject(REFUSED);
    expect(await browser.between('a')).toMatchObject({ location: '/sign-in' });
  });

  test('with a code of another journey', async () => {
    const [attacker, victim] = [stage.visitor(), stage.visitor()];
    const stolen = await visitProvider(await attacker.setOut('a'), 'ana-there');
    const own = await victim.setOut('a');
    expect(await victim.comeBack(changed(stolen, { state: new URL(own).searchParams.get('state') }))).toMatchObject(REFUSED);
    expect(await victim.who()).toBeNull();
    expect(stage.said).toEqual([expect.stringMatching(/^Signing in with Provider A did not succeed: invalid_grant/)]);
  });

  test('of one provider at the address of another, or by the name of another', async () => {
    const browser = stage.visitor();
    const address = await visitProvider(await browser.setOut('a'), 'ana-there');
    expect(await browser.comeBack(changed(address, {}, '/sign-in/back/b'))).toMatchObject(REFUSED);
    // It is used up: nobody tries it at the right address afterwards.
    expect(await browser.comeBack(address)).toMatchObject(REFUSED);
    for (const iss of [stage.b.issuer.href.replace(/\/$/, ''), null, '']) {
      const mixed = stage.visitor();
      expect(await mixed.comeBack(changed(await visitProvider(await mixed.setOut('a'), 'ana-there'), { iss }))).toMatchObject(REFUSED);
      expect(await mixed.who()).toBeNull();
    }
    expect(await browser.comeBack(changed(address, {}, '/sign-in/back/nobody'))).toMatchObject(REFUSED);
    // A provider that would say yes to anything, even with the right nonce.
    const lured = stage.visitor();
    expect(await lured.comeBack(stage.backFromLiar(await lured.setOut('a')))).toMatchObject(REFUSED);
    expect(await lured.who()).toBeNull();
  });

  test.each<[string, Lie]>([
    ['another nonce', { claims: (right) => ({ ...right, nonce: 'x'.repeat(43) }) }],
    ['no nonce', { claims: ({ nonce: _nonce, ...right }) => right }],
    ['another key', { foreignKey: true }],
    ['another key, which it brings along', { foreignKey: true, header: 'jwk' }],
    ['another key, and says where it lies', { foreignKey: true, header: 'jku' }],
    ['no signature', { alg: 'none' }],
    ['our own secret as its key', { alg: 'HS256' }],
    ['another issuer', { claims: (right) => ({ ...right, iss: 'https://evil.example' }) }],
    ['another audience', { claims: (right) => ({ ...right, aud: 'another-client' }) }],
    ['a time that is over', { claims: (right) => ({ ...right, exp: Number(right.exp) - 1_000 }) }],
    ['a time that has not come', { claims: (right) => ({ ...right, nbf: Number(right.iat) + 1_000 }) }],
    ['no subject', { claims: ({ sub: _sub, ...right }) => right }],
    ['a subject without end', { claims: (right) => ({ ...right, sub: 'x'.repeat(256) }) }],
    ['no ID token', { noToken: true }],
  ])('whose ID token has %s', async (_what, lie) => {
    const browser = stage.visitor();
    const to = await browser.setOut('liar');
    stage.liar.lie(lie);
    expect(await browser.comeBack(stage.backFromLiar(to))).toMatchObject(REFUSED);
    expect(await browser.who()).toBeNull();
    expect(stage.said).toEqual([expect.stringMatching(/^Signing in with Provider LIAR did not succeed: /)]);
    stage.liar.lie({});
    const honest = stage.visitor();
    await honest.comeBack(stage.backFromLiar(await honest.setOut('liar')));
    expect(await honest.who()).toMatchObject({ userId: stage.ana.id });
  });

  test('says of itself that it is an error', async () => {
    for (const error of ['server_error', 'a b\r\nSet-Cookie: x', '<script>', 'x'.repeat(3_000)]) {
      const browser = stage.visitor();
      expect(await browser.comeBack(changed(stage.backFromLiar(await browser.setOut('liar')), { code: null, error, error_description: 'https://evil.example/?reset' }))).toMatchObject(REFUSED);
    }
    expect(stage.said.join('\n')).not.toMatch(/evil|script|Cookie|x{100}/);
  });

  test('without a journey at all costs the provider nothing', async () => {
    const before = stage.liar.asked();
    for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied']) expect(await stage.visitor().comeBack(new URL(`${OURS}/sign-in/back/liar${query}`))).toMatchObject(REFUSED);
    expect(stage.liar.asked()).toBe(before);
    expect(stage.said).toEqual([]);
  });
});
