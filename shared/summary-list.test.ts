import { expect, it } from 'vitest';
import { listModel, type ListColumns } from './list-model.ts';
import { listSummary } from './summary-list.ts';

const codes = (count: number) => Array.from({ length: count }, (_, index) => `X060000${String(index + 1).padStart(2, '0')}`);
const said = (cells: readonly (number | 'c' | 'x')[], more: Partial<ListColumns> = {}) => {
  const columns: ListColumns = {
    codes: codes(cells.length),
    values: cells.map((cell) => (typeof cell === 'number' ? cell : null)),
    reasons: cells.map((cell) => (typeof cell === 'number' ? null : cell)),
    ...more,
  };
  return listSummary(listModel(columns, { unit: '%', decimals: 1 }), { unit: '%', decimals: 1 }, '2025');
};

it.each([
  [[10, 12, 14, 16, 18, 20], 'All six local authorities have a figure for 2025, between 10.0% and 20.0%, the middle half of them between 12.0% and 18.0%.'],
  [[10, 12, 'c', 16, 'c', 20, 'x'] as const, 'Four of the seven local authorities have a figure for 2025, between 10.0% and 20.0%. Two have none (confidential: small number) and one has none (not available).'],
  [[10, 'c'] as const, 'One of the two local authorities has a figure for 2025: 10.0%. One has none (confidential: small number).'],
  [['c', 'c'] as const, 'None of the two local authorities has a figure for 2025. Two have none (confidential: small number).'],
  [[7, 7, 7], 'All three local authorities have a figure for 2025: 7.0% in each.'],
  [[5], 'The one local authority has a figure for 2025: 5.0%.'],
  [[], ''],
])('%j: %s', (cells, words) => {
  expect(said(cells)).toBe(words);
});

it('counts judgements in the order of their words, not of their number', () => {
  const words = listSummary(
    listModel({ codes: codes(3), values: [null, null, null], reasons: [null, null, null], words: ['outstanding', 'good', 'outstanding'] }, { unit: 'category', decimals: 0 }),
    { unit: 'category', decimals: 0 }, '2025',
  );
  expect(words).toBe('All three local authorities have a figure for 2025: “good” 1 and “outstanding” 2.');
});

it('names no area', () => {
  expect(said([10, 12, 14, 16, 18, 20])).not.toMatch(/Ashdown|Carrow|invented/);
});
