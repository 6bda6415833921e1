import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { putEdition, putSampleCountry } from '../../tests/sample-figures.ts';
import type { Database } from '../db.ts';
import { groupCsv, groupView, outcomeView } from './page-profiles.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
  const enquiries = { dataset: 'section-47-enquiries', published: '2025-10-30', newestPeriod: '2025' };
  await putEdition(db, 'icpc-per-section-47', enquiries, {
    'E09000001|2024': 31, 'E09000001|2025': 400, 'E09000012|2024': 30, 'E09000012|2025': 33, 'E09000007|2025': 'c', 'E09000014|2025': 29.5, 'E13000001|2025': 32, 'E92000001|2025': 31,
  });
});

const view = (code: string, slug: string, query = '') => groupView({ db }, code, slug, new URLSearchParams(query));

describe('one indicator of the areas of a group', () => {
  it('lists the authorities of a region by name, each with its newest figure or the reason', async () => {
    const { figures, groupTitle } = await view('E13000001', 'icpc-per-section-47');
    expect(groupTitle).toBe('local authorities of Inner London');
    expect(figures?.places).toHaveLength(14);
    const names = figures?.places.map(({ name }) => name) ?? [];
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en-GB')));
    expect(figures?.places.find(({ code }) => code === 'E09000007')).toMatchObject({ values: [null, null], newest: { text: 'confidential: small number', missing: true }, first: null, offScale: false });
    expect(figures?.places.find(({ code }) => code === 'E09000012')).toMatchObject({ values: [30, 33], newest: { text: '33.0%' }, first: '2024: 30.0%' });
  });

  it('keeps the axis to the others where one would flatten them, and says so of that one', async () => {
    const { figures } = await view('E13000001', 'icpc-per-section-47');
    expect(figures?.axis).toMatchObject({ low: 0, high: 35 });
    expect(figures?.places.filter(({ offScale }) => offScale).map(({ name, newest }) => [name, newest.text])).toEqual([['City of London', '400.0%']]);
  });

  it('draws region and country in each', async () => {
    const { figures } = await view('E12000003', 'children-in-need-rate');
    expect(figures?.around.map(({ role, name, text }) => [role, name, text])).toEqual([['region', 'Yorkshire and The Humber', '350'], ['country', 'England', '340']]);
  });

  it('of an authority is itself and its neighbours by name, with how close they are', async () => {
    const { figures, groupWords } = await view('383', 'children-in-need-rate');
    expect(figures?.places.map(({ code, closeness }) => [code, closeness])).toEqual([['E08000038', 'Close'], ['E06000023', 'Close'], ['E06000001', 'Close'], ['E08000035', null]]);
    expect(groupWords).toContain('Model of 2025-05-01');
  });

  it('of a country is its regions; of judgements the words; a joint return stands for its partners', async () => {
    expect((await view('E92000001', 'children-in-need-rate')).figures?.places).toHaveLength(11);
    const judged = (await view('E12000003', 'ofsted-leadership')).figures;
    expect(judged?.axis).toBeNull();
    expect(judged?.places.find(({ code }) => code === 'E08000035')?.newest.text).toBe('outstanding');
    const outer = (await view('E13000002', 'sw-caseload')).figures?.places.map(({ code }) => code);
    expect(outer).toContain('E09000021 / E09000027');
    expect(outer).not.toContain('E09000021');
  });

  it('never stands without its companions, and keeps the chosen breakdown', async () => {
    const shown = await view('E12000003', 'absence-overall', 'group=cla-12m');
    expect(shown.companions.length).toBeGreaterThan(0);
    expect(shown.companions[0]?.said).toBe('Yorkshire and The Humber 350 in 2025');
    expect(shown.chosen).toEqual([['group', 'cla-12m']]);
    expect(shown.figures?.places.find(({ code }) => code === 'E08000035')?.newest.text).toBe('9.5%');
  });

  it('that is published for England alone says so', async () => {
    await putEdition(db, 'adoption-match-months', { dataset: 'adoption-timeliness', published: '2025-11-26', newestPeriod: '2025' }, { 'E92000001|2025|age=under-1': 9 });
    expect((await view('E12000003', 'adoption-match-months')).figures?.notAtThisLevel).toBe('This measure is published for England only.');
  });

  it.each([['E99999999', 'care-rate', '', 404], ['E12000003', 'nothing', '', 404], ['E12000003', 'absence-overall', 'group=all', 400], ['E12000003', 'care-rate', 'asAt=2024', 400]])('%s %s?%s is refused with %d', async (code, slug, query, status) => {
    await expect(view(code, slug, query)).rejects.toMatchObject({ name: 'Refusal', status });
  });

  it('as a file has every period of every area, the region and country, and the companions', async () => {
    const { text, name } = await groupCsv({ db }, 'E13000001', 'icpc-per-section-47', new URLSearchParams());
    expect(name).toMatch(/^inner-london-icpc-per-section-47-/);
    const roles = text.split('\r\n').map((line) => line.split(',')[0]);
    expect(roles.filter((role) => role === 'group')).toHaveLength(28);
    expect(roles.filter((role) => role === 'region')).toHaveLength(2);
    expect(roles.filter((role) => role === 'companion').length).toBeGreaterThan(0);
  });
});

describe('outcomes then and now', () => {
  const outcome = (name: string, query = '') => outcomeView({ db }, name, new URLSearchParams(query));

  it('a number says who bears it today and who bore it before', async () => {
    const { heading, changed, bearers, pillar } = await outcome('2');
    expect([heading, changed, pillar.slug]).toEqual(['Outcome 2', true, 'outcome-safe']);
    expect(bearers.map(({ slug, when, thenAndNow, current }) => [slug, when, thenAndNow, current])).toEqual([
      ['outcome-safe', 'since March 2026', null, true],
      ['outcome-family-network', 'until March 2026', 'then Outcome 2, now Outcome 3', false],
    ]);
  });

  it('asked about a day shows the outcome of that day', async () => {
    const { pillar, bearers, on } = await outcome('2', 'on=2025-06-01');
    expect([pillar.slug, pillar.thenAndNow, on]).toEqual(['outcome-family-network', 'then Outcome 2, now Outcome 3', '2025-06-01']);
    expect(bearers.filter(({ current }) => current).map(({ slug }) => slug)).toEqual(['outcome-family-network']);
    expect((await outcome('3', 'asAt=2020-01-01')).bearers.filter(({ current }) => current).map(({ slug }) => slug)).toEqual(['outcome-safe']);
  });

  it('a name finds outcomes and enablers', async () => {
    expect((await outcome('outcome-safe')).bearers.map(({ label, when }) => `${label} ${when}`)).toEqual(['Outcome 2 since March 2026', 'Outcome 3 until March 2026']);
    expect(await outcome('outcome-help')).toMatchObject({ changed: false, heading: 'Children, young people and families stay together and get the help they need' });
    expect(await outcome('enabler-multi-agency')).toMatchObject({ changed: false, bearers: [], pillar: { domains: [] } });
  });

  it.each([['5', ''], ['0', ''], ['nothing', '']])('%s is no outcome', async (name, query) => {
    await expect(outcome(name, query)).rejects.toMatchObject({ status: 404 });
  });

  it('a day that is none is refused', async () => {
    await expect(outcome('2', 'on=June')).rejects.toMatchObject({ status: 400 });
  });
});
