import { describe, expect, it } from 'vitest';
import { chartModel, type SeriesColumns } from './chart-model.ts';
import type { Reason } from './format.ts';
import { METRICS } from './framework/metrics.ts';
import { PHRASES } from './summary-phrases.ts';
import { summarise, summaryText } from './summary.ts';

const YEARS = ['2020', '2021', '2022', '2023', '2024', '2025'];
type Cell = number | Reason;
const columns = (role: SeriesColumns['role'], name: string, cells: readonly Cell[]): SeriesColumns => ({
  role, name,
  values: cells.map((cell) => (typeof cell === 'number' ? cell : null)),
  reasons: cells.map((cell) => (typeof cell === 'number' ? null : cell)),
});
const words = (cells: readonly Cell[], others: readonly SeriesColumns[] = [], metric = 'children-in-need-rate', what = '') => {
  const model = chartModel({ unit: 'per 10,000 children', decimals: 0, periods: YEARS.slice(-cells.length), series: [columns('area', 'Leeds', cells), ...others] });
  return summaryText(summarise(model, metric, what));
};

describe('the newest figure', () => {
  it('is said with what stands beside it', () => {
    const others = [columns('region', 'Yorkshire and The Humber', [341]), columns('country', 'England', [330]), { ...columns('neighbours', 'Neighbours’ median', [355]), with: [9], of: 10 }];
    expect(words([328], others)).toBe(
      'Leeds had 328 children in need per 10,000 in 2025; Yorkshire and The Humber 341, England 330 and the median of its statistical neighbours 355 (9 of 10 with a number).',
    );
  });

  it('stands apart in the sentence, so that a page can set it in bold', () => {
    const model = chartModel({ unit: '%', decimals: 1, periods: ['2025'], series: [columns('area', 'Leeds', [22.4])] });
    expect(summarise(model, 'repeat-referrals', '').sentences[0]).toContainEqual({ figure: '22.4%' });
  });

  it('names its breakdown', () => {
    expect(words([5], [], 'care-uasc-rate', 'all other children')).toContain('in 2025 (all other children)');
  });

  it('that is missing is said with its reason, and the one before it with its year', () => {
    expect(words([340, 'c'])).toBe('Leeds had 340 children in need per 10,000 in 2024. For 2025 there is none (confidential: small number).');
  });

  it('of others that is missing is said with its reason', () => {
    expect(words([328], [columns('region', 'North', ['x'])])).toContain('; North not available.');
  });

  it('that never was leaves what the others have', () => {
    expect(words(['c', 'c'], [columns('country', 'England', [3, 4])])).toBe('No figure is published for Leeds (confidential: small number). In 2025: England 4.');
    expect(words(['none', 'none'])).toBe('No figure is published for Leeds.');
  });
});

describe('direction', () => {
  it.each([
    [[310, 320, 330, 340, 350], 'Over the five figures from 2021 to 2025 it rose, from 310 to 350.'],
    [[310, 320, 340, 330, 350], 'it rose'],
    [[350, 340, 330, 320, 310], 'it fell, from 350 to 310.'],
    [[310, 320, 350, 330, 340], 'there is no steady direction.'],
    [[310, 310, 310, 310, 310], 'it stayed the same.'],
    [[310, 310, 310, 310, 320], 'there is no steady direction.'],
    [[500, 310, 320, 330, 340, 350], 'Over the five figures from 2021 to 2025 it rose'],
  ])('of %j: %s', (cells, said) => {
    expect(words(cells)).toContain(said);
  });

  it.each([[[310, 320, 330, 340]], [[310, 320, 'x' as const, 340, 350]], [[300, 310, 320, 330, 340, 'c' as const].slice(2)]])('is not spoken of with fewer than five in a row: %j', (cells) => {
    expect(words(cells)).not.toMatch(/rose|fell|direction|same/);
  });
});

describe('judgements', () => {
  const model = (own: Partial<SeriesColumns>) => chartModel({ unit: 'category', decimals: 0, periods: ['2025'], series: [{ ...columns('area', 'Leeds', ['none']), ...own }, columns('country', 'England', [24])] });

  it('of an authority are its words, with counts elsewhere', () => {
    expect(summaryText(summarise(model({ words: ['outstanding'], reasons: [null] }), 'ofsted-leadership', 'good'))).toBe(
      'Ofsted’s judgement of Leeds in 2025 is “outstanding”. Local authorities judged “good”: 24 in England.',
    );
  });

  it('of a region are a count', () => {
    expect(summaryText(summarise(model({ values: [3], reasons: [null] }), 'ofsted-leadership', 'good'))).toMatch(/^In Leeds, 3 local authorities had the judgement “good” in 2025\./);
  });
});

it('has a sentence for every metric, with a place for the figure, and no words that judge', () => {
  for (const { slug, breakdowns } of METRICS) {
    const phrase = PHRASES[slug];
    expect(phrase, slug).toMatch(/\{area\}.*\{figure\}|\{figure\}.*\{area\}/);
    expect(phrase, slug).toContain('{period}');
    if (breakdowns.length > 0 && slug !== 'ofsted-leadership') expect(phrase, slug).toContain('{what}');
  }
  expect(Object.values(PHRASES).join(' ')).not.toMatch(/\b(good|bad|better|worse|best|worst|improv\w*|poor|target|rank\w*|concern\w*)\b/i);
});
