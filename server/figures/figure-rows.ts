import { amountOf, isMissing, type Behind, type Figure, type FigureContent } from '../../shared/figures.ts';
import type { Database } from '../db.ts';

type FigureRow = [
  area: string, period: string, breakdown: string,
  value: string | null, missing: string | null, category: string | null, published: string,
  ...behind: BehindColumns,
];
type BehindColumns = [exact: string | null, count: string | null, denominator: string | null, lower: string | null, upper: string | null];

/** Every figure of an edition, in any order. */
export async function readFigures(db: Database, edition: number): Promise<Figure[]> {
  const { rows } = await db.pool.query<FigureRow>({
    text: `SELECT area, period, breakdown, value::text, missing, category, published, exact::text, count, denominator, lower::text, upper::text
             FROM figure WHERE edition_id = $1`,
    values: [edition],
    rowMode: 'array',
  });
  const known = new Map<string, string>();
  // The same few hundred texts come thousands of times: kept once.
  const once = (text: string): string => known.get(text) ?? (known.set(text, text), text);
  return rows.map(([area, period, breakdown, value, missing, category, published, ...behind]) => ({
    area: once(area),
    period: once(period),
    breakdown: once(breakdown),
    ...contentOf(value, missing, category),
    published: once(published),
    ...behindOf(...behind),
  }));
}

function behindOf(...[exact, count, denominator, lower, upper]: BehindColumns): { readonly behind?: Behind } {
  if (exact === null && count === null && denominator === null && lower === null) return {};
  return {
    behind: {
      ...(exact !== null && { exact: Number(exact) }),
      ...(count !== null && { count: amountOf(count) }),
      ...(denominator !== null && { denominator: amountOf(denominator) }),
      ...(lower !== null && upper !== null && { limits: { lower: Number(lower), upper: Number(upper) } }),
    },
  };
}

function contentOf(value: string | null, missing: string | null, category: string | null): FigureContent {
  if (value !== null) return { value: Number(value), missing: null, category: null };
  if (category !== null) return { value: null, missing: null, category };
  if (missing !== null && isMissing(missing)) return { value: null, missing, category: null };
  throw new Error(`A figure is neither a number nor a category nor one of the publishers' symbols: ${missing}`);
}
