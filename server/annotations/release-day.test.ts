import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { conversationOn } from '../discussions/queries.ts';
import { decide } from '../figures/stewardship/commands.ts';
import { factsAfter } from '../live/facts.ts';
import { exportWorkspace } from '../workspaces/export.ts';
import { addAnnotation, editAnnotation } from './commands.ts';
import { annotationPage, unplacedIn } from './pages.ts';
import { judgedAnew } from './queries.ts';

const METRIC = 'repeat-referrals';
const [LEEDS, BARNSLEY] = ['E08000035', 'E08000038'];
const RELEASE = 'referrals@2026-11-26';
const release = (published: string, newestPeriod: string) => ({ dataset: 'referrals', published, newestPeriod });
const DEFINED = [{ metric: METRIC, from: '2026-11-26', words: 'Counted by child, no longer by referral.' }];

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let coordinator: BuiltPerson;
const ids: Record<string, string> = {};

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { areas: [LEEDS, BARNSLEY] });
  author = await buildMember(db, workspace);
  coordinator = await buildMember(db, workspace, { role: 'coordinator' });
  await putEdition(db, METRIC, release('2025-10-30', '2025'), {
    [`${LEEDS}|2023`]: 73.1, [`${LEEDS}|2024`]: 64, [`${LEEDS}|2025`]: 22.2, [`${BARNSLEY}|2022`]: 18.5, [`${BARNSLEY}|2025`]: 30.4,
  });
  const add = async (name: string, about: object) => {
    ids[name] = randomUUID();
    await addAnnotation(author.ctx, workspace.slug, AddAnnotation.parse({ key: ids[name], metric: METRIC, kind: 'context', body: `Note: ${name}.`, ...about }));
  };
  await add('suppressed', { area: LEEDS, period: '2023' });
  await add('revised', { area: LEEDS, period: '2024' });
  await add('same', { area: LEEDS, period: '2025' });
  await add('withdrawn', { area: BARNSLEY, period: '2022' });
  await add('range from a revised figure', { scope: 'series', area: LEEDS, period: '2024', periodTo: '2025' });
  await add('range from a suppressed figure', { scope: 'series', area: LEEDS, period: '2023', periodTo: '2025' });
  await add('comparison', { area: BARNSLEY, period: '2025', otherAreas: [LEEDS, 'E06000001'] });
  await add('series', { scope: 'series', area: LEEDS });
  await add('indicator', { scope: 'indicator' });
  await add('area', { scope: 'area', area: LEEDS });
  await add('everything', { scope: 'everything' });
  await putEdition(db, METRIC, { ...release('2026-11-26', '2026'), state: 'waiting' }, {
    [`${LEEDS}|2023`]: 'c', [`${LEEDS}|2024`]: 61, [`${LEEDS}|2025`]: 22.2, [`${LEEDS}|2026`]: 21, [`${BARNSLEY}|2025`]: 30.4,
  });
});

const notes = async () => (await conversationOn(author.ctx, workspace.slug, METRIC)).annotations;
const judged = async () => Object.fromEntries((await notes()).map(({ body, judgement }) => [body.slice(6, -1), judgement]));
const NAMES = ['suppressed', 'revised', 'same', 'withdrawn', 'range from a revised figure', 'range from a suppressed figure', 'comparison', 'series', 'indicator', 'area', 'everything'];
const allTheSame = Object.fromEntries(NAMES.map((name) => [name, { verdict: 'same' }]));
const REVISED = { verdict: 'revised', was: '64.0%', now: '61.0%', asOf: '2026-11-26' };
const afterwards = {
  ...allTheSame,
  revised: REVISED, 'range from a revised figure': REVISED,
  suppressed: { verdict: 'suppressed', since: '2026-11-26' }, 'range from a suppressed figure': { verdict: 'suppressed', since: '2026-11-26' },
  withdrawn: { verdict: 'period-withdrawn' },
};

test('a release day, and the day it is taken back', async () => {
  expect(await judged()).toEqual(allTheSame);
  expect(await judgedAnew(db, RELEASE)).toEqual([]);

  await decide(db, RELEASE, { intent: 'sign-off', by: 'A steward' });
  expect(await judged()).toEqual(afterwards);
  const anew = await judgedAnew(db, RELEASE);
  expect(Object.fromEntries(anew.map(({ annotationId, now }) => [Object.keys(ids).find((name) => ids[name] === annotationId), now]))).toEqual(
    Object.fromEntries(Object.entries(afterwards).filter(([, { verdict }]) => verdict !== 'same')),
  );
  expect(anew[0]).toMatchObject({ workspaceId: workspace.id, authorId: author.id, authorOrganisationId: workspace.organisation.id, metric: METRIC, before: 'same' });
  expect(await judgedAnew(db, RELEASE, randomUUID())).toEqual([]);
  expect(await judgedAnew(db, RELEASE, workspace.id)).toEqual(anew);

  await decide(db, RELEASE, { intent: 'roll-back', by: 'A steward', reason: 'A wrong file' });
  expect(await judged()).toEqual(allTheSame);
  expect((await judgedAnew(db, RELEASE)).map(({ before, now }) => [before, now.verdict]).sort()).toEqual([
    ['period-withdrawn', 'same'], ['revised', 'same'], ['revised', 'same'], ['suppressed', 'same'], ['suppressed', 'same'],
  ]);
  await decide(db, RELEASE, { intent: 'sign-off', by: 'A steward' });
});

