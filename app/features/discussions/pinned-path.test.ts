import { describe, expect, test } from 'vitest';
import { pinnedPath, pinnedPlace } from './pinned-path.ts';

const points = (...drawn: (number | null)[]) => drawn.map((one) => ({ drawn: one }));

describe('the line of a pinned chart', () => {
  test('runs from edge to edge, the lowest at the bottom', () => {
    expect(pinnedPath(points(0, 10), [0, 10])).toBe('M3,37L97,3');
  });

  test('is broken where there is no number, and a lone number is a dot', () => {
    expect(pinnedPath(points(0, null, 10, null, 0, 0), [0, 10])).toBe('M3,37L3,37M40.6,3L40.6,3M78.2,37L97,37');
  });

  test('one period stands in the middle, and a range of nothing does not divide by it', () => {
    expect(pinnedPlace({ drawn: 4 }, 0, 1, [4, 4])).toEqual([50, 37]);
    expect(pinnedPlace({ drawn: null }, 0, 1, [4, 4])).toBeNull();
  });
});
