import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AgreeAction } from '../../shared/actions.ts';
import { AddAnnotation } from '../../shared/annotations.ts';
import { StartDiscussion } from '../../shared/discussions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { recordFact } from '../activity.ts';
import { agreeAction, moveAction } from '../actions/commands.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { postComment, startDiscussion } from '../discussions/commands.ts';
import { joinWorkspace, leaveWorkspace } from '../members/commands.ts';
import { workspaceHome } from './home.ts';

const LEEDS = 'E08000035';
const db = await testDatabase();
let workspace: BuiltWorkspace;
let ana: BuiltPerson;

beforeAll(async () => {
  for (const metric of ['children-in-need-rate', 'repeat-referrals']) await buildFigures(db, metric, [{ area: LEEDS, period: '2025', value: 32 }]);
  workspace = await buildWorkspace(db);
  ana = await buildMember(db, workspace, { name: 'Ana' });
});

/** Somebody who joined as people do, so that what was before is not new to them. */
async function joined(name: string): Promise<BuiltPerson> {
  const person = await buildPerson(db, { name });
  await db.prisma.$transaction((tx) => joinWorkspace(tx, { workspaceId: workspace.id, userId: person.id, organisationId: workspace.organisation.id, role: 'member', actorId: person.id }));
  return person;
}

test('a first page counts what is written about each metric and lists what is open', async () => {
  const note = (metric: string, body: string) =>
    addAnnotation(ana.ctx, workspace.slug, AddAnnotation.parse({ key: randomUUID(), metric, area: LEEDS, period: '2025', kind: 'context', body }));
  await note('children-in-need-rate', 'First.');
  await note('repeat-referrals', 'Second.');
  const question = StartDiscussion.parse({ key: randomUUID(), metric: 'repeat-referrals', area: LEEDS, title: 'Third?', body: JSON.stringify(written('Hm.')) });
  await startDiscussion(ana.ctx, workspace.slug, question);
  const action = { key: randomUUID(), metric: 'repeat-referrals', area: LEEDS, what: 'Fourth.', who: 'Head', organisationId: workspace.organisation.id, due: '2026-12-01' };
  await agreeAction(ana.ctx, workspace.slug, AgreeAction.parse(action));

  const home = await workspaceHome(ana.ctx, workspace.slug);
  expect(home.workspace.slug).toBe(workspace.slug);
  expect(home.counts).toEqual([
    { metric: 'children-in-need-rate', notes: 1, questions: 0, actions: 0 },
    { metric: 'repeat-referrals', notes: 1, questions: 1, actions: 1 },
  ]);
  expect(home.questions).toMatchObject({ total: 1, items: [{ title: 'Third?', answers: 0, author: { name: 'Ana', organisation: workspace.organisation.name } }] });
  expect(home.actions).toMatchObject({ total: 1, items: [{ what: 'Fourth.', due: '2026-12-01', overdue: false, holder: { name: 'Ana' } }] });
  // What one did oneself is no news.
  expect(home.news).toEqual({ first: true, groups: [], shortened: false });
  expect(home.focus).toBeNull();
});

