import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartModel, type ChartInput, type SeriesColumns } from './chart-model.ts';
import { MISSING_SYMBOLS } from './figures.ts';

const PERIODS = ['2021', '2022', '2023'];
const series = (part: Partial<SeriesColumns>): SeriesColumns => ({ role: 'area', name: 'Leeds', values: [301, 345, 325], reasons: [null, null, null], ...part });
const input = (part: Partial<ChartInput> = {}): ChartInput => ({ unit: 'per 10,000 children', decimals: 0, periods: PERIODS, series: [series({})], ...part });

describe('points', () => {
  it('hold the number as published', () => {
    const [leeds] = chartModel(input()).series;
    expect(leeds?.points.map(({ text }) => text)).toEqual(['301', '345', '325']);
    expect(leeds).toMatchObject({ last: 2, endText: '325' });
  });

  it('hold a reason in words where there is no number', () => {
    const [leeds] = chartModel(input({ series: [series({ values: [301, 345, null], reasons: [null, null, 'c'] })] })).series;
    expect(leeds?.points[2]).toMatchObject({ period: '2023', value: null, reason: 'c', text: 'confidential: small number', drawn: null, details: [] });
    expect(leeds).toMatchObject({ last: 1, endText: '345 (2022)' });
  });

  it('say that nothing was published where there is neither number nor reason', () => {
    const [leeds] = chartModel(input({ series: [series({ values: [null, 345, 325] })] })).series;
    expect(leeds?.points[0]).toMatchObject({ value: null, reason: 'none', text: 'no figure for this period' });
  });

  it('hold a judgement in words as neither number nor reason', () => {
    const words = ['good', null, 'outstanding'];
    const [leeds] = chartModel(input({ unit: 'category', series: [series({ values: [null, null, null], reasons: [null, 'x', null], words })] })).series;
    expect(leeds?.points.map(({ text, reason }) => [text, reason])).toEqual([['good', null], ['not available', 'x'], ['outstanding', null]]);
    expect(leeds?.endText).toBe('outstanding');
  });

  it('of the median say how many neighbours had a number', () => {
    const median = series({ role: 'neighbours', name: 'Neighbours’ median', with: [9, 10, 0], of: 10, values: [368, 384, null], reasons: [null, null, 'x'] });
    expect(chartModel(input({ series: [median] })).series[0]?.basis).toEqual(['9 of 10', '10 of 10', '0 of 10']);
  });
});

describe('scale', () => {
  it('starts at zero and ends at a round number', () => {
    const model = chartModel(input());
    expect(model.domain).toEqual([0, 350]);
    expect(model.ticks.map(({ text }) => text)).toEqual(['0', '50', '100', '150', '200', '250', '300', '350']);
  });

  it('goes below zero only for a figure that does', () => {
    expect(chartModel(input({ series: [series({ values: [-3, 5, 2] })] })).domain[0]).toBeLessThanOrEqual(-3);
  });

  it.each([[[0, 0, 0]], [[null, null, null]]])('has room where there is nothing to scale: %j', (values) => {
    const model = chartModel(input({ series: [series({ values })] }));
    expect(model.domain).toEqual([0, 1]);
    expect(model.empty).toBe(values[0] === null);
  });

  it('writes small steps with the decimals they need', () => {
    const model = chartModel(input({ unit: '%', decimals: 1, series: [series({ values: [0.4, 1.2, 0.9] })] }));
    expect(model.ticks.map(({ text }) => text)).toContain('0.2%');
    expect(new Set(model.ticks.map(({ text }) => text)).size).toBe(model.ticks.length);
  });
});

