import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import { publishedData } from '../../../tests/published-data.ts';
import type { Database } from '../../db.ts';
import { shownEdition } from '../queries.ts';
import { importPaths, type ImportReport } from './index.ts';

const data = publishedData() ?? '';
const published = (name: string) => join(data, 'published', name);
const earlier = (name: string) => join(data, 'earlier-releases', '2024', name);

/** How many figures each metric has that stands in one column of one file, and the three that wait for a second one. */
const METRICS: Readonly<Record<string, number>> = {
  'children-in-need-rate': 2132, 'repeat-referrals': 2132, 'care-entry-rate': 835, 'care-rate': 835,
  'care-entry-uasc-rate': 1650, 'care-uasc-rate': 1650, 'school-moves-mid-year': 835,
  'absence-overall': 10_332, 'absence-persistent': 10_332, 'absence-severe': 10_332,
  'ks2-expected-standard': 3444, 'ks4-attainment-8': 3444,
  'cp-plans-repeat': 2132, 'cp-plans-two-years': 2132,
  'care-leaving-special-guardianship': 825, 'care-leaving-arrangements-order': 825,
  'placements-three-or-more': 835, 'placements-over-20-miles': 825, 'placement-type-share': 2475,
  'adoption-match-months': 45, 'sdq-average': 835, 'care-leavers-eet': 1670, 'care-leavers-suitable-accommodation': 1670,
  'sw-turnover': 1463, 'sw-agency': 1463, 'sw-vacancy': 1463, 'sw-caseload': 1463, 'three-or-more-social-workers': 165,
};

/** The days of the releases that those metrics come from, by data set, with the newest period of each. */
const RELEASES: Readonly<Record<string, string>> = {
  'absence@2026-04-02': '2024/25', 'adoption-timeliness@2025-11-26': '2025', 'care-leavers-accommodation@2025-11-26': '2025',
  'care-leavers-activity@2025-11-26': '2025', 'children-in-need@2025-10-30': '2025', 'key-stage-2@2026-04-02': '2024/25',
  'key-stage-4@2026-04-02': '2024/25', 'looked-after-ceased@2025-11-26': '2025', 'looked-after-characteristics@2025-11-26': '2025',
  'looked-after-health@2025-11-26': '2025', 'looked-after-rates@2025-11-26': '2025', 'looked-after-started@2025-11-26': '2025',
  'placement-stability@2026-01-21': '2025', 'population@2025-07-30': '2024', 'protection-plan-durations@2025-10-30': '2025',
  'referrals@2025-10-30': '2025', 'repeat-protection-plans@2025-10-30': '2025', 'school-moves@2026-01-21': '2024',
  'social-worker-stability@2026-01-21': '2024', 'workforce@2026-03-19': '2025',
};

describe.skipIf(!data)('the published files', () => {
  let db: Database;
  let report: ImportReport;

  beforeAll(async () => {
    db = await testDatabase();
    report = await importPaths(db, [join(data, 'published')]);
  });

  test('all 36 pass reading and checking; what no metric is read from is left alone, with the reason', () => {
    expect(report.files.filter(({ result }) => result === 'refused')).toEqual([]);
    expect(report.files).toHaveLength(readdirSync(join(data, 'published')).filter((name) => name.endsWith('.csv')).length);
    for (const file of report.files) if (file.result === 'left alone') expect(file.reason).toBe('checked; no metric of this version is read from it');
    expect(report.waiting).toEqual([]);
  });

  test.each(Object.entries(METRICS))('%s has a figure for every row of its file', async (metric, figures) => {
    const edition = await shownEdition(db, metric, 'published');
    expect(edition?.figures).toHaveLength(figures);
  });

  test.each([
    ['children-in-need-rate', 'E08000035', '2025', '', 328, null],
    ['children-in-need-rate', 'E92000001', '2025', '', 330, null],
    // Dorset before 2020: a count, and no population of its own.
    ['children-in-need-rate', 'E10000009', '2019', '', null, 'z'],
    ['absence-overall', 'E92000001', '2024/25', 'group=cino;phase=total', 17.4, null],
    ['absence-overall', 'E92000001', '2019/20', 'group=cino;phase=total', null, 'x'],
    ['sw-caseload', 'E09000021 / E09000027', '2025', '', 13.9, null],
    ['sw-caseload', 'E06000061 / E06000062', '2025', '', 14.8, null],
    ['care-rate', 'E92000001', '2025', '', 67, null],
    ['absence-persistent', 'E92000001', '2024/25', 'group=cino;phase=total', 46, null],
    ['absence-severe', 'E92000001', '2024/25', 'group=cino;phase=secondary', 20.1, null],
    ['ks2-expected-standard', 'E92000001', '2024/25', 'group=cino', 30, null],
    ['ks2-expected-standard', 'E08000035', '2020/21', 'group=cppo', null, 'x'],
    ['ks4-attainment-8', 'E12000001', '2024/25', 'group=cino', 15.1, null],
    ['cp-plans-repeat', 'E92000001', '2025', '', 24.5, null],
    ['cp-plans-two-years', 'E08000001', '2025', '', null, 'c'],
    ['school-moves-mid-year', 'E92000001', '2024', '', 8, null],
    ['school-moves-mid-year', 'E92000001', '2020', '', null, 'x'],
    ['care-leaving-special-guardianship', 'E92000001', '2025', '', 12, null],
    ['care-leaving-arrangements-order', 'E92000001', '2025', '', 3, null],
    ['placements-three-or-more', 'E92000001', '2025', '', 10, null],
    ['placements-over-20-miles', 'E92000001', '2021', '', 21, null],
    ['placement-type-share', 'E92000001', '2021', 'placement=foster', 71, null],
    ['placement-type-share', 'E92000001', '2021', 'placement=independent-and-semi-independent', 8, null],
    // "00:10" and "01:02".
    ['adoption-match-months', 'E92000001', '2025', 'age=total', 10, null],
    ['adoption-match-months', 'E92000001', '2025', 'age=6', 14, null],
    ['sdq-average', 'E92000001', '2025', '', 14.9, null],
    ['care-leavers-eet', 'E92000001', '2025', 'age=17-18', 64, null],
    ['care-leavers-suitable-accommodation', 'E92000001', '2025', 'age=19-21', 89, null],
    ['sw-turnover', 'E92000001', '2025', '', 11.8, null],
    ['sw-agency', 'E92000001', '2025', '', 13, null],
    ['sw-vacancy', 'E92000001', '2025', '', 14.2, null],
    ['three-or-more-social-workers', 'E92000001', '2024', '', 27, null],
  ])('%s of %s in %s %s', async (metric, area, period, breakdown, value, missing) => {
    expect((await shownEdition(db, metric, 'published'))?.at(area, period, breakdown)).toMatchObject({ value, missing });
  });

  test('an authority whose code was re-issued in the newest rows has one series under its newest code', async () => {
    const edition = await shownEdition(db, 'sw-caseload', 'published');
    for (const code of ['E08000038', 'E08000039']) expect(edition?.series(code, '')).toHaveLength(9);
    expect(edition?.series('E08000016', '')).toHaveLength(0);
  });

  test('releases carry the day of the calendar', async () => {
    const rows = await db.prisma.release.findMany({ where: { key: { in: Object.keys(RELEASES) } } });
    expect(Object.fromEntries(rows.map(({ key, newestPeriod }) => [key, newestPeriod]))).toEqual(RELEASES);
    expect(rows.filter(({ assumed, state }) => assumed || state !== 'signed-off')).toEqual([]);
  });

  test('both models of neighbours are there, each authority with ten', async () => {
    const models = await db.prisma.neighbourModel.findMany({ orderBy: { id: 'asc' }, include: { _count: { select: { neighbours: true } } } });
    expect(models.map(({ id, _count }) => [id, _count.neighbours])).toEqual([['statistical-neighbours-2021', 1560], ['statistical-neighbours-2025', 1530]]);
    const closest = await db.prisma.neighbour.findFirst({ where: { modelId: 'statistical-neighbours-2025', area: 'E08000038', position: 1 } });
    expect(closest).toMatchObject({ neighbour: 'E08000018', closeness: 'Very close' });
  });

  test('the same files again change nothing and say so', async () => {
    const count = async () => [await db.prisma.release.count(), await db.prisma.edition.count(), await db.prisma.publishedFigure.count()];
    const before = await count();
    const again = await importPaths(db, [join(data, 'published')]);
    expect(new Set(again.files.map(({ result }) => result))).toEqual(new Set(['unchanged', 'left alone']));
    expect(await count()).toEqual(before);
  });
});

