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
