import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { addAnnotation } from './commands.ts';

const METRIC = 'repeat-referrals';
const [LEEDS, BARNSLEY, HARTLEPOOL] = ['E08000035', 'E08000038', 'E06000001'];
const ABSENCE = { metric: 'absence-overall', period: '2024/25' };

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let edition: string;

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { areas: [LEEDS, BARNSLEY] });
  author = await buildMember(db, workspace);
  edition = await putEdition(db, METRIC, { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2025' }, { [`${LEEDS}|2023`]: 20, [`${LEEDS}|2024`]: 64, [`${LEEDS}|2025`]: 22.2, [`${BARNSLEY}|2025`]: 30.4 });
  await putEdition(db, ABSENCE.metric, { dataset: 'absence', published: '2026-04-02', newestPeriod: '2024/25' }, { [`${LEEDS}|2024/25|group=cino;phase=total`]: 17 });
});

const sent = (change: object = {}) => AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, period: '2024', kind: 'context', body: 'A new front door.', ...change });
const add = (change: object = {}, place = workspace, by = author) => addAnnotation(by.ctx, place.slug, sent(change));

/** The row's anchor, as it was kept. */
async function kept(change: object) {
  const key = randomUUID();
  await add({ key, ...change });
  const { scope, metric, area, otherAreas, period, periodTo, breakdown, editionKey, figureSeen, definitionVersion } = await db.prisma.annotation.findUniqueOrThrow({ where: { id: key } });
  return { scope, metric, area, otherAreas, period, periodTo, breakdown, editionKey, figureSeen, definitionVersion };
}

const nothing = { metric: null, area: null, otherAreas: [], period: null, periodTo: null, breakdown: '', editionKey: null, figureSeen: null, definitionVersion: 1 };

describe('each scope keeps what it is about, and leaves out what it leaves open', () => {
  test.each<[string, object, object]>([
    ['a point', {}, { scope: 'point', metric: METRIC, area: LEEDS, period: '2024', figureSeen: '64.0%' }],
    ['a point, by another code of its area', { area: '383' }, { scope: 'point', metric: METRIC, area: LEEDS, period: '2024', figureSeen: '64.0%' }],
    ['a range', { scope: 'series', periodTo: '2025' }, { scope: 'series', metric: METRIC, area: LEEDS, period: '2024', periodTo: '2025', figureSeen: '64.0%' }],
    ['a range of one year', { scope: 'series', periodTo: '2024' }, { scope: 'series', metric: METRIC, area: LEEDS, period: '2024', periodTo: '2024', figureSeen: '64.0%' }],
    ['a whole series, opened at a point', { scope: 'series' }, { scope: 'series', metric: METRIC, area: LEEDS }],
    ['an indicator, opened at a point', { scope: 'indicator' }, { scope: 'indicator', metric: METRIC }],
    ['an area, opened at a point', { scope: 'area' }, { scope: 'area', area: LEEDS, editionKey: null }],
    ['everything, opened at a point', { scope: 'everything' }, { scope: 'everything', editionKey: null }],
    ['an indicator, with a forged area beside it', { scope: 'indicator', area: 'E99', period: '1066' }, { scope: 'indicator', metric: METRIC }],
    ['a comparison, with its own area and one twice', { otherAreas: [BARNSLEY, LEEDS, 'E08000016', HARTLEPOOL] }, { scope: 'point', metric: METRIC, area: LEEDS, period: '2024', otherAreas: [BARNSLEY, HARTLEPOOL], figureSeen: '64.0%' }],
    ['a comparison of one other area, as a form sends it', { otherAreas: BARNSLEY }, { scope: 'point', metric: METRIC, area: LEEDS, period: '2024', otherAreas: [BARNSLEY], figureSeen: '64.0%' }],
    ['the edition that is shown', { editionKey: 'repeat-referrals/referrals@2025-10-30' }, { scope: 'point', metric: METRIC, area: LEEDS, period: '2024', figureSeen: '64.0%' }],
    ['parts that a form leaves empty', { periodTo: '', otherAreas: '', editionKey: '' }, { scope: 'point', metric: METRIC, area: LEEDS, period: '2024', figureSeen: '64.0%' }],
  ])('%s', async (_what, change, expected) => {
    expect(await kept(change)).toEqual({ ...nothing, editionKey: edition, ...expected });
  });

  test('a breakdown in another order', async () => {
    expect(await kept({ ...ABSENCE, breakdown: 'phase=total;group=cino' })).toMatchObject({ breakdown: 'group=cino;phase=total', figureSeen: '17.0%' });
  });
});