describe('what changed since the last visit', () => {
  const note = (by: BuiltPerson, body: string) =>
    addAnnotation(by.ctx, workspace.slug, AddAnnotation.parse({ key: randomUUID(), metric: 'children-in-need-rate', area: LEEDS, period: '2025', kind: 'practice', body }));
  const told = async (reader: BuiltPerson) => (await workspaceHome(reader.ctx, workspace.slug)).news.groups.map(({ kind, lines }) => [kind, lines.map(({ words }) => words)] as const);
  const away = (reader: BuiltPerson, hours: number) => db.prisma.$executeRaw`UPDATE membership SET visited_at = visited_at - ${`${hours} hours`}::interval WHERE user_id = ${reader.id}::uuid`;

  test('is listed by kind for the whole visit, and is old on the next one', async () => {
    const ben = await joined('Ben');
    expect(await told(ben)).toEqual([]);
    await note(ana, 'Between the visits.');
    const question = randomUUID();
    await startDiscussion(ana.ctx, workspace.slug, StartDiscussion.parse({ key: question, metric: 'repeat-referrals', area: LEEDS, title: 'Who knows?', body: JSON.stringify(written('Hm.')) }));
    await postComment(ana.ctx, workspace.slug, { key: randomUUID(), discussionId: question, body: written('I do.') });
    const expected = [['notes', ['Practice change: Between the visits.']], ['questions', ['Who knows?']], ['answers', ['To “Who knows?”']]];
    // Still on the first visit, and again on the second for as long as that lasts.
    expect(await told(ben)).toEqual(expected);
    await away(ben, 1);
    expect(await told(ben)).toEqual(expected);
    expect((await workspaceHome(ben.ctx, workspace.slug)).news.first).toBe(true);
    await away(ben, 3);
    expect(await told(ben)).toEqual([]);
    expect((await workspaceHome(ben.ctx, workspace.slug)).news.first).toBe(false);
    await note(ana, 'After that.');
    expect(await told(ben)).toEqual([['notes', ['Practice change: After that.']]]);
    await away(ben, 3);
    await told(ben);
    await away(ben, 3);
    expect(await told(ben)).toEqual([]);
  });

  test('of a part of a measure it is said which, of what is new and of what is open', async () => {
    const fay = await joined('Fay');
    const about = { metric: 'care-uasc-rate', area: LEEDS, breakdown: 'uasc=non-uasc' };
    await startDiscussion(ana.ctx, workspace.slug, StartDiscussion.parse({ ...about, key: randomUUID(), title: 'And the others?', body: JSON.stringify(written('Hm.')) }));
    await agreeAction(ana.ctx, workspace.slug, AgreeAction.parse({ ...about, key: randomUUID(), what: 'Ask the others.', who: 'Head', organisationId: workspace.organisation.id, due: '2020-01-01' }));
    const { news, questions, actions } = await workspaceHome(fay.ctx, workspace.slug);
    expect(news.groups).toMatchObject([{ kind: 'questions', lines: [{ about }] }, { kind: 'agreed', lines: [{ about }] }]);
    expect(questions.items.find(({ title }) => title === 'And the others?')).toMatchObject(about);
    expect(actions.items.find(({ what }) => what === 'Ask the others.')).toMatchObject(about);
    await db.prisma.action.updateMany({ where: { what: 'Ask the others.' }, data: { status: 'done' } });
  });

  test('says who came and left, what was set and what came out, and of an action only its newest state', async () => {
    const cem = await joined('Cem');
    const key = randomUUID();
    await agreeAction(ana.ctx, workspace.slug, AgreeAction.parse({ key, metric: 'repeat-referrals', area: LEEDS, what: 'Visit Bradford.', who: 'Head', organisationId: workspace.organisation.id, due: '2020-01-31' }));
    for (const status of ['stuck', 'on-the-way'] as const) await moveAction(ana.ctx, workspace.slug, { key: randomUUID(), actionId: key, status });
    const dee = await joined('Dee');
    await leaveWorkspace(dee.ctx, workspace.slug);
    const eve = await joined('Eve');
    await db.prisma.$transaction(async (tx) => {
      await recordFact(tx, workspace.id, { fact: 'workspace:changed', subject: { what: ['focus'] } }, { userId: ana.id, organisationId: workspace.organisation.id });
      await recordFact(tx, workspace.id, { fact: 'release:signed-off', subject: { release: 'referrals@2025-10-30', counts: { added: 4 } } }, { userId: null, organisationId: null });
    });
    const { name } = workspace.organisation;
    expect(await told(cem)).toEqual([
      ['agreed', ['Visit Bradford.']],
      ['moved', ['Now on the way: Visit Bradford.']],
      ['releases', [expect.stringContaining('published 30 October 2025')]],
      ['members', [`Eve, ${name}, takes part now`, `A member for ${name} has left`, `A member for ${name} came, and has left`]],
      ['settings', ['Other indicators are looked at first']],
    ]);
    const { actions } = await workspaceHome(eve.ctx, workspace.slug);
    expect(actions.items.map(({ what, overdue, status }) => [what, overdue, status])).toEqual([['Visit Bradford.', true, 'on-the-way'], ['Fourth.', false, 'agreed']]);
    // Under a stricter rule nobody is named any more, not even in what is old.
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'none' } });
    try {
      const strict = await workspaceHome(cem.ctx, workspace.slug);
      expect(JSON.stringify([strict.news, strict.questions, strict.actions])).not.toMatch(/Ana"|Eve/);
      expect(strict.members.filter(({ me }) => !me).map((one) => one.name)).toEqual(strict.members.filter(({ me }) => !me).map(() => 'A member'));
      expect(strict.news.groups.find(({ kind }) => kind === 'members')?.lines[0]?.words).toBe(`A new member for ${name}`);
    } finally {
      await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'attributed' } });
    }
  });
});

