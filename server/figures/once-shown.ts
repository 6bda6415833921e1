import { areaOf } from '../../shared/areas/register.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { Database } from '../db.ts';
import { historiesOf } from './edition-history.ts';
import { shownEdition } from './editions.ts';
import { suppressedCells } from './withheld.ts';

/** What is suppressed by now about one area in one metric. */
interface SuppressedAround {
  /** The figure of exactly this period and breakdown is. */
  readonly here: boolean;
  /** Some figure of this area and metric is. */
  readonly any: boolean;
  /** Periods in which one of this breakdown is. */
  readonly periods: readonly string[];
  /**
   * Numbers that earlier releases gave for what is suppressed now: to keep them out of what people write, never to be
   * shown to anybody.
   */
  readonly once: readonly number[];
  /** Numbers the newest release shows for the area: those are no secret. */
  readonly shown: ReadonlySet<number>;
}

const NOTHING: SuppressedAround = { here: false, any: false, periods: [], once: [], shown: new Set() };

type Row = [period: string, breakdown: string, value: string | null, exact: string | null, count: string | null];

/** Asks what is suppressed around a figure. `area` may be any code; an unknown metric or area has nothing suppressed. */
export async function suppressedAround(db: Database, about: { metric: string; area: string; period: string | null; breakdown: string }): Promise<SuppressedAround> {
  const { world, code } = areaOf(about.area);
  const edition = findMetric(about.metric) && (await shownEdition(db, about.metric, world));
  const history = (await historiesOf(db, world, [about.metric])).get(about.metric);
  if (!edition || !history) return NOTHING;

  const suppressed = await suppressedCells(db, history);
  const isHidden = (period: string, breakdown: string) => suppressed.since(code, period, breakdown) !== undefined || edition.at(code, period, breakdown)?.missing === 'c';
  const all = edition.periods.flatMap((period) => edition.breakdowns.map((breakdown) => ({ period, breakdown, figure: edition.at(code, period, breakdown) })));
  const here = about.period !== null && isHidden(about.period, about.breakdown);
  const any = here || all.some(({ period, breakdown }) => isHidden(period, breakdown));
  if (!any) return NOTHING;

  const { rows } = await db.pool.query<Row>({
    text: `SELECT DISTINCT period, breakdown, value::text, exact::text, count FROM figure
            WHERE edition_id = ANY($1) AND area = $2 AND value IS NOT NULL`,
    values: [history.map(({ id }) => id), code],
    rowMode: 'array',
  });
  const once = rows.filter(([period, breakdown]) => (here ? period === about.period && breakdown === about.breakdown : isHidden(period, breakdown)));
  return {
    here, any,
    periods: edition.periods.filter((period) => isHidden(period, about.breakdown)),
    once: [...new Set(once.flatMap(([, , ...written]) => written.filter((text) => text !== null).map(Number)).filter((value) => !Number.isNaN(value)))],
    shown: new Set(all.flatMap(({ figure }) => (typeof figure?.value === 'number' ? [figure.value] : []))),
  };
}
