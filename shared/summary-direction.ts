import type { ChartPoint } from './chart-model.ts';

/** Words about how figures move, with their rules. Larger and smaller is all they know; no direction is welcome or not. */

/** How many figures in a row the words about direction need, and how many of their pairs must agree. */
export const DIRECTION_FIGURES = 5;
const DIRECTION_PAIRS = 9;

export const DIRECTION_RULE =
  '“Rose” or “fell” needs the five newest figures, none missing, with at least nine of the ten pairs of years going the same way. The words never say whether a change is welcome.';

/** How many times the largest earlier change the last one has to be. */
const CHANGE_TIMES = 1.5;

export const CHANGE_RULE =
  '“Changed more than before” means that the newest change from one year to the next, up or down, is at least one and a half times the largest of three or more changes before it. It is a reason to ask, not a finding.';

/**
 * The sentence about direction, or `null` where there are not five figures in a row up to the newest.
 * @param ended the newest figure is not of the newest period, so these are not "the last" years
 */
export function directionOf(points: readonly ChartPoint[], ended = false): string | null {
  const five = points.slice(-DIRECTION_FIGURES);
  if (five.length < DIRECTION_FIGURES || five.some(({ value }) => value === null)) return null;
  let up = 0;
  let down = 0;
  five.forEach((from, index) => {
    for (const to of five.slice(index + 1)) {
      if (to.value! > from.value!) up += 1;
      if (to.value! < from.value!) down += 1;
    }
  });
  const [first, last] = [five[0]!, five[DIRECTION_FIGURES - 1]!];
  const span = `Over the ${ended ? '' : 'last '}five years, ${first.period} to ${last.period},`;
  if (up === 0 && down === 0) return `${span} it stayed the same.`;
  if (up >= DIRECTION_PAIRS) return `${span} it rose, from ${first.text} to ${last.text}.`;
  if (down >= DIRECTION_PAIRS) return `${span} it fell, from ${first.text} to ${last.text}.`;
  return `${span} there is no clear change.`;
}

/** Said where there is a series but not five figures in a row; `null` where there is nothing to say. */
export function tooFewForDirection(points: readonly ChartPoint[]): string | null {
  const numbers = points.filter(({ value }) => value !== null).length;
  if (points.length === 1) return 'This is the only year published: there is no series to speak of.';
  return numbers === 0 ? null : 'There are too few figures in a row for words about direction, which need five.';
}

/** "It changed more than before: …", where the newest change stands out from at least three before it; else `null`. */
export function changeOf(points: readonly ChartPoint[]): string | null {
  const run = points.slice(points.findLastIndex(({ value }) => value === null) + 1);
  const [before, last] = [run[run.length - 2], run[run.length - 1]];
  if (!before || !last || run.length < DIRECTION_FIGURES) return null;
  const changes = run.slice(1).map(({ value }, index) => Math.abs(value! - run[index]!.value!));
  const largest = Math.max(...changes.slice(0, -1));
  const newest = changes[changes.length - 1]!;
  // Room for the last binary digit: a difference of decimals is not exact.
  if (newest === 0 || newest + 1e-9 < CHANGE_TIMES * largest) return null;
  return `It changed more than before: from ${before.text} in ${before.period} to ${last.text} in ${last.period}, after smaller changes in the years since ${run[0]!.period}.`;
}
