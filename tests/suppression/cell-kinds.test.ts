import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../server/db.ts';
import { shownEdition } from '../../server/figures/queries.ts';
import { importPaths } from '../../server/figures/import/index.ts';
import { childrenInNeed, csv, educationFile, ENGLAND, LEEDS, population, YORK } from '../../server/figures/import/invented-files.ts';
import { decide } from '../../server/figures/stewardship/commands.ts';
import { testDatabase } from '../database.ts';
import { putEdition, type SampleFigures } from '../sample-figures.ts';
import { said } from './every-output.ts';
import { openApp, type Ask } from './page-walk.ts';
import { injuryRow, SUPPRESSED } from './published-tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'learning-loop-cells-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let db: Database;
let ask: Ask;
let files = 0;
beforeEach(async () => {
  db = await testDatabase();
  ask = await openApp(db);
});

/** A number that nothing else holds. */
const STRANGE = 7131313;
const HACKNEY = 'E09000012';
const CAMDEN = 'E09000007';
const YORKSHIRE = 'E12000003';

async function load(text: string, published: string): Promise<string> {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  const { files: [outcome] } = await importPaths(db, [path], { published });
  if (outcome?.result !== 'loaded') throw new Error(JSON.stringify(outcome));
  return outcome.release;
}

/** Everything about an area and a metric on the day of the older release, as text. */
async function everything(metric: string, dataset: string, area: string, asAt: string): Promise<string> {
  const texts = await Promise.all([
    `/api/v1/metrics/${metric}/figures?asAt=${asAt}`, `/api/v1/metrics/${metric}/figures?release=${dataset}@${asAt}`,
    `/indicators/${metric}?area=${area}&asAt=${asAt}&axis=chosen&list=england`, `/indicators/${metric}/download/csv?area=${area}&asAt=${asAt}`, `/areas/${area}?asAt=${asAt}`,
    `/areas/${YORKSHIRE}/indicators/${metric}?asAt=${asAt}`, `/areas/${area}/profile.csv?asAt=${asAt}`, `/?area=${area}&asAt=${asAt}`,
    `/releases/${asAt}?area=${area}`, `/releases/2025-10-30?area=${area}`, `/api/v1/releases/${dataset}@2025-10-30/changes`,
  ].map(async (path) => said(await ask(path), {})));
  for (const text of texts) expect(text.slice(0, 3)).toBe('200');
  return texts.join('\n').replace(/(?<=\d),(?=\d)/g, '');
}

const older = (dataset: string) => ({ dataset, published: '2024-10-30', newestPeriod: '2025' });
const newer = (dataset: string) => ({ dataset, published: '2025-10-30', newestPeriod: '2025' });

async function twice(metric: string, dataset: string, before: SampleFigures, after: SampleFigures): Promise<void> {
  await putEdition(db, metric, older(dataset), before);
  await putEdition(db, metric, newer(dataset), after);
}

const old = async (metric: string, area: string, period: string, breakdown = '') => (await shownEdition(db, metric, 'published', { asAt: '2024-10-30' }))?.at(area, period, breakdown);

