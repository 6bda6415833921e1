import { describe, expect, it } from 'vitest';
import { chartModel, type SeriesColumns } from '../../../shared/chart-model.ts';
import { across, down, endLabels, inLines, labelled, linePath } from './chart-places.ts';

const PERIODS = ['2021', '2022', '2023', '2024'];
const ROLES = ['area', 'region', 'country', 'neighbours'] as const;
const model = (...columns: (number | null)[][]) =>
  chartModel({
    unit: '%', decimals: 0, periods: PERIODS,
    series: columns.map((values, index): SeriesColumns => ({ role: ROLES[index]!, name: ROLES[index]!, values, reasons: values.map(() => null) })),
  });

it('spreads periods over the whole width, a single one in the middle', () => {
  expect([0, 1, 2].map((index) => across(index, 3))).toEqual([0, 50, 100]);
  expect(across(0, 1)).toBe(50);
});

it('puts zero at the bottom', () => {
  expect([down(0, [0, 50]), down(50, [0, 50]), down(25, [0, 50])]).toEqual([100, 0, 50]);
});

describe('a line', () => {
  it('breaks where there is no number', () => {
    const { series, domain } = model([10, 10, null, 10]);
    expect(linePath(series[0]!, domain)).toBe('M0,0L33.33,0M100,0L100,0');
  });

  it('of no numbers is empty', () => {
    const { series, domain } = model([null, null, null, null]);
    expect(linePath(series[0]!, domain)).toBe('');
  });
});

describe('labels at the ends', () => {
  const placed = (chart: ReturnType<typeof model>, height: number) => endLabels(chart, chart.series.map(() => height));

  it('stand at their line where there is room', () => {
    expect(placed(model([0, 0, 0, 10], [0, 0, 0, 5]), 6).map(({ label }) => label)).toEqual([0, 50]);
  });

  it.each([[[10, 10, 10, 10]], [[0, 0, 0, 0]], [[10, 9.9, 9.8, 0.1]], [[0, 0.1, 10, 5]]])('never cover each other: %j', (ends) => {
    const labels = placed(model(...ends.map((end) => [1, 1, 1, end])), 7);
    expect(labels).toHaveLength(4);
    labels.slice(1).forEach((one, index) => expect(one.label - labels[index]!.label).toBeGreaterThanOrEqual(7 - 1e-9));
    expect(labels[0]!.label).toBeGreaterThanOrEqual(0);
    expect(labels[3]!.label).toBeLessThanOrEqual(100 + 1e-9);
  });

  it('are left out for a line without numbers, and stand at the last number of one that ended', () => {
    const labels = placed(model([10, 10, 5, null], [null, null, null, null]), 6);
    expect(labels.map(({ series, end }) => [series.endText, end])).toEqual([['5% (2023)', 50]]);
  });
});

it('labels the newest period always, and no more than asked for', () => {
  const shown = (count: number, most: number) => Array.from({ length: count }, (_, index) => index).filter(labelled(count, most));
  expect(shown(13, 12)).toEqual([0, 2, 4, 6, 8, 10, 12]);
  expect(shown(5, 7)).toEqual([0, 1, 2, 3, 4]);
  expect(shown(22, 5).length).toBeLessThanOrEqual(5);
  expect(shown(22, 5).at(-1)).toBe(21);
});

it('breaks a name once, between words', () => {
  expect(inLines('England 330', 24)).toEqual(['England 330']);
  expect(inLines('Bournemouth, Christchurch and Poole', 24)).toEqual(['Bournemouth,', 'Christchurch and Poole']);
});
