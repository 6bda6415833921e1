import { describe, expect, it } from 'vitest';
import { chartModel, type SeriesColumns } from './chart-model.ts';
import type { ContextMark } from './context-marks.ts';
import type { Reason } from './format.ts';
import { METRICS } from './framework/metrics.ts';
import { PHRASES } from './summary-phrases.ts';
import { neighbourSpread } from './summary-position.ts';
import { summarise, summaryText, type SummaryMore } from './summary.ts';

const YEARS = ['2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'];
type Cell = number | Reason;
const columns = (role: SeriesColumns['role'], name: string, cells: readonly Cell[]): SeriesColumns => ({
  role, name,
  values: cells.map((cell) => (typeof cell === 'number' ? cell : null)),
  reasons: cells.map((cell) => (typeof cell === 'number' ? null : cell)),
});
const modelOf = (cells: readonly Cell[], others: readonly SeriesColumns[] = [], own: Partial<SeriesColumns> = {}) =>
  chartModel({ unit: 'per 10,000 children', decimals: 0, periods: YEARS.slice(-cells.length), series: [{ ...columns('area', 'Leeds', cells), ...own }, ...others], behind: { count: 'Children in need', denominator: 'Children aged 0 to 17' } });
const said = (cells: readonly Cell[], others: readonly SeriesColumns[] = [], more: SummaryMore = {}, own: Partial<SeriesColumns> = {}) =>
  summarise(modelOf(cells, others, own), 'children-in-need-rate', '', more);
const words = (...args: Parameters<typeof said>) => summaryText(said(...args));
const TEN = [210, 240, 260, 290, 300, 320, 350, 380, 400, 441];
const among = (values: readonly (number | null)[]): SummaryMore => ({ neighbours: { spread: neighbourSpread(values, 0), with: values.filter((value) => value !== null).length, of: values.length } });

it('puts the sentences of a whole view together', () => {
  const more: SummaryMore = { ...among(TEN) };
  const behind = { counts: [null, null, null, null, 7310], denominators: [null, null, null, null, 222900] };
  expect(words([330, 310, 340, 320, 328], [columns('country', 'England', [1, 2, 3, 4, 330])], more, behind)).toBe(
    'Leeds had 328 children in need per 10,000 in 2025; England 330. Over the last five years, 2021 to 2025, there is no clear change. ' +
    'It is within the middle half of its statistical neighbours; all ten have data. Its neighbours lie between 210 and 441, the middle half of them between 260 and 380. ' +
    'Behind it stand 7,310 (children in need) for 222,900 (children aged 0 to 17).',
  );
});

