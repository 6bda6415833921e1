import { expect, test } from 'vitest';
import { areaOf } from '../../shared/areas/register.ts';
import type { Figure } from '../../shared/figures.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { arrangeFigures } from './edition-figures.ts';
import { authoritiesOf, comparisonOf, groupFigures } from './groups.ts';
import type { Neighbours } from './neighbours.ts';

const figure = (area: string, period: string, value: number): Figure => ({ area, period, breakdown: '', value, missing: null, category: null, published: String(value) });
const caseloads = arrangeFigures(
  { key: 'k', metric: 'sw-caseload', release: { id: 'workforce@2026-03-19', published: '2026-03-19', assumed: false }, denominator: null, invented: false, createdAt: '', withheldBy: '' },
  metricOf('sw-caseload'),
  [
    figure('E08000035', '2025', 15), figure('E08000035', '2024', 16), figure('E12000003', '2025', 16), figure('E92000001', '2025', 15.2),
    figure('E09000021 / E09000027', '2025', 13.9), figure('E09000003', '2025', 14), figure('E06000061', '2019', 12),
  ],
);
const model: Neighbours = { area: 'E08000035', model: 'may-2025', title: 'Model', neighbours: [{ area: 'E08000039', closeness: 'Close' }, { area: 'E06000023', closeness: 'Close' }] };
const names = (areas: readonly { readonly name: string }[]) => areas.map(({ name }) => name);

test('an LA beside its region, its country and its neighbours', () => {
  const found = comparisonOf(caseloads, areaOf('383'), model, '');
  expect(found.area.map(({ value }) => value)).toEqual([16, 15]);
  expect(found.region).toMatchObject({ area: { name: 'Yorkshire and The Humber' }, series: [{ value: 16 }] });
  expect(found.country).toMatchObject({ area: { name: 'England' }, series: [{ value: 15.2 }] });
  expect(found.neighbours).toMatchObject({ model: 'may-2025', series: [{ period: '2019', with: 0 }, { period: '2024', with: 0 }, { period: '2025', with: 0 }] });
});

test('a region has no region above it, a country nothing, and the sandbox its own country', () => {
  expect(comparisonOf(caseloads, areaOf('E12000003'), null, '')).toMatchObject({ region: null, country: { area: { name: 'England' } }, neighbours: null });
  expect(comparisonOf(caseloads, areaOf('E92000001'), null, '')).toMatchObject({ region: null, country: null });
  expect(comparisonOf(caseloads, areaOf('X06000001'), null, '')).toMatchObject({ region: { area: { name: 'Northern Vale' } }, country: { area: { name: 'All the Vales' } } });
});

test('groups around an area, by name', () => {
  expect(names(authoritiesOf('region', areaOf('383'), null))).toHaveLength(15);
  expect(names(authoritiesOf('region', areaOf('E12000003'), null))).toEqual(names(authoritiesOf('region', areaOf('383'), null)));
  expect(names(authoritiesOf('neighbours', areaOf('383'), model))).toEqual(['Bristol, City of', 'Leeds', 'Sheffield']);
  expect(authoritiesOf('neighbours', areaOf('E12000003'), null)).toEqual([]);
  expect(authoritiesOf('region', areaOf('E92000001'), null)).toEqual([]);
  expect(authoritiesOf('england', areaOf('383'), null)).toHaveLength(153);
  expect(names(authoritiesOf('england', areaOf('X06000001'), null))).toHaveLength(12);
});

test('a joint return is listed in the place of its partners, where there is one', () => {
  const outerLondon = authoritiesOf('region', areaOf('E09000021'), null);
  const listed = groupFigures(caseloads, outerLondon, '2025', '');
  expect(names(listed.map(({ area }) => area))).toContain('Kingston upon Thames / Richmond upon Thames');
  expect(listed.map(({ area }) => area.code)).not.toContain('E09000021');
  expect(listed).toHaveLength(outerLondon.length - 1);
  expect(listed.find(({ area }) => area.code === 'E09000003')?.figure?.value).toBe(14);
  expect(listed.find(({ area }) => area.code === 'E09000002')?.figure).toBeUndefined();
  expect(groupFigures(caseloads, outerLondon, '2024', '').map(({ area }) => area.code)).toContain('E09000021');
});
