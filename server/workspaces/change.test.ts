import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ChangeWorkspaceInput } from '../../shared/workspace-settings.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { ACCESS_CHANNEL } from '../access.ts';
import { changeWorkspace } from './change.ts';
import { dayOf, daysLater, endOfDay } from './days.ts';
import { settingsPage } from './settings.ts';
import { acceptTerms, termsPage } from './terms.ts';
import { workspaceView } from './queries.ts';

const db = await testDatabase();
let workspace: BuiltWorkspace;
let coordinator: BuiltPerson;
let member: BuiltPerson;

beforeEach(async () => {
  workspace = await buildWorkspace(db, { areas: ['E08000035', 'E08000032', 'E92000001'] });
  coordinator = await buildMember(db, workspace, { role: 'coordinator' });
  member = await buildMember(db, workspace);
});

const change = (input: ChangeWorkspaceInput, who = coordinator) => changeWorkspace(who.ctx, workspace.slug, input);
const row = () => db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id }, include: { areas: true, focus: { orderBy: { position: 'asc' } } } });
const events = async () => (await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id }, orderBy: { id: 'asc' } })).map(({ event, facts }) => ({ event, ...(facts as object) }));
const facts = async () => (await db.prisma.activity.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: 'asc' } })).map(({ fact, subject }) => ({ fact, subject }));
const LATER = daysLater(dayOf(new Date()), 90);

const EVERY: readonly ChangeWorkspaceInput[] = [
  { change: 'purpose', purpose: 'Another one' },
  { change: 'agreement', agreement: 'MoU 7', reviewOn: '2027-09-01' },
  { change: 'focus', focus: ['sw-vacancy', 'care-rate', 'care-entry-rate'] },
  { change: 'areas-added', areas: ['E12000003'], moreAreas: ['Camden'] },
  { change: 'area-removed', area: 'E08000032' },
  { change: 'contribution-rule', contributionRule: 'role-only', understood: 'yes' },
  { change: 'terms', terms: 'New terms', version: 0 },
  { change: 'end', endsOn: LATER },
  { change: 'archive', understood: 'yes' },
];

test.each(EVERY)('$change: coordinators only, and both logs say so without its text', async (input) => {
  await expect(change(input, member)).rejects.toMatchObject({ status: 403 });
  await expect(changeWorkspace({ db, actor: { ...coordinator.ctx.actor!, secondFactor: false } }, workspace.slug, input)).rejects.toMatchObject({ status: 403, code: 'second-factor' });
  expect(await events()).toEqual([]);
  await change(input);
  const [event, ...more] = await events();
  expect(more).toEqual([]);
  expect(event?.event).toBe(input.change === 'archive' ? 'workspace:archived' : 'workspace:changed');
  expect(JSON.stringify(event)).not.toMatch(/Another one|MoU 7|New terms/);
  expect(await facts()).toEqual([{ fact: 'workspace:changed', subject: { what: [expect.any(String)] } }]);
});

test.each(EVERY.filter(({ change: what }) => what !== 'areas-added' && what !== 'terms'))('$change: said twice, it is one change', async (input) => {
  await change(input);
  await change(input).catch((error: unknown) => expect(error).toMatchObject({ status: expect.any(Number) as number }));
  expect(await events()).toHaveLength(1);
});

