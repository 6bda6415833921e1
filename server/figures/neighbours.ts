import { AREAS, findArea, type Area } from '../../shared/areas/register.ts';
import { breakdownKey, type BreakdownKey, type Figure, type NeighbourFigure } from '../../shared/figures.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { median } from '../../shared/rounding.ts';
import type { Database } from '../db.ts';
import { standingAnswer } from './standing-answers.ts';
import { breakdownKeysOf, type EditionFigures } from './edition-figures.ts';

/** Whom a local authority is compared with. */
export interface Neighbours {
  /** Newest ONS code of the authority itself. */
  readonly area: string;
  readonly model: string;
  readonly title: string;
  /** Closest first; closeness in the publisher's words. */
  readonly neighbours: readonly { readonly area: string; readonly closeness: string }[];
}

/**
 * The statistical neighbours of an area by the newest model of its world; the code may be any it has had.
 * @returns `null` where it has none: countries, regions, joint returns, authorities that have ended, unknown codes.
 */
export async function neighboursOf(db: Database, code: string): Promise<Neighbours | null> {
  const area = findArea(code);
  if (area?.level !== 'LA') return null;
  return standingAnswer(db, `neighbours ${area.code}`, () => askNeighbours(db, area));
}

async function askNeighbours(db: Database, area: Area): Promise<Neighbours | null> {
  const { rows } = await db.pool.query<{ id: string; title: string; neighbour: string; closeness: string }>({
    name: 'neighbours-of-area',
    text: `SELECT m.id, m.title, n.neighbour, n.closeness
             FROM (SELECT id, title FROM neighbour_model WHERE invented = $1 ORDER BY published DESC, id DESC LIMIT 1) m
             JOIN neighbour n ON n.model_id = m.id AND n.area = $2
            ORDER BY n.position`,
    values: [area.world === 'invented', area.code],
  });
  const [first] = rows;
  if (!first) return null;
  const neighbours = rows.map(({ neighbour, closeness }) => ({ area: neighbour, closeness: closeness.trim() }));
  return { area: area.code, model: first.id, title: first.title, neighbours };
}

/** Measures whose publisher takes the median of unrounded values; of all others the rounded figures are taken. */
const MEDIAN_OF_EXACT: readonly string[] = ['injury-admissions-rate'];

function numberOf({ slug }: Metric, { value, behind }: Figure): number | null {
  return MEDIAN_OF_EXACT.includes(slug) ? (behind?.exact ?? value) : value;
}

/**
 * What an authority's neighbours show at one breakdown, by period: the median of the rounded figures of those that
 * have a number (of the exact ones for a few measures), rounded half-up again; for a metric of categories, how many are
 * in the category. Periods that have no row of any area at this breakdown are left out. An authority that returns with
 * another has no figures of its own to compare: none.
 */
export function neighbourFigures(edition: EditionFigures, { area, neighbours }: Neighbours, breakdown: BreakdownKey): readonly NeighbourFigure[] {
  if (returnsJointly(edition, area)) return [];
  const metric = metricOf(edition.metric);
  return edition.periods.flatMap((period): readonly NeighbourFigure[] => {
    const place = placeOf(metric, breakdown);
    if (!edition.covers(period, place)) return [];
    const counted = neighbours.flatMap((neighbour) => edition.at(neighbour.area, period, place) ?? []).filter(({ missing }) => missing === null);
    const found = { period, breakdown, with: counted.length, of: neighbours.length };
    if (counted.length === 0) return [{ ...found, value: null, missing: 'x' }];
    const value =
      metric.unit === 'category'
        ? counted.filter(({ category }) => inCategory(metric, category, breakdown)).length
        : Number(median(counted.flatMap((figure) => numberOf(metric, figure) ?? []), metric.decimals));
    return [{ ...found, value, missing: null }];
  });
}

/** All of an authority's neighbour figures in the order figures are listed in: period, then breakdown. */
export function allNeighbourFigures(edition: EditionFigures, neighbours: Neighbours): readonly NeighbourFigure[] {
  const byBreakdown = breakdownKeysOf(metricOf(edition.metric)).map((key) => neighbourFigures(edition, neighbours, key));
  return edition.periods.flatMap((period) => byBreakdown.flatMap((list) => list.filter((figure) => figure.period === period)));
}

/** The joint return that holds an authority's figures in this edition, where there is one. */
export function returnsJointly(edition: EditionFigures, area: string): Area | undefined {
  return AREAS.find(({ code, partners }) => partners?.includes(area) && edition.areas.includes(code));
}

/** Where a neighbour's own figure stands: a category stands under the empty key, whichever one is counted. */
function placeOf(metric: Metric, breakdown: BreakdownKey): BreakdownKey {
  return metric.unit === 'category' ? '' : breakdown;
}

/** A metric of categories has one dimension, whose values are the categories. */
function inCategory(metric: Metric, category: string | null, breakdown: BreakdownKey): boolean {
  const [dimension] = metric.breakdowns;
  return dimension !== undefined && category !== null && breakdown === breakdownKey({ [dimension.name]: category }, [dimension]);
}
