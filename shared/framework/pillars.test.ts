import { describe, expect, it } from 'vitest';
import { findPillar, numberOn, outcomeNumbered, pillarLabel, PILLARS, pillarsOn, thenAndNow } from './pillars.ts';

const TODAY = '2026-11-22';
const pillar = (slug: string) => findPillar(slug)!;

describe('outcomes then and now', () => {
  it.each([
    ['outcome-help', '2025-06-01', null],
    ['outcome-safe', '2025-06-01', 'then Outcome 3, now Outcome 2'],
    ['outcome-safe', '2026-02-28', 'then Outcome 3, now Outcome 2'],
    ['outcome-safe', '2026-03-01', null],
    ['outcome-family-network', '2024-01-01', 'then Outcome 2, now Outcome 3'],
    ['outcome-stable-homes', '2024-01-01', null],
    ['enabler-leaders', '2024-01-01', null],
  ])('%s on %s', (slug, day, expected) => {
    expect(thenAndNow(pillar(slug), day, TODAY)).toBe(expected);
  });

  it('a day before the framework has the numbers it began with', () => {
    expect(pillarLabel(pillar('outcome-safe'), '2020-01-01')).toBe('Outcome 3');
    expect(thenAndNow(pillar('outcome-safe'), '2020-01-01', TODAY)).toBe('then Outcome 3, now Outcome 2');
  });

  it('the same number finds another outcome on another day', () => {
    expect([outcomeNumbered(2, '2026-02-28')?.slug, outcomeNumbered(2, '2026-03-01')?.slug]).toEqual(['outcome-family-network', 'outcome-safe']);
    expect(outcomeNumbered(5, TODAY)).toBeUndefined();
    expect(outcomeNumbered(0, TODAY)).toBeUndefined();
  });

  it.each(['2023-12-01', '2026-02-28', '2026-03-01', TODAY])('on %s the four outcomes bear 1 to 4, in that order, then enablers without a number', (day) => {
    expect(pillarsOn(day).map((one) => numberOn(one, day))).toEqual([1, 2, 3, 4, undefined, undefined, undefined]);
    expect(pillarsOn(day).filter(({ kind }) => kind === 'enabler')).toEqual(PILLARS.filter(({ kind }) => kind === 'enabler'));
  });

  it('numbers follow each other without a hole', () => {
    for (const { numbers } of PILLARS) numbers.forEach(({ from }, index) => index > 0 && expect(from).toBe(numbers[index - 1]?.to));
  });
});
