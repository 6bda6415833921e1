import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { putEdition, putRelease } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { shownEdition, shownEditions } from './editions.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

const LEEDS = 'E08000035';

test('a metric without figures has no edition, in neither world', async () => {
  expect(await shownEdition(db, 'sw-turnover', 'published')).toBeNull();
  await putEdition(db, 'sw-turnover', { dataset: 'workforce', published: '2026-03-19', newestPeriod: '2025', invented: true }, { 'X06000001|2025': 1 });
  expect(await shownEdition(db, 'sw-turnover', 'published')).toBeNull();
  const invented = await shownEdition(db, 'sw-turnover', 'invented');
  expect(invented).toMatchObject({ invented: true, release: { id: 'invented/workforce@2026-03-19', published: '2026-03-19', assumed: false } });
});

test('figures are found by place and listed by area, period, breakdown in the value order of the metric', async () => {
  await putEdition(db, 'absence-overall', { dataset: 'absence', published: '2026-04-02', newestPeriod: '2024/25' }, {
    [`${LEEDS}|2024/25|group=cla-12m;phase=total`]: 7.5,
    [`${LEEDS}|2024/25|group=cppo;phase=total`]: 20.5,
    [`${LEEDS}|2024/25|group=cino;phase=secondary`]: 'c',
    [`${LEEDS}|2024/25|group=cino;phase=primary`]: 9,
    [`${LEEDS}|2023/24|group=cla-12m;phase=total`]: 'low',
    'E06000001|2024/25|group=cino;phase=total': 11.1,
  });
  const edition = await shownEdition(db, 'absence-overall', 'published');
  expect(edition?.figures.map(({ area, period, breakdown, value, missing }) => [area, period, breakdown, value ?? missing])).toEqual([
    ['E06000001', '2024/25', 'group=cino;phase=total', 11.1],
    [LEEDS, '2023/24', 'group=cla-12m;phase=total', 'low'],
    [LEEDS, '2024/25', 'group=cino;phase=primary', 9],
    [LEEDS, '2024/25', 'group=cino;phase=secondary', 'c'],
    [LEEDS, '2024/25', 'group=cppo;phase=total', 20.5],
    [LEEDS, '2024/25', 'group=cla-12m;phase=total', 7.5],
  ]);
  expect(edition?.at(LEEDS, '2024/25', 'group=cppo;phase=total')).toMatchObject({ value: 20.5, missing: null, category: null, published: '20.5' });
  expect(edition?.at(LEEDS, '2023/24', 'group=cppo;phase=total')).toBeUndefined();
  expect(edition?.at('E99999999', '2023/24', 'group=cppo;phase=total')).toBeUndefined();
  expect(edition?.periods).toEqual(['2023/24', '2024/25']);
});

test('a series ascends by period, and periods without a row are left out', async () => {
  await putEdition(db, 'care-rate', { dataset: 'looked-after-rates', published: '2025-11-26', newestPeriod: '2025' }, {
    [`${LEEDS}|2025`]: 88, [`${LEEDS}|2023`]: 'x', [`${LEEDS}|2022`]: 80, 'E06000001|2024': 1,
  });
  const edition = await shownEdition(db, 'care-rate', 'published');
  expect(edition?.series(LEEDS, '').map(({ period, value, missing }) => [period, value ?? missing])).toEqual([['2022', 80], ['2023', 'x'], ['2025', 88]]);
  expect(edition?.series('E10000009', '')).toEqual([]);
});

