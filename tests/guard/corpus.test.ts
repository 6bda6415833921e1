import { describe, expect, test } from 'vitest';
import { HELD_OUT } from './corpus-held-out.ts';
import { KNOWN } from './corpus-known.ts';
import { measure } from './measure.ts';

test('the corpus is large enough, and no sentence stands in both halves', () => {
  const both = [...KNOWN, ...HELD_OUT];
  expect(both.length).toBeGreaterThan(700);
  const written = both.map(({ text, context }) => `${context.suppressed ?? ''} ${text}`);
  expect(new Set(KNOWN.map(({ text }) => text)).size).toBeGreaterThan(350);
  expect(written.filter((text, index) => written.indexOf(text) !== index).length).toBeLessThan(20);
});

describe.each([['the half the rules were written with', KNOWN], ['the half held apart', HELD_OUT]])('%s', (_half, sentences) => {
  const { mustBlock, blocked, harmless, nudged, mayAsk, refused, missed, disturbed } = measure(sentences);

  test('at least 98% of what must be blocked is', () => {
    expect(blocked / mustBlock, JSON.stringify(missed.map(({ text }) => text), null, 1)).toBeGreaterThanOrEqual(0.98);
  });

  test('at most 5% of harmless sentences are spoken about', () => {
    expect(nudged / harmless, JSON.stringify(disturbed.map(({ text }) => text), null, 1)).toBeLessThanOrEqual(0.05);
  });

  test('what may be asked about is seldom refused', () => {
    expect(refused / mayAsk).toBeLessThanOrEqual(0.1);
  });
});