test('the focus set stands in the order chosen, for the owner’s own area', async () => {
  const other = await buildWorkspace(db, { areas: ['E12000003', LEEDS, 'E92000001'] });
  const reader = await buildMember(db, other);
  await db.prisma.workspaceFocus.createMany({ data: ['repeat-referrals', 'care-rate', 'children-in-need-rate'].map((metric, index) => ({ workspaceId: other.id, metric, position: index + 1 })) });
  expect((await workspaceHome(reader.ctx, other.slug)).focus?.area).toBe('E12000003');
  await db.prisma.organisationArea.create({ data: { organisationId: other.organisation.id, area: LEEDS } });
  await db.prisma.workspace.update({ where: { id: other.id }, data: { ownerOrganisationId: other.organisation.id } });
  const { focus } = await workspaceHome(reader.ctx, other.slug);
  expect(focus).toMatchObject({ area: LEEDS, heads: { region: 'Yorkshire and The Humber', country: 'England' } });
  expect(focus?.rows.map(({ figures }) => figures?.area.text ?? null)).toEqual(['32.0%', null, '32']);
});

test('everybody is told for 90 days that an administrator read because of an incident; they themselves leave no trace of a visit', async () => {
  const other = await buildWorkspace(db);
  const [reader, administrator] = [await buildMember(db, other), await buildPerson(db)];
  await db.prisma.installationRole.create({ data: { userId: administrator.id, role: 'administrator' } });
  const agreed = { workspaceId: other.id, askedById: administrator.id, agreedById: reader.id };
  await db.prisma.breakGlass.createMany({ data: [
    { ...agreed, reason: 'Long ago', agreedAt: new Date(Date.now() - 91 * 86_400_000), endsAt: new Date(Date.now() - 91 * 86_400_000) },
    { ...agreed, reason: 'A report of abuse', agreedAt: new Date(), endsAt: new Date(Date.now() + 3_600_000) },
    { workspaceId: other.id, askedById: administrator.id, reason: 'Not agreed' },
  ] });
  const incidents = async () => (await workspaceHome(reader.ctx, other.slug)).incidents.map(({ reason, read }) => [reason, read]);
  expect(await incidents()).toEqual([['A report of abuse', false]]);
  expect((await workspaceHome(administrator.ctx, other.slug)).news.groups).toEqual([]);
  expect(await incidents()).toEqual([['A report of abuse', true]]);
});

test('it is there for members only', async () => {
  const stranger = await buildPerson(db);
  await expect(workspaceHome(stranger.ctx, workspace.slug)).rejects.toMatchObject({ status: 404 });
  await expect(workspaceHome({ db, actor: null }, workspace.slug)).rejects.toMatchObject({ status: 401 });
});