describe('the contribution rule', () => {
  test('is made stricter and never looser', async () => {
    await change({ change: 'contribution-rule', contributionRule: 'role-only', understood: 'yes' });
    expect((await workspaceView(member.ctx, workspace.slug)).contributionRule).toBe('role-only');
    for (const contributionRule of ['attributed', 'organisation-only', 'role-only'] as const) {
      await expect(change({ change: 'contribution-rule', contributionRule, understood: 'yes' })).rejects.toMatchObject({ fields: { contributionRule: expect.any(String) as string } });
    }
    await change({ change: 'contribution-rule', contributionRule: 'none', understood: 'yes' });
    expect((await row()).contributionRule).toBe('none');
    expect((await events()).map(({ event, ...rest }) => rest)).toEqual([{ what: 'contribution-rule', before: 'attributed', after: 'role-only' }, { what: 'contribution-rule', before: 'role-only', after: 'none' }]);
  });

  test('of two changed at once, the later one is asked against what the earlier one made', async () => {
    const answers = await Promise.allSettled((['role-only', 'organisation-only', 'role-only', 'organisation-only'] as const).map((contributionRule) => change({ change: 'contribution-rule', contributionRule, understood: 'yes' })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });
});

describe('terms', () => {
  test('that change are accepted again by everyone else before they read on, and their sockets meet the door', async () => {
    const listener = await db.pool.connect();
    const heard: string[] = [];
    try {
      listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
      await listener.query(`LISTEN ${ACCESS_CHANNEL}`);
      await change({ change: 'terms', terms: 'First.', version: 0 });
      await listener.query('SELECT 1');
    } finally {
      listener.release(true);
    }
    expect(new Set(heard)).toEqual(new Set([coordinator.id, member.id]));
    expect(await workspaceView(coordinator.ctx, workspace.slug)).toMatchObject({ slug: workspace.slug });
    await expect(workspaceView(member.ctx, workspace.slug)).rejects.toMatchObject({ status: 403, code: 'terms' });
    expect(await termsPage(member.ctx, workspace.slug)).toMatchObject({ accepted: false, changed: false, version: 1, terms: 'First.' });
    await acceptTerms(member.ctx, workspace.slug, 1);
    await workspaceView(member.ctx, workspace.slug);
    await change({ change: 'terms', terms: 'Second.', version: 1 });
    await expect(workspaceView(member.ctx, workspace.slug)).rejects.toMatchObject({ code: 'terms' });
    expect(await termsPage(member.ctx, workspace.slug)).toMatchObject({ accepted: false, changed: true, version: 2 });
  });

  test('written by two at once: the second one is told, and nothing is lost', async () => {
    const other = await buildMember(db, workspace, { role: 'coordinator' });
    const answers = await Promise.allSettled([change({ change: 'terms', terms: 'Mine.', version: 0 }), change({ change: 'terms', terms: 'Theirs.', version: 0 }, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect([409, 403]).toContain((refused?.reason as { status: number }).status);
    expect((await row()).termsVersion).toBe(1);
  });
});

describe('areas', () => {
  test('are added from the register, by code and by name; a region brings its authorities', async () => {
    await change({ change: 'areas-added', areas: ['E12000001'], moreAreas: ['camden', 'e06000014'] });
    const codes = (await row()).areas.map(({ area }) => area);
    expect(codes).toEqual(expect.arrayContaining(['E12000001', 'E06000047', 'E09000007', 'E06000014', 'E08000035']));
    await expect(change({ change: 'areas-added', areas: ['E09000007'], moreAreas: [] })).rejects.toMatchObject({ fields: { areas: expect.any(String) as string } });
    await expect(change({ change: 'areas-added', areas: [], moreAreas: ['Atlantis'] })).rejects.toMatchObject({ fields: { moreAreas: expect.any(String) as string } });
    await expect(change({ change: 'areas-added', areas: ['X06000003'], moreAreas: [] })).rejects.toMatchObject({ fields: { areas: expect.any(String) as string } });
  });

  test.each(['annotation', 'discussion', 'action'] as const)('one with a contribution stays: %s', async (kind) => {
    const about = { id: randomUUID(), workspaceId: workspace.id, metric: 'care-rate', area: 'E08000032', breakdown: '', authorId: member.id };
    if (kind === 'annotation') await db.prisma.annotation.create({ data: { ...about, period: '2024', kind: 'context', body: 'x' } });
    if (kind === 'discussion') await db.prisma.discussion.create({ data: { ...about, title: 'x' } });
    if (kind === 'action') await db.prisma.action.create({ data: { ...about, what: 'x', who: 'x', organisationId: workspace.organisation.id, due: new Date() } });
    expect((await settingsPage(coordinator.ctx, workspace.slug)).areas.filter(({ used }) => used).map(({ code }) => code)).toEqual(['E08000032']);
    await expect(change({ change: 'area-removed', area: 'E08000032' })).rejects.toMatchObject({ fields: { area: expect.any(String) as string } });
    await change({ change: 'area-removed', area: 'E08000035' });
    expect((await row()).areas.map(({ area }) => area).sort()).toEqual(['E08000032', 'E92000001']);
  });

  test.each(['__proto__', 'constructor', 'E08999999', ''])('%j is no area, and is refused as none', async (area) => {
    await expect(change({ change: 'area-removed', area })).rejects.toMatchObject({ status: 400, fields: { area: expect.stringContaining('no area') as string } });
    expect((await row()).areas).toHaveLength(3);
  });

  test('the last one stays, also when two are removed at once', async () => {
    await Promise.allSettled(['E08000035', 'E08000032', 'E92000001'].map((area) => change({ change: 'area-removed', area })));
    expect((await row()).areas).toHaveLength(1);
  });
});

test('a focus set keeps its order and is replaced whole', async () => {
  await change({ change: 'focus', focus: ['sw-vacancy', 'care-rate', 'care-entry-rate'] });
  await change({ change: 'focus', focus: ['absence-overall', 'care-entry-rate', 'sw-vacancy'] });
  expect((await row()).focus.map(({ metric, position }) => [metric, position])).toEqual([['sw-vacancy', 1], ['care-entry-rate', 2], ['absence-overall', 3]]);
});

describe('the end', () => {
  test('is set, extended also after it has come, and never in the past', async () => {
    await change({ change: 'end', endsOn: LATER });
    expect((await row()).endsAt).toEqual(endOfDay(LATER));
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { endsAt: new Date(Date.now() - 1_000) } });
    expect(await settingsPage(coordinator.ctx, workspace.slug)).toMatchObject({ workspace: { ended: true }, archivedOn: null });
    await expect(change({ change: 'end', endsOn: '2020-01-01' })).rejects.toMatchObject({ fields: { endsOn: expect.any(String) as string } });
    await change({ change: 'end', endsOn: LATER });
    expect((await workspaceView(member.ctx, workspace.slug)).ended).toBe(false);
    await change({ change: 'end', endsOn: null });
    expect((await row()).endsAt).toBeNull();
  });

  test('of mentoring cannot be taken away', async () => {
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { kind: 'mentoring', endsAt: endOfDay(LATER) } });
    await expect(change({ change: 'end', endsOn: null })).rejects.toMatchObject({ fields: { endsOn: expect.any(String) as string } });
  });

  test('an archived workspace stays archived', async () => {
    await change({ change: 'archive', understood: 'yes' });
    expect((await row()).archivedAt).not.toBeNull();
    await expect(change({ change: 'end', endsOn: LATER })).rejects.toMatchObject({ fields: { endsOn: expect.any(String) as string } });
    expect((await workspaceView(member.ctx, workspace.slug)).ended).toBe(true);
  });
});
