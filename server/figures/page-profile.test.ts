import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { putEdition, putRelease, putSampleCountry } from '../../tests/sample-figures.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import type { ProfileRow, ProfileView } from '../../shared/profile-view.ts';
import type { Database } from '../db.ts';
import { frameworkView } from './page.ts';
import { profileCsv, profileView } from './page-profiles.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await putSampleCountry(db);
  const referrals = { dataset: 'referrals', newestPeriod: '2024' };
  await putEdition(db, 'repeat-referrals', { ...referrals, published: '2024-10-31' }, { 'E08000035|2024': 21.5, 'E10000006|2023': 19.5, 'E10000006|2024': 'z', 'E12000002|2023': 22, 'E12000002|2024': 23, 'E92000001|2024': 22.4 });
  await putEdition(db, 'repeat-referrals', { ...referrals, published: '2025-10-30', newestPeriod: '2025' }, { 'E08000035|2024': 'c', 'E08000035|2025': 24.2, 'E10000006|2023': 19.5, 'E10000006|2025': 'z', 'E12000002|2023': 22, 'E92000001|2025': 22.6 });
  await putEdition(db, 'adoption-match-months', { dataset: 'adoption-timeliness', published: '2025-11-26', newestPeriod: '2025' }, { 'E92000001|2025|age=under-1': 9 });
  const { id: judgements } = await db.prisma.edition.findFirstOrThrow({ where: { metric: 'ofsted-leadership' } });
  await db.prisma.publishedFigure.create({ data: { editionId: judgements, area: 'E12000003', period: '2025', breakdown: 'judgement=outstanding', value: 3, published: '3' } });
  const { id } = await putRelease(db, { dataset: 'population', published: '2025-07-30', newestPeriod: '2024' });
  const { id: waiting } = await putRelease(db, { dataset: 'population', published: '2026-07-30', newestPeriod: '2025' });
  await db.prisma.release.update({ where: { id: waiting }, data: { state: 'waiting' } });
  const observation = { measure: 'population-0-17', area: 'E08000035', breakdown: '', published: '' };
  await db.prisma.observation.createMany({ data: [
    { ...observation, releaseId: id, period: '2023', value: 175_000 }, { ...observation, releaseId: id, period: '2024', value: 176_239 },
    { ...observation, releaseId: waiting, period: '2025', value: 999_999 },
  ] });
});

const view = (code: string, query = '') => profileView({ db }, code, new URLSearchParams(query));
const rowsOf = ({ pillars }: ProfileView): ReadonlyMap<string, ProfileRow> => new Map(pillars.flatMap(({ domains }) => domains.flatMap(({ rows }) => rows.map((row) => [row.slug, row]))));
const figuresOf = async (code: string, slug: string, query = '') => rowsOf(await view(code, query)).get(slug)?.figures;

