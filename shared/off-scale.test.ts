import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestOnScale, numbersOnScale } from './off-scale.ts';

describe('the largest number of the scale', () => {
  it.each([
    [[], 0], [[5], 5], [[5, 5], 5], [[0, 0], 0],
    // Three times the rest is still on the scale, a trace more is not.
    [[30, 10], 30], [[31, 10], 10], [[31, 10, 9], 10], [[90, 30, 10], 90], [[91, 30, 10], 30],
    // Several that are large together, and no more than half.
    [[100, 90, 10, 9], 10], [[100, 90, 80, 10, 9, 8], 10], [[100, 90, 80, 10, 9], 100], [[100, 90, 10], 100], [[100, 90, 80, 70, 1, 1, 1, 1], 100],
    // What is not more than nothing is no range to be beyond.
    [[5, 0, 0, 0], 5], [[500, 4, 0, 0], 4],
  ])('of %j is %d', (numbers, top) => expect(largestOnScale(numbers)).toBe(top));

  it('leaves at most three and at most half beyond it, each more than three times all the rest', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 40 }), (numbers) => {
      const top = largestOnScale(numbers);
      const off = numbers.filter((number) => number > top);
      expect(off.length).toBeLessThanOrEqual(Math.min(3, numbers.length / 2));
      expect(off.every((number) => number > 3 * top)).toBe(true);
      expect(numbers).toContain(top);
    }));
  });

  it('does not depend on the order', () => {
    fc.assert(fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 12 }), (numbers) => {
      expect(largestOnScale([...numbers].reverse())).toBe(largestOnScale(numbers));
    }));
  });
});

describe('the numbers of lines', () => {
  it('are all of them where none flattens the others', () => expect(numbersOnScale([[10, 30], [12, 11], []])).toEqual([10, 30, 12, 11]));
  it('are of a line that would, those within three times the rest', () => expect(numbersOnScale([[306, 153, 91, 76], [69, 67], [62]])).toEqual([153, 91, 76, 69, 67, 62]));
  it('are those of a single line, whatever they are', () => expect(numbersOnScale([[1, 1_000]])).toEqual([1, 1_000]));
  it('of no lines are none', () => expect(numbersOnScale([])).toEqual([]));
});
