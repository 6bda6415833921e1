import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { findShown, shownEdition, shownEditions } from './editions.ts';
import { suppressedNow } from './withheld.ts';

let db: Database;
beforeEach(async () => {
  db = await testDatabase();
});

const LEEDS = 'E08000035';
const METRIC = 'repeat-referrals';
const inYear = (year: number) => ({ dataset: 'referrals', published: `${year}-10-30`, newestPeriod: String(year) });
const setState = (key: string, state: string) => db.prisma.release.update({ where: { key }, data: { state } });
const at = async (asAt: string | undefined, place = `${LEEDS}|2020|`) => {
  const [area = '', period = '', breakdown = ''] = place.split('|');
  return (await shownEdition(db, METRIC, 'published', { asAt }))?.at(area, period, breakdown);
};

describe('which edition is seen', () => {
  test('only of releases that are signed off, as numerator and as denominator', async () => {
    await putEdition(db, METRIC, inYear(2024), { [`${LEEDS}|2020`]: 1 });
    await putEdition(db, METRIC, { ...inYear(2025), state: 'waiting' }, { [`${LEEDS}|2020`]: 2 });
    expect((await at(undefined))?.value).toBe(1);
    await setState('referrals@2025-10-30', 'signed-off');
    expect((await at(undefined))?.value).toBe(2);
    await setState('referrals@2025-10-30', 'rolled-back');
    expect((await at(undefined))?.value).toBe(1);

    const need = { dataset: 'children-in-need', published: '2025-10-30', newestPeriod: '2025' };
    const population = { dataset: 'population', published: '2025-07-30', newestPeriod: '2024' };
    await putEdition(db, 'children-in-need-rate', need, { [`${LEEDS}|2025`]: 1 }, population);
    await putEdition(db, 'children-in-need-rate', need, { [`${LEEDS}|2025`]: 2 }, { ...population, published: '2026-07-30', state: 'waiting' });
    expect((await shownEdition(db, 'children-in-need-rate', 'published'))?.denominator?.published).toBe('2025-07-30');
    expect((await shownEditions(db, 'published')).size).toBe(2);
    await setState('population@2025-07-30', 'waiting');
    expect(await shownEdition(db, 'children-in-need-rate', 'published')).toBeNull();
  });

  test('as at a day, and of one release', async () => {
    for (const year of [2023, 2024, 2025]) await putEdition(db, METRIC, inYear(year), { [`${LEEDS}|2020`]: year });
    expect(await at('2023-10-29')).toBeUndefined();
    expect(await shownEdition(db, METRIC, 'published', { asAt: '2023-10-29' })).toBeNull();
    expect((await at('2023-10-30'))?.value).toBe(2023);
    expect((await at('2025-10-29'))?.value).toBe(2024);
    expect((await at('2099-01-01'))?.value).toBe(2025);
    const of = async (release: string) => (await shownEdition(db, METRIC, 'published', { release }))?.release.published;
    expect([await of('referrals@2024-10-30'), await of('referrals@1999-01-01'), await of('children-in-need@2024-10-30')]).toEqual(['2024-10-30', undefined, undefined]);
    expect([...(await shownEditions(db, 'published', [METRIC], { asAt: '2024-01-01' })).values()].map(({ release }) => release.id)).toEqual(['referrals@2023-10-30']);
  });

  test('a date that is only the day of import never puts an earlier period last', async () => {
    await putEdition(db, METRIC, inYear(2025), { [`${LEEDS}|2020`]: 5 });
    await putEdition(db, METRIC, { dataset: 'referrals', published: '2026-11-22', newestPeriod: '2023', assumed: true }, { [`${LEEDS}|2020`]: 3 });
    expect([(await at(undefined))?.value, (await at('2026-12-01'))?.value, (await at('2026-01-01'))?.value]).toEqual([5, 5, 5]);
  });

  test('as at a day, computed with what was there: no denominator of a later day', async () => {
    const count = (year: number) => ({ dataset: 'children-in-need', published: `${year}-10-30`, newestPeriod: String(year) });
    const population = (year: number) => ({ dataset: 'population', published: `${year}-07-30`, newestPeriod: String(year - 1) });
    await putEdition(db, 'children-in-need-rate', count(2024), { [`${LEEDS}|2024`]: 1 }, population(2024));
    await putEdition(db, 'children-in-need-rate', count(2024), { [`${LEEDS}|2024`]: 2 }, population(2025));
    await putEdition(db, 'children-in-need-rate', count(2025), { [`${LEEDS}|2024`]: 3 }, population(2025));
    const shown = async (pin: { asAt?: string; release?: string }) => (await shownEdition(db, 'children-in-need-rate', 'published', pin))?.at(LEEDS, '2024', '')?.value;
    expect([await shown({ asAt: '2024-12-31' }), await shown({ asAt: '2025-08-01' }), await shown({ asAt: '2025-10-30' })]).toEqual([1, 2, 3]);
    expect([await shown({ release: 'children-in-need@2024-10-30' }), await shown({ release: 'children-in-need@2024-10-30', asAt: '2025-01-01' })]).toEqual([2, 1]);
  });
});

