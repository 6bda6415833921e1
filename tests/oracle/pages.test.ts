/**
 * What the indicator pages show — every metric for every area, all periods of each line, and the lists of areas — compared
 * with the second reading of the published files.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { importPaths } from '../../server/figures/import/index.ts';
import { indicatorView } from '../../server/figures/page.ts';
import type { Database } from '../../server/db.ts';
import { testDatabase } from '../database.ts';
import { publishedData } from '../published-data.ts';
import { AreaCodes, type OracleArea } from './area-codes.ts';
import { PageComparison } from './compare-pages.ts';
import { expectedFigures, type ExpectedFigure, type MetricReading } from './expected-figures.ts';
import { expectedNeighbourFigures, neighbourModel, reportsJointly } from './expected-neighbours.ts';
import { METRIC_READINGS } from './metric-readings.ts';

const data = publishedData();

describe.skipIf(!data)('the pages compared with a second reading of the published files', () => {
  const folder = join(data ?? '', 'published');
  let db: Database;
  let areas: AreaCodes;
  let model: ReadonlyMap<OracleArea, readonly OracleArea[]>;

  beforeAll(async () => {
    db = await testDatabase();
    areas = new AreaCodes(folder);
    model = neighbourModel(folder, areas);
    await importPaths(db, [folder], {});
  });

  it('reads the metrics of the table, all of them', () => {
    expect(new Set(METRIC_READINGS.map(({ metric }) => metric)).size).toBe(37);
  });

  it.each(METRIC_READINGS.map((reading) => [reading.metric, reading] as const))('%s: every area', async (metric, reading) => {
    const figures = expectedFigures(reading, folder, areas);
    const comparison = new PageComparison(reading, figures, expectedNeighbourFigures(reading, figures, model));
    const joint = jointReturns(figures);
    const ask = (area: OracleArea, breakdown: Readonly<Record<string, string>>, list: string) =>
      comparePage({ comparison, reading, figures, joint }, area, new URLSearchParams({ area: area.code, list, ...breakdown }), breakdown);
    const [first, ...others] = breakdownsOf(reading);
    // Every second authority with its neighbours, the others with their region.
    for (const [index, area] of areas.all().entries()) await ask(area, first ?? {}, index % 2 === 0 || !model.has(area) ? '' : 'neighbours');
    // Every other breakdown where all authorities stand on one page, and for one authority with its neighbours.
    for (const breakdown of others) {
      for (const key of ['E92000001', '383']) await ask(areas.ofKey(key), breakdown, 'neighbours');
    }
    const { compared, differences } = comparison.result();
    console.info(`${metric}: ${compared} figures on pages compared, ${differences.length} differ`);
    expect(differences.slice(0, 20), `${differences.length} of ${compared} figures on pages differ`).toEqual([]);
  });

  interface Shown {
    readonly comparison: PageComparison;
    readonly reading: MetricReading;
    readonly figures: readonly ExpectedFigure[];
    /** LA → the joint return that holds its figures. */
    readonly joint: ReadonlyMap<OracleArea, OracleArea>;
  }

  async function comparePage({ comparison, reading, figures, joint }: Shown, area: OracleArea, query: URLSearchParams, breakdown: Readonly<Record<string, string>>): Promise<void> {
    const view = await indicatorView({ db }, reading.metric, query);
    const page = `?${query.toString()}`;
    const shown = view.figures;
    if (!shown) throw new Error(`${reading.metric} ${page}: no figures`);
    const periods = [...new Set(figures.map(({ period }) => period))].sort();
    comparison.same(page, 'periods', periods.join(' '), shown.periods.join(' '));
    comparison.same(page, 'release', reading.released, shown.release.published);
    comparison.same(page, 'joint return', joint.get(area)?.code ?? null, shown.jointReturn);
    for (const series of shown.series) {
      if (series.role === 'neighbours') comparison.neighbours(page, area, series, periods, breakdown);
      else comparison.line(page, lineOf(series.role, area), series, periods, breakdown);
    }
    const last = periods.at(-1) ?? '';
    comparison.list(`${page}, list ${view.choice.list}`, listed(view.choice.list, area, joint), shown.list, last, breakdown);
    if (shown.regions) comparison.list(`${page}, regions`, areas.all().filter(({ level }) => level === 'region'), shown.regions, last, breakdown);
  }

  /** The area that a line is of: an LA's region is Inner or Outer London where it lies there. */
  function lineOf(role: string, area: OracleArea): OracleArea {
    if (role === 'area') return area;
    if (role === 'country') return areas.ofKey('E92000001');
    const [region] = areas.regionsOf(area);
    return areas.ofKey(region ?? '');
  }

  /** Two authorities that make one return stand in a list as that return, which alone has figures of them. */
  function listed(list: string, area: OracleArea, joint: Shown['joint']): readonly OracleArea[] {
    const [region] = area.level === 'England' ? [] : area.level === 'region' ? [area.code] : areas.regionsOf(area);
    const neighbours = [area, ...(model.get(area) ?? [])];
    const inside = list === 'neighbours' ? neighbours : [...model.keys()].filter((one) => list === 'england' || areas.regionsOf(one).includes(region ?? ''));
    return [...new Set(inside.map((one) => joint.get(one) ?? one))];
  }

  function jointReturns(figures: readonly ExpectedFigure[]): Shown['joint'] {
    const alone = reportsJointly(figures);
    const returns = new Set(figures.map(({ area }) => area).filter(({ oldCode }) => oldCode.includes(' / ')));
    return new Map([...returns].flatMap((one) => one.oldCode.split(' / ').filter((key) => alone.has(key)).map((key) => [areas.ofKey(key), one] as const)));
  }
});

/** Every combination of the values of the dimensions, the first first. */
function breakdownsOf({ dimensions }: MetricReading): readonly Readonly<Record<string, string>>[] {
  return Object.entries(dimensions).reduce<Record<string, string>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
