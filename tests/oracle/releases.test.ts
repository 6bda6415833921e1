/**
 * What the program says of releases — what a release changes, what was shown on a day gone by, what is withheld since —
 * compared with the raw files of both releases and with files restated for the test, by the rules of the issue.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerChanges, answerFigures } from '../../server/figures/api.ts';
import { importPaths } from '../../server/figures/import/index.ts';
import type { Database } from '../../server/db.ts';
import { testDatabase } from '../database.ts';
import { publishedData } from '../published-data.ts';
import { AreaCodes } from './area-codes.ts';
import { changesAnswer, compareChanges, leaks, type ChangesAnswer } from './compare-changes.ts';
import { compareFigures, compareNeighbours, type Comparison } from './compare-cells.ts';
import { expectedChanges, placeOf, withheld } from './expected-changes.ts';
import { expectedFigures, type ExpectedFigure, type MetricReading } from './expected-figures.ts';
import { expectedNeighbourFigures, neighbourModel } from './expected-neighbours.ts';
import { writeRestated, type RestatedColumns } from './made-releases.ts';
import { EARLIER_READINGS, METRIC_READINGS } from './metric-readings.ts';

const data = publishedData();
const POPULATIONS = 'ons_mid-year_population_estimates_2012_to_2024.csv';
const NEWEST_FILES = [
  'b1_children_in_need_2013_to_2025.csv', 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
  'd3_cpps_subsequent_plan_2013_to_2025.csv', 'd5_cpps_at31march_by_duration_2013_to_2025.csv',
  POPULATIONS,
];
const DATASETS: Readonly<Record<string, string>> = {
  'children-in-need-rate': 'children-in-need', 'repeat-referrals': 'referrals', 'cp-plans-repeat': 'repeat-protection-plans', 'cp-plans-two-years': 'protection-plan-durations',
};
/** The day of the files that this test restates, and what it restates in each. */
const RESTATED = '2026-05-20';
const RESTATED_COLUMNS: Readonly<Record<string, RestatedColumns>> = {
  'b1_children_in_need_2013_to_2025.csv': { figure: ['At31_episodes'] },
  'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv': { figure: ['rereferral_percent', 'rereferral_count'], denominator: 'referral_count' },
  'd3_cpps_subsequent_plan_2013_to_2025.csv': { figure: ['CPP_subsequent_percent', 'CPP_subsequent'], denominator: 'CPP_start' },
  'd5_cpps_at31march_by_duration_2013_to_2025.csv': { figure: ['2_years_or_more_percent', '2_years_or_more'], denominator: 'CPP_At31' },
};

interface Metric {
  readonly metric: string;
  readonly older: MetricReading;
  readonly newer: MetricReading;
}
const METRICS: readonly Metric[] = EARLIER_READINGS.map((older) => {
  const newer = METRIC_READINGS.find(({ metric }) => metric === older.metric);
  if (!newer) throw new Error(older.metric);
  return { metric: older.metric, older, newer };
});

