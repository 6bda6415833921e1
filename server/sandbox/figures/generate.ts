import type { Missing } from '../../../shared/figures.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import type { Metric } from '../../../shared/framework/types.ts';
import { inventedBehind, type InventedBehind } from './behind.ts';
import { draw } from './draw.ts';
import { JUDGED_YEARS, judgements } from './judgements.ts';
import { COUNTRY, PLACES, REGION } from './places.ts';
import type { Course, Recipe } from './recipes.ts';
import { holeAt, storyOf } from './stories.ts';
import { recipeOf, underlying } from './underlying.ts';

/** The release before, and the one that is shown. */
export type ReleaseKind = 'earlier' | 'newest';

/** A figure as the database keeps it: exactly one of value, missing and category. */
export interface InventedFigure {
  readonly area: string;
  readonly period: string;
  readonly breakdown: string;
  /** Digits, rounded to the metric's decimals. */
  readonly value: string | null;
  readonly missing: Missing | null;
  readonly category: string | null;
  readonly published: string;
  /** Only behind a number. */
  readonly behind?: InventedBehind;
}

/** Periods of a metric's newest release, ascending. */
export function periodsOf(metric: string): readonly string[] {
  return metricOf(metric).unit === 'category' ? JUDGED_YEARS : recipeOf(metric).periods;
}

/** Periods that one release covers: the earlier one lacks the newest period, where the series has more than one. */
export function coveredBy(release: ReleaseKind, metric: string): readonly string[] {
  const periods = periodsOf(metric);
  return release === 'earlier' && periods.length > 1 ? periods.slice(0, -1) : periods;
}

/** All figures of a metric in one release. Some of the earlier one are revised in the newest. */
export function inventedFigures(slug: string, release: ReleaseKind): readonly InventedFigure[] {
  const metric = metricOf(slug);
  const periods = coveredBy(release, slug);
  if (metric.unit === 'category') return judgements(periods, release);
  const recipe = recipeOf(slug);
  const areas = metric.levels.includes('LA') ? [COUNTRY, REGION, ...PLACES.map(({ code }) => code)] : [COUNTRY];
  return areas.flatMap((area) =>
    periods.flatMap((period) =>
      Object.entries(recipe.courses).map(([breakdown, course]) => figureAt({ metric, recipe, course, breakdown, area, period, release })),
    ),
  );
}

interface Cell {
  readonly metric: Metric;
  readonly recipe: Recipe;
  readonly course: Course;
  readonly breakdown: string;
  readonly area: string;
  readonly period: string;
  readonly release: ReleaseKind;
}

function figureAt(cell: Cell): InventedFigure {
  const { metric, recipe, breakdown, area, period } = cell;
  const place = { area, period, breakdown, category: null };
  const unrounded = underlying(metric.slug, breakdown, area, period);
  const value = valueIn(cell, unrounded);
  const missing = reasonAt(cell, unrounded > 0 && Number(value) === 0);
  if (missing) return { ...place, value: null, missing, published: missing };
  const published = recipe.computed ? '' : metric.unit === 'months' ? yearsAndMonths(Number(value)) : value;
  const behind = inventedBehind(metric.slug, breakdown, area, period, value);
  return { ...place, value, missing: null, published, ...(behind && { behind }) };
}

/** Why there is no number: nowhere recorded, not returned, withheld, or too near to 0. */
function reasonAt({ metric, recipe, course, breakdown, area, period, release }: Cell, roundsToZero: boolean): Missing | undefined {
  const gap = course.gaps?.[period];
  if (gap) return gap;
  const place = PLACES.find(({ code }) => code === area);
  if (!place) return undefined;
  const hole = holeAt(metric.slug, breakdown, area, period, release);
  if (hole) return hole;
  if (roundsToZero && recipe.nearZero) return recipe.nearZero;
  if (storyOf(metric.slug, breakdown, area, recipe.periods)) return undefined;
  // A small count is more likely where few children live; the same place tends to be withheld year after year.
  const likely = (course.withheld ?? 0) * (place.thousands < 40 ? 1.9 : place.thousands < 75 ? 1 : 0.5);
  const name = `${metric.slug}|${recipe.withheldTogether ? '' : breakdown}|${area}`;
  const chance = 0.7 * draw(`${name}|withheld`) + 0.3 * draw(`${name}|${period}|withheld`);
  return chance < likely ? 'c' : undefined;
}

/** The number of this release, as digits; never below 0. */
function valueIn({ metric, recipe, breakdown, area, period, release }: Cell, unrounded: number): string {
  const { slug, decimals } = metric;
  const newest = roundedTo(unrounded, decimals);
  if (release === 'newest') return newest;
  const before = storyOf(slug, breakdown, area, recipe.periods)?.before[period];
  if (before !== undefined) return roundedTo(before, decimals);
  const chance = draw(`${slug}|${breakdown}|${area}|${period}|revised`);
  if (chance >= revisedShare(recipe, period)) return newest;
  const units = 1 + Math.floor((chance * 1_000) % 3);
  const step = (chance * 10_000) % 2 < 1 ? units : -units;
  const revised = Number(newest) + step / 10 ** decimals;
  return roundedTo(revised < 0 || revised > (recipe.ceiling ?? Infinity) ? Number(newest) : revised, decimals);
}

/** Recent figures are revised more often than old ones. */
function revisedShare(recipe: Recipe, period: string): number {
  const age = recipe.periods.length - 1 - recipe.periods.indexOf(period);
  return age <= 2 ? 0.15 : 0.03;
}

/** Digits rounded half-up. Invented numbers have no decimals to be faithful to, so plain arithmetic will do. */
function roundedTo(value: number, decimals: number): string {
  const unit = 10 ** decimals;
  return (Math.floor(value * unit + 0.5) / unit).toFixed(decimals);
}

/** 14 months as the publisher writes them: "01:02". */
function yearsAndMonths(months: number): string {
  return [Math.floor(months / 12), months % 12].map((part) => String(part).padStart(2, '0')).join(':');
}
