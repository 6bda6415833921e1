import { describe, expect, it } from 'vitest';
import { ageText, areaName, contentText, counted, coverageText, dateText, figureText, lastDayOf, listText } from './format.ts';

describe('numbers', () => {
  it.each([
    [328, 'per 10,000 children', 0, '328'],
    [22, '%', 1, '22.0%'],
    [1204, '£', 0, '£1,204'],
    [1, 'months', 0, '1 month'],
    [12, 'months', 0, '12 months'],
    [18.2, 'score', 1, '18.2'],
    [-0.5, '%', 1, '-0.5%'],
    [-20, '£', 0, '-£20'],
  ] as const)('%d in %s with %d decimals reads %s', (value, unit, decimals, text) => {
    expect(figureText(value, { unit, decimals })).toBe(text);
  });

  it('that are missing read as their reason', () => {
    expect(contentText(null, 'low', { unit: '%', decimals: 1 })).toBe('rounds to 0 but is not 0');
    expect(contentText(null, null, { unit: '%', decimals: 1 })).toBe('no figure for this period');
  });
});

describe('days and periods', () => {
  it('are written out', () => {
    expect(dateText('2025-11-26')).toBe('26 November 2025');
    expect(dateText('2025-03-01T10:00:00Z')).toBe('1 March 2025');
  });

  it.each([
    ['2025', 'children-in-need', '2025-03-31', 'the year to 31 March 2025'],
    ['2025', 'workforce', '2025-09-30', '30 September 2025'],
    ['2024/25', 'absence', '2025-08-31', 'the school year 2024/25'],
    ['2024/25', 'revenue-outturn-summary', '2025-03-31', 'the financial year 2024/25'],
    ['2025', 'inspection-outcomes', '2025-03-31', 'inspections up to 31 March 2025'],
    ['1999/00', 'key-stage-2', '2000-08-31', 'the school year 1999/00'],
  ])('%s of %s ends on %s and covers %s', (period, dataset, day, text) => {
    expect(lastDayOf(period, dataset)).toBe(day);
    expect(coverageText(period, dataset)).toBe(text);
  });

  it.each([
    ['2026-11-01', '2026-11-22', 'less than a month old'],
    ['2026-04-22', '2026-11-22', 'seven months old'],
    ['2026-10-22', '2026-11-21', 'less than a month old'],
    ['2025-11-22', '2026-11-22', 'one year old'],
    ['2025-03-31', '2026-11-22', 'one year and seven months old'],
    ['2025-03-31', '2025-04-30', 'one month old'],
    ['2012-03-31', '2026-03-31', '14 years old'],
    ['2027-01-01', '2026-11-22', 'less than a month old'],
  ])('from %s to %s it is %s', (from, today, text) => {
    expect(ageText(from, today)).toBe(text);
  });
});

it('marks invented areas wherever their name stands', () => {
  expect(areaName('X06000003')).toBe('Carrow (invented)');
  expect(areaName('E08000035')).toBe('Leeds');
  expect(areaName('no such code')).toBe('no such code');
});

it('counts and lists in words', () => {
  expect(counted(1, 'note')).toBe('one note');
  expect(counted(2, 'note')).toBe('two notes');
  expect(counted(1200, 'reply', 'replies')).toBe('1,200 replies');
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listText)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
