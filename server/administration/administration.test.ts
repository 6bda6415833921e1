import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson } from '../../tests/factories.ts';
import type { Context } from '../context.ts';
import { acceptAsNew } from '../invitations/commands.ts';
import {
  changeOrganisation, changeRetention, closeOrganisation, endApprover, endRole, giveWorkspace, grantRole, incidents, installationRoles, makeOrganisation, nameApprover, organisationEntry, organisationRegister,
  overview, roleHolders, settingsView, withdrawApprover, workspaceList,
} from './pages.ts';

const db = await testDatabase();

async function buildAdministrator(given: { invented?: boolean; name?: string } = {}): Promise<BuiltPerson> {
  const person = await buildPerson(db, given);
  await db.prisma.installationRole.create({ data: { userId: person.id, role: 'administrator' } });
  return person;
}
const administrator = await buildAdministrator({ name: 'Ada Administrator' });
const other = await buildAdministrator({ name: 'Bo Administrator' });
const { ctx } = administrator;
const eventsOf = (where: { organisationId?: string; userId?: string; workspaceId?: string }) =>
  db.prisma.auditEvent.findMany({ where, orderBy: { id: 'asc' } }).then((rows) => rows.map(({ event, actorId, facts }) => ({ event, actorId, ...(facts as object) })));
const council = (name: string) => makeOrganisation(ctx, { name, kind: 'la', areas: '' });

const steward = await buildPerson(db);
await db.prisma.installationRole.create({ data: { userId: steward.id, role: 'data-steward' } });
const nobodyElse: readonly (readonly [string, Context])[] = [['a person', (await buildPerson(db)).ctx], ['a data steward', steward.ctx]];

describe('who may', () => {
  const id = randomUUID();
  const pages: readonly [string, (as: Context) => Promise<unknown>][] = [
    ['overview', overview], ['organisationRegister', organisationRegister], ['organisationEntry', (as) => organisationEntry(as, id)], ['workspaceList', (as) => workspaceList(as, null)], ['roleHolders', roleHolders],
    ['settingsView', settingsView], ['incidents', incidents], ['makeOrganisation', (as) => makeOrganisation(as, { name: 'X', kind: 'la', areas: '' })],
    ['changeOrganisation', (as) => changeOrganisation(as, id, { name: 'X', kind: 'la', areas: '' })], ['closeOrganisation', (as) => closeOrganisation(as, id, true)],
    ['nameApprover', (as) => nameApprover(as, id, { email: 'a@example.org', role: 'lead' })], ['endApprover', (as) => endApprover(as, id, id)], ['withdrawApprover', (as) => withdrawApprover(as, id, id)],
    ['giveWorkspace', (as) => giveWorkspace(as, { workspace: id, owner: id })], ['grantRole', (as) => grantRole(as, { email: 'a@example.org', role: 'administrator' })],
    ['endRole', (as) => endRole(as, { userId: administrator.id, role: 'administrator' })], ['changeRetention', (as) => changeRetention(as, { auditMonths: 24, workspaceMonths: 24, guestDays: 7, invitationDays: 90 })],
  ];

  test.each(pages)('%s is an administrator’s with a second factor; for others it does not exist', async (_name, ask) => {
    await expect(ask({ db, actor: null })).rejects.toMatchObject({ status: 401 });
    for (const [who, as] of nobodyElse) await expect(ask(as), who).rejects.toMatchObject({ status: 404 });
    await expect(ask({ db, actor: { ...ctx.actor!, secondFactor: false } })).rejects.toMatchObject({ code: 'second-factor' });
  });

  test('the roles somebody holds are theirs; the public has none', async () => {
    expect(await installationRoles(ctx)).toEqual(['administrator']);
    expect(await installationRoles(steward.ctx)).toEqual(['data-steward']);
    expect(await installationRoles({ db, actor: null })).toEqual([]);
  });
});