test('the newest release is shown as soon as it is there, by whatever process it came', async () => {
  const older = { dataset: 'referrals', published: '2024-10-31', newestPeriod: '2024' };
  const newer = { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2025' };
  await putEdition(db, 'repeat-referrals', newer, { [`${LEEDS}|2025`]: 22.2 });
  expect((await shownEdition(db, 'repeat-referrals', 'published'))?.release.published).toBe('2025-10-30');
  await putEdition(db, 'repeat-referrals', older, { [`${LEEDS}|2024`]: 21.1 });
  expect((await shownEdition(db, 'repeat-referrals', 'published'))?.release.published).toBe('2025-10-30');
  await putEdition(db, 'repeat-referrals', { ...older, published: '2026-05-01', assumed: true }, { [`${LEEDS}|2024`]: 21.1 });
  expect((await shownEdition(db, 'repeat-referrals', 'published'))?.release.published).toBe('2025-10-30');
  await putEdition(db, 'repeat-referrals', { ...newer, published: '2025-11-20' }, { [`${LEEDS}|2025`]: 23.3 });
  expect((await shownEdition(db, 'repeat-referrals', 'published'))?.at(LEEDS, '2025', '')?.value).toBe(23.3);
});

test('a computed metric: the newest numerator, then the newest denominator', async () => {
  const count = (published: string, newestPeriod: string) => ({ dataset: 'children-in-need', published, newestPeriod });
  const population = (published: string, newestPeriod: string) => ({ dataset: 'population', published, newestPeriod });
  await putEdition(db, 'children-in-need-rate', count('2025-10-30', '2025'), { [`${LEEDS}|2025`]: 328 }, population('2025-07-30', '2024'));
  await putEdition(db, 'children-in-need-rate', count('2024-10-31', '2024'), { [`${LEEDS}|2024`]: 300 }, population('2026-07-30', '2025'));
  const shown = await shownEdition(db, 'children-in-need-rate', 'published');
  expect(shown).toMatchObject({
    key: 'children-in-need-rate/children-in-need@2025-10-30+population@2025-07-30',
    release: { id: 'children-in-need@2025-10-30' },
    denominator: { id: 'population@2025-07-30', published: '2025-07-30', assumed: false },
  });
  await putEdition(db, 'children-in-need-rate', count('2025-10-30', '2025'), { [`${LEEDS}|2025`]: 327 }, population('2026-07-30', '2025'));
  const renewed = await shownEdition(db, 'children-in-need-rate', 'published');
  expect([renewed?.denominator?.id, renewed?.at(LEEDS, '2025', '')?.value]).toEqual(['population@2026-07-30', 327]);
});

test('of one release the rate computed with its denominator is shown before the one without, as soon as there is a denominator', async () => {
  const release = { dataset: 'looked-after-started', published: '2025-11-26', newestPeriod: '2025' };
  const population = { dataset: 'looked-after-rates', published: '2025-12-01', newestPeriod: '2025' };
  await putEdition(db, 'care-entry-uasc-rate', release, { [`${LEEDS}|2025|uasc=uasc`]: 5 });
  expect((await shownEdition(db, 'care-entry-uasc-rate', 'published'))?.figures).toMatchObject([{ value: 5 }]);
  await putEdition(db, 'care-entry-uasc-rate', release, { [`${LEEDS}|2025|uasc=uasc`]: 4 }, population);
  expect((await shownEdition(db, 'care-entry-uasc-rate', 'published'))?.figures).toMatchObject([{ value: 4 }]);
  expect((await shownEdition(db, 'care-entry-uasc-rate', 'published', { asAt: '2025-11-30' }))?.figures).toMatchObject([{ value: 5 }]);
});

test('a release that no edition was made of (its second file is awaited) leaves the one before in its place', async () => {
  await putRelease(db, { dataset: 'children-in-need', published: '2026-10-29', newestPeriod: '2026' });
  expect((await shownEdition(db, 'children-in-need-rate', 'published'))?.release.published).toBe('2025-10-30');
});

test('figures are read once: an edition that was read is the same one afterwards', async () => {
  const first = await shownEdition(db, 'care-rate', 'published');
  expect(await shownEdition(db, 'care-rate', 'published')).toBe(first);
  expect((await shownEditions(db, 'published')).get('care-rate')).toBe(first);
});

test('the shown editions of a world, by metric', async () => {
  expect([...(await shownEditions(db, 'published')).keys()].sort()).toEqual(['absence-overall', 'care-entry-uasc-rate', 'care-rate', 'children-in-need-rate', 'repeat-referrals']);
  expect([...(await shownEditions(db, 'invented')).keys()]).toEqual(['sw-turnover']);
});