describe('what is suppressed by now is withheld in what was published before', () => {
  const cell = (period: string) => `${LEEDS}|${period}`;
  test('every kind of older content, with all that stands behind it; other symbols leave what was', async () => {
    await putEdition(db, METRIC, inYear(2023), {
      [cell('2001')]: { is: 12.3, exact: '12.34', count: '123', denominator: '1000', lower: 11.1, upper: 13.3 },
      [cell('2002')]: 'low', [cell('2003')]: 'u', [cell('2004')]: 'c',
      [cell('2011')]: 21.1, [cell('2012')]: 22.2, [cell('2013')]: 23.3, [cell('2014')]: 24.4, [cell('2015')]: 25.5, [cell('2016')]: 26.6, [cell('2017')]: 27.7,
    });
    await putEdition(db, METRIC, inYear(2025), {
      [cell('2001')]: 'c', [cell('2002')]: 'c', [cell('2003')]: 'c', [cell('2004')]: 'c',
      [cell('2011')]: 'k', [cell('2012')]: 'low', [cell('2013')]: 'u', [cell('2014')]: 'x', [cell('2015')]: 'z', [cell('2016')]: 1,
    });
    const edition = await shownEdition(db, METRIC, 'published', { asAt: '2024-01-01' });
    const withheld = (period: string) => ({ area: LEEDS, period, breakdown: '', value: null, missing: 'c', category: null, published: '', withheldSince: '2025-10-30' });
    expect(edition?.figures).toEqual([
      withheld('2001'), withheld('2002'), withheld('2003'),
      { area: LEEDS, period: '2004', breakdown: '', value: null, missing: 'c', category: null, published: 'c' },
      ...[21.1, 22.2, 23.3, 24.4, 25.5, 26.6, 27.7].map((value, index) => ({ area: LEEDS, period: String(2011 + index), breakdown: '', value, missing: null, category: null, published: String(value) })),
    ]);
    expect(edition?.at(LEEDS, '2001', '')).toEqual(withheld('2001'));
    expect(edition?.series(LEEDS, '').slice(0, 3)).toEqual(['2001', '2002', '2003'].map(withheld));
  });

  test('since the first release of the unbroken run; the newest row counts, whichever release has it', async () => {
    const contents: Record<string, (number | 'c' | null)[]> = {
      since2024: [1, 'c', 'c', 'c'], again: [1, 'c', 2, 'c'], shownAgain: [1, 'c', 'c', 2], gone: [1, 'c', null, null], hole: [1, 'c', null, 'c'], late: [1, 2, 3, 'c'],
    };
    const names = Object.keys(contents);
    for (const [index, year] of [2022, 2023, 2024, 2025].entries()) {
      await putEdition(db, METRIC, inYear(year), Object.fromEntries(names.flatMap((name, place) => {
        const content = contents[name]?.[index] ?? null;
        return content === null ? [] : [[`${LEEDS}|${1990 + place}`, content]];
      })));
    }
    const shown = async (year: number) => Promise.all(names.map(async (_, place) => {
      const figure = await at(`${year}-12-31`, `${LEEDS}|${1990 + place}|`);
      return figure && (figure.withheldSince ?? figure.value ?? figure.missing);
    }));
    expect(await shown(2022)).toEqual(['2023-10-30', '2025-10-30', 1, '2023-10-30', '2023-10-30', '2025-10-30']);
    expect(await shown(2024)).toEqual(['c', '2025-10-30', 'c', undefined, undefined, '2025-10-30']);
    expect(await shown(2025)).toEqual(['c', 'c', 2, undefined, 'c', 'c']);
  });

  test('not yet by a release that waits, no longer by one that was rolled back', async () => {
    await putEdition(db, METRIC, inYear(2023), { [cell('2020')]: 12.3 });
    await putEdition(db, METRIC, inYear(2024), { [cell('2020')]: 12.5 });
    await putEdition(db, METRIC, { ...inYear(2025), state: 'waiting' }, { [cell('2020')]: 'c' });
    const seen = async () => [(await at('2023-12-31'))?.value, (await at('2024-12-31'))?.value, (await at(undefined))?.value];
    expect(await seen()).toEqual([12.3, 12.5, 12.5]);
    const before = (await findShown(db, METRIC, 'published', { asAt: '2023-12-31' }))?.stamp;
    await setState('referrals@2025-10-30', 'signed-off');
    expect(await seen()).toEqual([null, null, null]);
    expect((await suppressedNow(db, [METRIC]))({ metric: METRIC, area: LEEDS, period: '2020', breakdown: '' })).toBe('2025-10-30');
    const after = (await findShown(db, METRIC, 'published', { asAt: '2023-12-31' }))?.stamp;
    expect([before?.key, before?.withheldBy === after?.withheldBy]).toEqual([after?.key, false]);
    await setState('referrals@2025-10-30', 'rolled-back');
    expect(await seen()).toEqual([12.3, 12.5, 12.5]);
    expect((await suppressedNow(db, [METRIC]))({ metric: METRIC, area: LEEDS, period: '2020', breakdown: '' })).toBeUndefined();
  });

  test('a category is withheld too', async () => {
    const inspections = (year: number) => ({ dataset: 'inspection-outcomes', published: `${year}-09-25`, newestPeriod: String(year) });
    await putEdition(db, 'ofsted-leadership', inspections(2024), { [`${LEEDS}|2024`]: 'category:good' });
    await putEdition(db, 'ofsted-leadership', inspections(2025), { [`${LEEDS}|2024`]: 'c' });
    expect((await shownEdition(db, 'ofsted-leadership', 'published', { asAt: '2025-01-01' }))?.figures).toMatchObject([{ value: null, missing: 'c', category: null, withheldSince: '2025-09-25' }]);
  });
});