describe('the profile of an area', () => {
  it('has every indicator once, in the catalogue’s order within each pillar', async () => {
    const slugs = (await view('E08000035')).pillars.map(({ slug, domains }) => [slug, domains.flatMap(({ rows }) => rows.map((row) => row.slug))] as const);
    expect(slugs.flatMap(([, of]) => of)).toHaveLength(INDICATORS.length);
    for (const [, of] of slugs) {
      const places = of.map((slug) => INDICATORS.findIndex((one) => one.slug === slug));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('sets the area beside its region, its neighbours with how many have data, and its country', async () => {
    expect(await figuresOf('E08000035', 'children-in-need-rate')).toMatchObject({
      period: '2025', values: [310, 328], sentence: 'Leeds had 328 children in need per 10,000 in 2025.', joint: null,
      area: { text: '328', missing: false }, region: { text: '350' }, country: { text: '340' }, neighbours: { text: '444', basis: '2 of 3', missing: false },
    });
    expect((await view('E08000035')).heads).toEqual({ region: 'Yorkshire and The Humber', neighbours: 'Neighbours’ median', country: 'England' });
  });

  it('says how old a figure is and which breakdown it is of', async () => {
    const absence = rowsOf(await view('E08000035')).get('absence-overall');
    expect(absence?.of).toBe('per cent · children in need, all');
    expect(absence?.figures?.age).toMatch(/ old, published 2 April 2026$/);
  });

  it('gives reasons in words, and counts them for each outcome', async () => {
    const bristol = await view('E06000023');
    expect(rowsOf(bristol).get('children-in-need-rate')?.figures).toMatchObject({ area: { text: 'confidential: small number', missing: true }, sentence: 'No figure for 2025: confidential: small number.' });
    expect(bristol.pillars[0]?.sentence).toMatch(/^Bristol, City of has no figures here; .*one indicator: confidential: small number/);
    expect(rowsOf(await view('E08000035')).get('sw-turnover')?.figures).toBeNull();
    expect((await figuresOf('E08000035', 'adoption-match-months'))?.area).toEqual({ text: 'for England only', missing: true });
  });

  it('of England and of regions has no neighbours; a judgement is counted there and said for an authority', async () => {
    const england = await view('E92000001');
    expect(england.heads).toEqual({ region: null, neighbours: null, country: null });
    expect(rowsOf(england).get('children-in-need-rate')?.figures).toMatchObject({ area: { text: '340' }, region: null, neighbours: null, country: null });
    expect((await figuresOf('E12000003', 'ofsted-leadership'))?.sentence).toBe('In Yorkshire and The Humber, 3 local authorities had the judgement “outstanding” in 2025.');
    expect((await figuresOf('E08000035', 'ofsted-leadership'))).toMatchObject({ area: { text: 'outstanding' }, values: null, sentence: 'Ofsted’s judgement of Leeds in 2025 is “outstanding”.' });
  });

  it('of a joint return’s partner says so and shows no number of its own', async () => {
    expect(await figuresOf('314', 'sw-caseload')).toMatchObject({
      area: { text: 'returned together', missing: true }, neighbours: null, joint: 'E09000021 / E09000027', sentence: 'Counted together with Richmond upon Thames: 13.9 in 2025.',
    });
    expect(await figuresOf('E09000021 / E09000027', 'sw-caseload')).toMatchObject({ area: { text: '13.9', missing: false } });
    expect((await figuresOf('E09000021 / E09000027', 'children-in-need-rate'))?.area.text).toBe('returned by each authority');
  });

  it('of an authority that ended shows what it had up to then', async () => {
    const cumbria = await view('909');
    expect(cumbria).toMatchObject({ area: 'E10000006', absent: 'ended', story: { span: { to: '2023-03-31' } } });
    expect(rowsOf(cumbria).get('repeat-referrals')?.figures).toMatchObject({ period: '2023', area: { text: '19.5%' }, region: { text: '22.0%' } });
    expect((await view('942', 'asAt=2022-01-01')).absent).toBe('not-yet');
    expect((await view('942')).absent).toBeNull();
  });

  it('is the same by any code the area has had', async () => {
    for (const code of ['E08000016', '370']) expect((await view(code)).area).toBe('E08000038');
    await expect(view('E99999999')).rejects.toMatchObject({ status: 404 });
    await expect(view('E08000035', 'asAt=yesterday')).rejects.toMatchObject({ status: 400 });
  });

  it('says how many children live there, by releases that everybody sees', async () => {
    expect((await view('E08000035')).facts).toEqual([{ title: 'Children aged 0 to 17', text: '176,239 in the middle of 2024', source: 'Office for National Statistics, mid-year estimates, published 30 July 2025' }]);
    expect((await view('E08000035', 'asAt=2025-01-01')).facts).toEqual([]);
  });

  it('of an invented area knows nothing of the published world', async () => {
    const { asAt: _, ...invented } = await view('X06000001');
    expect(JSON.stringify(invented)).not.toMatch(/E0|E1|E9|England|Leeds/);
    expect(rowsOf(await view('X06000001')).get('children-in-need-rate')?.figures?.area.text).toBe('999');
  });
});

describe('as at an earlier day', () => {
  it('shows that day’s figures and numbers, and withholds what is suppressed by now', async () => {
    const then = await view('E08000035', 'asAt=2024-12-31');
    expect(then.pillars.slice(0, 4).map(({ slug, label, thenAndNow }) => [slug, label, thenAndNow])).toEqual([
      ['outcome-help', 'Outcome 1', null], ['outcome-family-network', 'Outcome 2', 'then Outcome 2, now Outcome 3'],
      ['outcome-safe', 'Outcome 3', 'then Outcome 3, now Outcome 2'], ['outcome-stable-homes', 'Outcome 4', null],
    ]);
    expect(rowsOf(then).get('repeat-referrals')?.figures).toMatchObject({ period: '2024', area: { text: 'confidential: small number, withheld since 30 October 2025', missing: true }, values: [null, null] });
    expect(JSON.stringify(then)).not.toContain('21.5');
    expect(rowsOf(then).get('children-in-need-rate')?.figures).toBeNull();
  });

  it('the framework does the same', async () => {
    const { pillars, asAt } = await frameworkView({ db }, new URLSearchParams({ area: 'E08000035', asAt: '2024-12-31' }));
    expect(asAt.chosen).toBe('2024-12-31');
    expect(pillars.map(({ slug }) => slug).slice(1, 3)).toEqual(['outcome-family-network', 'outcome-safe']);
    expect(JSON.stringify(pillars)).not.toContain('21.5');
    expect(pillars.find(({ slug }) => slug === 'enabler-multi-agency')?.meanwhile.length).toBeGreaterThan(1);
  });
});

describe('the profile as a file', () => {
  const linesOf = (text: string) => text.trimEnd().split('\r\n');

  it('has a row for each indicator with source, release and caveat in it', async () => {
    const { name, text } = await profileCsv({ db }, 'E08000035', new URLSearchParams());
    expect(name).toMatch(/^leeds-profile-\d{4}-\d{2}-\d{2}\.csv$/);
    const [header = '', ...rows] = linesOf(text);
    expect(rows).toHaveLength(INDICATORS.length);
    expect(header.split(',')).toEqual(expect.arrayContaining(['indicator', 'period', 'value', 'missing', 'neighboursWith', 'source', 'release', 'notes', 'caveat']));
    for (const row of rows) expect(row).toContain('no figure can be read in isolation');
    expect(rows[0]).toContain('E08000035,Leeds,2025,328,');
    expect(rows[0]).toContain('children-in-need@2025-10-30,2025-10-30,population@2025-07-30');
  });

  it('never leaves an empty value without its reason, and holds no number that is suppressed by now', async () => {
    const { text } = await profileCsv({ db }, 'E08000035', new URLSearchParams('asAt=2024-12-31'));
    expect(text).not.toContain('21.5');
    expect(linesOf(text).find((row) => row.includes(',repeat-referrals,'))).toContain('2024,,c,2025-10-30,');
    expect(linesOf(text).find((row) => row.includes(',sw-turnover,'))).toContain(',not loaded,');
  });

  it('is safe in a spreadsheet and bears a plain name', async () => {
    const { name, text } = await profileCsv({ db }, '810', new URLSearchParams());
    expect(name).toMatch(/^kingston-upon-hull-city-of-profile-[\d-]+\.csv$/);
    for (const line of linesOf(text)) expect(line).not.toMatch(/(^|,)"?[=+@]/);
  });
});
