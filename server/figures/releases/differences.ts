import { isMissing } from '../../../shared/figures.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import type { ChangeContent, FigureChange } from '../../../shared/releases.ts';
import type { Database } from '../../db.ts';
import { breakdownKeysOf } from '../edition-figures.ts';
import type { EditionRow } from '../edition-history.ts';
import { byText } from '../release-order.ts';
import type { Suppressed } from '../withheld.ts';

type ContentColumns = [value: string | null, oneDecimal: string | null, missing: string | null, category: string | null];
type DifferenceRow = [area: string, period: string, breakdown: string, kind: FigureChange['kind'], ...before: ContentColumns, ...after: ContentColumns];

/**
 * The figures in which two editions of one metric differ, by area, period, breakdown. Two numbers differ where they do
 * at one decimal, rounded half-up from the exact ones; anything else differs where it is not the same. What a figure
 * was that is suppressed now never leaves the database, nor whether it was revised before: to whoever sees it now, it
 * was withheld on both sides.
 */
export async function differencesOf(db: Database, before: EditionRow, after: EditionRow, suppressed: Suppressed): Promise<FigureChange[]> {
  const { rows } = await db.pool.query<DifferenceRow>({ text: DIFFERENCES, values: [before.id, after.id], rowMode: 'array' });
  const metric = metricOf(after.metric);
  const order = new Map(['', ...breakdownKeysOf(metric)].map((key, index) => [key, index]));
  const place = ({ breakdown }: FigureChange) => order.get(breakdown) ?? order.size;
  return rows
    .filter(([area, period, breakdown, kind]) => kind !== 'revised' || suppressed.since(area, period, breakdown) === undefined)
    .map((row) => presentDifference(row, after.metric, metric.decimals, suppressed))
    .sort((a, b) => byText(a.area, b.area) || byText(a.period, b.period) || place(a) - place(b) || byText(a.breakdown, b.breakdown));
}

/** How many figures an edition has. */
export async function countFigures(db: Database, edition: number): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM figure WHERE edition_id = $1', [edition]);
  return rows[0]?.count ?? 0;
}

const DIFFERENCES = `
  WITH old AS (SELECT *, round(coalesce(exact, value), 1) AS one FROM figure WHERE edition_id = $1),
       new AS (SELECT *, round(coalesce(exact, value), 1) AS one FROM figure WHERE edition_id = $2),
       differing AS (
         SELECT area, period, breakdown,
                CASE WHEN old.edition_id IS NULL THEN 'added'
                     WHEN new.edition_id IS NULL THEN 'withdrawn'
                     WHEN new.missing = 'c' THEN 'newly-suppressed'
                     WHEN old.missing = 'c' THEN 'newly-shown'
                     ELSE 'revised' END AS kind,
                old.value AS old_value, old.one AS old_one, old.missing AS old_missing, old.category AS old_category,
                new.value, new.one, new.missing, new.category
           FROM old FULL JOIN new USING (area, period, breakdown)
          WHERE old.edition_id IS NULL OR new.edition_id IS NULL
             OR old.missing IS DISTINCT FROM new.missing OR old.category IS DISTINCT FROM new.category OR old.one IS DISTINCT FROM new.one),
       said AS (SELECT *, kind <> 'newly-suppressed' AS says_old FROM differing)
  SELECT area, period, breakdown, kind,
         CASE WHEN says_old THEN old_value::text END, CASE WHEN says_old THEN old_one::text END,
         CASE WHEN says_old THEN old_missing END, CASE WHEN says_old THEN old_category END,
         value::text, one::text, missing, category
    FROM said`;

function presentDifference([area, period, breakdown, kind, ...contents]: DifferenceRow, metric: string, decimals: number, suppressed: Suppressed): FigureChange {
  const [before, after] = [contents.slice(0, 4), contents.slice(4)] as [ContentColumns, ContentColumns];
  const since = suppressed.since(area, period, breakdown);
  const alike = since === undefined && before[0] !== null && after[0] !== null && Number(before[0]) === Number(after[0]);
  const present = (columns: ContentColumns, exists: boolean) => (exists ? asSeenNow(contentOf(columns, alike), since) : null);
  return {
    metric, area, period, breakdown, kind,
    before: present(before, kind !== 'added' && kind !== 'newly-suppressed'),
    after: present(after, kind !== 'withdrawn'),
    decimals: alike ? 1 : decimals,
  };
}

function contentOf([value, oneDecimal, missing, category]: ContentColumns, atOneDecimal: boolean): ChangeContent {
  if (missing !== null && !isMissing(missing)) throw new Error(`A figure is none of the publishers' symbols: ${missing}`);
  const number = atOneDecimal ? oneDecimal : value;
  return { value: number === null ? null : Number(number), missing, category };
}

/** A figure that its publisher suppresses by now is said in no comparison of earlier releases either. */
function asSeenNow(content: ChangeContent, since: string | undefined): ChangeContent {
  if (since === undefined || content.missing === 'c') return content;
  return { value: null, missing: 'c', category: null, withheldSince: since };
}