describe('the newest figure', () => {
  it('is said with what stands beside it', () => {
    const others = [columns('region', 'Yorkshire and The Humber', [341]), columns('country', 'England', [330]), { ...columns('neighbours', 'Neighbours’ median', [355]), with: [9], of: 10 }];
    expect(words([328], others)).toContain(
      'Leeds had 328 children in need per 10,000 in 2025; Yorkshire and The Humber 341, England 330 and the median of its statistical neighbours 355 (9 of 10 with a number).',
    );
  });

  it('stands apart in the sentence, so that a page can set it in bold', () => {
    const model = chartModel({ unit: '%', decimals: 1, periods: ['2025'], series: [columns('area', 'Leeds', [22.4])] });
    expect(summarise(model, 'repeat-referrals', '').sentences[0]).toContainEqual({ figure: '22.4%' });
  });

  it('names its breakdown', () => {
    expect(summaryText(summarise(modelOf([5]), 'care-uasc-rate', 'all other children'))).toContain('in 2025 (all other children)');
    expect(summaryText(summarise(modelOf([5]), 'absence-overall', 'children in need, all'))).toContain('in 2025 (children in need).');
    expect(summaryText(summarise(modelOf([5]), 'sw-ethnic-minority', 'all'))).toContain('backgrounds in 2025.');
  });

  it('that is missing is said with its reason, and the one before it with its year', () => {
    expect(words([340, 'c'])).toMatch(/^Leeds had 340 children in need per 10,000 in 2024\. For 2025 there is none \(confidential: small number\)\./);
  });

  it('that is withheld since a newer release says since when, and nothing stands behind it', () => {
    const text = words([340, 'c'], [], {}, { withheld: { 1: '2025-10-30' }, counts: [50, 3], denominators: [100, 100] });
    expect(text).toContain('For 2025 there is none (withheld since 30 October 2025).');
    expect(text).not.toMatch(/\b3 \(/);
  });

  it('of others that is missing is said with its reason', () => {
    expect(words([328], [columns('region', 'North', ['x'])])).toContain('; North not available.');
  });

  it('that never was leaves what the others have', () => {
    expect(words(['c', 'c'], [columns('country', 'England', [3, 4])])).toBe('No figure is published for Leeds (confidential: small number). In 2025: England 4.');
    expect(words(['none', 'none'])).toBe('No figure is published for Leeds.');
  });

  it('is said beside what an earlier release gave', () => {
    expect(words([328], [], { revision: { was: '340', published: '2024-10-31' } })).toContain('The release of 31 October 2024 gave 340 for 2025.');
    expect(words([328], [], { revision: { was: '328', published: '2024-10-31' } })).not.toContain('release');
  });
});

describe('direction', () => {
  it.each([
    [[310, 320, 330, 340, 350], 'Over the last five years, 2021 to 2025, it rose, from 310 to 350.'],
    [[310, 320, 340, 330, 350], 'it rose'],
    [[350, 340, 330, 320, 310], 'it fell, from 350 to 310.'],
    [[310, 320, 350, 330, 340], 'there is no clear change.'],
    [[310, 310, 310, 310, 310], 'it stayed the same.'],
    [[310, 310, 310, 310, 320], 'there is no clear change.'],
    [[500, 310, 320, 330, 340, 350], 'Over the last five years, 2021 to 2025, it rose'],
    [[310, 320, 330, 340, 350, 'c' as const], 'Over the five years, 2020 to 2024, it rose'],
  ])('of %j: %s', (cells, text) => {
    expect(words(cells)).toContain(text);
    expect(said(cells).rules.join()).toMatch(/^“Rose”/);
  });

  it.each([[[310, 320, 330, 340]], [[310, 320, 'x' as const, 340, 350]], [[330, 340, 'c' as const]]])('is not spoken of with fewer than five in a row, and words say so: %j', (cells) => {
    expect(words(cells)).toContain('There are too few figures in a row for words about direction, which need five.');
    expect(words(cells)).not.toMatch(/rose|fell|no clear change|stayed/);
    expect(said(cells).rules).toEqual([]);
  });

  it('of a single year is that there is no series', () => {
    expect(words([328])).toContain('This is the only year published: there is no series to speak of.');
  });
});

describe('a change that stands out', () => {
  it.each([[[100, 110, 100, 110, 125], 'from 110 in 2024 to 125 in 2025'], [[100, 110, 100, 110, 95], 'from 110 in 2024 to 95 in 2025']])('is said on both sides alike: %j', (cells, text) => {
    expect(words(cells)).toContain(`It changed more than before: ${text}, after smaller changes in the years since 2021.`);
    expect(said(cells).rules.join()).toContain('“Changed more than before”');
  });

  it.each([
    [[100, 110, 100, 110, 124]],
    [[100, 100, 100, 100, 100]],
    [[110, 100, 110, 130]],
    [[100, 'x' as const, 100, 110, 100, 130]],
  ])('needs one and a half times the largest of three before it: %j', (cells) => {
    expect(words(cells)).not.toContain('changed more');
  });
});

describe('place among neighbours', () => {
  it('is said with how many have data; too few are said to be too few', () => {
    expect(words([500], [], among(TEN))).toContain('It is above all ten of its statistical neighbours; all ten have data.');
    expect(words([328], [], among([1, 2, null, null, null, null, null, null, null, null]))).toContain('Only two of its ten statistical neighbours have a number: too few');
  });

  it('that is unusual is marked, with its rule, on both sides', () => {
    for (const value of [561, 79]) {
      expect(words([value], [], among(TEN))).toContain('That is unusual for its group.');
      expect(said([value], [], among(TEN)).rules.join()).toContain('“Unusual for its group”');
    }
    expect(words([328], [], among(TEN))).not.toContain('unusual');
  });

  it('is not spoken of where the area has no figure', () => {
    expect(words(['c'], [], among(TEN))).toBe('No figure is published for Leeds (confidential: small number).');
  });
});

describe('what stands behind', () => {
  const behind = (count: number | 'c' | null, denominator: number | null) => ({ counts: [count], denominators: [denominator] });
  it('fewer than thirty is said to move by chance', () => {
    expect(words([328], [], {}, behind(29, 900))).toContain('Behind it stand 29 (children in need) for 900 (children aged 0 to 17). Fewer than 30 stand behind it, so it can move a lot by chance.');
    expect(words([328], [], {}, behind(30, 900))).not.toContain('chance');
    expect(words([328], [], {}, behind(1, null))).toContain('Behind it stands 1 (children in need).');
  });

  it('a count that is a symbol is not spoken of, nor what it is out of', () => {
    expect(words([328], [], {}, behind('c', 900))).not.toMatch(/behind|900/i);
  });

  it('published limits are said', () => {
    expect(words([328], [], {}, { lower: [310], upper: [350] })).toContain('It may by chance lie anywhere between 310 and 350 (95% confidence limits).');
  });
});

describe('official context', () => {
  const mark = (part: Partial<ContextMark>): ContextMark => ({ id: 'a', label: 'Recording changed', words: 'Recording changed in the year.', areas: 'all', touches: ['Leeds'], from: '2025', to: '2025', breaks: false, source: null, ...part });
  it('is said whole for the area, in short for the totals beside it, and not at all for all years', () => {
    const context = [mark({}), mark({ areas: ['Hackney'], touches: ['England'], label: 'Hackney: no return', from: '2021', to: '2022' }), mark({ from: null, to: null, words: 'Always so.' })];
    const text = words([328], [], { context });
    expect(text).toContain('Official context, 2025: Recording changed in the year.');
    expect(text).toContain('Official context in the totals of England: Hackney: no return (2021 to 2022).');
    expect(text).not.toContain('Always so.');
  });

  it('that makes years unlike each other leaves no words about direction across them', () => {
    const breaks = (from: string, to: string | null, touches = ['Leeds']) => words([310, 320, 330, 340, 380], [], { context: [mark({ breaks: true, from, to, touches })] });
    for (const text of [breaks('2024', null), breaks('2021', '2021')]) {
      expect(text).toMatch(/Nothing is said of a direction, because these years are not alike: Recording changed \(/);
      expect(text).not.toMatch(/rose|changed more/);
    }
    for (const text of [breaks('2020', '2020'), breaks('2021', null), breaks('2024', null, ['England'])]) expect(text).toContain('it rose, from 310 to 380');
  });

  it('is said where there is no figure too', () => {
    expect(words(['x'], [], { context: [mark({ areas: ['Leeds'], words: 'Leeds sent no return.' })] })).toBe('No figure is published for Leeds (not available). Official context, 2025: Leeds sent no return.');
  });
});

it('a measure of the whole country says so', () => {
  expect(words([12], [], { countryOnly: true })).toContain('It is published for the whole of England only');
});

describe('judgements', () => {
  const model = (own: Partial<SeriesColumns>) => chartModel({ unit: 'category', decimals: 0, periods: ['2025'], series: [{ ...columns('area', 'Leeds', ['none']), ...own }, columns('country', 'England', [24])] });

  it('of an authority are its words, with counts elsewhere, and nothing about direction or place', () => {
    expect(summaryText(summarise(model({ words: ['outstanding'], reasons: [null] }), 'ofsted-leadership', 'good', among(TEN)))).toBe(
      'Ofsted’s judgement of Leeds in 2025 is “outstanding”. Local authorities judged “good”: 24 in England.',
    );
  });

  it('of a region are a count', () => {
    const of = (count: number) => summaryText(summarise(model({ values: [count], reasons: [null] }), 'ofsted-leadership', 'good'));
    expect(of(3)).toMatch(/^In Leeds, 3 local authorities had the judgement “good” in 2025\./);
    expect(of(1)).toMatch(/^In Leeds, 1 local authority had the judgement “good” in 2025\./);
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
