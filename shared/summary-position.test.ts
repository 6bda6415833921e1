import { describe, expect, it } from 'vitest';
import { isUnusual, neighbourSpread, placeAmong, positionText, spreadText, tooFewNeighbours, type NeighbourSpread } from './summary-position.ts';

const TEN = [210, 240, 260, 290, 300, 320, 350, 380, 400, 441];
const spread = neighbourSpread(TEN, 0)!;
const PER = { unit: 'per 10,000 children', decimals: 0 } as const;

describe('the spread of the neighbours', () => {
  it('is their smallest, largest and the medians of both halves', () => {
    expect(spread).toEqual({ low: 210, lower: 260, upper: 380, high: 441, with: 10, of: 10 });
  });

  it('leaves out who has no number, and the middle one of an odd count', () => {
    expect(neighbourSpread([5, null, 1, 2, null, 3, 4], 0)).toEqual({ low: 1, lower: 2, upper: 5, high: 5, with: 5, of: 7 });
  });

  it.each([
    [[1.1, 1.2, 1.3, 1.4, 1.5], 1, 1.2, 1.5],
    [[1.1, 1.2, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7], 1, 1.2, 1.6],
    [[0.1, 0.2, 0.3, 0.3, 0.4, 0.4, 0.4, 0.5], 1, 0.3, 0.4],
    [[-2, -1, 0, 1, 2], 0, -2, 2],
    [[-4, -3, -1, 0, 1, 2], 0, -3, 1],
  ])('of %j at %i decimals has its middle half from %d to %d, ties half-up', (values, decimals, lower, upper) => {
    expect(neighbourSpread(values, decimals)).toMatchObject({ lower, upper });
  });

  it.each([[[]], [[1, 2, 3, 4]], [[1, 2, 3, 4, null, null]]])('is not spoken of with fewer than five numbers: %j', (values) => {
    expect(neighbourSpread(values, 0)).toBeNull();
  });

  it('is the same whatever the order, and nothing in it is what a neighbour without a number has', () => {
    expect(neighbourSpread([...TEN].reverse(), 0)).toEqual(spread);
  });
});

describe('a place among them', () => {
  it.each([
    [209, 'below all ten of'], [210, 'below the middle half of'], [259, 'below the middle half of'], [260, 'within the middle half of'],
    [380, 'within the middle half of'], [381, 'above the middle half of'], [441, 'above the middle half of'], [442, 'above all ten of'],
  ])('%i is %s', (value, words) => {
    expect(placeAmong(value, spread)).toBe(words);
  });

  it('names how many have a number', () => {
    const seven: NeighbourSpread = { ...spread, with: 7 };
    expect(positionText(300, spread)).toBe('It is within the middle half of its statistical neighbours; all ten have data.');
    expect(positionText(300, seven)).toBe('It is within the middle half of its statistical neighbours; seven of ten have data.');
    expect(positionText(999, seven)).toBe('It is above all seven with a number among its statistical neighbours; seven of ten have data.');
  });

  it.each([[0, 'None of its ten statistical neighbours has a number'], [1, 'Only one of its ten statistical neighbours has a number'], [4, 'Only four of its ten statistical neighbours have a number']])('with %i numbers is not spoken of', (shown, words) => {
    expect(tooFewNeighbours(shown, 10)).toBe(`${words}: too few for words about its place among them.`);
  });

  it('shows the spread', () => {
    expect(spreadText(spread, PER)).toBe('Its neighbours lie between 210 and 441, the middle half of them between 260 and 380.');
    expect(spreadText({ ...spread, lower: 300, upper: 300, with: 6 }, { unit: '%', decimals: 1 })).toBe('The six neighbours with a number lie between 210.0% and 441.0%, the middle half of them at 300.0%.');
    expect(spreadText({ ...spread, low: 3, high: 3 }, PER)).toBe('Its neighbours all have 3.');
  });

  it('is unusual beyond one and a half widths of the middle half, the same on both sides', () => {
    expect([560, 561].map((value) => isUnusual(value, spread))).toEqual([false, true]);
    expect([80, 79].map((value) => isUnusual(value, spread))).toEqual([false, true]);
    expect(isUnusual(999, { ...spread, lower: 300, upper: 300 })).toBe(false);
  });

  it('is never a number in an order', () => {
    for (let value = 200; value <= 450; value += 1) expect(positionText(value, spread)).not.toMatch(/\d|first|second|third|\b\w+th\b|rank/i);
  });
});