describe('organisations', () => {
  test('are entered, changed, closed and opened, each with what was before and after', async () => {
    const id = await makeOrganisation(ctx, { name: 'Leeds Council', kind: 'la', areas: 'E08000035\nbradford' });
    expect(await organisationEntry(ctx, id)).toMatchObject({ name: 'Leeds Council', areas: [{ name: 'Bradford' }, { name: 'Leeds' }] });
    await changeOrganisation(ctx, id, { name: 'Leeds City Council', kind: 'la', areas: 'Leeds' });
    await changeOrganisation(ctx, id, { name: 'Leeds City Council', kind: 'la', areas: 'leeds\n E08000035 ' });
    await closeOrganisation(ctx, id, true);
    expect(await organisationEntry(ctx, id)).toMatchObject({ name: 'Leeds City Council', closedOn: expect.any(String) as string });
    await closeOrganisation(ctx, id, false);
    expect(await eventsOf({ organisationId: id })).toEqual([
      { event: 'organisation:made', actorId: administrator.id, after: 'Leeds Council (local authority; Bradford, Leeds)' },
      { event: 'organisation:changed', actorId: administrator.id, before: 'Leeds Council (local authority; Bradford, Leeds)', after: 'Leeds City Council (local authority; Leeds)' },
      { event: 'organisation:closed', actorId: administrator.id, before: 'open', after: 'closed' },
      { event: 'organisation:changed', actorId: administrator.id, before: 'closed', after: 'open' },
    ]);
  });

  test('have a name of their own and areas of their world', async () => {
    await council('Twice Council');
    await expect(council('Twice Council')).rejects.toMatchObject({ fields: { name: expect.any(String) as string } });
    await expect(makeOrganisation(ctx, { name: 'New', kind: 'la', areas: 'Atlantis' })).rejects.toMatchObject({ fields: { areas: expect.stringContaining('Atlantis') as string } });
    await expect(makeOrganisation(ctx, { name: 'New', kind: 'la', areas: 'X06000001' })).rejects.toMatchObject({ status: 400 });
    const id = await council('Once Council');
    await expect(changeOrganisation(ctx, id, { name: 'Twice Council', kind: 'la', areas: '' })).rejects.toMatchObject({ status: 400 });
  });

  test('of the sandbox are all that its administrators see, and theirs are of the sandbox', async () => {
    const invented = await buildAdministrator({ invented: true });
    const real = await council('Real Council');
    const own = await makeOrganisation(invented.ctx, { name: 'Ashdown Council', kind: 'la', areas: 'Ashdown' });
    expect((await organisationRegister(invented.ctx)).map(({ id }) => id)).toEqual([own]);
    await expect(organisationEntry(invented.ctx, real)).rejects.toMatchObject({ status: 404 });
    await expect(changeOrganisation(invented.ctx, real, { name: 'Y', kind: 'la', areas: '' })).rejects.toMatchObject({ status: 404 });
    await expect(grantRole(invented.ctx, { email: other.email, role: 'administrator' })).rejects.toMatchObject({ status: 400 });
    await expect(changeRetention(invented.ctx, { auditMonths: 6, workspaceMonths: 24, guestDays: 7, invitationDays: 90 })).rejects.toMatchObject({ status: 409 });
  });
});

describe('approvers', () => {
  test('an account is one at once; without an account somebody is invited, with the link where no mail goes out', async () => {
    const id = await council('Approved Council');
    const person = await buildPerson(db);
    expect(await nameApprover(ctx, id, { email: person.email, role: 'lead' })).toEqual({ email: person.email, hasAccount: true, link: null });
    const named = await nameApprover(ctx, id, { email: 'new.approver@example.org', role: 'lead' });
    expect(named.link).toMatch(/\/invitations\/[\w-]{43}$/);
    const entry = await organisationEntry(ctx, id);
    expect(entry.approvers).toMatchObject([{ userId: person.id, role: 'lead' }]);
    expect(entry.invitations).toMatchObject([{ email: 'new.approver@example.org' }]);
    const row = await db.prisma.invitation.findFirstOrThrow({ where: { organisationId: id } });
    expect(row).toMatchObject({ approver: true, state: 'open', mailed: 'not-set-up' });
    expect(named.link).not.toContain(row.tokenHash);
  });

  test('whoever accepts an administrator’s invitation is approver, and works there as was said', async () => {
    const id = await council('Accepting Council');
    const { link } = await nameApprover(ctx, id, { email: 'accepting@example.org', role: 'lead' });
    await acceptAsNew(db, link!.split('/').at(-1)!, { name: 'Acc Epting', jobRole: 'Director', password: 'three quiet lamps in a row', browser: {} });
    const entry = await organisationEntry(ctx, id);
    expect(entry.approvers).toMatchObject([{ name: 'Acc Epting', role: 'lead' }]);
    expect(entry.invitations).toEqual([]);
  });

  test('are two at most, invitations counted; ending one makes room, and they go on working there', async () => {
    const id = await council('Full Council');
    const [first, second, third] = [await buildPerson(db), await buildPerson(db), await buildPerson(db)];
    await db.prisma.affiliation.create({ data: { organisationId: id, userId: first.id, role: 'analyst' } });
    await nameApprover(ctx, id, { email: first.email, role: 'lead' });
    await nameApprover(ctx, id, { email: 'second@example.org', role: 'lead' });
    await nameApprover(ctx, id, { email: 'second@example.org', role: 'lead' });
    await expect(nameApprover(ctx, id, { email: third.email, role: 'lead' })).rejects.toMatchObject({ fields: { email: expect.stringContaining('at most 2') as string } });
    const [invitation] = (await organisationEntry(ctx, id)).invitations;
    await withdrawApprover(ctx, id, invitation!.id);
    await expect(withdrawApprover(ctx, id, invitation!.id)).rejects.toMatchObject({ status: 404 });
    await endApprover(ctx, id, first.id);
    expect(await db.prisma.affiliation.findFirst({ where: { organisationId: id, userId: first.id } })).toMatchObject({ role: 'analyst', approver: false });
    await Promise.allSettled([first, second, third].map(({ email }) => nameApprover(ctx, id, { email, role: 'lead' })));
    expect(await db.prisma.affiliation.count({ where: { organisationId: id, approver: true } })).toBe(2);
  });

  test('an organisation without one is told of, wherever administrators look', async () => {
    const id = await council('Orphan Council');
    expect((await overview(ctx)).withoutApprover).toContainEqual({ id, name: 'Orphan Council' });
    const person = await buildPerson(db);
    await nameApprover(ctx, id, { email: person.email, role: 'practitioner' });
    expect((await overview(ctx)).withoutApprover.map((one) => one.id)).not.toContain(id);
  });

  test('nobody of the other world is one, nor anybody of a closed organisation', async () => {
    const id = await council('Closed Council');
    const invented = await buildPerson(db, { invented: true });
    await expect(nameApprover(ctx, id, { email: invented.email, role: 'lead' })).rejects.toMatchObject({ status: 400 });
    await closeOrganisation(ctx, id, true);
    await expect(nameApprover(ctx, id, { email: 'x@example.org', role: 'lead' })).rejects.toMatchObject({ status: 409 });
  });
});