test('what the suppressed figure was is told nowhere, its history included, and nothing is lost', async () => {
  const id = ids.suppressed ?? '';
  await editAnnotation(author.ctx, workspace.slug, { key: randomUUID(), annotationId: id, version: 1, kind: 'event', body: 'Note: suppressed, and edited.' });
  const page = await annotationPage(author.ctx, workspace.slug, id);
  expect(page.annotation).toMatchObject({ figureSeen: 'withheld since 26 November 2026', withheldSince: '2026-11-26', judgement: { verdict: 'suppressed', since: '2026-11-26' } });
  expect(page.history.map(({ version, body }) => [version, body])).toEqual([[2, 'Note: suppressed, and edited.'], [1, 'Note: suppressed.']]);
  const said = [
    page, await notes(), await unplacedIn(author.ctx, workspace.slug),
    await judgedAnew(db, RELEASE), await factsAfter(db, workspace.id, 0), Buffer.from((await exportWorkspace(coordinator.ctx, workspace.slug, 'json')).body).toString(),
  ];
  for (const one of said) expect(JSON.stringify(one)).not.toContain('73.1');
  expect((await db.prisma.annotation.findUniqueOrThrow({ where: { id } })).figureSeen).toBe('73.1%');
  expect(JSON.stringify(await factsAfter(db, workspace.id, 0))).toContain('"now":"61.0%"');
  await editAnnotation(author.ctx, workspace.slug, { key: randomUUID(), annotationId: id, version: 2, kind: 'context', body: 'Note: suppressed.' });
});

test('a measure that is defined otherwise from the release on says so on every note of it', async () => {
  const anew = await judgedAnew(db, RELEASE, workspace.id, DEFINED);
  const verdicts = new Map(anew.map(({ annotationId, now }) => [annotationId, now]));
  expect(verdicts.get(ids.same ?? '')).toEqual({ verdict: 'definition-changed', now: DEFINED[0]?.words });
  expect(verdicts.get(ids.indicator ?? '')).toEqual({ verdict: 'definition-changed', now: DEFINED[0]?.words });
  expect(verdicts.get(ids.revised ?? '')).toEqual({ verdict: 'definition-changed', now: DEFINED[0]?.words, figure: { was: '64.0%', now: '61.0%' } });
  expect(verdicts.get(ids.suppressed ?? '')).toEqual({ verdict: 'suppressed', since: '2026-11-26' });
  expect(verdicts.has(ids.area ?? '')).toBe(false);
  // One who wrote under a definition that was taken back.
  await db.prisma.annotation.update({ where: { id: ids.same ?? '' }, data: { definitionVersion: 2 } });
  expect((await judged()).same).toEqual({ verdict: 'definition-changed', now: 'It is shown as it was defined before.' });
  await db.prisma.annotation.update({ where: { id: ids.same ?? '' }, data: { definitionVersion: 1 } });
});

test('what was written since is nobody’s news', async () => {
  const key = randomUUID();
  await addAnnotation(author.ctx, workspace.slug, AddAnnotation.parse({ key, metric: METRIC, area: LEEDS, period: '2024', kind: 'context', body: 'Written at 61.' }));
  expect((await judgedAnew(db, RELEASE)).map(({ annotationId }) => annotationId)).not.toContain(key);
  expect((await notes()).find(({ id }) => id === key)).toMatchObject({ figureSeen: '61.0%', judgement: { verdict: 'same' } });
  await db.prisma.annotation.delete({ where: { id: key } });
});

test('what has lost its place is kept in the tray, and comes back with it', async () => {
  const [lost = '', group = '', ended = ''] = [ids['comparison'], ids['same'], ids['everything']];
  await db.prisma.workspaceArea.delete({ where: { workspaceId_area: { workspaceId: workspace.id, area: BARNSLEY } } });
  await db.prisma.annotation.update({ where: { id: group }, data: { breakdown: 'age=all' } });
  await db.prisma.annotation.update({ where: { id: ended }, data: { metric: 'a-measure-of-old' } });
  const { annotations } = await unplacedIn(author.ctx, workspace.slug);
  const why = new Map(annotations.map(({ id, judgement }) => [id, judgement.verdict === 'unplaced' ? judgement.why : '']));
  expect([why.get(lost), why.get(group), why.get(ended)]).toEqual([
    'Barnsley is not one of the areas of this workspace any more.',
    'The group it is about is not published for this measure any more.',
    'The measure it is about is not one of the framework’s any more.',
  ]);
  expect(why.size).toBe(4);
  await db.prisma.workspaceArea.create({ data: { workspaceId: workspace.id, area: BARNSLEY } });
  await db.prisma.annotation.update({ where: { id: group }, data: { breakdown: '' } });
  await db.prisma.annotation.update({ where: { id: ended }, data: { metric: null } });
  expect((await unplacedIn(author.ctx, workspace.slug)).annotations).toEqual([]);
});

test('an area that goes on under another code is found; one that ended names those that followed', async () => {
  await db.prisma.annotation.update({ where: { id: ids.comparison ?? '' }, data: { area: 'E08000016' } });
  await db.prisma.workspaceArea.create({ data: { workspaceId: workspace.id, area: 'E08000016' } });
  expect((await notes()).find(({ id }) => id === ids.comparison)).toMatchObject({ area: BARNSLEY, judgement: { verdict: 'same' } });
  await db.prisma.annotation.update({ where: { id: ids.comparison ?? '' }, data: { area: 'E10000006', createdAt: new Date('2022-05-01') } });
  await db.prisma.workspaceArea.create({ data: { workspaceId: workspace.id, area: 'E10000006' } });
  expect((await judged()).comparison).toEqual({ verdict: 'area-succeeded', by: 'Cumberland and Westmorland and Furness' });
});
