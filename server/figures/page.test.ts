import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { putNeighbours, putSampleCountry } from '../../tests/sample-figures.ts';
import type { IndicatorView } from '../../shared/indicator-view.ts';
import type { Database } from '../db.ts';
import { frameworkView, indicatorView } from './page.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
});

const view = (slug: string, query = '') => indicatorView({ db }, slug, new URLSearchParams(query));
const seriesOf = ({ figures }: IndicatorView) => Object.fromEntries((figures?.series ?? []).map(({ role, name, values }) => [role, [name, values]]));
const rowsOf = ({ figures }: IndicatorView) => figures?.list.codes.map((code, index) => [code, figures.list.values[index] ?? figures.list.reasons[index] ?? figures.list.words?.[index]]);

describe('an indicator', () => {
  it('is shown for England where the address names no area', async () => {
    const { choice, figures, lists } = await view('children-in-need-rate');
    expect(choice).toEqual({
      area: 'E92000001', compare: ['region', 'england', 'neighbours'], list: 'england', own: [], breakdown: {},
      period: null, axis: 'zero', beside: null, besideBreakdown: {}, asAt: null,
    });
    expect(figures?.series).toEqual([{ role: 'area', name: 'England', values: [null, 340], reasons: ['none', null] }]);
    expect(lists.map(({ key, count }) => [key, count])).toEqual([['england', 153], ['own', 0]]);
  });

  it('of an authority stands beside its region, its country and its neighbours’ median', async () => {
    const shown = await view('children-in-need-rate', 'area=E08000035');
    expect(seriesOf(shown)).toEqual({
      area: ['Leeds', [310, 328]],
      region: ['Yorkshire and The Humber', [null, 350]],
      country: ['England', [null, 340]],
      neighbours: ['Neighbours’ median', [null, 444]],
    });
    expect(shown.figures?.series.at(-1)).toMatchObject({ with: [0, 2], of: 3 });
    expect(shown.comparisons.map(({ key }) => key)).toEqual(['region', 'england', 'neighbours']);
  });

  it('finds an area by any code it has had', async () => {
    expect((await view('children-in-need-rate', 'area=383')).choice.area).toBe('E08000035');
    expect((await view('children-in-need-rate', 'area=E08000016')).choice.area).toBe('E08000038');
  });

  it.each([['compare=england', ['area', 'country']], ['compare=region,neighbours', ['area', 'region', 'neighbours']], ['compare=none', ['area']], ['compare=none&compare=england', ['area', 'country']]])('keeps to the comparisons of %s', async (query, roles) => {
    expect(Object.keys(seriesOf(await view('children-in-need-rate', `area=E08000035&${query}`)))).toEqual(roles);
  });

  it('lists the neighbours with the model’s words for how close they are', async () => {
    const shown = await view('children-in-need-rate', 'area=E08000035&list=neighbours');
    expect(rowsOf(shown)).toEqual([['E08000038', 441], ['E06000023', 'c'], ['E06000001', 446], ['E08000035', 328]]);
    expect(shown.figures?.list.closeness).toEqual(['Close', 'Close', 'Close', '']);
    expect(shown.figures?.neighbourModel).toBe('Model of 2025-05-01');
  });

  it('shows the chosen breakdown, the first of each dimension where none is chosen', async () => {
    const first = await view('absence-overall', 'area=E08000035');
    expect([first.breakdown, seriesOf(first).area]).toEqual(['group=cino;phase=total', ['Leeds', [null, 17]]]);
    const chosen = await view('absence-overall', 'area=E08000035&group=cla-12m');
    expect([chosen.breakdown, seriesOf(chosen).area]).toEqual(['group=cla-12m;phase=total', ['Leeds', [null, 9.5]]]);
  });

  it('of judgements has words for an authority and counts around it', async () => {
    const shown = await view('ofsted-leadership', 'area=E08000035&judgement=good');
    expect(shown.figures?.series.map(({ role, words, values }) => [role, words ?? values])).toEqual([
      ['area', ['outstanding']], ['region', [7]], ['country', [null]], ['neighbours', [1]],
    ]);
    expect(rowsOf(shown)?.find(([code]) => code === 'E08000038')).toEqual(['E08000038', 'inadequate']);
  });

  it('points to the joint return of an authority that has no figures of its own', async () => {
    expect((await view('sw-caseload', 'area=E09000021')).figures?.jointReturn).toBe('E09000021 / E09000027');
    expect((await view('sw-caseload', 'area=E08000035')).figures?.jointReturn).toBeNull();
  });

  it('carries its companions’ newest figures for the same area', async () => {
    const { companions } = await view('children-in-need-rate', 'area=E08000035');
    expect(companions.find(({ slug }) => slug === 'sw-caseload')).toMatchObject({ text: '15.0', period: '2025', values: [15] });
    expect(companions.find(({ slug }) => slug === 'spend-per-child')).toMatchObject({ text: null, values: [] });
  });

  it('names its source, release and denominator', async () => {
    const { source, figures } = await view('children-in-need-rate', 'area=E08000035');
    expect(source?.publisher).toBe('Department for Education');
    expect([figures?.release.published, figures?.denominator?.published]).toEqual(['2025-10-30', '2025-07-30']);
  });

  it('without figures is a page all the same', async () => {
    expect((await view('sw-turnover', 'area=E08000035')).figures).toBeNull();
  });
});

