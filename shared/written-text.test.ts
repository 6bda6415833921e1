import { expect, test } from 'vitest';
import { isSeen, storable } from './written-text.ts';

test.each(['', ' ', '\n\t', '\u200b', '\u2060\u00ad', '\u3164', '\u115f\u1160\uffa0', '\u0001', '\ufeff \u202e'])('nothing is seen of %j', (text) => {
  expect(isSeen(text)).toBe(false);
});

test.each(['a', '3', '?', '…', '👍', '\u200bé', 'ᄀ'])('%j is seen', (text) => {
  expect(isSeen(text)).toBe(true);
});

test('what a database cannot hold is replaced', () => {
  expect(storable('a\0b\ud800c')).toBe('a\uFFFDb\uFFFDc');
});
