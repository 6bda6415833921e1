import { describe, expect, test } from 'vitest';
import { AgreeActionForm, isoDay } from './due-date.ts';

describe('a due date typed as three fields', () => {
  test.each([
    ['30', '1', '2027', '2027-01-30'],
    [' 3', '11 ', '2026', '2026-11-03'],
  ])('%s %s %s is %s', (day, month, year, iso) => {
    expect(isoDay(day, month, year)).toBe(iso);
  });

  test.each([['31', '2', '2027'], ['30', 'January', '2027'], ['1', '1', '27'], ['', '', '']])('%s %s %s is refused with words', (day, month, year) => {
    const result = AgreeActionForm.safeParse({
      key: '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b11', metric: 'care-rate', area: 'X06000003', breakdown: '', what: 'Meet.',
      organisationId: '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b12', who: 'Head of service', 'due-day': day, 'due-month': month, 'due-year': year,
    });
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['due', 'Give a real date, for example 30 1 2027.']]);
  });
});
