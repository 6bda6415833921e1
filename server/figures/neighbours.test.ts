import { beforeAll, expect, test } from 'vitest';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { Figure } from '../../shared/figures.ts';
import { testDatabase } from '../../tests/database.ts';
import { putNeighbours } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { arrangeFigures, type EditionFigures } from './edition-figures.ts';
import { allNeighbourFigures, neighbourFigures, neighboursOf, returnsJointly, type Neighbours } from './neighbours.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

test('the newest model of the world answers, by any code of the LA, closest first', async () => {
  await putNeighbours(db, 'april-2021', '2021-04-01', { E08000035: ['E08000032'], E10000021: ['E10000003'] });
  await putNeighbours(db, 'may-2025', '2025-05-01', { E08000035: ['E08000039', 'E06000023'], E08000038: ['E08000017'] });
  await putNeighbours(db, 'invented-vales', '2026-01-01', { X06000001: ['X06000002'] }, true);
  const leeds = { area: 'E08000035', model: 'may-2025', title: 'Model of 2025-05-01', neighbours: [{ area: 'E08000039', closeness: 'Close' }, { area: 'E06000023', closeness: 'Close' }] };
  expect(await neighboursOf(db, 'E08000035')).toEqual(leeds);
  expect(await neighboursOf(db, '383')).toEqual(leeds);
  expect((await neighboursOf(db, 'E08000016'))?.area).toBe('E08000038');
  expect((await neighboursOf(db, 'X06000001'))?.model).toBe('invented-vales');
});

test.each(['E92000001', 'E12000003', 'E09000021 / E09000027', '314 / 318', 'E10000021', 'X12000001', 'nowhere'])('%s has no neighbours', async (code) => {
  expect(await neighboursOf(db, code)).toBeNull();
});

function figure(area: string, period: string, content: number | 'c' | 'x' | 'z' | `category:${string}`, breakdown = ''): Figure {
  const published = String(content);
  if (typeof content === 'number') return { area, period, breakdown, published, value: content, missing: null, category: null };
  if (content === 'c' || content === 'x' || content === 'z') return { area, period, breakdown, published, value: null, missing: content, category: null };
  return { area, period, breakdown, published, value: null, missing: null, category: content.slice('category:'.length) };
}

function edition(metric: string, figures: readonly Figure[]): EditionFigures {
  const release = { id: 'set@2025-10-30', published: '2025-10-30', assumed: false };
  return arrangeFigures({ key: metric, metric, release, denominator: null, invented: false, createdAt: '', withheldBy: '' }, metricOf(metric), figures);
}

function neighbours(area: string, ...codes: string[]): Neighbours {
  return { area, model: 'may-2025', title: 'Model', neighbours: codes.map((code) => ({ area: code, closeness: 'Close' })) };
}

test('the median stands on those neighbours that have a number, and says on how many', () => {
  const rates = edition('children-in-need-rate', [
    figure('E06000001', '2025', 441), figure('E06000002', '2025', 446), figure('E06000003', '2025', 'c'),
    figure('E06000001', '2024', 'x'), figure('E06000002', '2024', 'z'),
    figure('E06000009', '2023', 1),
  ]);
  expect(neighbourFigures(rates, neighbours('E08000035', 'E06000001', 'E06000002', 'E06000003', 'E06000004'), '')).toEqual([
    { period: '2023', breakdown: '', value: null, missing: 'x', with: 0, of: 4 },
    { period: '2024', breakdown: '', value: null, missing: 'x', with: 0, of: 4 },
    { period: '2025', breakdown: '', value: 444, missing: null, with: 2, of: 4 },
  ]);
});

test('a period and breakdown that no area has a row for is left out', () => {
  const absence = edition('absence-overall', [figure('E06000001', '2023/24', 9.1, 'group=cino;phase=total'), figure('E92000001', '2024/25', 20, 'group=cppo;phase=total')]);
  expect(allNeighbourFigures(absence, neighbours('E08000035', 'E06000001')).map(({ period, breakdown, value }) => [period, breakdown, value])).toEqual([
    ['2023/24', 'group=cino;phase=total', 9.1], ['2024/25', 'group=cppo;phase=total', null],
  ]);
});

test('an LA in a joint return has no median, as a neighbour its joint row is not its number, and other metrics are as ever', () => {
  const joint = 'E09000021 / E09000027';
  const caseloads = edition('sw-caseload', [figure(joint, '2025', 13.9), figure('E09000001', '2025', 15)]);
  expect(neighbourFigures(caseloads, neighbours('E09000021', 'E09000001'), '')).toEqual([]);
  expect(neighbourFigures(caseloads, neighbours('E09000002', 'E09000001', 'E09000021', 'E09000027'), '')).toMatchObject([{ value: 15, with: 1, of: 3 }]);
  expect(returnsJointly(caseloads, 'E09000027')?.code).toBe(joint);
  const rates = edition('children-in-need-rate', [figure('E09000001', '2025', 15)]);
  expect(returnsJointly(rates, 'E09000027')).toBeUndefined();
  expect(neighbourFigures(rates, neighbours('E09000021', 'E09000001'), '')).toMatchObject([{ value: 15 }]);
});

test('a metric of categories: how many neighbours are in each, not a median', () => {
  const judgements = edition('ofsted-leadership', [
    figure('E06000001', '2025', 'category:good'), figure('E06000002', '2025', 'category:good'),
    figure('E06000003', '2025', 'category:inadequate'), figure('E06000004', '2025', 'x'),
    figure('E12000003', '2025', 7, 'judgement=good'),
  ]);
  const found = allNeighbourFigures(judgements, neighbours('E08000035', 'E06000001', 'E06000002', 'E06000003', 'E06000004'));
  expect(found.map((one) => [one.breakdown, one.value, one.with, one.of])).toEqual([
    ['judgement=outstanding', 0, 3, 4], ['judgement=good', 2, 3, 4], ['judgement=requires-improvement', 0, 3, 4], ['judgement=inadequate', 1, 3, 4],
  ]);
});

test.each([
  ['children-in-need-rate', [441, 446], 444],
  ['children-in-need-rate', [2, 10, 1], 2],
  ['children-in-need-rate', [10, 9], 10],
  ['repeat-referrals', [1.1, 1.2], 1.2],
  ['repeat-referrals', [0, 0.1], 0.1],
  ['repeat-referrals', [17.4], 17.4],
] as const)('%s: the median of %j is %d', (metric, values, expected) => {
  const codes = values.map((_, index) => `E0600000${index + 1}`);
  const found = neighbourFigures(edition(metric, values.map((value, index) => figure(codes[index] ?? '', '2025', value))), neighbours('E08000035', ...codes), '');
  expect(found).toMatchObject([{ value: expected, with: values.length, of: values.length }]);
});
