import { describe, expect, it } from 'vitest';
import { metricOf } from '../../../shared/framework/metrics.ts';
import type { PageChoice } from '../../../shared/indicator-view.ts';
import { addressParts, queryOf } from './page-address.ts';

const { breakdowns } = metricOf('absence-overall');
const FIRST: PageChoice = { area: 'E08000035', compare: ['region', 'england', 'neighbours'], list: 'region', breakdown: { group: 'cino', phase: 'total' } };
const query = (change: Partial<PageChoice>) => queryOf(addressParts({ ...FIRST, ...change }, breakdowns, 'region'));

describe('the address', () => {
  it('says nothing that goes without saying', () => expect(query({})).toBe(''));
  it('says which comparisons, readably', () => expect(query({ compare: ['region', 'england'] })).toBe('?compare=region,england'));
  it('says that there is none', () => expect(query({ compare: [] })).toBe('?compare=none'));
  it('says list and breakdown', () => expect(query({ list: 'england', breakdown: { group: 'cppo', phase: 'total' } })).toBe('?list=england&group=cppo'));
});
