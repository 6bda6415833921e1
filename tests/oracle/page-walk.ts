/**
 * What the indicator pages show — a metric for every area, all periods of each line, and the lists of areas — compared
 * with the second reading of the published files. The page's data is asked of the program as its routes ask it.
 */
import { indicatorView } from '../../server/figures/page.ts';
import type { Database } from '../../server/db.ts';
import type { AreaCodes, OracleArea } from './area-codes.ts';
import type { Comparison } from './compare-cells.ts';
import { PageComparison } from './compare-pages.ts';
import { expectedFigures, type Breakdown, type ExpectedFigure, type MetricReading } from './expected-figures.ts';
import { expectedNeighbourFigures, neighbourModel, reportsJointly } from './expected-neighbours.ts';

export interface World {
  readonly db: Database;
  readonly folder: string;
  readonly areas: AreaCodes;
}

/** Walks the pages of a metric: each area once, and of each further breakdown the page of England and of Leeds. */
export async function walkPages({ db, folder, areas }: World, reading: MetricReading): Promise<Comparison> {
  const model = neighbourModel(folder, areas);
  const figures = expectedFigures(reading, folder, areas);
  const comparison = new PageComparison(reading, figures, expectedNeighbourFigures(reading, figures, model));
  const joint = jointReturns(figures, areas);
  const levels = new Set(figures.map(({ area }) => area.level));
  const periods = [...new Set(figures.map(({ period }) => period))].sort();
  const ask = (area: OracleArea, breakdown: Breakdown, list: string) =>
    comparePage({ db, areas, model, comparison, reading, levels, periods, joint }, area, new URLSearchParams({ area: area.code, list, ...breakdown }), breakdown);
  const [first, ...others] = breakdownsOf(reading);
  // Every second authority with its neighbours, the others with their region.
  for (const [index, area] of areas.all().entries()) await ask(area, first ?? {}, index % 2 === 0 || !model.has(area) ? '' : 'neighbours');
  // Every other breakdown where all authorities stand on one page, and for one authority with its neighbours.
  for (const breakdown of others) {
    for (const key of ['E92000001', '383']) await ask(areas.ofKey(key), breakdown, 'neighbours');
  }
  return comparison.result();
}

interface Shown extends Omit<World, 'folder'> {
  readonly model: ReadonlyMap<OracleArea, readonly OracleArea[]>;
  readonly comparison: PageComparison;
  readonly reading: MetricReading;
  /** Levels of area that the metric is published for. */
  readonly levels: ReadonlySet<OracleArea['level']>;
  readonly periods: readonly string[];
  /** LA → the joint return that holds its figures. */
  readonly joint: ReadonlyMap<OracleArea, OracleArea>;
}

async function comparePage(shownBy: Shown, area: OracleArea, query: URLSearchParams, breakdown: Breakdown): Promise<void> {
  const { db, areas, comparison, reading, levels, periods, joint } = shownBy;
  const view = await indicatorView({ db }, reading.metric, query);
  const page = `?${query.toString()}`;
  const shown = view.figures;
  if (!shown) throw new Error(`${reading.metric} ${page}: no figures`);
  comparison.same(page, 'periods', periods.join(' '), shown.periods.join(' '));
  comparison.same(page, 'release', reading.released, shown.release.published);
  comparison.same(page, 'joint return', joint.get(area)?.code ?? null, shown.jointReturn);
  comparison.same(page, 'lines', rolesOf(area, shownBy).join(' '), shown.series.map(({ role }) => role).join(' '));
  comparison.same(page, 'list of regions', levels.has('region') ? 'there' : 'none', shown.regions ? 'there' : 'none');
  for (const series of shown.series) {
    if (series.role === 'neighbours') comparison.neighbours(page, area, series, periods, breakdown);
    else comparison.line(page, lineOf(series.role, area, areas), series, periods, breakdown);
  }
  const last = periods.at(-1) ?? '';
  comparison.list(`${page}, list ${view.choice.list}`, listed(view.choice.list, area, shownBy), shown.list, last, breakdown);
  if (shown.regions) comparison.list(`${page}, regions`, areas.all().filter(({ level }) => level === 'region'), shown.regions, last, breakdown);
}

/** The lines of a page: an LA beside its region, England and its neighbours. */
function rolesOf(area: OracleArea, { levels, model, joint }: Shown): readonly string[] {
  const isAuthority = area.level === 'LA';
  return [
    'area',
    ...(isAuthority && levels.has('region') ? ['region'] : []),
    ...(area.level !== 'England' ? ['country'] : []),
    ...(isAuthority && levels.has('LA') && model.has(area) && !joint.has(area) ? ['neighbours'] : []),
  ];
}

/** The area that a line is of: an LA's region is Inner or Outer London where it lies there. */
function lineOf(role: string, area: OracleArea, areas: AreaCodes): OracleArea {
  if (role === 'area') return area;
  if (role === 'country') return areas.ofKey('E92000001');
  const [region] = areas.regionsOf(area);
  return areas.ofKey(region ?? '');
}

/**
 * Two authorities that make one return stand in a list as that return, which alone has figures of them; but nobody's
 * neighbour is a return: there each stands by itself, without a figure (README, Statistical neighbours).
 */
function listed(list: string, area: OracleArea, { areas, model, joint }: Shown): readonly OracleArea[] {
  const [region] = area.level === 'England' ? [] : area.level === 'region' ? [area.code] : areas.regionsOf(area);
  const neighbours = [area, ...(model.get(area) ?? [])];
  const inside = list === 'neighbours' ? neighbours : [...model.keys()].filter((one) => list === 'england' || areas.regionsOf(one).includes(region ?? ''));
  return list === 'neighbours' ? inside : [...new Set(inside.map((one) => joint.get(one) ?? one))];
}

function jointReturns(figures: readonly ExpectedFigure[], areas: AreaCodes): Shown['joint'] {
  const alone = reportsJointly(figures);
  const returns = new Set(figures.map(({ area }) => area).filter(({ oldCode }) => oldCode.includes(' / ')));
  return new Map([...returns].flatMap((one) => one.oldCode.split(' / ').filter((key) => alone.has(key)).map((key) => [areas.ofKey(key), one] as const)));
}

/** Every combination of the values of the dimensions, the first first. */
function breakdownsOf({ dimensions }: MetricReading): readonly Breakdown[] {
  return Object.entries(dimensions).reduce<Record<string, string>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
