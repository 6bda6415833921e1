import { beforeEach, describe, expect, test } from 'vitest';
import { hashOfToken, newToken } from '../../server/auth/commands.ts';
import { acceptWithIdentity } from '../../server/invitations/commands.ts';
import { testDatabase } from '../database.ts';
import { buildOrganisation, buildPerson } from '../factories.ts';
import { visitProvider } from './provider.ts';
import { REFUSED, Stage } from './stage.ts';

const db = await testDatabase();
const stage = new Stage(db);
beforeEach(() => stage.configure({ acceptWithIdentity }));

/** An invitation to an organisation, with the token of its mail. */
async function invited(email: string) {
  const token = newToken();
  const organisation = await buildOrganisation(db);
  const { id: invitedById } = await buildPerson(db);
  await db.prisma.invitation.create({
    data: { tokenHash: hashOfToken(token), organisationId: organisation.id, email, role: 'analyst', invitedById, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  return { token, organisation };
}

const FORM = { answer: 'with:b', name: 'Bel', jobRole: 'Team manager', terms: 'accepted' };

/** From the button on the invitation's page to the address the provider sends back to. */
async function there(token: string, subject: string) {
  const browser = stage.visitor();
  expect(await browser.answerInvitation(token, FORM)).toMatchObject({ status: 302, location: '/sign-in/with/b' });
  const to = String((await browser.between('b')).page?.to);
  for (const secret of [token, hashOfToken(token), 'Bel']) expect(to).not.toContain(secret);
  return { browser, address: await visitProvider(to, subject) };
}

describe('an invitation accepted with a provider', () => {
  test('makes the account of its address, without a password, and signs it in', async () => {
    const { token, organisation } = await invited('bel@example.org');
    const { browser, address } = await there(token, 'bel-there');
    expect(JSON.stringify(await db.prisma.oneTimeToken.findMany())).not.toContain(hashOfToken(token));
    expect(await browser.comeBack(address)).toMatchObject({ status: 302, location: `/organisations/${organisation.id}?done=welcome` });
    const user = await db.prisma.user.findUniqueOrThrow({ where: { email: 'bel@example.org' }, include: { identities: true, affiliations: true } });
    expect(user).toMatchObject({ name: 'Bel', jobRole: 'Team manager', passwordHash: null, identities: [{ provider: 'b', subject: 'bel-there' }], affiliations: [{ organisationId: organisation.id, role: 'analyst', approver: false }] });
    expect(await browser.who()).toMatchObject({ userId: user.id });
    // The link is used up, and the account is signed in to the same way again.
    expect(await stage.visitor().answerInvitation(token, FORM)).toMatchObject({ status: 410 });
    const again = stage.visitor();
    await again.comeBack(await visitProvider(await again.setOut('b'), 'bel-there'));
    expect(await again.who()).toMatchObject({ userId: user.id });
  });

  test('asks for a name and the terms, and goes nowhere with a link that leads nowhere', async () => {
    const { token } = await invited('cy@example.org');
    const answer = await stage.visitor().answerInvitation(token, { answer: 'with:b', name: '', jobRole: '' });
    expect(answer).toMatchObject({ status: 400, setCookies: [], page: { refusal: { fields: { name: expect.any(String) as string, terms: expect.any(String) as string } } } });
    expect(await stage.visitor().answerInvitation(newToken(), FORM)).toMatchObject({ status: 410, setCookies: [] });
  });

  test('never brings an identity to an account that is there: whoever holds the link is not always who holds the account', async () => {
    const { token } = await invited('dee@example.org');
    const { browser, address } = await there(token, 'not-dee');
    const { id } = await db.prisma.user.create({ data: { email: 'dee@example.org', name: 'Dee', passwordHash: 'none' } });
    expect(await browser.comeBack(address)).toMatchObject(REFUSED);
    expect(await browser.who()).toBeNull();
    expect(await db.prisma.federatedIdentity.count({ where: { OR: [{ userId: id }, { subject: 'not-dee' }] } })).toBe(0);
  });

  test('makes no second account for whoever has one', async () => {
    const holder = await buildPerson(db);
    await db.prisma.federatedIdentity.create({ data: { provider: 'b', subject: 'has-one', userId: holder.id } });
    const { token } = await invited('ed@example.org');
    const { browser, address } = await there(token, 'has-one');
    expect(await browser.comeBack(address)).toMatchObject(REFUSED);
    expect(await browser.who()).toBeNull();
    expect(await db.prisma.user.count({ where: { email: 'ed@example.org' } })).toBe(0);
  });

  test('is over when it was withdrawn meanwhile', async () => {
    const { token } = await invited('flo@example.org');
    const { browser, address } = await there(token, 'flo-there');
    await db.prisma.invitation.updateMany({ where: { email: 'flo@example.org' }, data: { state: 'withdrawn' } });
    expect(await browser.comeBack(address)).toMatchObject(REFUSED);
    expect(await db.prisma.user.count({ where: { email: 'flo@example.org' } })).toBe(0);
  });
});
