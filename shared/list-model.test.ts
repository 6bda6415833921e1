import { describe, expect, it } from 'vitest';
import { listModel, type ListColumns } from './list-model.ts';

const RATE = { unit: 'per 10,000 children', decimals: 0 } as const;
const [BARNSLEY, LEEDS, YORK, CITY] = ['E08000038', 'E08000035', 'E06000014', 'E09000001'];
const rows = (values: ListColumns['values'], reasons: ListColumns['reasons'] = values.map(() => null)) =>
  listModel({ codes: [YORK!, LEEDS!, BARNSLEY!, CITY!].slice(0, values.length), values, reasons }, RATE);

describe('rows', () => {
  it('stand in the order of names, whatever their values', () => {
    expect(rows([900, 328, 302]).map(({ name }) => name)).toEqual(['Barnsley', 'Leeds', 'York']);
  });

  it('hold a bar as long as their part of the largest', () => {
    expect(rows([100, 50, 0]).map(({ name, share }) => [name, share])).toEqual([['Barnsley', 0], ['Leeds', 0.5], ['York', 1]]);
  });

  it('without a number hold the reason in words and no bar', () => {
    const [barnsley] = rows([329, 328, null], [null, null, 'c']);
    expect(barnsley).toMatchObject({ value: null, reason: 'c', text: 'confidential: small number', share: 0, offScale: false });
  });

  it('are the same whatever number stands behind a reason', () => {
    expect(rows([329, 328, 5_000], [null, null, 'c'])).toEqual(rows([329, 328, null], [null, null, 'c']));
  });

  it('hold a judgement in words', () => {
    const [row] = listModel({ codes: [LEEDS!], values: [null], reasons: [null], words: ['good'] }, { unit: 'category', decimals: 0 });
    expect(row).toMatchObject({ text: 'good', reason: null, share: 0 });
  });
});

describe('a value that would flatten the others', () => {
  it('ends at the edge and says so', () => {
    const list = rows([329, 328, 302, 2_000]);
    expect(list.find(({ name }) => name === 'City of London')).toMatchObject({ offScale: true, share: 1 });
    expect(list.find(({ name }) => name === 'York')).toMatchObject({ offScale: false, share: 1 });
  });

  it('is not merely the largest', () => {
    expect(rows([329, 328, 302, 980]).some(({ offScale }) => offScale)).toBe(false);
  });

  it('is never a missing one, and all zero needs no scale', () => {
    expect(rows([0, 0, null], [null, null, 'c']).map(({ share, offScale }) => [share, offScale])).toEqual([[0, false], [0, false], [0, false]]);
  });
});

describe('what stands behind a row', () => {
  const columns: ListColumns = { codes: [LEEDS!, YORK!], values: [65, 90], reasons: [null, 'c'], counts: [950, 235], denominators: [146_136, 28_385], lower: [61, 80], upper: [69, 100] };
  const names = { count: 'Admissions', denominator: 'Children aged 0 to 14' };

  it('is its count, its denominator and its limits, which stand along the bar', () => {
    const [leeds] = listModel(columns, RATE, names);
    expect(leeds).toMatchObject({ behind: '950 for 146,136', limits: 'between 61 and 69', details: ['Admissions: 950', 'Children aged 0 to 14: 146,136', 'between 61 and 69 (95% confidence limits)'] });
    expect(leeds?.whisker).toEqual([61 / 65, 1]);
  });

  it('is nothing where the figure is suppressed', () => {
    expect(listModel(columns, RATE, names)[1]).toMatchObject({ name: 'York', behind: null, limits: null, details: [], whisker: null, share: 0 });
  });

  it('has no whisker off the scale, where the bar measures nothing', () => {
    const many = { codes: [CITY!, LEEDS!, YORK!], values: [900, 65, 83], reasons: [null, null, null], lower: [800, 61, 73], upper: [1_000, 69, 95] };
    expect(listModel(many, RATE).map(({ name, offScale, whisker }) => [name, offScale, whisker !== null])).toEqual([['City of London', true, false], ['Leeds', false, true], ['York', false, true]]);
  });
});

it('says since when a figure is withheld', () => {
  const [leeds] = listModel({ codes: [LEEDS!], values: [null], reasons: ['c'], withheld: { 0: '2025-10-30' } }, RATE);
  expect(leeds).toMatchObject({ reason: 'c', text: 'withheld since 30 October 2025', value: null, share: 0 });
});
