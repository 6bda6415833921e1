import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { actFor, changeMember, endMember, endMembership, leaveWorkspace, sweepMemberships } from './commands.ts';
import { actingChoices } from './queries.ts';

const db = await testDatabase();

interface Scene {
  readonly workspace: BuiltWorkspace;
  readonly coordinator: BuiltPerson;
  readonly member: BuiltPerson;
}

async function scene(): Promise<Scene> {
  const workspace = await buildWorkspace(db);
  return { workspace, coordinator: await buildMember(db, workspace, { role: 'coordinator' }), member: await buildMember(db, workspace) };
}

const membershipOf = (workspace: BuiltWorkspace, { id }: BuiltPerson) => db.prisma.membership.findUnique({ where: { workspaceId_userId: { workspaceId: workspace.id, userId: id } } });
const facts = async (workspace: BuiltWorkspace) => (await db.prisma.activity.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: 'asc' } })).map(({ fact }) => fact);
const events = async (workspace: BuiltWorkspace) => db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id }, orderBy: { id: 'asc' } });

async function action(workspace: BuiltWorkspace, holder: BuiltPerson, status = 'agreed'): Promise<string> {
  const id = randomUUID();
  await db.prisma.action.create({ data: { id, workspaceId: workspace.id, metric: 'care-rate', area: 'E08000035', breakdown: '', what: 'Visit', organisationId: workspace.organisation.id, who: 'Head', due: new Date('2026-12-01'), status, authorId: holder.id, holderId: holder.id } });
  return id;
}
const holderOf = async (id: string) => (await db.prisma.action.findUniqueOrThrow({ where: { id } })).holderId;

describe('changing a member', () => {
  test('gives another role and another end; both logs say so', async () => {
    const { workspace, coordinator, member } = await scene();
    const until = new Date(Date.now() + 86_400_000);
    await changeMember(coordinator.ctx, workspace.slug, member.id, { role: 'observer', memberUntil: until });
    expect(await membershipOf(workspace, member)).toMatchObject({ role: 'observer', endsAt: until });
    await changeMember(coordinator.ctx, workspace.slug, member.id, { role: 'member' });
    expect(await membershipOf(workspace, member)).toMatchObject({ role: 'member', endsAt: until });
    await changeMember(coordinator.ctx, workspace.slug, member.id, { role: 'member', memberUntil: null });
    // What is as it was is no change.
    await changeMember(coordinator.ctx, workspace.slug, member.id, { role: 'member', memberUntil: null });
    expect(await facts(workspace)).toEqual(['member:changed', 'member:changed', 'member:changed']);
    expect((await events(workspace)).map(({ event, actorId, userId, facts: said }) => [event, actorId, userId, said])).toEqual([
      ['member:changed', coordinator.id, member.id, { before: 'member', role: 'observer', until: until.toISOString() }],
      ['member:changed', coordinator.id, member.id, { before: 'observer', role: 'member', until: until.toISOString() }],
      ['member:changed', coordinator.id, member.id, { before: 'member', role: 'member', until: null }],
    ]);
  });

  test('is refused with words where it cannot be', async () => {
    const { workspace, coordinator, member } = await scene();
    const guest = await buildMember(db, workspace, { role: 'guest' });
    const change = (who: BuiltPerson, userId: string, input: Parameters<typeof changeMember>[3]) => changeMember(who.ctx, workspace.slug, userId, input);
    const refused = (field: string) => ({ status: 400, fields: { [field]: expect.any(String) as string } });
    await expect(change(coordinator, guest.id, { role: 'member' })).rejects.toMatchObject(refused('role'));
    await expect(change(coordinator, member.id, { role: 'guest' })).rejects.toMatchObject(refused('role'));
    await expect(change(coordinator, member.id, { role: 'member', memberUntil: new Date(Date.now() - 1) })).rejects.toMatchObject(refused('memberUntil'));
    // Observers and guests always have an end.
    await expect(change(coordinator, member.id, { role: 'observer' })).rejects.toMatchObject(refused('memberUntil'));
    await expect(change(coordinator, guest.id, { role: 'guest', memberUntil: null })).rejects.toMatchObject(refused('memberUntil'));
    for (const nobody of [(await buildPerson(db)).id, randomUUID(), 'nobody']) await expect(change(coordinator, nobody, { role: 'member' })).rejects.toMatchObject(refused('role'));
    await expect(change(member, coordinator.id, { role: 'member' })).rejects.toMatchObject({ status: 403 });
    await expect(change(await buildPerson(db), member.id, { role: 'member' })).rejects.toMatchObject({ status: 404 });
    const { actor } = coordinator.ctx;
    await expect(changeMember({ db, actor: actor && { ...actor, secondFactor: false } }, workspace.slug, member.id, { role: 'observer' })).rejects.toMatchObject({ code: 'second-factor' });
    expect(await facts(workspace)).toEqual([]);
  });
});

