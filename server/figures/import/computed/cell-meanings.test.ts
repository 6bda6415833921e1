import { expect, test } from 'vitest';
import { meaningOfProfile, meaningOfSheet } from '../cells.ts';
import { days, splitYearInName, yearTo31March } from '../row-periods.ts';

test('cells of a sheet: the number of the double, or a symbol', () => {
  expect(['305280', '1173431.6299999999', '85.549340000000001', '1.1641532182693481E-10', '1e8', '.5', '-12.50', '0'].map(meaningOfSheet)).toEqual([
    '305280', '1173431.63', '85.54934', '0.00000000011641532182693481', '100000000', '0.5', '-12.5', '0',
  ]);
  expect(['[x]', '[z]', '[n]', '[Y]', '[note 3]'].map(meaningOfSheet)).toEqual(['x', 'z', 'x', 'z', 'x']);
});

test('cells of a profile: an empty one has the reason of its note, and a suppressed one is so whatever stands in it', () => {
  expect(meaningOfProfile('65.0', '')).toBe('65.0');
  expect(meaningOfProfile('65.0', 'Value for Hackney and City of London combined')).toBe('65.0');
  expect(meaningOfProfile('', 'Value for Hackney and City of London combined')).toBe('x');
  expect(meaningOfProfile('', '')).toBe('x');
  expect(['', '3'].map((cell) => meaningOfProfile(cell, 'Value suppressed for disclosure control due to small count'))).toEqual(['c', 'c']);
});

test('a year in a file name, and the year to 31 March of a day', () => {
  expect(['RSX_LA_Data_2024-25_data_by_LA.csv', 'RO3_2023-24.csv', 'RSX_2024-26.csv', 'RSX_2024.csv', '12024-25.csv', '2024-251.csv'].map(splitYearInName)).toEqual(['2024/25', '2023/24', undefined, undefined, undefined, undefined]);
  expect(['2025-03-31', '2025-04-01', '2024-12-31', '2025-01-01'].map(yearTo31March)).toEqual([2025, 2026, 2025, 2025]);
  const { resolve, reached } = days('Inspection date');
  expect([resolve('2025-03-24T00:00:00'), reached?.('2025-03-24')]).toEqual(['2025-03-24', '2025']);
  expect([resolve('24 March 2025'), resolve('9025-03-24T00:00:00')]).toMatchObject([{ column: 'Inspection date' }, { column: 'Inspection date' }]);
});
