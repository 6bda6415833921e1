import { bell } from './draw.ts';
import { COUNTRY, PLACES, REGION, type Place } from './places.ts';
import { RECIPES, type Course, type Recipe } from './recipes.ts';
import { storyOf } from './stories.ts';

/** The recipe of a metric that has one. @throws Error for a metric without. */
export function recipeOf(metric: string): Recipe {
  const recipe = RECIPES[metric];
  if (!recipe) throw new Error(`The sandbox has no recipe for ${metric}`);
  return recipe;
}

/**
 * What lies under a figure before rounding, withholding and missing returns. The region is the mean of its
 * authorities, weighted by children; the country, of which Northern Vale is one part, lies between the authorities too.
 */
export function underlying(metric: string, breakdown: string, area: string, period: string): number {
  const recipe = recipeOf(metric);
  if (recipe.sumOf) {
    return Object.keys(recipeOf(recipe.sumOf).courses).reduce((sum, part) => sum + underlying(recipe.sumOf ?? '', part, area, period), 0);
  }
  const course = recipe.courses[breakdown];
  if (!course) throw new Error(`The sandbox has no course for ${metric} ${breakdown}`);
  const index = recipe.periods.indexOf(period);
  const name = `${metric}|${breakdown}`;
  if (area === COUNTRY) return ofCountry(name, recipe, course, index);
  if (area === REGION) return weighted(PLACES.map((place) => ofPlace(name, recipe, course, place, index)));
  const place = PLACES.find(({ code }) => code === area);
  if (!place) throw new Error(`${area} is no area of the sandbox`);
  return ofPlace(name, recipe, course, place, index);
}

function ofCountry(name: string, recipe: Recipe, course: Course, index: number): number {
  const own = along(course.path, index, recipe.periods.length) * (1 + 0.012 * bell(`${name}|country|${index}`));
  if (course.spread === 0) return own;
  const values = PLACES.map((place) => ofPlace(name, recipe, course, place, index));
  return Math.min(Math.max(0.75 * own + 0.25 * weighted(values), Math.min(...values)), Math.max(...values));
}

/** The mean of values of all places, by children. */
function weighted(values: readonly number[]): number {
  const children = PLACES.reduce((sum, { thousands }) => sum + thousands, 0);
  return PLACES.reduce((sum, { thousands }, index) => sum + (values[index] ?? 0) * thousands, 0) / children;
}

function ofPlace(name: string, recipe: Recipe, course: Course, place: Place, index: number): number {
  const [metric = '', breakdown = ''] = name.split('|');
  const told = storyOf(metric, breakdown, place.code, recipe.periods)?.values.get(recipe.periods[index] ?? '');
  if (told !== undefined) return told;

  const followsNeed = recipe.need ?? 0;
  const length = recipe.periods.length;
  const level = followsNeed * place.need + (1 - Math.abs(followsNeed)) * 1.5 * bell(`${name}|${place.code}|level`);
  const drift = 0.5 * bell(`${name}|${place.code}|drift`) * (length > 1 ? index / (length - 1) - 0.5 : 0);
  // Small places jump more from year to year. Neighbouring years share part of their noise, so that lines are lines.
  const jumps = place.thousands < 40 ? 1.1 : 0.6;
  const noise = [-1, 0, 1].reduce((sum, step) => sum + (step === 0 ? 0.6 : 0.3) * bell(`${name}|${place.code}|${index + step}`), 0);
  const value = along(course.path, index, length) * (1 + course.spread * (level + drift + jumps * noise));
  return Math.min(Math.max(value, 0), recipe.ceiling ?? Infinity);
}

/** The height of a path of straight lines at one of `length` evenly spread stations. */
function along(path: readonly number[], index: number, length: number): number {
  const position = length > 1 ? (index / (length - 1)) * (path.length - 1) : 0;
  const before = Math.min(Math.floor(position), path.length - 1);
  const from = path[before] ?? 0;
  const to = path[before + 1] ?? from;
  return from + (to - from) * (position - before);
}
