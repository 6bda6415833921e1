import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { putEdition, putSampleCountry } from '../../tests/sample-figures.ts';
import type { IndicatorView } from '../../shared/indicator-view.ts';
import type { Database } from '../db.ts';
import { indicatorView } from './page.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
});

const view = (slug: string, query = '') => indicatorView({ db }, slug, new URLSearchParams(query));
const rowsOf = ({ figures }: IndicatorView) => figures?.list.codes.map((code, index) => [code, figures.list.values[index] ?? figures.list.reasons[index]]);

describe('lists of an indicator', () => {
  it('are the reader’s own choice, by any code, whoever else is listed', async () => {
    const shown = await view('children-in-need-rate', 'area=E06000023&list=own&la=383,E08000016');
    expect(rowsOf(shown)).toEqual([['E08000038', 441], ['E08000035', 328]]);
    expect(shown.choice.own).toEqual(['E08000038', 'E08000035']);
    expect(shown.figures?.listSaid).toContain('two local authorities');
  });

  it('are every region with Inner and Outer London by name', async () => {
    const { figures } = await view('children-in-need-rate', 'area=E08000035');
    expect(figures?.regions?.codes).toHaveLength(11);
    expect(figures?.regions?.codes).toEqual(expect.arrayContaining(['E12000007', 'E13000001', 'E13000002']));
    expect(figures?.regions?.values[figures.regions.codes.indexOf('E12000003')]).toBe(350);
    expect((await view('adoption-match-months')).figures).toBeNull();
    expect((await view('children-in-need-rate', 'area=X06000001')).figures?.regions).toBeNull();
  });

  it('are of the year that was asked for', async () => {
    const shown = await view('children-in-need-rate', 'area=E08000035&list=own&la=E08000035&period=2024');
    expect([shown.figures?.listPeriod, rowsOf(shown)]).toEqual(['2024', [['E08000035', 310]]]);
    expect((await view('children-in-need-rate', 'period=1999')).figures?.listPeriod).toBe('2025');
  });

  it('have a joint return once, for either of its authorities', async () => {
    expect(rowsOf(await view('sw-caseload', 'list=own&la=E09000021,E09000027'))).toEqual([['E09000021 / E09000027', 13.9]]);
  });
});

describe('two measures side by side', () => {
  it('are of the same area and comparisons, each with what it is read beside', async () => {
    const { beside, companions, choice } = await view('sw-caseload', 'area=E08000035&compare=england&beside=absence-overall&axis=chosen');
    expect(choice).toMatchObject({ beside: 'absence-overall', axis: 'chosen' });
    expect(beside).toMatchObject({ slug: 'absence-overall', breakdown: 'group=cino;phase=total', unit: '%' });
    expect(beside?.figures?.series.map(({ role, name }) => [role, name])).toEqual([['area', 'Leeds'], ['country', 'England']]);
    expect([companions.length, beside?.companions.length ?? 0].every((count) => count >= 1 && count <= 4)).toBe(true);
    expect(beside?.said?.sentences.length).toBeGreaterThan(0);
  });

  it('has its own breakdown where one was chosen', async () => {
    const { beside } = await view('sw-caseload', 'area=E08000035&beside=absence-overall&beside-group=cla-12m');
    expect([beside?.breakdown, beside?.figures?.series[0]?.values]).toEqual(['group=cla-12m;phase=total', [null, 9.5]]);
  });

  it('is offered every other indicator, and none twice', async () => {
    const offered = (await view('sw-caseload')).besideOffered.flatMap(({ indicators }) => indicators.map(([slug]) => slug));
    expect([offered.length, new Set(offered).size, offered.includes('sw-caseload')]).toEqual([36, 36, false]);
  });
});

describe('what stands behind figures', () => {
  let other: Database;
  beforeAll(async () => {
    other = await testDatabase();
    const release = { dataset: 'looked-after-rates', newestPeriod: '2025' };
    await putEdition(other, 'care-rate', { ...release, published: '2024-11-26', newestPeriod: '2024' }, {
      'E08000035|2024': { is: 84, count: '1484', denominator: '176000', lower: 80, upper: 88 }, 'E08000038|2024': 77, 'E92000001|2024': 70,
    });
    await putEdition(other, 'care-rate', { ...release, published: '2025-11-26' }, {
      'E08000035|2024': { is: 85, count: '1499', denominator: '176239' }, 'E08000038|2024': 'c', 'E92000001|2024': 70,
      'E08000035|2025': { is: 85, count: 'low', denominator: '177000' }, 'E08000038|2025': 'c', 'E92000001|2025': 67,
    });
  });
  const at = (query: string) => indicatorView({ db: other }, 'care-rate', new URLSearchParams(query));

  it('travels as columns, and only where there is something', async () => {
    const { figures, behind } = await at('area=E08000035&list=own&la=383');
    expect(figures?.series[0]).toMatchObject({ counts: [1_499, 'low'], denominators: [176_239, 177_000] });
    expect(figures?.series[0]).not.toHaveProperty('lower');
    expect(figures?.series.find(({ role }) => role === 'country')).not.toHaveProperty('counts');
    expect(figures?.list).toMatchObject({ counts: ['low'], denominators: [177_000] });
    expect(behind.count).toBe('Children looked after');
  });

  it('is what an earlier release had, on its day', async () => {
    const { figures, choice, companions, asAt } = await at('area=E08000035&asAt=2024-12-31');
    expect(choice.asAt).toBe('2024-12-31');
    expect(asAt).toMatchObject({ chosen: '2024-12-31', days: [{ day: '2025-11-26' }, { day: '2024-11-26' }] });
    expect([figures?.release.published, figures?.periods]).toEqual(['2024-11-26', ['2024']]);
    expect(figures?.series[0]).toMatchObject({ values: [84], counts: [1_484], lower: [80], upper: [88] });
    expect(companions.every(({ text }) => text === null)).toBe(true);
    expect((await at('area=E08000035&asAt=2020-01-01')).figures).toBeNull();
  });

  it('is nothing where the figure is suppressed by now: it is withheld, and since when is said', async () => {
    const shown = await at('area=E08000038&asAt=2024-12-31&list=own&la=E08000038');
    expect(shown.figures?.series[0]).toMatchObject({ values: [null], reasons: ['c'], withheld: { 0: '2025-11-26' } });
    expect(shown.figures?.list).toMatchObject({ values: [null], reasons: ['c'], withheld: { 0: '2025-11-26' } });
    expect(JSON.stringify([shown.figures, shown.said])).not.toContain('77');
  });
});

describe('an authority that has ended', () => {
  it('is shown to its last figure, and its companions with it', async () => {
    const other = await testDatabase();
    await putEdition(other, 'children-in-need-rate', { dataset: 'children-in-need', published: '2025-10-30', newestPeriod: '2025' }, { 'E10000006|2022': 290, 'E10000006|2023': 301, 'E08000035|2025': 328 });
    await putEdition(other, 'care-rate', { dataset: 'looked-after-rates', published: '2025-11-26', newestPeriod: '2025' }, { 'E10000006|2023': 82, 'E10000006|2024': 'z', 'E08000035|2025': 85 });
    const { figures, companions } = await indicatorView({ db: other }, 'children-in-need-rate', new URLSearchParams('area=909'));
    expect(figures?.series[0]).toMatchObject({ values: [290, 301, null], reasons: [null, null, 'none'] });
    expect(companions.find(({ slug }) => slug === 'care-rate')).toMatchObject({ text: '82', period: '2023' });
  });
});