describe('a cell that its publisher suppresses by now', () => {
  test.each([
    ['of an authority', LEEDS], ['of a region', YORKSHIRE], ['of Inner London', 'E13000001'], ['of England', ENGLAND], ['of an authority that has ended', 'E10000006'],
    ['of a joint return', 'E09000021 / E09000027'],
  ])('%s is nowhere in what was published before', async (_, area) => {
    await twice('care-rate', 'looked-after-rates', { [`${area}|2024`]: { is: STRANGE, count: '7131317', denominator: '7131319', exact: '7131313.2' }, [`${YORK}|2025`]: 50 }, { [`${area}|2024`]: 'c', [`${YORK}|2025`]: 51 });
    const text = await everything('care-rate', 'looked-after-rates', encodeURIComponent(area), '2024-10-30');
    expect(text).not.toContain('71313');
    expect(text).toContain('30 October 2025');
  });

  test('of a total over its parts, and of one part', async () => {
    const [total, primary] = ['group=cino;phase=total', 'group=cino;phase=primary'];
    await twice('absence-overall', 'absence', { [`${LEEDS}|2024/25|${total}`]: { is: 71.3, count: '7131317', denominator: '7131319' }, [`${LEEDS}|2024/25|${primary}`]: { is: 61.7, count: '7131319' } },
      { [`${LEEDS}|2024/25|${total}`]: 'c', [`${LEEDS}|2024/25|${primary}`]: 'c' });
    expect(await everything('absence-overall', 'absence', LEEDS, '2024-10-30')).not.toMatch(/71313|71\.3|61\.7/);
  });

  test('is shown again when that release is rolled back, and withheld again when it is signed off anew', async () => {
    await twice('care-rate', 'looked-after-rates', { [`${LEEDS}|2025`]: STRANGE }, { [`${LEEDS}|2025`]: 'c' });
    const value = async () => (await old('care-rate', LEEDS, '2025'))?.value;
    expect(await value()).toBeNull();
    await decide(db, 'looked-after-rates@2025-10-30', { intent: 'roll-back', by: 'test', reason: 'A test.' });
    expect(await value()).toBe(STRANGE);
    await decide(db, 'looked-after-rates@2025-10-30', { intent: 'sign-off', by: 'test' });
    expect(await value()).toBeNull();
  });

  test('is withheld in every release before it, and was revised or not: nobody is told', async () => {
    const cell = `${LEEDS}|2024`;
    await putEdition(db, 'care-rate', { ...older('looked-after-rates'), published: '2023-10-30' }, { [cell]: STRANGE, [`${YORK}|2024`]: 1 });
    await twice('care-rate', 'looked-after-rates', { [cell]: 61, [`${YORK}|2024`]: 2 }, { [cell]: 'c', [`${YORK}|2024`]: 3 });
    const changes = JSON.parse((await ask('/api/v1/releases/looked-after-rates@2024-10-30/changes')).body.toString()) as { metrics: { counts: object }[]; changes: { area: string }[] };
    expect([changes.metrics[0]?.counts, changes.changes.map(({ area }) => area)]).toMatchObject([{ revised: 1 }, [YORK]]);
  });
});

describe('what stands behind a figure', () => {
  const before = { is: 20.5, exact: '20.51', count: '41', denominator: '200', lower: 18.1, upper: 23.2 };
  test('is withheld where the newest release suppresses it, and with a count or denominator what would give it back', async () => {
    const cases: Readonly<Record<string, SampleFigures[string]>> = {
      2016: { is: 20, count: 'c', denominator: '200' }, 2017: { is: 0, count: '0', denominator: 'c' }, 2018: { is: 20, count: 'c', denominator: 'c' }, 2019: { is: 20, count: 'x', denominator: 'u' },
      2020: { is: 'x', count: 'c' }, 2021: { is: 'z', count: '41', denominator: 'c' }, 2022: { is: 'k', count: '3', denominator: '200' },
    };
    const table = (cell: (year: string) => SampleFigures[string]): SampleFigures => Object.fromEntries(Object.keys(cases).map((year) => [`${LEEDS}|${year}`, cell(year)]));
    await twice('cp-plans-two-years', 'protection-plan-durations', table(() => before), table((year) => cases[year]!));
    const c = { value: null, missing: 'c' };
    const shown = { value: 20.5, missing: null };
    const whole = { exact: 20.51, count: { value: 41, missing: null }, denominator: { value: 200, missing: null }, limits: { lower: 18.1, upper: 23.2 } };
    const expected: Readonly<Record<string, object>> = {
      2016: { ...shown, behind: { exact: 20.51, count: c } }, 2017: { ...shown, behind: { exact: 20.51, denominator: c } }, 2018: { ...shown, behind: { exact: 20.51, count: c, denominator: c } },
      // Other symbols are reasons: what was stays. Beside a suppressed count an older rate would give it away.
      2019: { ...shown, behind: whole }, 2020: { value: null, missing: 'c', withheldSince: '2025-10-30' }, 2021: { value: null, missing: 'c', withheldSince: '2025-10-30' }, 2022: { ...shown, behind: whole },
    };
    for (const [year, figure] of Object.entries(expected)) {
      const found = await old('cp-plans-two-years', LEEDS, year);
      expect([year, found]).toEqual([year, expect.objectContaining(figure)]);
      expect(found?.behind).toEqual((figure as { behind?: object }).behind);
    }
  });

  test.each(['k', 'low', 'u', 'x', 'z'])('%s is a reason: the old figure stays with all behind it', async (symbol) => {
    await twice('cp-plans-two-years', 'protection-plan-durations', { [`${LEEDS}|2025`]: before }, { [`${LEEDS}|2025`]: symbol });
    expect(await old('cp-plans-two-years', LEEDS, '2025')).toMatchObject({ value: 20.5, behind: { count: { value: 41 }, limits: { lower: 18.1 } } });
  });
});

