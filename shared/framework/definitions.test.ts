import { expect, test } from 'vitest';
import { definitionVersionAt, definitionWords, type DefinitionChange } from './definitions.ts';

const CHANGES: readonly DefinitionChange[] = [
  { metric: 'care-rate', from: '2026-11-26', words: 'Second.' },
  { metric: 'care-rate', from: '2024-11-01', words: 'First.' },
  { metric: 'sw-agency', from: '2020-01-01', words: 'Another measure.' },
];

test('a version counts the changes up to a release’s day', () => {
  const at = (day: string) => definitionVersionAt('care-rate', day, CHANGES);
  expect([at('2024-10-31'), at('2024-11-01'), at('2026-11-25'), at('2026-11-26')]).toEqual([1, 2, 2, 3]);
  expect(definitionVersionAt('care-rate', '2026-11-26')).toBe(1);
});

test('the words say what came in between, or that it is as it was', () => {
  const words = (was: number, now: number) => definitionWords('care-rate', was, now, CHANGES);
  expect([words(1, 1), words(1, 2), words(1, 3), words(2, 3)]).toEqual(['', 'First.', 'First. Second.', 'Second.']);
  expect([words(3, 2), words(2, 1)]).toEqual(['It is shown again as it was defined before 26 November 2026.', 'It is shown again as it was defined before 1 November 2024.']);
  expect(definitionWords('care-rate', 2, 1)).toBe('It is shown as it was defined before.');
});