describe.skipIf(!data)('two releases and two files, in any order', () => {
  const B1_2025 = 'b1_children_in_need_2013_to_2025.csv';
  const B1_2024 = 'b1_children_in_need_2013_to_2024.csv';
  const paths: Readonly<Record<string, string>> = { b1: published(B1_2025), before: earlier(B1_2024), population: published('ons_mid-year_population_estimates_2012_to_2024.csv') };

  test.each([
    ['before', 'b1', 'population'], ['b1', 'population', 'before'], ['population', 'before', 'b1'],
    ['before', 'population', 'b1'], ['population', 'b1', 'before'], ['b1', 'before', 'population'],
  ])('%s, %s, %s', async (...order) => {
    const db = await testDatabase();
    for (const name of order) await importPaths(db, [paths[name] ?? '']);
    const shown = await shownEdition(db, 'children-in-need-rate', 'published');
    expect(shown?.key).toBe('children-in-need-rate/children-in-need@2025-10-30+population@2025-07-30');
    expect(shown?.at('E08000035', '2025', '')).toMatchObject({ value: 328, published: '' });
    const { rows } = await db.pool.query<{ key: string }>('SELECT key FROM edition ORDER BY key');
    expect(rows.map(({ key }) => key)).toEqual(['children-in-need-rate/children-in-need@2024-10-31', 'children-in-need-rate/children-in-need@2025-10-30+population@2025-07-30']);
  });

  test('the earlier release keeps its own published rates, rounded, with the text of the cell', async () => {
    const db = await testDatabase();
    await importPaths(db, [paths.before ?? '']);
    const shown = await shownEdition(db, 'children-in-need-rate', 'published');
    expect(shown?.release).toMatchObject({ published: '2024-10-31', assumed: false });
    const england = shown?.at('E92000001', '2024', '');
    expect(england?.published).toMatch(/^\d+\.\d$/);
    expect(england?.value).toBe(Math.floor(Number(england?.published) + 0.5));
  });

  test('columns renamed between releases are read all the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'import-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    for (const name of readdirSync(earlier(''))) cpSync(earlier(name), join(folder, name));
    const db = await testDatabase();
    const report = await importPaths(db, [folder]);
    expect(report.files.map(({ file, result }) => [basename(file).slice(0, 2), result])).toEqual([
      ['b1', 'loaded'], ['c1', 'loaded'], ['d3', 'loaded'], ['d5', 'loaded'],
    ]);
    for (const metric of ['repeat-referrals', 'cp-plans-repeat', 'cp-plans-two-years']) {
      expect((await shownEdition(db, metric, 'published'))?.figures).toHaveLength(1967);
    }
    expect((await shownEdition(db, 'repeat-referrals', 'published'))?.at('E92000001', '2024', '')?.behind).toMatchObject({ count: { value: 139_080 }, denominator: { value: 621_880 } });
  });
});
