import { rate } from '../../../../shared/rounding.ts';
import { ETHNIC_GROUPS } from './ethnicity.ts';
import type { Observed } from './observations.ts';

/** Usual residents on the day of Census 2021, by one of 19 categories: `ethnicity=asian;category=…`. */
export const RESIDENTS = 'residents';

/** Label of a category in the census's files → the group that it is one of. */
export const CENSUS_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  ETHNIC_GROUPS.flatMap(({ slug, census: [prefix, categories] }) => categories.map((category) => [`${prefix}: ${category}`, slug])),
);

/** People of whom nothing was asked; no part of any sum. */
export const NOT_ASKED = 'Does not apply';

const CATEGORIES = Object.keys(CENSUS_LABELS).length;

/**
 * Group → its share of the residents of one area, in per cent with `decimals` places, rounded half-up.
 * @param rows of `RESIDENTS` of that area.
 * @returns empty where the area is not there with every category: the share would be one of another whole.
 */
export function residentShares(rows: readonly Observed[], decimals: number): ReadonlyMap<string, string> {
  if (rows.length !== CATEGORIES) return new Map();
  const sum = (some: readonly Observed[]) => some.reduce((total, { value }) => total + Number(value), 0);
  const all = sum(rows);
  if (all === 0) return new Map();
  return new Map(ETHNIC_GROUPS.map(({ slug }) => [slug, rate(sum(rows.filter(({ breakdown }) => breakdown.startsWith(`ethnicity=${slug};`))), all, 100, decimals)]));
}
