import { figureText, numberWord, type Notation } from './format.ts';

/**
 * Where a figure lies among its statistical neighbours, in words by groups and distance: within the middle half, above
 * or below it, above or below all of them. Never a number in an order. Only published numbers go in: a neighbour whose
 * figure is suppressed is not counted, and nothing is said of where it lies.
 */
export interface NeighbourSpread {
  /** Smallest and largest of the neighbours' numbers, and the edges of their middle half. */
  readonly low: number;
  readonly lower: number;
  readonly upper: number;
  readonly high: number;
  /** How many neighbours had a number, of how many. */
  readonly with: number;
  readonly of: number;
}

/** How many neighbours with a number the words about position need. */
export const POSITION_NUMBERS = 5;

/** Further from the middle half than this many times its width is unusual, on either side. */
const UNUSUAL_WIDTHS = 1.5;

export const POSITION_RULE =
  'The middle half lies between the median of the smaller half of the neighbours’ numbers and the median of the larger half. Words about it need five neighbours with a number. The words never say whether a place is welcome.';
export const UNUSUAL_RULE =
  '“Unusual for its group” means further from the neighbours’ middle half than one and a half times its width, on either side. It is a reason to ask, not a finding.';

/**
 * The spread of the neighbours' numbers of one period and breakdown, rounded as the metric is.
 * @param values each neighbour's number, `null` where it has none
 * @returns `null` where fewer than five have a number
 */
export function neighbourSpread(values: readonly (number | null)[], decimals: number): NeighbourSpread | null {
  const sorted = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  if (sorted.length < POSITION_NUMBERS) return null;
  const half = Math.floor(sorted.length / 2);
  return {
    low: sorted[0]!,
    lower: middleOf(sorted.slice(0, half), decimals),
    upper: middleOf(sorted.slice(-half), decimals),
    high: sorted[sorted.length - 1]!,
    with: sorted.length,
    of: values.length,
  };
}

/** Median of sorted figures, a tie rounded half-up: on whole numbers of the last decimal, never on binary fractions. */
function middleOf(sorted: readonly number[], decimals: number): number {
  const scale = 10 ** decimals;
  const whole = (value: number | undefined) => Math.round((value ?? 0) * scale);
  const sum = whole(sorted[Math.ceil(sorted.length / 2) - 1]) + whole(sorted[Math.floor(sorted.length / 2)]);
  return (Math.sign(sum) * Math.floor((Math.abs(sum) + 1) / 2)) / scale || 0;
}

/** "within the middle half of", "above the middle half of", "below all ten of": goes before "its statistical neighbours". */
export function placeAmong(value: number, { low, lower, upper, high, with: shown, of }: NeighbourSpread): string {
  const all = shown === of ? `all ${numberWord(of)} of` : `all ${numberWord(shown)} with a number among`;
  if (value > high) return `above ${all}`;
  if (value < low) return `below ${all}`;
  if (value > upper) return 'above the middle half of';
  return value < lower ? 'below the middle half of' : 'within the middle half of';
}

/** Sentences about the place of a figure among its area's neighbours. @param spread `null`: fewer than five have a number */
export function positionText(value: number, spread: NeighbourSpread): string {
  const { with: shown, of } = spread;
  return `It is ${placeAmong(value, spread)} its statistical neighbours; ${shown === of ? `all ${numberWord(of)} have data` : `${numberWord(shown)} of ${numberWord(of)} have data`}.`;
}

/** Said instead where the neighbours' numbers are too few. */
export function tooFewNeighbours(shown: number, of: number): string {
  const have = shown === 0 ? `None of its ${numberWord(of)} statistical neighbours has a number` : `Only ${numberWord(shown)} of its ${numberWord(of)} statistical neighbours ${shown === 1 ? 'has' : 'have'} a number`;
  return `${have}: too few for words about its place among them.`;
}

/** The spread itself: "Its neighbours lie between 210 and 441, the middle half of them between 260 and 380." */
export function spreadText({ low, lower, upper, high, with: shown, of }: NeighbourSpread, notation: Notation): string {
  const text = (number: number) => figureText(number, notation);
  const who = shown === of ? 'Its neighbours' : `The ${numberWord(shown)} neighbours with a number`;
  if (low === high) return `${who} all have ${text(low)}.`;
  const middle = lower === upper ? `the middle half of them at ${text(lower)}` : `the middle half of them between ${text(lower)} and ${text(upper)}`;
  return `${who} lie between ${text(low)} and ${text(high)}, ${middle}.`;
}

/** Whether a figure lies so far from its group's middle half that it is worth asking why; the same on both sides. */
export function isUnusual(value: number, { lower, upper }: NeighbourSpread): boolean {
  const room = (upper - lower) * UNUSUAL_WIDTHS;
  return room > 0 && (value > upper + room || value < lower - room);
}