describe('off the scale', () => {
  const CITY = series({ name: 'City of London', values: [306, 153, 91] });
  const beside = (values: number[], role: SeriesColumns['role'] = 'country') => series({ role, name: 'England', values });

  it('a line that would flatten the others is drawn to the edge, with its number and the words', () => {
    const model = chartModel(input({ series: [CITY, beside([69, 70, 67])] }));
    expect(model.domain).toEqual([0, 200]);
    expect(model.series[0]?.points.map(({ text, drawn, offScale, details }) => [text, drawn, offScale, details])).toEqual([
      ['306', 200, true, ['off the scale']], ['153', 153, false, []], ['91', 91, false, []],
    ]);
    expect(model.series[1]?.points.some(({ offScale }) => offScale)).toBe(false);
  });

  it('says so at the end of a line that ends there', () => {
    const model = chartModel(input({ series: [series({ values: [100, 100, 2_000] }), beside([69, 70, 67])] }));
    expect(model.series[0]?.endText).toBe('2,000, off the scale');
  });

  it.each(['area', 'region', 'country', 'neighbours'] as const)('may be the line of any role: %s', (role) => {
    const others = (['area', 'region', 'country', 'neighbours'] as const).filter((one) => one !== role).map((one) => beside([10, 11, 12], one));
    const model = chartModel(input({ series: [...others, series({ role, values: [500, 500, 500] })] }));
    expect(model.series.filter(({ points }) => points.some(({ offScale }) => offScale)).map((one) => one.role)).toEqual([role]);
  });

  it('is nothing that stands alone, that is merely the largest, or that is counted beside a judgement', () => {
    expect(chartModel(input({ series: [CITY] })).domain[1]).toBeGreaterThanOrEqual(306);
    expect(chartModel(input({ series: [series({ values: [200, 201, 202] }), beside([69, 70, 68])] })).series[0]?.points[0]?.offScale).toBe(false);
    const judged = chartModel(input({ unit: 'category', series: [series({ values: [null, null, null], words: ['good', 'good', 'good'] }), beside([1, 2, 3], 'region'), beside([45, 45, 45])] }));
    expect(judged.series.flatMap(({ points }) => points.flatMap(({ details }) => details))).toEqual([]);
  });

  it('is never a number behind a reason', () => {
    const leaky = chartModel(input({ series: [series({ values: [5_000, 70, 71], reasons: ['c', null, null] }), beside([69, 70, 67])] }));
    expect(leaky.series[0]?.points[0]).toMatchObject({ drawn: null, offScale: false, details: [] });
    expect(leaky.domain).toEqual([0, 80]);
  });
});

describe('an axis of the lines’ own', () => {
  const zoomed = (values: (number | null)[], more: Partial<ChartInput> = {}) => chartModel(input({ axis: 'chosen', series: [series({ values })], ...more }));

  it('starts below the smallest and says so', () => {
    const model = zoomed([301, 345, 325]);
    expect(model.domain).toEqual([300, 350]);
    expect(model.axisWords).toBe('The axis starts at 300, not at zero.');
    expect(chartModel(input()).axisWords).toBeNull();
  });

  it('says it in the measure’s own unit', () => expect(zoomed([20.1, 24.9, 22], { unit: '%', decimals: 1 }).axisWords).toBe('The axis starts at 20%, not at zero.'));
  it('says nothing where it starts at zero all the same', () => expect(zoomed([0, 3, 5]).axisWords).toBeNull());
  it('has room around a level line', () => expect(zoomed([85, 85, 85]).domain).toEqual([75, 95]));
  it('has room where there is no number', () => expect(zoomed([null, null, null]).domain).toEqual([0, 1]));

  it('holds everything it draws', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -100, max: 2_000, noNaN: true }).map((value) => Math.round(value * 10) / 10), { minLength: 3, maxLength: 3 }), (values) => {
      const { domain, series: [line] } = zoomed(values);
      expect(line?.points.every(({ drawn }) => drawn !== null && drawn >= domain[0] && drawn <= domain[1])).toBe(true);
    }));
  });
});

describe('what stands behind a figure', () => {
  const behind = { count: 'Children in need', denominator: 'Children aged 0 to 17' };
  const columns = { counts: [2_412, 'k', 9], denominators: [73_412, 73_000, 72_000], lower: [290.4, 1, 1], upper: [312.6, 2, 2] } as const;

  it('is said in words, limits as published', () => {
    const [leeds] = chartModel(input({ decimals: 1, behind, series: [series(columns)] })).series;
    expect(leeds?.points[0]?.details).toEqual(['Children in need: 2,412', 'Children aged 0 to 17: 73,412', 'between 290.4 and 312.6 (95% confidence limits)']);
    expect(leeds?.points[1]?.behind).toMatchObject({ count: 'rounds to 0 but is not 0', denominator: '73,000' });
  });

  it('stays beside a reason that is none of suppression, without limits', () => {
    const [leeds] = chartModel(input({ behind, series: [series({ ...columns, reasons: ['z', null, null] })] })).series;
    expect(leeds?.points[0]?.details).toEqual(['Children in need: 2,412', 'Children aged 0 to 17: 73,412']);
  });

  it('of a suppressed figure is nothing, in whatever column it was left', () => {
    const hidden = chartModel(input({ behind, series: [series({ ...columns, reasons: ['c', null, null] })] }));
    expect(hidden.series[0]?.points[0]).toMatchObject({ behind: { count: null, denominator: null, limits: null }, details: [] });
    expect(JSON.stringify(hidden)).not.toMatch(/2,412|290|313/);
  });

  it('of the chosen area has room on the scale', () => {
    const { domain } = chartModel(input({ decimals: 1, series: [series({ values: [79, 79, 79], lower: [60, 60, 60], upper: [119, 119, 119] })] }));
    expect(domain[1]).toBeGreaterThanOrEqual(119);
  });
});

