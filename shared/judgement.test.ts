import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, judge, type Kept, type ShownNow } from './judgement.ts';

const kept: Kept = { figureSeen: '64', pinned: true, hadFigures: true, definitionVersion: 1 };
const now: ShownNow = { lost: null, suppressedSince: null, figure: '64', asOf: '2026-11-26', hasFigures: true, definition: { version: 1, words: '' }, succeeded: null };
const other = { version: 2, words: 'Counted by child.' };
const ended = { by: 'Cumberland and Westmorland and Furness', since: true };

describe('each verdict', () => {
  test.each<[string, Partial<Kept>, Partial<ShownNow>, object]>([
    ['nothing happened', {}, {}, { verdict: 'same' }],
    ['another figure', {}, { figure: '61' }, { verdict: 'revised', was: '64', now: '61', asOf: '2026-11-26' }],
    ['a reason where a number was', {}, { figure: 'not available' }, { verdict: 'revised', was: '64', now: 'not available', asOf: '2026-11-26' }],
    ['a number where a reason was', { figureSeen: 'confidential: small number' }, {}, { verdict: 'revised', was: 'confidential: small number', now: '64', asOf: '2026-11-26' }],
    ['a figure where there was none', { figureSeen: null }, {}, { verdict: 'revised', was: 'no figure for this period', now: '64', asOf: '2026-11-26' }],
    ['none, and none now', { figureSeen: null }, { figure: null }, { verdict: 'same' }],
    ['suppressed by now', {}, { suppressedSince: '2026-11-26', figure: 'confidential: small number' }, { verdict: 'suppressed', since: '2026-11-26' }],
    ['another definition, the same figure', {}, { definition: other }, { verdict: 'definition-changed', now: 'Counted by child.' }],
    ['another definition and another figure', {}, { definition: other, figure: '61' }, { verdict: 'definition-changed', now: 'Counted by child.', figure: { was: '64', now: '61' } }],
    ['an older definition again', { definitionVersion: 2 }, { definition: { version: 1, words: 'As before.' } }, { verdict: 'definition-changed', now: 'As before.' }],
    ['no row any more', {}, { figure: null }, { verdict: 'period-withdrawn' }],
    ['no row, since its area ended', {}, { figure: null, succeeded: ended }, { verdict: 'area-succeeded', by: ended.by }],
    ['no row, its area ended before the note', {}, { figure: null, succeeded: { ...ended, since: false } }, { verdict: 'area-succeeded', by: ended.by }],
    ['its area ended since, the figure stands', {}, { succeeded: ended }, { verdict: 'area-succeeded', by: ended.by }],
    ['its area had ended already', {}, { succeeded: { ...ended, since: false } }, { verdict: 'same' }],
    ['no figures of the measure at all', {}, { figure: null, hasFigures: false }, { verdict: 'unplaced', why: 'No figures of this measure are shown at present.' }],
    ['none then, none now', { figureSeen: null, hadFigures: false }, { figure: null, hasFigures: false, definition: null }, { verdict: 'same' }],
    ['its place is gone', {}, { lost: 'Gone.' }, { verdict: 'unplaced', why: 'Gone.' }],
    ['a note on an area, which ended', { figureSeen: null, pinned: false, hadFigures: false }, { figure: null, definition: null, succeeded: ended }, { verdict: 'area-succeeded', by: ended.by }],
    ['a note on an indicator, defined otherwise', { figureSeen: null, pinned: false }, { figure: null, definition: other }, { verdict: 'definition-changed', now: other.words }],
    ['a note on everything', { figureSeen: null, pinned: false, hadFigures: false }, { figure: null, asOf: null, definition: null }, { verdict: 'same' }],
  ])('%s', (_what, before, after, verdict) => {
    expect(judge({ ...kept, ...before }, { ...now, ...after })).toEqual(verdict);
  });
});

const text = fc.constantFrom('64', '61', 'not available', 'confidential: small number');
const anyKept: fc.Arbitrary<Kept> = fc.record({ figureSeen: fc.option(text), pinned: fc.boolean(), hadFigures: fc.boolean(), definitionVersion: fc.integer({ min: 1, max: 3 }) });
const anyNow: fc.Arbitrary<ShownNow> = fc.record({
  lost: fc.option(fc.constant('Gone.')),
  suppressedSince: fc.option(fc.constant('2026-11-26')),
  figure: fc.option(text),
  asOf: fc.option(fc.constant('2026-11-26')),
  hasFigures: fc.boolean(),
  definition: fc.option(fc.record({ version: fc.integer({ min: 1, max: 3 }), words: fc.constant('Counted by child.') })),
  succeeded: fc.option(fc.record({ by: fc.constant('Cumberland'), since: fc.boolean() })),
});
const always = (property: (kept: Kept, now: ShownNow) => void) => fc.assert(fc.property(anyKept, anyNow, property), { numRuns: 2_000 });

describe('whatever was, and whatever is', () => {
  test('what a suppressed figure was is in no judgement', () => {
    always((before, after) => {
      const verdict = judge({ ...before, figureSeen: 'SECRET' }, { ...after, suppressedSince: '2026-11-26' });
      expect(JSON.stringify(verdict)).not.toContain('SECRET');
      expect(['suppressed', 'unplaced']).toContain(verdict.verdict);
    });
  });
  test('a note without its place is unplaced, whatever else is true', () => {
    always((before, after) => {
      expect(judge(before, { ...after, lost: 'Gone.' })).toEqual({ verdict: 'unplaced', why: 'Gone.' });
    });
  });
  test('a revision names two figures that differ, both as they were told, and never under two definitions', () => {
    always((before, after) => {
      const verdict = judge(before, after);
      if (verdict.verdict !== 'revised') return;
      expect(verdict.was).not.toBe(verdict.now);
      expect([verdict.was, verdict.now]).toEqual([before.figureSeen ?? 'no figure for this period', after.figure]);
      expect(after.definition === null || after.definition.version === before.definitionVersion).toBe(true);
    });
  });
  test('a note that is about no one figure is never revised, suppressed figures apart, nor is its period withdrawn', () => {
    always((before, after) => {
      const { verdict } = judge({ ...before, pinned: false }, { ...after, suppressedSince: null });
      expect(['revised', 'period-withdrawn', 'suppressed']).not.toContain(verdict);
    });
  });
  test('where everything stands as it did, the judgement is the same', () => {
    always((before, after) => {
      const stands: ShownNow = {
        ...after, lost: null, suppressedSince: null, succeeded: null, figure: before.figureSeen, hasFigures: true,
        definition: { version: before.definitionVersion, words: '' },
      };
      expect(judge(before, stands)).toEqual({ verdict: 'same' });
    });
  });
  test('the same state is judged the same, and two judgements are alike where they say the same', () => {
    always((before, after) => {
      const verdict = judge(before, after);
      expect(alike(verdict, judge({ ...before }, { ...after }))).toBe(true);
      expect(alike(verdict, Object.fromEntries(Object.entries(verdict).reverse()) as typeof verdict)).toBe(true);
      expect(alike(verdict, { verdict: 'unplaced', why: 'Another reason.' })).toBe(false);
    });
  });
});
