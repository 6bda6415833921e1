import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { EndColleague } from '../../shared/organisation-forms.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildPerson, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { atTheSameTime, buildColleague, buildOwned, buildStaffed, newAddress } from '../../tests/organisation-stage.ts';
import { authorize, authorizeForOrganisation } from '../authorize.ts';
import { inviteToOrganisation } from '../invitations/commands.ts';
import { changeColleague, endColleague } from './commands.ts';
import { colleaguePage, endingPage, invitePage, myOrganisations, organisationPage } from './queries.ts';

const db = await testDatabase();
let carrow: Awaited<ReturnType<typeof buildStaffed>>;
let region: Awaited<ReturnType<typeof buildOwned>>;

beforeAll(async () => {
  carrow = await buildStaffed(db);
  region = await buildOwned(db, await buildStaffed(db, { kind: 'region' }), { name: 'Region, one' });
});

const nowhere = { workspaceId: null, successors: {} };
const action = (workspace: BuiltWorkspace, holder: BuiltPerson, status = 'agreed') =>
  db.prisma.action.create({ data: { id: randomUUID(), workspaceId: workspace.id, metric: 'children-in-need-rate', area: 'E08000035', breakdown: '', what: 'Visit', who: 'Somebody', organisationId: carrow.id, due: new Date(), status, holderId: holder.id, authorId: holder.id } });
const holderOf = async (id: string) => (await db.prisma.action.findUniqueOrThrow({ where: { id } })).holderId;
const works = (userId: string) => db.prisma.affiliation.findUnique({ where: { organisationId_userId: { organisationId: carrow.id, userId } } });

describe('who sees what of an organisation', () => {
  test('everybody in it sees who works there; approvers addresses, invitations and every workspace too', async () => {
    const other = await buildStaffed(db);
    const [practitioner, lead, colleague] = [await buildColleague(db, other), await buildColleague(db, other, { role: 'lead' }), await buildColleague(db, other)];
    await buildMember(db, region, { person: colleague, organisationId: other.id });
    await buildMember(db, region, { name: 'Not theirs' });
    const email = newAddress();
    await inviteToOrganisation(other.approver.ctx, other.id, { addresses: email, role: 'lead' });
    const [seen, byLead, byApprover] = [await organisationPage(practitioner.ctx, other.id), await organisationPage(lead.ctx, other.id), await organisationPage(other.approver.ctx, other.id)];
    for (const page of [seen, byLead]) {
      expect(page.people.map(({ userId }) => userId).sort()).toEqual([practitioner, lead, colleague, other.approver].map(({ id }) => id).sort());
      expect([page.invitations, page.waiting, page.workspaces]).toEqual([[], [], []]);
      expect(JSON.stringify(page)).not.toMatch(/@example\.org|Region, one/);
    }
    expect(byApprover.people.map(({ email: address }) => address)).toContain(colleague.email);
    expect(byApprover.invitations).toMatchObject([{ email, role: 'lead', state: 'open', invitedBy: other.approver.name }]);
    expect(byApprover.workspaces).toMatchObject([{ name: 'Region, one', slug: null, people: [{ userId: colleague.id }] }]);
    expect(JSON.stringify(byApprover)).not.toContain('Not theirs');
    expect((await organisationPage(colleague.ctx, other.id)).workspaces).toMatchObject([{ slug: region.slug, people: [{ userId: colleague.id }] }]);
  });

  test('nobody else finds it, existing or not; pages of one person are the approver’s', async () => {
    const [stranger, colleague, invented] = [await buildPerson(db), await buildColleague(db, carrow, { role: 'lead' }), await buildPerson(db, { invented: true })];
    for (const [{ ctx }, id] of [[stranger, carrow.id], [stranger, randomUUID()], [stranger, 'x'], [invented, carrow.id]] as const) await expect(organisationPage(ctx, id)).rejects.toMatchObject({ status: 404 });
    await expect(organisationPage({ db, actor: null }, carrow.id)).rejects.toMatchObject({ status: 401 });
    for (const page of [() => colleaguePage(colleague.ctx, carrow.id, colleague.id), () => endingPage(colleague.ctx, carrow.id, colleague.id, null), () => invitePage(colleague.ctx, carrow.id)]) await expect(page()).rejects.toMatchObject({ status: 403 });
    for (const person of [stranger.id, randomUUID(), 'x']) await expect(colleaguePage(carrow.approver.ctx, carrow.id, person)).rejects.toMatchObject({ status: 404 });
  });

  test('one’s organisations, by name; none of the other world, for nobody, or for guests', async () => {
    const other = await buildStaffed(db);
    const person = await buildColleague(db, carrow, { role: 'lead' });
    await buildColleague(db, other, { person, approver: true });
    expect((await myOrganisations(person.ctx)).map(({ id, role, approver }) => [id, role, approver]).sort()).toEqual([[carrow.id, 'lead', false], [other.id, 'practitioner', true]].sort());
    expect(await myOrganisations({ db, actor: { ...person.ctx.actor!, guest: true } })).toEqual([]);
    expect(await myOrganisations({ db, actor: null })).toEqual([]);
  });
});

