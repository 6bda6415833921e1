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

test('control characters and overrides of direction go; tabs, ends of lines and the marks of right-to-left writing stay', () => {
  expect(storable('a\u0001b\u001bc\u007fd\u0080e\u009ff')).toBe('abcdef');
  expect(storable('one\ttwo\nthree\r\nfour\vfive\fsix\u0085seven')).toBe('one\ttwo\nthree\r\nfour\nfive\nsix\nseven');
  expect(storable('a\u202eb\u202dc')).toBe('abc');
  const kept = '\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069 שלום 👩‍👧';
  expect(storable(kept)).toBe(kept);
});
