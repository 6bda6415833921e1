import { areaOf, ENGLAND, localAuthoritiesOf, regionsOf, type Area } from '../../../../shared/areas/register.ts';
import { parseBreakdownKey } from '../../../../shared/figures.ts';
import { yearTo31March } from '../row-periods.ts';
import { absent } from './arithmetic.ts';
import type { ComputedFigure, Formula, Observed } from './observations.ts';
import { byRegion } from './regions.ts';

/** The observation of both of Ofsted's files: one inspection of an authority, on the day of its period. */
export const JUDGED = 'leaders-judged';

interface Judged {
  readonly area: string;
  /** A value of the metric's one dimension. */
  readonly judgement: string;
  /** The judgement in the publisher's words. */
  readonly published: string;
}

/**
 * Judgements as at 31 March: an authority's as a category, and how many authorities have each in a region and in
 * England. The newest year comes from the publisher's own list as at that day; the years before, where the second file
 * is there, from the history: of the authorities of that day, the latest inspection that began by then.
 */
export function judgements(values: readonly string[]): Formula {
  return function* figures(own, second) {
    yield* ofDay(own.newestPeriod, latest(own.rows(JUDGED)), values);
    const history = second?.rows(JUDGED) ?? [];
    const first = history.reduce((earliest, { period }) => (period < earliest ? period : earliest), '9999');
    for (let year = yearTo31March(first); year < Number(own.newestPeriod); year++) {
      const authorities = authoritiesIn(year);
      const codes = new Set(authorities.map(({ code }) => code));
      const judged = latest(history.filter(({ area, period }) => codes.has(area) && period <= `${year}-03-31`));
      yield* ofDay(String(year), judged, values);
      // Inspections of this kind began in 2018: until its first, an authority has none.
      const done = new Set(judged.map(({ area }) => area));
      for (const { code } of authorities) if (!done.has(code)) yield { area: code, period: String(year), breakdown: '', ...absent('x', '') };
    }
  };
}

function* ofDay(period: string, judged: readonly Judged[], values: readonly string[]): Generator<ComputedFigure> {
  for (const { area, judgement, published } of judged) {
    yield { area, period, breakdown: '', content: { value: null, missing: null, category: judgement }, published };
  }
  const regions = byRegion(judged);
  for (const area of [ENGLAND, ...regionsOf('published').map(({ code }) => code)]) {
    const inside = area === ENGLAND ? judged : (regions.get(area) ?? []);
    for (const value of values) {
      const count = inside.filter(({ judgement }) => judgement === value).length;
      yield { area, period, breakdown: `judgement=${value}`, content: { value: String(count), missing: null }, published: '' };
    }
  }
}

/** The latest judgement of each authority. */
function latest(rows: readonly Observed[]): readonly Judged[] {
  const newest = new Map<string, Observed>();
  for (const row of rows) if ((newest.get(row.area)?.period ?? '') < row.period) newest.set(row.area, row);
  return [...newest.values()].map(({ area, breakdown, published }) => ({ area, published, judgement: parseBreakdownKey(breakdown)['judgement'] ?? '' }));
}

/** Authorities there were on 31 March of a year. */
function authoritiesIn(year: number): readonly Area[] {
  return localAuthoritiesOf(areaOf(ENGLAND).world, { ended: true })
    .filter(({ firstYear = 0, lastYear = Infinity }) => firstYear <= year && year <= lastYear);
}