describe('changing what somebody is', () => {
  test('by the approver only; it holds at once and stands in the log', async () => {
    const colleague = await buildColleague(db, carrow);
    for (const role of ['practitioner', 'analyst', 'lead'] as const) await expect(changeColleague((await buildColleague(db, carrow, { role })).ctx, carrow.id, colleague.id, { role: 'lead' })).rejects.toMatchObject({ status: 403 });
    await expect(authorizeForOrganisation(colleague.ctx, 'workspace.open', carrow.id)).rejects.toMatchObject({ status: 403 });
    await changeColleague(carrow.approver.ctx, carrow.id, colleague.id, { role: 'lead' });
    expect(await authorizeForOrganisation(colleague.ctx, 'workspace.open', carrow.id)).toMatchObject({ role: 'lead', approver: false });
    expect(await db.prisma.auditEvent.findFirst({ where: { userId: colleague.id, event: 'person:changed' } })).toMatchObject({ actorId: carrow.approver.id, facts: { before: 'practitioner', role: 'lead' } });
    await expect(changeColleague(carrow.approver.ctx, carrow.id, randomUUID(), { role: 'lead' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('ending what somebody may do', () => {
  test('everywhere: memberships for this organisation end, open actions go over, what is open to them is withdrawn', async () => {
    const [leaver, taker, later] = [await buildColleague(db, carrow), await buildColleague(db, carrow), await buildColleague(db, carrow)];
    const elsewhere = await buildStaffed(db);
    const second = await buildOwned(db, elsewhere);
    for (const person of [later, taker, leaver]) await buildMember(db, region, { person, organisationId: carrow.id });
    await buildColleague(db, elsewhere, { person: leaver });
    await buildMember(db, second, { person: leaver, organisationId: elsewhere.id });
    const [open, done] = [await action(region, leaver), await action(region, leaver, 'done')];
    await db.prisma.invitation.create({ data: { organisationId: carrow.id, workspaceId: second.id, email: leaver.email, role: 'member', tokenHash: randomUUID(), invitedById: elsewhere.approver.id, expiresAt: new Date(Date.now() + 60_000) } });
    expect(await endingPage(carrow.approver.ctx, carrow.id, leaver.id, null)).toMatchObject({
      everywhere: true, mustStay: null, openInvitations: 1, workspaces: [{ id: region.id, openActions: 1, onlyCoordinator: false, colleagues: expect.arrayContaining([{ userId: taker.id, name: taker.name }]) as unknown }],
    });
    await endColleague(carrow.approver.ctx, carrow.id, leaver.id, EndColleague.parse({ [`successor-${region.id}`]: taker.id }));
    expect(await works(leaver.id)).toBeNull();
    await expect(authorize(leaver.ctx, 'workspace.read', region)).rejects.toMatchObject({ status: 404 });
    expect((await authorize(leaver.ctx, 'workspace.read', second)).organisationId).toBe(elsewhere.id);
    expect([await holderOf(open.id), await holderOf(done.id)]).toEqual([taker.id, leaver.id]);
    expect(await db.prisma.invitation.count({ where: { email: leaver.email, state: 'open' } })).toBe(0);
    expect(await db.prisma.auditEvent.findMany({ where: { userId: leaver.id, organisationId: carrow.id, event: { in: ['person:ended', 'member:ended'] } } })).toHaveLength(2);
  });

  test('in one workspace: they still work for the organisation', async () => {
    const leaver = await buildColleague(db, carrow);
    const second = await buildOwned(db, carrow);
    for (const workspace of [region, second]) await buildMember(db, workspace, { person: leaver, organisationId: carrow.id });
    await endColleague(carrow.approver.ctx, carrow.id, leaver.id, EndColleague.parse({ workspace: region.id }));
    await expect(authorize(leaver.ctx, 'workspace.read', region)).rejects.toMatchObject({ status: 404 });
    expect(await authorize(leaver.ctx, 'workspace.read', second)).toBeTruthy();
    expect(await works(leaver.id)).not.toBeNull();
    await expect(endColleague(carrow.approver.ctx, carrow.id, leaver.id, { workspaceId: region.id, successors: {} })).rejects.toMatchObject({ status: 404 });
  });

  test('not a membership that is held for another organisation', async () => {
    const other = await buildStaffed(db);
    const person = await buildColleague(db, carrow);
    await buildColleague(db, other, { person });
    await buildMember(db, region, { person, organisationId: other.id });
    await expect(endingPage(carrow.approver.ctx, carrow.id, person.id, region.id)).rejects.toMatchObject({ status: 404 });
    await expect(endColleague(carrow.approver.ctx, carrow.id, person.id, { workspaceId: region.id, successors: {} })).rejects.toMatchObject({ status: 404 });
    await endColleague(carrow.approver.ctx, carrow.id, person.id, nowhere);
    expect((await authorize(person.ctx, 'workspace.read', region)).organisationId).toBe(other.id);
  });

  test('nobody takes over who is not of the organisation and there; then nothing ends', async () => {
    const leaver = await buildColleague(db, carrow);
    const stranger = await buildMember(db, region);
    await buildMember(db, region, { person: leaver, organisationId: carrow.id });
    for (const successor of [stranger.id, leaver.id, randomUUID()]) {
      await expect(endColleague(carrow.approver.ctx, carrow.id, leaver.id, { workspaceId: null, successors: { [region.id]: successor } })).rejects.toMatchObject({ fields: { [`successor-${region.id}`]: expect.any(String) as string } });
    }
    expect(await works(leaver.id)).not.toBeNull();
    expect(EndColleague.safeParse({ [`successor-${region.id}`]: 'x' }).success).toBe(false);
  });

  test('by the approver only, with a second factor, of their own people', async () => {
    const leaver = await buildColleague(db, carrow);
    for (const role of ['practitioner', 'analyst', 'lead'] as const) await expect(endColleague((await buildColleague(db, carrow, { role })).ctx, carrow.id, leaver.id, nowhere)).rejects.toMatchObject({ status: 403 });
    const elsewhere = await buildStaffed(db);
    await expect(endColleague(elsewhere.approver.ctx, carrow.id, leaver.id, nowhere)).rejects.toMatchObject({ status: 404 });
    await expect(endColleague(elsewhere.approver.ctx, elsewhere.id, leaver.id, nowhere)).rejects.toMatchObject({ status: 404 });
    const { ctx } = carrow.approver;
    await expect(endColleague({ ...ctx, actor: { ...ctx.actor!, secondFactor: false } }, carrow.id, leaver.id, nowhere)).rejects.toMatchObject({ code: 'second-factor' });
    expect(await works(leaver.id)).not.toBeNull();
  });

  test('the last approver stays; of two who end each other at once, one', async () => {
    const staffed = await buildStaffed(db);
    expect((await colleaguePage(staffed.approver.ctx, staffed.id, staffed.approver.id)).mustStay).toContain('Ask the administrators');
    await expect(endColleague(staffed.approver.ctx, staffed.id, staffed.approver.id, nowhere)).rejects.toMatchObject({ status: 409, message: expect.stringContaining('Ask the administrators') as string });
    const second = await buildColleague(db, staffed, { approver: true });
    const lock = { sql: 'SELECT FROM affiliation WHERE organisation_id = $1::uuid FOR UPDATE', values: [staffed.id] };
    const both = await atTheSameTime(db, lock, () => [endColleague(staffed.approver.ctx, staffed.id, second.id, nowhere), endColleague(second.ctx, staffed.id, staffed.approver.id, nowhere)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.prisma.affiliation.count({ where: { organisationId: staffed.id, approver: true } })).toBe(1);
  });

  test('of two approvers, one may end their own work', async () => {
    const staffed = await buildStaffed(db);
    await buildColleague(db, staffed, { approver: true });
    await endColleague(staffed.approver.ctx, staffed.id, staffed.approver.id, nowhere);
    await expect(organisationPage(staffed.approver.ctx, staffed.id)).rejects.toMatchObject({ status: 404 });
  });
});