describe('the last coordinator', () => {
  test('neither steps back nor leaves nor gets an end, until there is another', async () => {
    const { workspace, coordinator, member } = await scene();
    const { slug } = workspace;
    await expect(changeMember(coordinator.ctx, slug, coordinator.id, { role: 'member' })).rejects.toMatchObject({ status: 400, fields: { role: expect.stringMatching(/only coordinator/) as string } });
    await expect(changeMember(coordinator.ctx, slug, coordinator.id, { role: 'coordinator', memberUntil: new Date(Date.now() + 1e6) })).rejects.toMatchObject({ status: 400 });
    await expect(leaveWorkspace(coordinator.ctx, slug)).rejects.toMatchObject({ status: 400 });
    await expect(endMember(coordinator.ctx, slug, coordinator.id)).rejects.toMatchObject({ status: 400 });
    await changeMember(coordinator.ctx, slug, member.id, { role: 'coordinator' });
    await leaveWorkspace(coordinator.ctx, slug);
    await expect(leaveWorkspace(member.ctx, slug)).rejects.toMatchObject({ status: 400 });
  });

  test('of two who leave at once one stays', async () => {
    const { workspace, coordinator, member } = await scene();
    await changeMember(coordinator.ctx, workspace.slug, member.id, { role: 'coordinator' });
    const left = await Promise.allSettled([coordinator, member].map(({ ctx }) => leaveWorkspace(ctx, workspace.slug)));
    expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('whose organisation ends it is followed by the longest member for the owner', async () => {
    const { workspace, coordinator, member } = await scene();
    const second = await buildMember(db, workspace);
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { ownerOrganisationId: workspace.organisation.id } });
    const end = (person: BuiltPerson) => db.prisma.$transaction((tx) => endMembership(tx, { workspaceId: workspace.id, userId: person.id, by: { userId: null, organisationId: null }, why: 'organisation-ended' }));
    await end(coordinator);
    expect([(await membershipOf(workspace, member))?.role, (await membershipOf(workspace, second))?.role]).toEqual(['coordinator', 'member']);
    expect((await events(workspace)).map(({ event, userId }) => [event, userId])).toEqual([['member:ended', coordinator.id], ['member:changed', member.id]]);
    await end(member);
    expect((await membershipOf(workspace, second))?.role).toBe('coordinator');
  });
});

describe('leaving', () => {
  test('hands open actions to whom is named, else to somebody of the same organisation, else to a coordinator', async () => {
    const { workspace, coordinator, member } = await scene();
    const other = await buildOrganisation(db);
    const named = await buildMember(db, workspace, { organisationId: other.id });
    const [open, done] = [await action(workspace, member), await action(workspace, member, 'done')];
    await endMember(coordinator.ctx, workspace.slug, member.id, { successorId: named.id });
    expect([await holderOf(open), await holderOf(done)]).toEqual([named.id, member.id]);
    expect(await membershipOf(workspace, member)).toBeNull();
    // Nobody else of theirs: a coordinator.
    await leaveWorkspace(named.ctx, workspace.slug);
    expect(await holderOf(open)).toBe(coordinator.id);
    const [ended, left] = await events(workspace);
    expect([ended, left]).toMatchObject([
      { event: 'member:ended', actorId: coordinator.id, facts: { why: 'ended', actions: 1, successorId: named.id } },
      { event: 'member:ended', actorId: named.id, organisationId: other.id, facts: { why: 'left', actions: 1, successorId: coordinator.id } },
    ]);
  });

  test('takes no successor who is none', async () => {
    const { workspace, coordinator, member } = await scene();
    const observer = await buildMember(db, workspace, { role: 'observer' });
    for (const successorId of [member.id, observer.id, randomUUID()]) {
      await expect(endMember(coordinator.ctx, workspace.slug, member.id, { successorId })).rejects.toMatchObject({ status: 400, fields: { successorId: expect.any(String) as string } });
    }
    expect(await membershipOf(workspace, member)).not.toBeNull();
  });

  test('by its date is swept once, however many sweep', async () => {
    const { workspace, coordinator, member } = await scene();
    const open = await action(workspace, member);
    await db.prisma.membership.updateMany({ where: { userId: member.id }, data: { endsAt: new Date(Date.now() - 1_000) } });
    await Promise.all([sweepMemberships(db), sweepMemberships(db)]);
    expect(await membershipOf(workspace, member)).toBeNull();
    expect(await membershipOf(workspace, coordinator)).not.toBeNull();
    expect(await holderOf(open)).toBe(coordinator.id);
    expect(await facts(workspace)).toEqual(['member:ended']);
    expect(await events(workspace)).toMatchObject([{ event: 'member:ended', actorId: null, facts: { why: 'expired' } }]);
  });
});