it('says since when a figure is withheld, apart from those suppressed from the first', () => {
  const model = chartModel(input({ series: [series({ values: [null, null, 5], reasons: ['c', 'c', null], withheld: { 1: '2025-10-30' } })] }));
  expect(model.series[0]?.points.map(({ text }) => text)).toEqual(['confidential: small number', 'withheld since 30 October 2025', '5']);
  expect(model.missing.map(({ from, to, text }) => [from, to, text])).toEqual([['2021', '2021', 'confidential: small number'], ['2022', '2022', 'withheld since 30 October 2025']]);
});

describe('ranges that the publisher names', () => {
  const bands = [{ name: 'normal', from: 0, to: 13 }, { name: 'borderline', from: 14, to: 16 }, { name: 'cause for concern', from: 17, to: 40 }];

  it('are all on a scale from zero', () => {
    const model = chartModel(input({ unit: 'score', decimals: 1, bands, series: [series({ values: [13.4, 14.1, 14.8] })] }));
    expect(model.domain[1]).toBeGreaterThan(17);
    expect(model.bands.map(({ name }) => name)).toEqual(['normal', 'borderline', 'cause for concern']);
  });

  it('are those it shows on an axis of the lines’ own', () => {
    const model = chartModel(input({ unit: 'score', decimals: 1, axis: 'chosen', bands, series: [series({ values: [14.1, 14.4, 14.8] })] }));
    expect(model.bands.map(({ name }) => name)).toEqual(['borderline']);
  });
});

describe('gaps', () => {
  it('are joined over periods that follow each other and over areas that share them', () => {
    const gap = { values: [null, null, 325], reasons: ['x', 'x', null] as const };
    const model = chartModel(input({ series: [series(gap), series({ ...gap, role: 'country', name: 'England' }), series({ role: 'region', name: 'North', values: [null, 1, 2], reasons: ['c', null, null] })] }));
    expect(model.missing).toEqual([
      { names: ['Leeds', 'England'], from: '2021', to: '2022', reason: 'x', text: 'not available' },
      { names: ['North'], from: '2021', to: '2021', reason: 'c', text: 'confidential: small number' },
    ]);
  });

  it('of different reasons stay apart', () => {
    const model = chartModel(input({ series: [series({ values: [null, null, null], reasons: ['c', 'x', 'c'] })] }));
    expect(model.missing.map(({ from, reason }) => [from, reason])).toEqual([['2021', 'c'], ['2022', 'x'], ['2023', 'c']]);
  });
});

it('counts notes by period, on periods without a number too', () => {
  const model = chartModel(input({ notes: { 2022: 2, 1999: 5 } }));
  expect(model.notes).toEqual([0, 2, 0]);
});

it('refuses a fifth line, and columns of another length', () => {
  const five = (['area', 'region', 'country', 'neighbours', 'area'] as const).map((role) => series({ role }));
  expect(() => chartModel(input({ series: five }))).toThrow('four');
  expect(() => chartModel(input({ series: [series({ values: [1] })] }))).toThrow('1 values for 3 periods');
});

it('is the same whatever number stands behind a reason: nothing of it reaches points, scale, labels or gaps', () => {
  const cells = fc.array(fc.record({ number: fc.integer({ min: -1e6, max: 1e6 }).map((tenths) => tenths / 10), reason: fc.option(fc.constantFrom(...MISSING_SYMBOLS)) }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(cells, cells, (area, region) => {
      const model = (number: (cell: (typeof area)[number]) => number | null) => {
        const columns = (column: typeof area) => ({ values: column.map(number), reasons: column.map(({ reason }) => reason) });
        return chartModel(input({ decimals: 1, series: [series(columns(area)), series({ role: 'region', name: 'North', ...columns(region) })] }));
      };
      const leaky = model(({ number }) => number);
      expect(leaky).toEqual(model(({ number, reason }) => (reason === null ? number : null)));
      const points = leaky.series.flatMap((one) => one.points);
      expect(points.every(({ value, reason }) => (value === null) !== (reason === null))).toBe(true);
      expect(points.every(({ drawn }) => drawn === null || (drawn >= leaky.domain[0] && drawn <= leaky.domain[1]))).toBe(true);
      expect(points.every(({ value, drawn, offScale }) => drawn === value || (offScale && drawn === leaky.domain[1] && value! > drawn))).toBe(true);
    }),
  );
});
