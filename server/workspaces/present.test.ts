import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AgreeAction } from '../../shared/actions.ts';
import { AddAnnotation } from '../../shared/annotations.ts';
import { personText } from '../../shared/people.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { agreeAction } from '../actions/commands.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { conversationOn } from '../discussions/queries.ts';
import { factsAfter } from '../live/facts.ts';
import { actFor, leaveWorkspace } from '../members/commands.ts';
import { membersOf, successorsFor } from '../members/queries.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
beforeAll(async () => {
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 328 }]);
});

interface Scene {
  readonly workspace: BuiltWorkspace;
  readonly reader: BuiltPerson;
}

async function scene(): Promise<Scene> {
  const workspace = await buildWorkspace(db);
  return { workspace, reader: await buildMember(db, workspace, { role: 'observer' }) };
}

const note = (by: BuiltPerson, { slug }: BuiltWorkspace) =>
  addAnnotation(by.ctx, slug, AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, period: '2025', kind: 'context', body: 'Known here.' }));

/** Authors of all notes as the page shows them, and as the facts that travel show them: they must say the same. */
async function shown({ workspace, reader }: Scene): Promise<readonly string[]> {
  const page = (await conversationOn(reader.ctx, workspace.slug, METRIC)).annotations.map(({ author }) => personText(author));
  const { facts } = await factsAfter(db, workspace.id, 0);
  const live = (facts ?? []).flatMap(({ fact }) => (fact.fact === 'annotation:added' ? [personText(fact.annotation.author)] : []));
  expect(live).toEqual(page);
  return page;
}

const tighten = ({ workspace }: Scene, contributionRule: ContributionRule) => db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule } });

describe('how those who write are shown', () => {
  test('follows the rule at once, also for what was written before, for members, guests and those who left', async () => {
    const here = await scene();
    const { workspace } = here;
    const ana = await buildMember(db, workspace, { name: 'Ana' });
    const ben = await buildMember(db, workspace, { name: 'Ben', role: 'coordinator' });
    const guest = await buildMember(db, workspace, { name: 'Gus', role: 'guest' });
    const gone = await buildMember(db, workspace, { name: 'Gone' });
    await db.prisma.user.update({ where: { id: ana.id }, data: { jobRole: 'Reviewing officer' } });
    await db.prisma.user.update({ where: { id: guest.id }, data: { guest: true, email: null, passwordHash: null, jobRole: 'Parents’ forum' } });
    for (const person of [ana, ben, guest, gone]) await note(person, workspace);
    await leaveWorkspace(gone.ctx, workspace.slug);
    const { name } = workspace.organisation;
    expect(await shown(here)).toEqual([`Ana, ${name}`, `Ben, ${name}`, 'Gus, guest (Parents’ forum)', `Former member, ${name}`]);
    await tighten(here, 'role-only');
    expect(await shown(here)).toEqual(['Reviewing officer, local authority', 'Coordinator, local authority', 'A guest', 'Member, local authority']);
    await tighten(here, 'organisation-only');
    expect(await shown(here)).toEqual([name, name, 'A guest', name]);
    await tighten(here, 'none');
    expect(await shown(here)).toEqual(['A member', 'A member', 'A member', 'A member']);
    await tighten(here, 'attributed');
    await db.prisma.membership.deleteMany({ where: { userId: guest.id } });
    expect((await shown(here))[2]).toBe('Former guest');
  });

  test('each is shown with the organisation they wrote for, whichever they act for now', async () => {
    const here = await scene();
    const { workspace } = here;
    const cem = await buildMember(db, workspace, { name: 'Cem' });
    const police = await buildOrganisation(db);
    await buildMember(db, workspace, { organisationId: police.id });
    await db.prisma.affiliation.createMany({ data: [workspace.organisation, police].map(({ id }) => ({ organisationId: id, userId: cem.id, role: 'practitioner' })) });
    await note(cem, workspace);
    await actFor(cem.ctx, workspace.slug, police.id);
    await note(cem, workspace);
    expect(await shown(here)).toEqual([`Cem, ${workspace.organisation.name}`, `Cem, ${police.name}`]);
    await leaveWorkspace(cem.ctx, workspace.slug);
    expect(await shown(here)).toEqual([`Former member, ${workspace.organisation.name}`, `Former member, ${police.name}`]);
  });

  test('an action says who sees to it by the same rule, and offers nobody by name where names are kept back', async () => {
    const here = await scene();
    const { workspace, reader } = here;
    const [ana, ben] = [await buildMember(db, workspace, { name: 'Ana' }), await buildMember(db, workspace, { name: 'Ben' })];
    const input = { metric: METRIC, area: LEEDS, what: 'Visit', who: 'Head', organisationId: workspace.organisation.id, due: '2026-12-01' };
    await agreeAction(ana.ctx, workspace.slug, AgreeAction.parse({ ...input, key: randomUUID() }));
    await agreeAction(ana.ctx, workspace.slug, AgreeAction.parse({ ...input, key: randomUUID(), holderId: ben.id }));
    await expect(agreeAction(ana.ctx, workspace.slug, AgreeAction.parse({ ...input, key: randomUUID(), holderId: reader.id }))).rejects.toMatchObject({ status: 400, fields: { holderId: expect.any(String) as string } });
    const page = () => conversationOn(ana.ctx, workspace.slug, METRIC);
    expect((await page()).actions.map(({ holder }) => holder?.name)).toEqual(['Ana', 'Ben']);
    expect((await page()).holders).toEqual([{ id: ben.id, name: `Ben, ${workspace.organisation.name}` }]);
    await tighten(here, 'role-only');
    expect((await page()).actions.map(({ holder }) => holder?.name)).toEqual(['Member', 'Member']);
    expect((await page()).holders).toEqual([]);
  });
});

describe('who takes part', () => {
  test('is named to all under the open rule, else to coordinators and oneself', async () => {
    const here = await scene();
    const { workspace, reader } = here;
    const coordinator = await buildMember(db, workspace, { name: 'Co', role: 'coordinator' });
    const other = await buildMember(db, workspace, { name: 'Other' });
    const names = async ({ ctx }: BuiltPerson) => (await membersOf(ctx, workspace.slug)).map(({ name }) => name).sort();
    const all = ['Co', 'Other', reader.name].sort();
    expect(await names(reader)).toEqual(all);
    expect((await successorsFor(reader.ctx, workspace.slug, other.id)).map(({ id }) => id)).toEqual([coordinator.id]);
    await tighten(here, 'organisation-only');
    expect(await names(coordinator)).toEqual(all);
    expect(await names(reader)).toEqual(['A member', 'A member', reader.name].sort());
    expect(await successorsFor(reader.ctx, workspace.slug)).toEqual([]);
    expect((await membersOf(other.ctx, workspace.slug)).find(({ me }) => me)).toMatchObject({ name: 'Other', organisation: workspace.organisation.name, role: 'member', until: null });
    await expect(membersOf((await buildPerson(db)).ctx, workspace.slug)).rejects.toMatchObject({ status: 404 });
  });
});
