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
    expect(leeds?.points[2]).toEqual({ period: '2023', value: null, reason: 'c', text: 'confidential: small number' });
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
      expect(points.every(({ value }) => value === null || (value >= leaky.domain[0] && value <= leaky.domain[1]))).toBe(true);
    }),
  );
});