describe('workspaces', () => {
  test('are listed without name and address, and given to an organisation that may own their kind', async () => {
    const workspace = await buildWorkspace(db, { name: 'Unspeakable name' });
    await buildMember(db, workspace);
    const region = await makeOrganisation(ctx, { name: 'Yorkshire Alliance', kind: 'region', areas: 'E12000003' });
    const before = await makeOrganisation(ctx, { name: 'Old Alliance', kind: 'region', areas: '' });
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { ownerOrganisationId: before } });
    const list = await workspaceList(ctx, workspace.id);
    expect(JSON.stringify(list)).not.toMatch(new RegExp(`Unspeakable|${workspace.slug}`));
    expect(list.workspaces).toContainEqual(expect.objectContaining({ id: workspace.id, kind: 'region', areas: 1, members: 1, owner: { id: before, name: 'Old Alliance' }, state: 'open' }));
    expect(list.give?.owners).toEqual([{ id: region, name: 'Yorkshire Alliance' }]);
    await expect(giveWorkspace(ctx, { workspace: workspace.id, owner: (await buildOrganisation(db)).id })).rejects.toMatchObject({ fields: { owner: expect.any(String) as string } });
    await giveWorkspace(ctx, { workspace: workspace.id, owner: region });
    const said = { event: 'workspace:owner-changed', actorId: administrator.id, before: 'Old Alliance', after: 'Yorkshire Alliance' };
    expect(await eventsOf({ workspaceId: workspace.id })).toEqual([said]);
    expect(await eventsOf({ organisationId: before })).toContainEqual(said);
    expect(await eventsOf({ organisationId: region })).toContainEqual(said);
    expect(await db.prisma.activity.findFirst({ where: { workspaceId: workspace.id } })).toMatchObject({ fact: 'workspace:changed', subject: { what: ['owner'] } });
  });
});

describe('roles for the installation', () => {
  test('are given to accounts and ended, and both are written down', async () => {
    const person = await buildPerson(db);
    await grantRole(ctx, { email: person.email, role: 'data-steward' });
    await expect(grantRole(ctx, { email: person.email, role: 'data-steward' })).rejects.toMatchObject({ status: 400 });
    await expect(grantRole(ctx, { email: 'nobody@example.org', role: 'administrator' })).rejects.toMatchObject({ fields: { email: expect.any(String) as string } });
    expect(await installationRoles(person.ctx)).toEqual(['data-steward']);
    await endRole(ctx, { userId: person.id, role: 'data-steward' });
    await expect(endRole(ctx, { userId: person.id, role: 'data-steward' })).rejects.toMatchObject({ status: 404 });
    expect(await eventsOf({ userId: person.id })).toEqual([
      { event: 'role:granted', actorId: administrator.id, role: 'data-steward' },
      { event: 'role:ended', actorId: administrator.id, role: 'data-steward' },
    ]);
  });

  test('one administrator stays, though two end each other at once; a sandbox administrator does not count', async () => {
    const results = await Promise.allSettled([endRole(ctx, { userId: other.id, role: 'administrator' }), endRole(other.ctx, { userId: administrator.id, role: 'administrator' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.prisma.installationRole.count({ where: { role: 'administrator', user: { invented: false } } })).toBe(1);
    const left = await db.prisma.installationRole.findFirstOrThrow({ where: { role: 'administrator', user: { invented: false } } });
    const last = left.userId === administrator.id ? administrator : other;
    await expect(endRole(last.ctx, { userId: last.id, role: 'administrator' })).rejects.toMatchObject({ status: 409 });
    expect((await roleHolders(last.ctx)).find(({ isMe }) => isMe)?.mustStay).toMatch(/last administrator/);
    expect((await overview(last.ctx)).onlyAdministrator).toBe(true);
  });
});
