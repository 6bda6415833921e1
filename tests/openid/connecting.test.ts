import { describe, expect, test } from 'vitest';
import { hashPassword } from '../../server/auth/commands.ts';
import { testDatabase } from '../database.ts';
import { buildPerson } from '../factories.ts';
import { CookieJar } from './cookie-jar.ts';
import { visitProvider } from './provider.ts';
import { REFUSED, Stage } from './stage.ts';
import type { Visitor } from './visitor.ts';

const db = await testDatabase();
const stage = new Stage(db);

describe('connecting', () => {
  const PASSWORD = 'correct horse battery';
  const person = async (passwordHash: string | null = 'none') => {
    const built = await buildPerson(db);
    await db.prisma.user.update({ where: { id: built.id }, data: { passwordHash } });
    const browser = stage.visitor();
    browser.jar.take([`__Host-${built.cookie}; Path=/`]);
    return { ...built, browser };
  };
  /** From the button on the account's page to the address the provider sends back to. */
  const there = async (browser: Visitor, subject: string, password = '') => {
    const pressed = await browser.account({ what: 'connect', provider: 'b', password });
    expect(pressed).toMatchObject({ status: 302, location: '/sign-in/with/b' });
    const to = String((await browser.between('b')).page?.to);
    expect(new URL(to).searchParams.get('prompt')).toBe('login');
    return visitProvider(to, subject, new CookieJar());
  };

  test('brings the provider to the account, and the account is signed in to with it', async () => {
    const { id, browser } = await person();
    expect(await browser.comeBack(await there(browser, 'links'))).toMatchObject({ status: 302, location: '/account/providers?done=connected' });
    expect((await browser.account()).page?.providers).toContainEqual({ id: 'b', name: 'Provider B', since: expect.any(String) as string, removable: true });
    expect(await db.prisma.auditEvent.findFirst({ where: { event: 'identity:linked', userId: id } })).toMatchObject({ actorId: id, facts: { provider: 'b' } });
    const other = stage.visitor();
    await other.comeBack(await visitProvider(await other.setOut('b'), 'links'));
    expect(await other.who()).toMatchObject({ userId: id });
    expect(await browser.comeBack(await there(browser, 'links'))).toMatchObject({ location: '/account/providers?done=known' });
  });

  test('takes it from nobody else', async () => {
    const [first, second] = [await person(), await person()];
    await first.browser.comeBack(await there(first.browser, 'contested'));
    expect(await second.browser.comeBack(await there(second.browser, 'contested'))).toMatchObject({ location: '/account/providers?done=taken' });
    expect(await db.prisma.federatedIdentity.findMany({ where: { subject: 'contested' } })).toMatchObject([{ userId: first.id }]);
  });

  test('is over when the login is another, or nobody’s', async () => {
    const { id, browser } = await person();
    const address = await there(browser, 'too-late');
    await db.prisma.session.deleteMany({ where: { userId: id } });
    expect(await browser.comeBack(address)).toMatchObject(REFUSED);
    const swapped = await person();
    const theirs = await there(swapped.browser, 'too-late');
    const another = await person();
    swapped.browser.jar.take([`${another.browser.jar.header('/')}; Path=/`]);
    expect(await swapped.browser.comeBack(theirs)).toMatchObject(REFUSED);
    expect(await db.prisma.federatedIdentity.count({ where: { subject: 'too-late' } })).toBe(0);
  });

  test('asks for the password again where signing in was some time ago', async () => {
    const { id, browser } = await person(await hashPassword(PASSWORD));
    expect((await browser.account()).page?.asksPassword).toBe(false);
    await db.prisma.session.updateMany({ where: { userId: id }, data: { createdAt: new Date(Date.now() - 3_600_000) } });
    expect((await browser.account()).page?.asksPassword).toBe(true);
    for (const password of ['', 'wrong']) expect(await browser.account({ what: 'connect', provider: 'b', password })).toMatchObject({ status: 400, page: { refusal: { fields: { 'password-b': expect.any(String) as string } } } });
    expect(await browser.comeBack(await there(browser, 'older', PASSWORD))).toMatchObject({ location: '/account/providers?done=connected' });
  });

  test('is undone, with the logins it opened elsewhere; never where it is the only way in', async () => {
    const { id, browser } = await person();
    await browser.comeBack(await there(browser, 'undone'));
    const elsewhere = stage.visitor();
    await elsewhere.comeBack(await visitProvider(await elsewhere.setOut('b'), 'undone'));
    expect(await browser.account({ what: 'disconnect', provider: 'b' })).toMatchObject({ status: 302, location: '/account/providers?done=disconnected' });
    expect(await elsewhere.who()).toBeNull();
    expect(await browser.who()).not.toBeNull();
    expect(await db.prisma.auditEvent.count({ where: { event: 'identity:unlinked', userId: id } })).toBe(1);
    expect(await browser.account({ what: 'disconnect', provider: 'b' })).toMatchObject({ status: 404 });

    const only = await person(null);
    await only.browser.comeBack(await there(only.browser, 'only'));
    expect((await only.browser.account()).page?.providers).toContainEqual(expect.objectContaining({ id: 'b', removable: false }));
    expect(await only.browser.account({ what: 'disconnect', provider: 'b' })).toMatchObject({ status: 400, page: { refusal: { code: 'only-way-in' } } });
    await db.prisma.federatedIdentity.create({ data: { provider: 'liar', subject: 'only', userId: only.id } });
    const answers = await Promise.all(['b', 'liar'].map((provider) => only.browser.account({ what: 'disconnect', provider })));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400]);
    expect(await db.prisma.federatedIdentity.count({ where: { userId: only.id } })).toBe(1);
  });

  test('is for nobody who is not signed in, and for no guest', async () => {
    expect(await stage.visitor().account()).toMatchObject({ status: 302, location: '/sign-in?next=%2Faccount%2Fproviders' });
    expect((await stage.visitor().account({ what: 'connect', provider: 'b' })).location).toMatch(/^\/sign-in/);
    const guest = await person(null);
    await db.prisma.user.update({ where: { id: guest.id }, data: { guest: true, email: null } });
    expect(await guest.browser.account()).toMatchObject({ status: 404 });
    expect(await guest.browser.account({ what: 'connect', provider: 'b' })).toMatchObject({ status: 404 });
  });
});
