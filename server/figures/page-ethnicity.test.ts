import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { publishedData } from '../../tests/published-data.ts';
import type { EthnicGroupsView } from '../../shared/ethnic-groups.ts';
import type { Database } from '../db.ts';
import { CENSUS_LABELS, NOT_ASKED } from './import/computed/census.ts';
import { ETHNIC_GROUPS, ROLES } from './import/computed/ethnicity.ts';
import { importPaths, type ImportOptions } from './import/index.ts';
import { csv, educationFile, ENGLAND, LEEDS, YORK } from './import/invented-files.ts';
import { indicatorView } from './page.ts';

const YORKSHIRE = 'E12000003';
const SLUG = 'sw-ethnic-minority';

const folder = mkdtempSync(join(tmpdir(), 'ethnicity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function load(db: Database, name: string, text: string, options: ImportOptions = {}) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return (await importPaths(db, [path], { today: '2026-11-22', ...options })).files[0];
}

/** Percentages of the groups, in their order, for every role; one headcount for each role and group. */
function workforce(places: readonly { readonly area: string; readonly period: string; readonly percents: readonly string[]; readonly heads: readonly string[] }[]): string {
  return educationFile(places.flatMap(({ area, period, percents, heads }) =>
    Object.keys(ROLES).flatMap((role) =>
      [...ETHNIC_GROUPS.map(({ name }, index) => [name, percents[index] ?? '', heads[index] ?? '']), ['Known', '82.2', '20']].map(([breakdown = '', percent = '', heads_ = '']) => ({
        area, period, role, breakdown_topic: 'Ethnicity major', breakdown,
        inpost_FTE: '1', inpost_FTE_percentage: '1', inpost_headcount: heads_, inpost_headcount_percentage: percent,
      })))));
}

/** Every category of these areas has 10 residents, the last of them 30; nobody was not asked but in Wales. */
function census(column: string, areas: readonly string[]): string {
  const category = 'Ethnic group (20 categories)';
  return csv([
    [`${column} Code`, column, `${category} Code`, category, 'Observation'],
    ...areas.flatMap((area) => [[area, area, '-8', NOT_ASKED, '5000'], ...Object.keys(CENSUS_LABELS).map((label, index) => [area, area, String(index + 1), label, index === 18 ? '30' : '10'])]),
  ]);
}

const STAFF = workforce([
  { area: LEEDS, period: '2024', percents: ['80.0', '5.0', '5.0', '8.0', '2.0'], heads: ['10', '1', '2', '3', '4'] },
  { area: LEEDS, period: '2025', percents: ['70.0', '5.5', '6.5', '16.0', '2.0'], heads: ['10', '1', '2', '3', '4'] },
  { area: YORK, period: '2025', percents: ['x', 'x', 'z', 'x', 'x'], heads: ['10', 'z', '2', '3', '4'] },
  { area: ENGLAND, period: '2025', percents: ['72.6', '4.0', '6.6', '15.9', '0.9'], heads: ['10', '1', '2', '3', '4'] },
]);

let db: Database;
const view = async (query: string, slug = SLUG) => (await indicatorView({ db }, slug, new URLSearchParams(query))).ethnicGroups;
const staffOf = (shown: EthnicGroupsView | null) => shown?.figures?.rows.map(({ staff }) => staff.text);
const residentsOf = (shown: EthnicGroupsView | null) => shown?.figures?.rows.map(({ residents }) => residents.text);

describe('the groups of social workers', () => {
  beforeAll(async () => {
    db = await testDatabase();
    expect(await load(db, 'csww_role_by_characteristics.csv', STAFF)).toMatchObject({ result: 'loaded', release: 'workforce-ethnicity@2026-03-19' });
  });

  it('are there without a census, and say so', async () => {
    const shown = await view(`area=${LEEDS}`);
    expect(shown?.figures?.residentsSource).toBeNull();
    expect(new Set(residentsOf(shown))).toEqual(new Set(['no figure in the census file']));
  });

  it('stand in the order of the file, as published, with symbols in words', async () => {
    expect(staffOf(await view(`area=${LEEDS}`))).toEqual(['70.0%', '5.5%', '6.5%', '16.0%', '2.0%']);
    expect(staffOf(await view(`area=${YORK}&seniority=case-holder`))).toEqual(['not available', 'not available', 'not applicable', 'not available', 'not available']);
    expect((await view(`area=${LEEDS}`))?.figures).toMatchObject({ period: '2025', known: 'Leeds 82.2%, England 82.2%', staffSource: { words: expect.stringMatching(/Department for Education.*published 19 March 2026/) } });
  });

  it('of managers are worked out from the headcounts of three rows; missing where one of them is', async () => {
    const shown = await view(`area=${LEEDS}&seniority=manager`);
    expect([shown?.figures?.managers, staffOf(shown)]).toEqual([true, ['50.0%', '5.0%', '10.0%', '15.0%', '20.0%']]);
    expect(staffOf(await view(`area=${YORK}&seniority=manager`))).toEqual(['50.0%', 'not applicable', '10.0%', '15.0%', '20.0%']);
  });

  it('of an area without a row have no figure', async () => {
    expect(new Set(staffOf(await view(`area=${YORKSHIRE}`)))).toEqual(new Set(['no figure for this period']));
  });

  it('have one group’s years for the area, its region and England, and nothing else', async () => {
    expect((await view(`area=${LEEDS}`))?.figures?.series).toBeNull();
    const shown = await indicatorView({ db }, SLUG, new URLSearchParams(`area=${LEEDS}&ethnicity=black`));
    const series = shown.ethnicGroups?.figures?.series;
    expect(series?.areas).toEqual(['Leeds', 'Yorkshire and The Humber', 'England']);
    expect(series?.rows.map(({ period, cells }) => [period, ...cells.map(({ text }) => text)])).toEqual([
      ['2025', '16.0%', 'no figure for this period', '15.9%'], ['2024', '8.0%', 'no figure for this period', 'no figure for this period'],
    ]);
    expect(shown.choice.ethnicity).toBe('black');
    expect((await view('ethnicity=black'))?.figures?.series?.areas).toEqual(['England']);
    await expect(view('ethnicity=everyone')).rejects.toMatchObject({ status: 400 });
  });

  it('are no breakdown of the metric: its figures stay by seniority', async () => {
    const { rows } = await db.pool.query<{ breakdown: string }>('SELECT DISTINCT breakdown FROM figure');
    expect(rows.every(({ breakdown }) => /^seniority=[a-z-]+$/.test(breakdown))).toBe(true);
    expect(await view(`area=${LEEDS}&ethnicity=black`, 'sw-caseload')).toBeNull();
    expect((await indicatorView({ db }, 'sw-caseload', new URLSearchParams('ethnicity=black'))).choice).not.toHaveProperty('ethnicity');
  });

  it('are of the newest release only, and invented areas have none', async () => {
    expect(await view(`area=${LEEDS}&asAt=2026-04-01`)).toMatchObject({ figures: null });
    expect(await view('area=X92000001')).toBeNull();
  });

  it('stand beside the residents by code: five groups of 19 categories, without those who were not asked', async () => {
    for (const [name, column, areas] of [
      ['ons-ethnic-population-la.csv', '2023 Upper tier local authorities', [LEEDS, 'W06000001']],
      ['ons-ethnic-population-reg.csv', 'Regions', [YORKSHIRE, 'W92000004']],
      ['ons-ethnic-population-nat.csv', 'Countries', [ENGLAND, 'W92000004']],
    ] as const) expect(await load(db, name, census(column, areas))).toMatchObject({ result: 'loaded', published: '2022-11-29', observations: 19 });
    // 5, 4, 5, 3 and 2 categories; 210 residents.
    const shares = ['23.8%', '19.0%', '23.8%', '14.3%', '19.0%'];
    for (const area of [LEEDS, YORKSHIRE, ENGLAND]) expect(residentsOf(await view(`area=${area}`))).toEqual(shares);
    expect((await view(`area=${LEEDS}`))?.figures?.residentsSource?.words).toMatch(/Office for National Statistics, Census 2021.*published 29 November 2022/);
    // Not in the file.
    for (const area of [YORK, 'E13000001', 'E09000021 / E09000027']) expect(new Set(residentsOf(await view(new URLSearchParams({ area }).toString())))).toEqual(new Set(['no figure in the census file']));
  });

  it('of a release that waits are not shown before it is signed off', async () => {
    await load(db, 'csww_role_by_characteristics_2.csv', STAFF.replaceAll('16.0', '16.1'), { published: '2026-06-01', signOff: false });
    expect(staffOf(await view(`area=${LEEDS}`))).toEqual(['70.0%', '5.5%', '6.5%', '16.0%', '2.0%']);
    await db.pool.query(`UPDATE release SET state = 'signed-off' WHERE key = 'workforce-ethnicity@2026-06-01'`);
    expect(staffOf(await view(`area=${LEEDS}`))).toEqual(['70.0%', '5.5%', '6.5%', '16.1%', '2.0%']);
  });

  it('are not shown from a release that an earlier version read: it kept White alone', async () => {
    await db.pool.query(`DELETE FROM observation WHERE measure ~ '^(mixed|asian|black|other)-'`);
    expect(await view(`area=${LEEDS}`)).toBeNull();
  });
});

const data = publishedData() ?? '';

describe.skipIf(!data)('the groups of the published files', () => {
  beforeAll(async () => {
    db = await testDatabase();
    const names = ['csww_role_by_characteristics_inpost_2019_to_2025.ethnicity_major_only.csv', ...['la', 'reg', 'nat'].map((kind) => `ons-ethnic-population-${kind}.csv`)];
    const report = await importPaths(db, names.map((name) => join(data, 'published', name)));
    expect(report.files.map(({ result }) => result)).toEqual(['loaded', 'loaded', 'loaded', 'loaded']);
    expect(report.waiting).toEqual([]);
  });

  it('are those of England in 2025', async () => {
    const shown = await view('ethnicity=black');
    expect(staffOf(shown)).toEqual(['72.6%', '4.0%', '6.6%', '15.9%', '0.9%']);
    expect(shown?.figures?.known).toBe('England 82.2%');
    expect(residentsOf(shown)).toEqual(['81.0%', '3.0%', '9.6%', '4.2%', '2.2%']);
    expect(shown?.figures?.series?.rows.map(({ period }) => period)).toEqual(['2025', '2024', '2023', '2022', '2021', '2020', '2019']);
  });

  it('have residents for every authority and region of today, and for no part of London', async () => {
    const { rows } = await db.pool.query(`SELECT r.dataset, count(DISTINCT area)::int AS areas, count(*)::int AS rows FROM observation o JOIN release r ON r.id = o.release_id WHERE o.measure = 'residents' GROUP BY 1 ORDER BY 1`);
    expect(rows).toEqual([
      { dataset: 'ethnic-population', areas: 153, rows: 153 * 19 }, { dataset: 'ethnic-population-countries', areas: 1, rows: 19 }, { dataset: 'ethnic-population-regions', areas: 9, rows: 9 * 19 },
    ]);
    expect(residentsOf(await view('area=E08000038'))?.[0]).toMatch(/%$/);
    expect(residentsOf(await view('area=E13000001'))?.[0]).toBe('no figure in the census file');
    expect(staffOf(await view('area=E06000010'))).toEqual(Array(5).fill('not available'));
  });
});