describe('of what a file suppresses nothing is kept', () => {
  test('numbers beside a `c` in its row', async () => {
    await load(educationFile([{ area: LEEDS, period: '2025', category: 'a', CPP_At31: '7131319', '2_years_or_more': '7131317', '2_years_or_more_percent': 'c' }]), '2025-10-30');
    expect(await rowsWith('figure')).toEqual([]);
  });

  test('numbers that a note in words suppresses, in counts of one to seven and their limits; the sums they belong to are suppressed too', async () => {
    const row = (area: string, count: string, note: string) => injuryRow({ area, period: '2023/24', count, of: 10_000, name: area, compared: 'Compared to percentiles', note });
    const rows = [row(ENGLAND, '500', ''), row(HACKNEY, '7131317', SUPPRESSED), row(CAMDEN, '60', ''), row(LEEDS, '7', ''), row(YORK, '', SUPPRESSED)];
    await load(csv([Object.keys(rows[0]!), ...rows.map((cells) => Object.values(cells))]), '2025-02-01');
    expect([await rowsWith('figure'), await rowsWith('observation')]).toEqual([[], []]);
    const edition = await shownEdition(db, 'injury-admissions-rate', 'published');
    expect([HACKNEY, 'E13000001', CAMDEN, LEEDS, YORK].map((area) => { const figure = edition?.at(area, '2023/24', ''); return figure?.value ?? figure?.missing; })).toEqual(['c', 'c', 60, 7, 'c']);
    expect(edition?.at('E13000001', '2023/24', '')?.behind).toBeUndefined();
  });

  test('a computed figure whose count or denominator is suppressed, now and in what was computed before', async () => {
    await load(population([{ area: LEEDS, period: '2024', people: '10000' }, { area: YORK, period: '2024', people: '10000' }]), '2024-07-30');
    await load(childrenInNeed([{ area: LEEDS, period: '2025', count: '7131317' }, { area: YORK, period: '2025', count: '40' }]), '2024-10-30');
    await load(childrenInNeed([{ area: LEEDS, period: '2025', count: 'c' }, { area: YORK, period: '2025', count: '41' }]), '2025-10-30');
    expect(await everything('children-in-need-rate', 'children-in-need', LEEDS, '2024-10-30')).not.toContain('71313');
    const enquiries = (part: string, of: string) => educationFile([{ area: LEEDS, period: '2025', category: 'a', Section47: of, ICPC: part }, { area: YORK, period: '2025', category: 'a', Section47: of === 'c' ? '9' : 'c', ICPC: '3' }]);
    await load(enquiries('3', '7131319'), '2024-10-30');
    await load(enquiries('4', 'c'), '2025-10-30');
    expect(await everything('icpc-per-section-47', 'section-47-enquiries', LEEDS, '2024-10-30')).not.toContain('71313');
  });

  test('how many children live in an area', async () => {
    const rows = (people: string) => population([{ area: LEEDS, period: '2024', people }, { area: LEEDS, period: '2023', people: '160001' }]);
    await load(rows('7131317'), '2024-07-30');
    expect((await ask(`/areas/${LEEDS}`)).body.toString()).toContain('7,131,317');
    await load(rows('c'), '2025-07-30');
    for (const query of ['', '?asAt=2024-10-30']) {
      const page = (await ask(`/areas/${LEEDS}${query}`)).body.toString();
      expect([page.includes('7,131,317'), page.includes('160,001')]).toEqual([false, true]);
    }
  });

  test('a count that a newer file suppresses, though its rate waits for another file', async () => {
    const people = (period: string) => population([{ area: LEEDS, period, people: '10000' }, { area: YORK, period, people: '10000' }]);
    await load(people('2024'), '2024-07-30');
    await load(childrenInNeed([{ area: LEEDS, period: '2025', count: '7131317' }, { area: YORK, period: '2025', count: '40' }]), '2024-10-30');
    const now = async () => (await shownEdition(db, 'children-in-need-rate', 'published'))?.at(LEEDS, '2025', '');
    expect((await now())?.behind?.count).toEqual({ value: 7131317, missing: null });
    const next = await load(childrenInNeed([{ area: LEEDS, period: '2025', count: 'c' }, { area: YORK, period: '2026', count: '41' }]), '2025-10-30');
    expect(await now()).toEqual({ area: LEEDS, period: '2025', breakdown: '', value: null, missing: 'c', category: null, published: '', withheldSince: '2025-10-30' });
    for (const path of [`/indicators/children-in-need-rate?area=${LEEDS}`, '/api/v1/metrics/children-in-need-rate/figures', `/areas/${LEEDS}`, `/releases/2024-10-30?area=${LEEDS}`]) {
      expect((await ask(path)).body.toString().replaceAll(',', '')).not.toContain('71313');
    }
    await decide(db, next, { intent: 'roll-back', by: 'test', reason: 'A test.' });
    expect((await now())?.behind?.count).toEqual({ value: 7131317, missing: null });
    await decide(db, next, { intent: 'sign-off', by: 'test' });
    await load(people('2025'), '2025-11-30');
    expect(await now()).toMatchObject({ missing: 'c', published: 'c' });
  });

  test.each([
    ['exact', { exact: '7.1' }], ['count', { count: '7' }], ['limits', { lower: 1, upper: 2 }],
  ])('the database refuses a suppressed figure with its %s', async (_, behind) => {
    const put = putEdition(db, 'care-rate', newer('looked-after-rates'), { [`${LEEDS}|2025`]: { is: 'c', ...behind } });
    await expect(put).rejects.toThrow(/figure_suppressed_is_nowhere/);
  });
  test('nor a number beside its symbol', async () => {
    const edition = await db.prisma.edition.create({ data: { key: 'a', metric: 'care-rate', releaseId: (await db.prisma.release.create({ data: { key: 'b', dataset: 'looked-after-rates', published: new Date(), newestPeriod: '2025', sourceFile: 'a.csv', fingerprint: 'a' } })).id } });
    for (const table of ['figure (edition_id, area, period, breakdown, value, missing, published)', 'observation (release_id, area, period, measure, value, missing, published, breakdown)']) {
      const values = table.startsWith('figure') ? [edition.id, LEEDS, '2025', '', 7, 'c', 'c'] : [edition.releaseId, LEEDS, '2025', 'a', 7, 'c', 'c', ''];
      await expect(db.pool.query(`INSERT INTO ${table} VALUES (${values.map((__, index) => `$${index + 1}`).join(', ')})`, values)).rejects.toThrow(/is_one_thing/);
    }
  });
});

/** Rows of a table that hold digits behind a `c`, anywhere. */
async function rowsWith(table: 'figure' | 'observation'): Promise<unknown[]> {
  const { rows } = await db.pool.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE missing = 'c'`);
  expect(rows.length).toBeGreaterThan(0);
  return rows.filter(({ edition_id: _, release_id: __, area: ___, period: ____, breakdown: _____, measure: ______, ...cells }) => /\d/.test(JSON.stringify(cells)));
}
