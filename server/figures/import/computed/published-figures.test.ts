import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/database.ts';
import { publishedData } from '../../../../tests/published-data.ts';
import type { Database } from '../../../db.ts';
import { shownEdition } from '../../queries.ts';
import { importPaths } from '../index.ts';

type Row = Readonly<Record<string, string>>;

const data = publishedData() ?? '';
const path = (name: string) => join(data, 'published', name);
const names = data ? readdirSync(join(data, 'published')) : [];
const fileOf = (start: string) => names.find((name) => name.includes(start)) ?? '';
const FILES = ['b1_', 'c3_', 'c4_', 'ons_mid', 'la_hosp', 'region_hosp', 'RSX', 'RO3', 'as_at_31_March.csv', 'ILACS', 'csww_role', 'cla_number', 'la_children_who_started', 'la_cla_on_31'];

/** A reading apart from the program's: the file as it is, one object a row. */
function rows(start: string): readonly Row[] {
  const text = readFileSync(path(fileOf(start)), 'utf8').replace(/^\uFEFF/, '');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

const LEEDS = 'E08000035';
const ENGLAND = 'E92000001';
const HULL = 'E06000010';
/** Missing returns of 2024/25, and the regions they leave short. */
const SHORT = { E12000005: 'E08000025', E12000002: 'E06000063', E12000008: 'E06000039' };

describe.skipIf(!data)('computed metrics of the published files', () => {
  let db: Database;
  const at = async (metric: string, area: string, period: string, breakdown = '') => (await shownEdition(db, metric, 'published'))?.at(area, period, breakdown);

  beforeAll(async () => {
    db = await testDatabase();
    const { files, waiting } = await importPaths(db, FILES.map((start) => path(fileOf(start))));
    expect(files.filter(({ result }) => result !== 'loaded')).toEqual([]);
    expect(waiting).toEqual([]);
  }, 60_000);

  test('a rate has its count, its population and the number before rounding behind it', async () => {
    const of = (start: string, code: string, period: string) => rows(start).find((row) => row['new_la_code'] === code && row['time_period'] === period);
    const count = Number(of('b1_', LEEDS, '2025')?.['At31_episodes']);
    const people = Number(of('ons_mid', LEEDS, '2024')?.['population_estimate']);
    const figure = await at('children-in-need-rate', LEEDS, '2025');
    expect(figure).toMatchObject({ value: 328, published: '', behind: { count: { value: count }, denominator: { value: people } } });
    expect(figure?.behind?.exact).toBeCloseTo((count / people) * 10_000, 9);
    const neglect = await at('abuse-neglect-factor-rate', LEEDS, '2025', 'factor=neglect');
    expect(neglect?.value).toBe(Math.floor((Number(of('c3_', LEEDS, '2025')?.['Neglect']) / people) * 10_000 + 0.5));
  });

  test('factors begin in 2019, conferences in 2014; columns a year did not have are x', async () => {
    const [abuse, harm, conferences] = await Promise.all(['abuse-neglect-factor-rate', 'harm-outside-home-factor-rate', 'icpc-per-section-47'].map((metric) => shownEdition(db, metric, 'published')));
    expect([abuse?.periods[0], harm?.periods[0], conferences?.periods[0]]).toEqual(['2019', '2019', '2014']);
    expect([abuse?.breakdowns.length, harm?.breakdowns.length]).toEqual([12, 5]);
    const rowsFrom2019 = rows('c3_').filter((row) => row['time_period'] !== '2018').length;
    expect([abuse?.figures.length, harm?.figures.length]).toEqual([rowsFrom2019 * 12, rowsFrom2019 * 5]);
    expect([harm?.at(LEEDS, '2021', 'factor=child-criminal-exploitation')?.missing, abuse?.at(LEEDS, '2020', 'factor=sexual-abuse-adult-on-child')?.missing]).toEqual(['x', 'x']);
  });

  test('conferences as a share of enquiries: every symbol of the file is the share\'s, and nothing stands behind a c', async () => {
    const shown = await shownEdition(db, 'icpc-per-section-47', 'published');
    const symbols: Record<string, number> = {};
    for (const row of rows('c4_')) {
      const [part, whole] = [row['ICPC'] ?? '', row['Section47'] ?? ''];
      const symbol = [part, whole].find((text) => !/^\d+$/.test(text)) ?? (whole === '0' ? 'z' : null);
      if (row['time_period'] === '2013' || symbol === null) continue;
      symbols[symbol] = (symbols[symbol] ?? 0) + 1;
    }
    const found: Record<string, number> = {};
    for (const { missing } of shown?.figures ?? []) if (missing !== null) found[missing] = (found[missing] ?? 0) + 1;
    expect(found).toEqual(symbols);
    expect(found['c']).toBeGreaterThan(10);
    expect(shown?.figures.filter(({ missing, behind }) => missing === 'c' && behind)).toEqual([]);
  });

  test('nothing is kept behind any c of a computed metric', async () => {
    const { rows: kept } = await db.pool.query(`SELECT 1 FROM figure WHERE missing = 'c' AND num_nonnulls(exact, count, denominator, lower, upper, value) > 0`);
    expect(kept).toEqual([]);
  });

  test('unaccompanied children: the population of the table of rates stands behind', async () => {
    const rate = rows('cla_number').find((row) => row['new_la_code'] === LEEDS && row['time_period'] === '2025' && row['population_type']?.includes('on 31 March'));
    const figure = await at('care-uasc-rate', LEEDS, '2025', 'uasc=non-uasc');
    expect(figure?.behind?.denominator?.value).toBe(Number(rate?.['population_estimate']));
    expect(figure?.value).toBe(Math.floor((figure?.behind?.count?.value ?? 0) / (figure?.behind?.denominator?.value ?? 0) * 10_000 + 0.5));
  });

  describe('admissions', () => {
    const persons = (start: string) => rows(start).filter((row) => row['Sex'] === 'Persons' && row['Category'] === '' && row['Time period'] === '2023/24');

    test('are the published values, with limits; City of London and Isles of Scilly are not available', async () => {
      const leeds = persons('la_hosp').find((row) => row['Area Code'] === LEEDS);
      expect(await at('injury-admissions-rate', LEEDS, '2023/24')).toMatchObject({
        value: Math.floor(Number(leeds?.['Value']) + 0.5), published: leeds?.['Value'],
        behind: { exact: Number(leeds?.['Value']), count: { value: Number(leeds?.['Count']) }, limits: { lower: Math.floor(Number(leeds?.['Lower CI 95.0 limit']) + 0.5) } },
      });
      for (const code of ['E09000001', 'E06000053']) expect(await at('injury-admissions-rate', code, '2023/24')).toMatchObject({ value: null, missing: 'x', published: '' });
      const shown = await shownEdition(db, 'injury-admissions-rate', 'published');
      expect(shown?.denominator?.id).toBe('injury-admissions-regions@2025-02-01');
      expect(shown?.areas).toHaveLength(1 + 11 + 153);
      expect(shown?.figures.filter(({ missing, behind }) => missing !== null && behind?.limits)).toEqual([]);
    });

    test('regions from their file; Inner and Outer London from their authorities', async () => {
      for (const row of persons('region_hosp').filter((found) => found['Area Type'] === 'Regions (statistical)')) {
        expect((await at('injury-admissions-rate', row['Area Code'] ?? '', '2023/24'))?.published).toBe(row['Value']);
      }
      // Camden, Hackney (with the City), Hammersmith, Haringey, Islington, Kensington, Lambeth, Lewisham, Newham, Southwark, Tower Hamlets, Wandsworth, Westminster.
      const inner = [7, 12, 13, 14, 19, 20, 22, 23, 25, 28, 30, 32, 33].map((number) => `E090000${String(number).padStart(2, '0')}`);
      const inside = persons('la_hosp').filter((row) => inner.includes(row['Area Code'] ?? ''));
      expect(inside).toHaveLength(13);
      const sum = (column: string) => inside.reduce((total, row) => total + Number(row[column]), 0);
      const figure = await at('injury-admissions-rate', 'E13000001', '2023/24');
      expect(figure).toMatchObject({ value: Math.floor((sum('Count') / sum('Denominator')) * 10_000 + 0.5), behind: { count: { value: sum('Count') }, denominator: { value: sum('Denominator') } } });
    });
  });

  describe('spending', () => {
    const SOCIAL = 'Children Social Care - Total Expenditure (C3 = C1 + C2)';
    const ALL = 'Total Service Expenditure - Total Expenditure (C3 = C1 + C2)';
    const population = (code: string) => rows('ons_mid').filter((row) => row['time_period'] === '2024' && (row['new_la_code'] || row['region_code'] || row['country_code']) === code);

    test('England is its own row, over all its children', async () => {
      const row = rows('RSX').find((found) => found['Class'] === 'Eng');
      const [social, all] = [Number(row?.[SOCIAL]), Number(row?.[ALL])];
      expect((await at('spend-share', ENGLAND, '2024/25'))?.value).toBe(Math.round((social / all) * 1000) / 10);
      expect((await at('spend-share', ENGLAND, '2024/25'))?.value).toBe(9.5);
      const people = Number(rows('ons_mid').find((found) => found['time_period'] === '2024' && found['geographic_level'] === 'National')?.['population_estimate']);
      expect((await at('spend-per-child', ENGLAND, '2024/25'))?.value).toBe(Math.round((social * 1000) / people));
    });

    test.each(Object.entries(SHORT))('%s leaves the missing return of %s and its children out', async (region, missing) => {
      const inside = rows('ons_mid').filter((row) => row['time_period'] === '2024' && row['geographic_level'] === 'Local authority' && row['region_code'] === region && /^\d+$/.test(row['population_estimate'] ?? ''));
      const sheet = new Map(rows('RSX').filter((row) => ['UA', 'MD', 'LB', 'SC'].includes(row['Class'] ?? '')).map((row) => [row['ONS Code'], row]));
      // The two that keep their earlier code in the one file or the other.
      const returned = inside.map((row) => ({ row, spent: sheet.get(row['new_la_code'] ?? '') })).filter(({ spent }) => /^[\d.]+$/.test(spent?.[SOCIAL] ?? ''));
      expect(inside.length - returned.length).toBe(1);
      const social = returned.reduce((sum, { spent }) => sum + Number(spent?.[SOCIAL]), 0);
      const all = returned.reduce((sum, { spent }) => sum + Number(spent?.[ALL]), 0);
      const children = returned.reduce((sum, { row }) => sum + Number(row['population_estimate']), 0);
      expect((await at('spend-share', region, '2024/25'))?.value).toBeCloseTo(Math.round((social / all) * 1000) / 10, 9);
      expect(await at('spend-per-child', region, '2024/25')).toMatchObject({ value: Math.round((social * 1000) / children), behind: { denominator: { value: children } } });
      expect(children + Number(population(missing)[0]?.['population_estimate'])).toBe(Number(rows('ons_mid').find((row) => row['time_period'] === '2024' && row['geographic_level'] === 'Regional' && row['region_code'] === region)?.['population_estimate']));
      for (const metric of ['spend-share', 'spend-per-child', 'spend-not-on-care']) expect(await at(metric, missing, '2024/25')).toMatchObject({ value: null, missing: 'x', published: 'x' });
    });

    test('London is Inner and Outer London together', async () => {
      for (const metric of ['spend-share', 'spend-per-child', 'spend-not-on-care']) {
        const [inner, outer, london] = await Promise.all(['E13000001', 'E13000002', 'E12000007'].map((code) => at(metric, code, '2024/25')));
        for (const side of ['count', 'denominator'] as const) {
          expect(london?.behind?.[side]?.value).toBeCloseTo((inner?.behind?.[side]?.value ?? NaN) + (outer?.behind?.[side]?.value ?? NaN), 6);
        }
      }
    });
  });

  describe('judgements', () => {
    const LEADERS = 'The impact of leaders on social work practice with children and families';

    test('the history, read by the latest inspection begun by 31 March 2025, is the publisher\'s list as at that day', () => {
      const list = rows('as_at_31_March.csv');
      const latest = new Map<string, Row>();
      for (const row of rows('ILACS')) {
        const day = row['Inspection date'] ?? '';
        const before = latest.get(row['Local authority area code'] ?? '')?.['Inspection date'] ?? '';
        if (row['Local authority status'] === 'Current' && day.slice(0, 10) <= '2025-03-31' && day > before) latest.set(row['Local authority area code'] ?? '', row);
      }
      const said = (row?: Row) => [row?.['Inspection date'], row?.['Publication date'], row?.[LEADERS]];
      expect(list.map((row) => said(latest.get(row['Local authority area code'] ?? '')))).toEqual(list.map(said));
      expect(latest.size).toBe(list.length);
    });

    test('each authority has its category in 2025, and every region counts them', async () => {
      const shown = await shownEdition(db, 'ofsted-leadership', 'published');
      expect(shown?.periods).toEqual(['2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025']);
      const counts: Record<string, number> = {};
      for (const row of rows('as_at_31_March.csv')) counts[row[LEADERS] ?? ''] = (counts[row[LEADERS] ?? ''] ?? 0) + 1;
      const of = (area: string, judgement: string) => shown?.at(area, '2025', `judgement=${judgement}`)?.value ?? NaN;
      expect(['outstanding', 'good', 'requires-improvement', 'inadequate'].map((value) => of(ENGLAND, value))).toEqual(
        ['Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate'].map((text) => counts[text]));
      const authorities = shown?.figures.filter(({ period, category }) => period === '2025' && category !== null) ?? [];
      expect(authorities).toHaveLength(153);
      // Durham, whose name the corrections spell otherwise, is in the North East.
      expect(shown?.at('E06000047', '2025', '')?.category).toBe('outstanding');
      for (const value of ['outstanding', 'good', 'requires-improvement', 'inadequate']) {
        expect(of('E12000007', value)).toBe(of('E13000001', value) + of('E13000002', value));
        expect([1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, number) => sum + of(`E1200000${number}`, value), 0)).toBe(of(ENGLAND, value));
      }
    });
  });

  describe('ethnicity', () => {
    const cellOf = (code: string, role: string, breakdown: string, column: string) =>
      ethnicity.find((row) => row['time_period'] === '2025' && (row['new_la_code'] || row['country_code']) === code && (row['new_la_code'] !== '' || row['geographic_level'] === 'National') && row['role'] === role && row['breakdown'] === breakdown)?.[column] ?? '';
    let ethnicity: readonly Row[] = [];
    beforeAll(() => {
      ethnicity = rows('csww_role');
    });

    test.each([
      ['England', ENGLAND], ['Leeds', LEEDS], ['Kingston and Richmond together', 'E09000021 / E09000027'], ['both Northamptonshires', 'E06000061 / E06000062'],
    ])('of %s: 100 less White, and managers from their headcounts', async (_name, code) => {
      const total = await at('sw-ethnic-minority', code, '2025', 'seniority=total');
      expect(total?.value).toBe(Math.round((100 - Number(cellOf(code, 'Total', 'White', 'inpost_headcount_percentage'))) * 10) / 10);
      const sum = (breakdown: string) => ['First line manager', 'Middle manager', 'Senior manager'].reduce((all, role) => all + Number(cellOf(code, role, breakdown, 'inpost_headcount')), 0);
      const expected = 100 - (sum('White') / sum('Known')) * 100;
      const managers = await at('sw-ethnic-minority', code, '2025', 'seniority=manager');
      expect(managers?.behind).toMatchObject({ count: { value: sum('Known') - sum('White') }, denominator: { value: sum('Known') } });
      expect(Math.abs((managers?.value ?? NaN) - expected)).toBeLessThanOrEqual(0.05 + 1e-9);
    });

    test('where nobody\'s is known the symbol of the White cell; the single authorities of a joint return have nothing', async () => {
      for (const seniority of ['total', 'manager', 'senior-practitioner', 'case-holder', 'qualified-without-cases']) {
        expect(await at('sw-ethnic-minority', HULL, '2025', `seniority=${seniority}`)).toMatchObject({ value: null, missing: 'x', published: 'x' });
      }
      expect(await at('sw-ethnic-minority', 'E06000053', '2025', 'seniority=total')).toMatchObject({ value: null, missing: 'z', published: 'z' });
      for (const code of ['E09000021', 'E09000027', 'E06000061', 'E06000062']) expect(await at('sw-ethnic-minority', code, '2025', 'seniority=total')).toBeUndefined();
      const shown = await shownEdition(db, 'sw-ethnic-minority', 'published');
      expect(shown?.figures).toHaveLength(ethnicity.filter((row) => row['role'] === 'Total' && row['breakdown'] === 'White').length * 5);
    });
  });
});