describe('acting for an organisation', () => {
  test('one may act for any of one’s own that takes part, and for no other', async () => {
    const { workspace, member } = await scene();
    const [second, foreign, closed, uninvited] = [await buildOrganisation(db), await buildOrganisation(db), await buildOrganisation(db), await buildOrganisation(db)];
    for (const { id } of [second, foreign, closed]) await buildMember(db, workspace, { organisationId: id });
    await db.prisma.affiliation.createMany({ data: [workspace.organisation, second, closed, uninvited].map(({ id }) => ({ organisationId: id, userId: member.id, role: 'lead' })) });
    await db.prisma.organisation.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
    expect((await actingChoices(member.ctx, workspace.slug)).map(({ id }) => id).sort()).toEqual([workspace.organisation.id, second.id].sort());
    await actFor(member.ctx, workspace.slug, second.id);
    expect((await membershipOf(workspace, member))?.organisationId).toBe(second.id);
    for (const { id } of [foreign, closed, uninvited]) await expect(actFor(member.ctx, workspace.slug, id)).rejects.toMatchObject({ status: 400, fields: { organisationId: expect.any(String) as string } });
    expect(await events(workspace)).toMatchObject([{ event: 'member:acts-for', organisationId: second.id, actorId: member.id, facts: { before: workspace.organisation.id } }]);
    expect(await facts(workspace)).toEqual(['member:changed']);
  });

  test('in the workspace of one organisation one acts for that one', async () => {
    const { workspace, member } = await scene();
    const second = await buildOrganisation(db);
    await db.prisma.affiliation.createMany({ data: [workspace.organisation, second].map(({ id }) => ({ organisationId: id, userId: member.id, role: 'lead' })) });
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { kind: 'organisation', ownerOrganisationId: workspace.organisation.id } });
    expect(await actingChoices(member.ctx, workspace.slug)).toEqual([workspace.organisation]);
    await expect(actFor(member.ctx, workspace.slug, second.id)).rejects.toMatchObject({ status: 400 });
  });

  test('only the owner’s people coordinate a mentoring workspace: nobody is made one for a mentor, or stays one by acting for it', async () => {
    const { workspace, coordinator, member } = await scene();
    const mentors = await buildOrganisation(db);
    const mentor = await buildMember(db, workspace, { organisationId: mentors.id });
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { kind: 'mentoring', ownerOrganisationId: workspace.organisation.id } });
    await db.prisma.affiliation.createMany({ data: [workspace.organisation, mentors].map(({ id }) => ({ organisationId: id, userId: coordinator.id, role: 'lead' })) });
    await expect(changeMember(coordinator.ctx, workspace.slug, mentor.id, { role: 'coordinator' })).rejects.toMatchObject({ status: 400, fields: { role: expect.stringMatching(/owns/) as string } });
    expect(await actingChoices(coordinator.ctx, workspace.slug)).toEqual([workspace.organisation]);
    await changeMember(coordinator.ctx, workspace.slug, member.id, { role: 'coordinator' });
  });
});
