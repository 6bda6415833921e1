import { describe, expect, it } from 'vitest';
import { metricOf } from '../../../shared/framework/metrics.ts';
import type { PageChoice } from '../../../shared/indicator-view.ts';
import { addressParts, queryOf } from './page-address.ts';
import { pageLinks } from './page-links.ts';

const { breakdowns } = metricOf('absence-overall');
const FIRST: PageChoice = { area: 'E08000035', compare: ['region', 'england', 'neighbours'], list: 'region', breakdown: { group: 'cino', phase: 'total' }, own: [], period: null, axis: 'zero', beside: null, besideBreakdown: {}, asAt: null };
const query = (change: Partial<PageChoice>) => queryOf(addressParts({ ...FIRST, ...change }, breakdowns, 'region'));

describe('the address', () => {
  it('says nothing that goes without saying', () => expect(query({})).toBe(''));
  it('says which comparisons, readably', () => expect(query({ compare: ['region', 'england'] })).toBe('?compare=region,england'));
  it('says that there is none', () => expect(query({ compare: [] })).toBe('?compare=none'));
  it('says the reader’s own list, readably', () => expect(query({ list: 'own', own: ['E08000035', 'E06000014'] })).toBe('?list=own&la=E08000035,E06000014'));
  it('says the axis, the year of the lists and the day', () => expect(query({ axis: 'chosen', period: '2023/24', asAt: '2024-12-31' })).toBe('?period=2023/24&axis=chosen&asAt=2024-12-31'));
  it('says what stands side by side, and of it what does not follow', () => expect(query({ beside: 'care-leavers-eet', besideBreakdown: { age: '19-21' } })).toBe('?beside=care-leavers-eet&beside-age=19-21'));
  it('says list and breakdown', () => expect(query({ list: 'england', breakdown: { group: 'cppo', phase: 'total' } })).toBe('?list=england&group=cppo'));
});

describe('links of a page', () => {
  const links = pageLinks({ choice: { ...FIRST, own: ['E08000035'], asAt: '2024-12-31' }, breakdowns, lists: [{ key: 'region', name: 'Region', count: 15 }] }, '/indicators/absence-overall');

  it('change one thing and keep the rest', () => {
    expect(links.href({ axis: 'chosen' })).toBe('/indicators/absence-overall?area=E08000035&la=E08000035&axis=chosen&asAt=2024-12-31');
  });

  it('name the list where another area may begin with another', () => {
    expect(links.href({ area: 'E12000003' })).toBe('/indicators/absence-overall?area=E12000003&list=region&la=E08000035&asAt=2024-12-31');
  });

  it('are parts for the hidden fields of a form', () => {
    expect(links.parts({ asAt: null })).toEqual([['area', 'E08000035'], ['la', 'E08000035']]);
  });
});
