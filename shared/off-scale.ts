/**
 * When one area is so much larger than the others that drawing it in full would flatten them. The scale then serves
 * the others; the large one ends at the edge, with its number and the words “off the scale” beside it.
 */

/** Beyond the range of the rest this many times over. */
const TIMES = 3;
/** At most so many (City of London, the Isles of Scilly and one more), and never more than half of those drawn. */
const MOST = 3;

/** The rule as pages state it. */
export const OFF_SCALE_RULE = 'An area more than three times as large as all the rest would flatten them: it is drawn to the edge, with its number and the words “off the scale”.';

/**
 * The largest number that the scale has to hold.
 * @param largest the largest number of each area, in any order; none of them stands for a reason
 * @returns 0 for no numbers
 */
export function largestOnScale(largest: readonly number[]): number {
  const descending = [...largest].sort((a, b) => b - a);
  const most = Math.min(MOST, Math.floor(descending.length / 2));
  let off = 0;
  for (let index = 0; index < most; index += 1) {
    const rest = descending[index + 1]!;
    if (rest > 0 && descending[index]! > TIMES * rest) off = index + 1;
  }
  return descending[off] ?? 0;
}

/**
 * Numbers of several lines that the scale has to hold: all of those of ordinary lines, and of one that would flatten
 * them what does not.
 */
export function numbersOnScale(lines: readonly (readonly number[])[]): readonly number[] {
  const drawn = lines.filter((numbers) => numbers.length > 0);
  const largest = drawn.map((numbers) => Math.max(...numbers));
  const top = largestOnScale(largest);
  return top >= Math.max(...largest) ? drawn.flat() : drawn.flat().filter((number) => number <= TIMES * top);
}