describe('forged anchors are refused in words, by field', () => {
  test.each<[string, string, object]>([
    ['metric', 'no measure', { metric: '' }],
    ['metric', 'an unknown measure', { metric: 'happiness' }],
    ['metric', 'an unknown measure of an indicator', { scope: 'indicator', metric: 'happiness' }],
    ['metric', 'what every object has', { metric: '__proto__' }],
    ['area', 'no area', { area: '' }],
    ['area', 'an unknown area', { area: 'E99999999' }],
    ['area', 'an area outside the workspace', { area: HARTLEPOOL }],
    ['area', 'a series outside the workspace', { scope: 'series', area: HARTLEPOOL }],
    ['area', 'an area of its own outside the workspace', { scope: 'area', area: HARTLEPOOL }],
    ['area', 'an unknown area of its own', { scope: 'area', area: 'nowhere' }],
    ['area', 'an invented area', { area: 'X06000001' }],
    ['otherAreas', 'an unknown area beside it', { otherAreas: ['E99999999'] }],
    ['otherAreas', 'an invented area beside it', { otherAreas: ['X06000001'] }],
    ['period', 'no year', { period: '' }],
    ['period', 'a year that is not shown', { period: '1066' }],
    ['period', 'a school year', { period: '2024/25' }],
    ['period', 'a range without its first year', { scope: 'series', period: '', periodTo: '2025' }],
    ['periodTo', 'a range that ends in a year that is not shown', { scope: 'series', periodTo: '2031' }],
    ['periodTo', 'a range backwards', { scope: 'series', periodTo: '2023' }],
    ['breakdown', 'a group of no measure', { breakdown: 'group=cino' }],
    ['breakdown', 'a group that is missing', { ...ABSENCE, breakdown: 'group=cino' }],
    ['breakdown', 'a group that is not there', { ...ABSENCE, breakdown: 'group=adults;phase=total' }],
    ['editionKey', 'figures of another measure', { editionKey: 'care-rate/looked-after-rates@2025-11-20' }],
    ['editionKey', 'another release', { editionKey: 'repeat-referrals/referrals@2024-10-31' }],
    ['editionKey', 'another release, of an indicator', { scope: 'indicator', editionKey: 'repeat-referrals/referrals@2024-10-31' }],
  ])('%s: %s', async (field, _what, change) => {
    const before = await db.prisma.annotation.count();
    await expect(add(change)).rejects.toMatchObject({ status: 400, fields: { [field]: expect.stringMatching(/^[A-Z\d].*\.$/) as string } });
    expect(await db.prisma.annotation.count()).toBe(before);
  });

  test.each<[string, object]>([
    ['more than ten other areas', { otherAreas: Array.from({ length: 11 }, (_, index) => `E0800000${index}`) }],
    ['a scope of its own making', { scope: 'universe' }],
    ['a year that is none', { period: '2024 OR 1=1' }],
  ])('the form refuses %s', (_what, change) => {
    expect(() => sent(change)).toThrow();
  });

  test('to somebody who may not write there nothing is said about an anchor', async () => {
    const elsewhere = await buildWorkspace(db);
    await expect(add({ metric: 'happiness' }, elsewhere)).rejects.toMatchObject({ status: 404 });
    await expect(add({ area: 'X06000001' }, workspace, await buildMember(db, workspace, { role: 'observer' }))).rejects.toMatchObject({ status: 403 });
  });
});

test('new figures while somebody writes are said to them, and a note for the new ones is taken; what was sent before stands', async () => {
  const before = sent({ key: randomUUID(), editionKey: edition, body: 'Sent before.' });
  await addAnnotation(author.ctx, workspace.slug, before);
  const newest = await putEdition(db, METRIC, { dataset: 'referrals', published: '2026-11-26', newestPeriod: '2025' }, { [`${LEEDS}|2024`]: 61 });
  await expect(add({ editionKey: edition })).rejects.toMatchObject({
    status: 400, fields: { editionKey: 'New figures were published while you wrote: in them, this figure is 61.0%. Send it again if it holds for these too.', currentEdition: newest },
  });
  expect(await kept({ editionKey: newest })).toMatchObject({ editionKey: newest, figureSeen: '61.0%' });
  expect(await kept({})).toMatchObject({ editionKey: newest });
  expect(await addAnnotation(author.ctx, workspace.slug, before)).toMatchObject({ repeated: true });
});
