import type { Area } from '../../shared/areas/register.ts';
import { dateText } from '../../shared/format.ts';
import type { AreaFact } from '../../shared/profile-view.ts';
import type { Database } from '../db.ts';
import { chosenPin } from './page-choice.ts';
import { inReleaseOrder } from './release-order.ts';
import { standingAnswer } from './standing-answers.ts';

interface PopulationRow {
  readonly value: number;
  readonly period: string;
  readonly published: string;
  readonly assumed: boolean;
  readonly newestPeriod: string;
}

/** What is known of an area besides its indicators, from releases that are signed off: how many children live there. */
export async function factsOf(db: Database, area: Area, query: URLSearchParams): Promise<readonly AreaFact[]> {
  const { asAt } = chosenPin(query);
  const rows = await standingAnswer(db, `population ${area.code}`, () => askPopulation(db, area));
  const newest = inReleaseOrder(rows.filter(({ published }) => asAt === undefined || published <= asAt)).at(-1);
  if (!newest) return [];
  return [{
    title: 'Children aged 0 to 17',
    text: `${newest.value.toLocaleString('en-GB')} in the middle of ${newest.period}`,
    source: `Office for National Statistics, mid-year estimates, ${newest.assumed ? 'loaded' : 'published'} ${dateText(newest.published)}`,
  }];
}

/** The newest estimate that each release has for the area, but for what a later one suppresses. */
async function askPopulation(db: Database, area: Area): Promise<PopulationRow[]> {
  const { rows } = await db.pool.query<[value: string, period: string, published: string, assumed: boolean, newestPeriod: string]>({
    name: 'population-of-area',
    text: `SELECT DISTINCT ON (r.id) o.value::text, o.period, to_char(r.published, 'YYYY-MM-DD'), r.assumed, r.newest_period
             FROM observation o JOIN release r ON r.id = o.release_id
            WHERE r.dataset = 'population' AND r.state = 'signed-off' AND r.invented = $1
              AND o.measure = 'population-0-17' AND o.area = $2 AND o.value IS NOT NULL
              AND NOT EXISTS (
                SELECT FROM observation h JOIN release n ON n.id = h.release_id
                 WHERE n.dataset = r.dataset AND n.state = 'signed-off' AND n.invented = r.invented AND n.published > r.published
                   AND (h.measure, h.area, h.period, h.breakdown) = (o.measure, o.area, o.period, o.breakdown) AND h.missing = 'c')
            ORDER BY r.id, o.period DESC`,
    values: [area.world === 'invented', area.code],
    rowMode: 'array',
  });
  return rows.map(([value, period, published, assumed, newestPeriod]) => ({ value: Number(value), period, published, assumed, newestPeriod }));
}
