import { expect, test } from 'vitest';
import { dayOf, daysLater, endOfDay, monthsLater } from './days.ts';

test('a day ends with its last second in England, in summer and in winter', () => {
  expect(endOfDay('2027-01-15').toISOString()).toBe('2027-01-15T23:59:59.000Z');
  expect(endOfDay('2027-07-15').toISOString()).toBe('2027-07-15T22:59:59.000Z');
  // The days on which the clocks change.
  expect(endOfDay('2027-03-28').toISOString()).toBe('2027-03-28T22:59:59.000Z');
  expect(endOfDay('2027-10-31').toISOString()).toBe('2027-10-31T23:59:59.000Z');
  for (const day of ['2027-01-01', '2027-03-27', '2027-03-28', '2027-06-30', '2027-10-30', '2027-10-31', '2028-02-29']) expect(dayOf(endOfDay(day))).toBe(day);
});

test('days and months later', () => {
  expect(daysLater('2027-02-25', 7)).toBe('2027-03-04');
  expect(monthsLater('2027-08-31', 6)).toBe('2028-02-29');
  expect(monthsLater('2026-11-22', 12)).toBe('2027-11-22');
});
