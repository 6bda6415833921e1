import { describe, expect, it } from 'vitest';
import { breakAmong, holdsIn, marksAt, markYears, signsAt, spokenContext, type ContextMark } from './context-marks.ts';

const mark = (from: string | null, to: string | null, part: Partial<ContextMark> = {}): ContextMark => ({ id: `${from} ${to}`, label: 'Short', words: 'Long.', areas: 'all', touches: ['Leeds'], from, to, breaks: false, source: null, ...part });
const YEARS = ['2020', '2021', '2022', '2023', '2024'];
const signs = (one: ContextMark) => YEARS.filter((period) => signsAt([one], period, YEARS).length > 0);

describe('a mark', () => {
  it.each([
    ['2021', '2022', '2021', true], ['2021', '2022', '2022', true], ['2021', '2022', '2020', false], ['2021', '2022', '2023', false],
    ['2024', null, '2025', true], ['2024', null, '2023', false], ['2019/20', '2020/21', '2020/21', true],
    ['2019/20', '2020/21', '2020', false], ['2021', null, '2021/22', false], [null, null, '2021', false],
  ])('from %s to %s holds in %s: %s', (from, to, period, holds) => {
    expect(holdsIn({ from, to }, period)).toBe(holds);
  });

  it('has its sign in each of its years, or where it begins to hold', () => {
    expect(signs(mark('2021', '2022'))).toEqual(['2021', '2022']);
    expect(signs(mark('2023', null))).toEqual(['2023']);
    expect(signs(mark('2010', null))).toEqual(['2020']);
    expect(signs(mark(null, null))).toEqual([]);
  });

  it('breaks the series where it holds in some of the years only', () => {
    const breaks = (from: string, to: string | null) => breakAmong([mark(from, to, { breaks: true })], YEARS) !== undefined;
    expect([breaks('2023', null), breaks('2020', '2020'), breaks('2020', null), breaks('2010', '2019'), breaks('2025', null)]).toEqual([true, true, false, false, false]);
    expect(breakAmong([mark('2023', null)], YEARS)).toBeUndefined();
  });

  it('is in every row of the table that it is about', () => {
    expect(YEARS.filter((period) => marksAt([mark('2023', null)], period).length > 0)).toEqual(['2023', '2024']);
  });

  it.each([['2021', '2022', '2021 to 2022'], ['2024', '2024', '2024'], ['2024', null, 'from 2024'], [null, null, 'all years']])('from %s to %s is said as “%s”', (from, to, words) => {
    expect(markYears({ from, to })).toBe(words);
  });
});

it('marks are said whole for their own area, in short where they reach totals', () => {
  const reached = (label: string, touches: readonly string[]) => mark('2024', '2024', { areas: ['Elsewhere'], label, touches });
  const marks = [
    mark('2021', '2022', { areas: ['Leeds'] }), reached('One', ['England']), reached('Two', ['London', 'England']), reached('Three', ['England']),
    mark(null, null), mark(null, null, { areas: ['Leeds'], words: 'Always so here.' }), mark(null, null, { areas: ['Elsewhere'] }),
  ];
  expect(spokenContext(marks, 'Leeds')).toEqual([
    'Official context, 2021 to 2022: Long.', 'Official context, all years: Always so here.',
    'Official context in the totals of England: One (2024); Three (2024).', 'Official context in the totals of London and England: Two (2024).',
  ]);
  expect(spokenContext([], 'Leeds')).toEqual([]);
});