describe.skipIf(!data)('releases compared with a second reading of the files', () => {
  const folder = join(data ?? '', 'published');
  const earlier = join(data ?? '', 'earlier-releases', '2024');
  const newest = NEWEST_FILES.map((file) => join(folder, file));
  let areas: AreaCodes;
  let inOrder: Database;
  let backwards: Database;
  let restated: string;
  let thrice: Database;

  beforeAll(async () => {
    areas = new AreaCodes(folder);
    [inOrder, backwards, thrice] = [await testDatabase(), await testDatabase(), await testDatabase()];
    restated = await mkdtemp(join(tmpdir(), 'restated-'));
    for (const [file, columns] of Object.entries(RESTATED_COLUMNS)) await writeRestated({ folder, file }, columns, restated);
    // The second reading finds the populations beside them; the program has them already.
    await copyFile(join(folder, POPULATIONS), join(restated, POPULATIONS));
    await importPaths(inOrder, [earlier], {});
    await importPaths(inOrder, newest, {});
    await importPaths(backwards, newest, {});
    await importPaths(backwards, [earlier], {});
    await importPaths(thrice, [earlier, ...newest, join(folder, 'sn_model_2025_wide.csv')], {});
    const again = await importPaths(thrice, Object.keys(RESTATED_COLUMNS).map((file) => join(restated, file)), { published: RESTATED });
    expect(again.files.map(({ result }) => result)).toEqual(['loaded', 'loaded', 'loaded', 'loaded']);
  });
  afterAll(() => rm(restated, { recursive: true, force: true }));

  const changes = async (db: Database, id: string): Promise<ChangesAnswer> => {
    const answer = await answerChanges(db, new Request(`http://127.0.0.1/api/v1/releases/${encodeURIComponent(id)}/changes`), id);
    expect(answer.status, answer.body.slice(0, 300)).toBe(200);
    return changesAnswer(answer.body);
  };
  const ask = async (db: Database, metric: string, query: string): Promise<string> => {
    const answer = await answerFigures(db, new Request(`http://127.0.0.1/api/v1/metrics/${metric}/figures${query}`), metric);
    expect(answer.status, answer.body.slice(0, 300)).toBe(200);
    return answer.body;
  };
  const figuresOf = ({ older, newer }: Metric) => ({
    was: expectedFigures(older, earlier, areas), is: expectedFigures(newer, folder, areas), last: restatedFigures(newer),
  });
  /** The restated file, with the populations of the published one. */
  const restatedFigures = (newer: MetricReading): readonly ExpectedFigure[] => expectedFigures(newer, restated, areas);

  describe.each([['2024, then 2025', () => inOrder], ['2025, then 2024', () => backwards]] as const)('%s', (_, db) => {
    it.each(METRICS.map((one) => [one.metric, one] as const))('%s: every difference, and no other', async (metric, one) => {
      const { was, is } = figuresOf(one);
      const said = await changes(db(), `${DATASETS[metric] ?? ''}@2025-10-30`);
      expect(said.metrics.map((of) => [of.metric, of.definition])).toEqual([[metric, null]]);
      report(`${metric}: changes of 2025`, compareChanges(expectedChanges(one.newer, was, is), said));
      // The figures that stayed were compared as well: nothing was said of them.
      console.info(`${metric}: ${was.length} figures before, ${is.length} after, ${said.changes.length} changes named`);
    });

    it.each(METRICS.map((one) => [one.metric, one] as const))('%s: the first release is all new, counted and not listed', async (metric, one) => {
      const said = await changes(db(), `${DATASETS[metric] ?? ''}@2024-10-31`);
      expect(said.changes).toEqual([]);
      expect(said.metrics.map(({ metric: of, before, counts }) => [of, before, counts.added])).toEqual([[metric, null, figuresOf(one).was.length]]);
    });

    it('the populations changed nothing that people saw on their day', async () => {
      const said = await changes(db(), 'population@2025-07-30');
      expect([said.metrics, said.changes]).toEqual([[], []]);
    });

    it.each(METRICS.map((one) => [one.metric, one] as const))('%s: as on 1 December 2024, and as released on 31 October 2024', async (metric, one) => {
      const { was, is } = figuresOf(one);
      const expected = withheld(was, [{ day: '2025-10-30', figures: is }]);
      for (const query of ['?asAt=2024-12-01', '?asAt=2025-10-29', `?release=${DATASETS[metric] ?? ''}@2024-10-31`]) {
        report(`${metric}: figures of ${query}`, compareFigures(one.older, expected, await ask(db(), metric, query)));
      }
      for (const query of ['?asAt=2025-10-30', `?release=${DATASETS[metric] ?? ''}@2025-10-30`, '']) {
        report(`${metric}: figures of ${query}`, compareFigures(one.newer, is, await ask(db(), metric, query)));
      }
      expect((JSON.parse(await ask(db(), metric, '?asAt=2024-10-30')) as { figures: unknown[] }).figures).toEqual([]);
    });
  });

  describe('a third release that suppresses, shows, revises and withdraws', () => {
    const hiddenIn = (one: Metric) => new Set(withheldPlaces(one).map((place) => `${one.metric} ${place}`));
    const withheldPlaces = (one: Metric) => figuresOf(one).last.filter(({ missing }) => missing === 'c').map(placeOf);

    it.each(METRICS.map((one) => [one.metric, one] as const))('%s: every difference, and no other', async (metric, one) => {
      const { is, last } = figuresOf(one);
      const expected = expectedChanges(one.newer, is, last);
      const kinds = new Set(expected.map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual(expect.arrayContaining(['newly-suppressed', 'revised', 'withdrawn']));
      report(`${metric}: changes of the third`, compareChanges(expected, await changes(thrice, `${DATASETS[metric] ?? ''}@${RESTATED}`)));
    });

    it.each(METRICS.map((one) => [one.metric, one] as const))('%s: what it suppresses is withheld in the releases before', async (metric, one) => {
      const { was, is, last } = figuresOf(one);
      const before = withheld(was, [{ day: '2025-10-30', figures: is }, { day: RESTATED, figures: last }]);
      const between = withheld(is, [{ day: RESTATED, figures: last }]);
      expect(between.filter(({ withheldSince }) => withheldSince === RESTATED).length).toBeGreaterThan(40);
      report(`${metric}: figures as at 2024`, compareFigures(one.older, before, await ask(thrice, metric, '?asAt=2024-12-01')));
      report(`${metric}: figures as at 2025`, compareFigures(one.newer, between, await ask(thrice, metric, '?asAt=2025-12-01')));
      const model = neighbourModel(folder, areas);
      const neighbours = `?asAt=2025-12-01&${[...model.keys()].map(({ code }) => `area=neighbours-of:${code}`).join('&')}`;
      report(`${metric}: medians as at 2025`, compareNeighbours(one.newer, expectedNeighbourFigures(one.newer, between, model), new Set(), await ask(thrice, metric, neighbours)));
    });

    it.each(METRICS.map((one) => [one.metric, one] as const))('%s: the changes of the releases before say nothing of it', async (metric, one) => {
      const { was, is } = figuresOf(one);
      const hidden = hiddenIn(one);
      const said = await changes(thrice, `${DATASETS[metric] ?? ''}@2025-10-30`);
      expect(leaks(said, hidden)).toEqual([]);
      report(`${metric}: changes of 2025, seen from the third`, compareChanges(expectedChanges(one.newer, was, is), said, hidden));
    });
  });
});

/** Says how much was compared, and fails with the first differences. */
function report(what: string, { compared, differences }: Comparison): void {
  console.info(`${what}: ${compared} compared, ${differences.length} differ`);
  expect.soft(differences.slice(0, 20), `${differences.length} of ${compared} differ`).toEqual([]);
}
