import { breakdownKey, type BreakdownKey, type Figure, type ReleaseStamp } from '../../shared/figures.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { byText } from './release-order.ts';

/** The figures of one metric as one release gives them: never changed after it is loaded. */
export interface EditionFigures {
  /** `<metric>/<release>` and, where computed, `+<release of the denominator>`. */
  readonly key: string;
  readonly metric: string;
  readonly release: ReleaseStamp;
  /** Release of the denominator's data set; `null` where the metric is not computed from two. */
  readonly denominator: ReleaseStamp | null;
  readonly invented: boolean;
  /** When it was put together, in seconds since 1970: tells two editions of the same key apart, for caches outside this process. */
  readonly createdAt: string;
  /**
   * Empty for the newest edition. For an earlier one, which editions say what is withheld in it: one more thing that
   * tells two of the same key apart.
   */
  readonly withheldBy: string;
  /** Ascending. */
  readonly periods: readonly string[];
  /** Newest ONS codes, ascending. */
  readonly areas: readonly string[];
  /** In the metric's own value order. */
  readonly breakdowns: readonly BreakdownKey[];
  /** By area, period, breakdown, each in the order of its list above. */
  readonly figures: readonly Figure[];
  /** The figure of a place in the files; `undefined` where the publisher has no such row. */
  at(area: string, period: string, breakdown: BreakdownKey): Figure | undefined;
  /** Whether any area has a row at this period and breakdown. */
  covers(period: string, breakdown: BreakdownKey): boolean;
  /** What an area has over time, ascending by period; periods without a row are left out. */
  series(area: string, breakdown: BreakdownKey): readonly Figure[];
}

/** What an edition is, without its figures. */
export type EditionStamp = Pick<EditionFigures, 'key' | 'metric' | 'release' | 'denominator' | 'invented' | 'createdAt' | 'withheldBy'>;

/**
 * Puts the figures of an edition, in any order, into a grid of area × period × breakdown: reads by place cost the
 * same however many there are, and walking it gives the order that everything is listed in.
 */
export function arrangeFigures(stamp: EditionStamp, metric: Pick<Metric, 'breakdowns'>, figures: readonly Figure[]): EditionFigures {
  const areas = distinct(figures, 'area').sort(byText);
  const periods = distinct(figures, 'period').sort(byText);
  const breakdowns = inMetricOrder(distinct(figures, 'breakdown'), metric);
  const [areaAt, periodAt, breakdownAt] = [places(areas), places(periods), places(breakdowns)];
  const grid = new Array<Figure | undefined>(areas.length * periods.length * breakdowns.length).fill(undefined);

  const place = (area: string, period: string, breakdown: BreakdownKey): number => {
    const [a, p, b] = [areaAt.get(area), periodAt.get(period), breakdownAt.get(breakdown)];
    return a === undefined || p === undefined || b === undefined ? -1 : (a * periods.length + p) * breakdowns.length + b;
  };
  const at: EditionFigures['at'] = (area, period, breakdown) => grid[place(area, period, breakdown)];
  const covered = new Set<number>();
  for (const figure of figures) {
    const index = place(figure.area, figure.period, figure.breakdown);
    grid[index] = figure;
    covered.add(index % (periods.length * breakdowns.length));
  }

  return {
    ...stamp,
    periods,
    areas,
    breakdowns,
    figures: grid.filter((figure) => figure !== undefined),
    at,
    covers: (period, breakdown) => covered.has((periodAt.get(period) ?? NaN) * breakdowns.length + (breakdownAt.get(breakdown) ?? NaN)),
    series: (area, breakdown) => periods.map((period) => at(area, period, breakdown)).filter((figure) => figure !== undefined),
  };
}

/** Every breakdown key of a metric in its own value order; one empty key where it has no breakdown. */
export function breakdownKeysOf({ breakdowns }: Pick<Metric, 'breakdowns'>): BreakdownKey[] {
  const combinations = breakdowns.reduce<Record<string, string>[]>(
    (sofar, { name, values }) => sofar.flatMap((breakdown) => values.map(({ value }) => ({ ...breakdown, [name]: value }))),
    [{}],
  );
  return combinations.map((breakdown) => breakdownKey(breakdown, breakdowns));
}

/** An LA's category stands under the empty key, before the counts by value. Keys the metric does not know come last. */
function inMetricOrder(keys: readonly BreakdownKey[], metric: Pick<Metric, 'breakdowns'>): BreakdownKey[] {
  const order = places(['', ...breakdownKeysOf(metric)]);
  return [...keys].sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size) || byText(a, b));
}

function distinct(figures: readonly Figure[], field: 'area' | 'period' | 'breakdown'): string[] {
  return [...new Set(figures.map((figure) => figure[field]))];
}

function places(list: readonly string[]): ReadonlyMap<string, number> {
  return new Map(list.map((text, index) => [text, index]));
}