describe('the sandbox', () => {
  it('appears only when asked for, and then alone', async () => {
    await putNeighbours(db, 'more-vales', '2026-02-01', { X06000003: ['X06000001', 'X06000002'] }, true);
    const published = JSON.stringify(await view('children-in-need-rate', 'list=england'));
    expect(published).not.toMatch(/X0|X1|X9|invented\//);
    const invented = await view('children-in-need-rate', 'area=X06000001&list=england');
    expect(invented).toMatchObject({ world: 'invented', source: null });
    expect(JSON.stringify(invented.figures)).not.toMatch(/E0|E1|E9|England|Leeds/);
    expect(invented.figures?.series[0]).toMatchObject({ name: 'Ashdown (invented)', values: [999] });
  });
});

describe('what makes no sense', () => {
  it.each([
    ['no-such-indicator', '', 404],
    ['children-in-need-rate', 'area=E00000000', 400],
    ['children-in-need-rate', 'compare=wales', 400],
    ['children-in-need-rate', 'list=best', 400],
    ['children-in-need-rate', 'la=X06000001', 400],
    ['children-in-need-rate', 'axis=log', 400],
    ['children-in-need-rate', 'beside=no-such-indicator', 400],
    ['children-in-need-rate', 'beside=absence-overall&beside-group=everyone', 400],
    ['children-in-need-rate', 'period=soon', 400],
    ['children-in-need-rate', 'asAt=2025-13-01', 400],
    ['absence-overall', 'group=everyone', 400],
  ])('%s?%s is refused with %d', async (slug, query, status) => {
    await expect(view(slug, query)).rejects.toMatchObject({ name: 'Refusal', status });
  });

  it('is shown back only so far', async () => {
    await expect(view('children-in-need-rate', `area=${'x'.repeat(5_000)}`)).rejects.toThrow(/“x{40}…”/);
  });

  it.each([['E08000035', 'X06000001'], ['E12000003', 'X92000001'], ['X06000001', 'E08000035'], ['X12000001', '383']])('of a workspace about %s is not shown for %s of the other world', async (home, code) => {
    await expect(indicatorView({ db }, 'children-in-need-rate', new URLSearchParams({ area: code }), { home, offered: [home] })).rejects.toMatchObject({ status: 400 });
    expect((await view('children-in-need-rate', `area=${code}`)).world).toBe(code.startsWith('X') ? 'invented' : 'published');
  });
});

describe('the framework on one page', () => {
  it('has outcomes in today’s order, then enablers, with every indicator once', async () => {
    const { pillars } = await frameworkView({ db }, new URLSearchParams());
    expect(pillars.map(({ label }) => label)).toEqual(['Outcome 1', 'Outcome 2', 'Outcome 3', 'Outcome 4', 'Enabler', 'Enabler', 'Enabler']);
    const slugs = pillars.flatMap(({ domains }) => domains.flatMap(({ indicators }) => indicators.map(({ slug }) => slug)));
    expect(new Set(slugs).size).toBe(37);
    expect(slugs).toHaveLength(37);
    expect(pillars.find(({ slug }) => slug === 'enabler-multi-agency')).toMatchObject({ domains: [], without: expect.stringContaining('No indicator yet') });
  });

  it('has the area’s newest figure and the country’s beside it, reasons as words', async () => {
    const rowsFor = async (area: string) => {
      const { pillars } = await frameworkView({ db }, new URLSearchParams({ area }));
      return new Map(pillars.flatMap(({ domains }) => domains.flatMap(({ indicators }) => indicators.map((row) => [row.slug, row.figures]))));
    };
    const leeds = await rowsFor('E08000035');
    expect(leeds.get('children-in-need-rate')).toMatchObject({ period: '2025', area: { text: '328', missing: false }, country: { text: '340', missing: false }, values: [310, 328] });
    expect(leeds.get('ofsted-leadership')).toMatchObject({ area: { text: 'outstanding', missing: false }, values: null });
    expect(leeds.get('sw-turnover')).toBeNull();
    expect((await rowsFor('E06000023')).get('children-in-need-rate')?.area).toEqual({ text: 'confidential: small number', missing: true });
    expect((await rowsFor('E92000001')).get('children-in-need-rate')?.country).toBeNull();
  });

  it('says when nothing at all is loaded', async () => {
    const empty = await frameworkView({ db: await testDatabase() }, new URLSearchParams());
    expect(empty.nothingLoaded).toBe(true);
    expect((await frameworkView({ db }, new URLSearchParams())).nothingLoaded).toBe(false);
  });
});
