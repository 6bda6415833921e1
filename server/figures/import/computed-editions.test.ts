import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import type { Database } from '../../db.ts';
import { shownEdition } from '../queries.ts';
import { makeComputedEditions, waitingMetrics } from './computed-editions.ts';
import { importPaths, type ImportOptions } from './index.ts';
import { childrenInNeed, csv, educationFile, ENGLAND, LEEDS, population } from './invented-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'computed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Small files with invented numbers, by the name the publisher gives them. */
const FILES: Readonly<Record<string, string>> = {
  'b1.csv': childrenInNeed([{ area: LEEDS, period: '2025', count: '500' }, { area: ENGLAND, period: '2025', count: 'c' }]),
  'population.csv': population([{ area: LEEDS, period: '2024', people: '16000' }, { area: ENGLAND, period: '2024', people: '80000' }]),
  'population-revised.csv': population([{ area: LEEDS, period: '2024', people: '20000' }, { area: ENGLAND, period: '2024', people: '80000' }]),
  'c4.csv': educationFile([{ area: LEEDS, period: '2025', category: 'x', Section47: '3', ICPC: '2' }, { area: LEEDS, period: '2013', category: 'x', Section47: '3', ICPC: '2' }]),
  'RSX_LA_Data_2024-25_data_by_LA.csv': sheet(),
  'la_hospital_admissions_2324.csv': profiles('Compared to percentiles', [['', 'E92000001', 'England', '70.1'], ['E92000001', 'E92000001', 'England', '70.1'], ['E92000001', LEEDS, 'Counties & UAs (from Apr 2023)', '65']]),
  'region_hospital_admissions_2324.csv': profiles('Compared to Regions (statistical) value or percentiles', [['E92000001', 'E12000003', 'Regions (statistical)', '81.5'], ['E12000003', LEEDS, 'Counties & UAs (from Apr 2023)', '65']]),
};

function sheet(): string {
  const labels = ['E-code', 'ONS Code', 'Local authority', 'Notes', 'Class', 'Detailed Class', 'Certification'];
  const row = (code: string, name: string, kind: string, ...amounts: readonly string[]) => ['E1', code, name, '', kind, kind, '', ...amounts];
  return csv([
    [...labels, 'Children Social Care - Total Expenditure (C3 = C1 + C2)', 'Total Service Expenditure - Total Expenditure (C3 = C1 + C2)'],
    row(LEEDS, 'Leeds', 'MD', '1173431.6299999999', '1e8'), row('E07000223', 'Adur', 'SD', '1', '2'), row('E12000007', 'Greater London Authority', 'O', '3', '4'),
    row('E08000025', 'Birmingham', 'MD', '[x]', '[x]'), row(ENGLAND, 'ENGLAND', 'Eng', '400', '5000'),
  ]);
}

function profiles(comparison: string, rows: readonly (readonly [parent: string, code: string, type: string, value: string])[]): string {
  const header = ['Indicator ID', 'Indicator Name', 'Parent Code', 'Area Code', 'Area Name', 'Area Type', 'Sex', 'Age', 'Category Type', 'Category', 'Time period',
    'Value', 'Lower CI 95.0 limit', 'Upper CI 95.0 limit', 'Lower CI 99.8 limit', 'Upper CI 99.8 limit', 'Count', 'Denominator', 'Value note', comparison];
  return csv([header, ...rows.map(([parent, code, type, value]) => ['90284', 'Admissions', parent, code, '', type, 'Persons', '<15 yrs', '', '', '2023/24', value, '1', '99', '', '', '10', '2000', '', ''])]);
}

async function load(db: Database, name: string, options: ImportOptions = {}) {
  const path = join(folder, name);
  writeFileSync(path, FILES[name] ?? '');
  const report = await importPaths(db, [path], { today: '2026-11-22', ...options });
  expect(report.files).toMatchObject([{ result: 'loaded' }]);
  return report;
}

async function editionKeys(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ key: string }>('SELECT key FROM edition ORDER BY key COLLATE "C"');
  return rows.map(({ key }) => key);
}

async function put(db: Database, key: string, state: string, dataset: string): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('UPDATE release SET state = $2 WHERE key = $1', [key, state]);
    await makeComputedEditions(client, dataset);
  } finally {
    client.release();
  }
}

const RATE = 'children-in-need-rate/children-in-need@2025-10-30';

describe('editions of signed-off releases', () => {
  test('a release that waits makes what it would change, and nothing else is made with it before its sign-off', async () => {
    const db = await testDatabase();
    await load(db, 'b1.csv');
    await load(db, 'population.csv', { signOff: false });
    expect(await editionKeys(db)).toEqual([`${RATE}+population@2025-07-30`]);
    // Another file, while the first still waits: no edition with it.
    await load(db, 'population-revised.csv', { published: '2026-01-15' });
    expect(await editionKeys(db)).toEqual([`${RATE}+population@2025-07-30`, `${RATE}+population@2026-01-15`]);
    await load(db, 'RSX_LA_Data_2024-25_data_by_LA.csv');
    expect((await editionKeys(db)).filter((key) => key.startsWith('spend-per-child'))).toEqual(['spend-per-child/revenue-outturn-summary@2025-12-04+population@2026-01-15']);
    await put(db, 'population@2025-07-30', 'signed-off', 'population');
    expect((await editionKeys(db)).filter((key) => key.startsWith('spend-per-child'))).toEqual([
      'spend-per-child/revenue-outturn-summary@2025-12-04+population@2025-07-30', 'spend-per-child/revenue-outturn-summary@2025-12-04+population@2026-01-15',
    ]);
  });

  test('a metric that waits for a sign-off says so', async () => {
    const db = await testDatabase();
    await load(db, 'b1.csv');
    const { waiting } = await load(db, 'population.csv', { signOff: false });
    expect(waiting).toEqual([{ metric: 'children-in-need-rate', reason: 'waits for a file of "Children aged 0 to 17, mid-year estimates"' }]);
  });

  test('a roll-back makes the pair with the release before, and deletes nothing', async () => {
    const db = await testDatabase();
    await load(db, 'population.csv');
    await load(db, 'population-revised.csv', { published: '2025-09-01' });
    await load(db, 'b1.csv');
    expect(await editionKeys(db)).toEqual([`${RATE}+population@2025-09-01`]);
    await put(db, 'population@2025-09-01', 'rolled-back', 'population');
    expect(await editionKeys(db)).toEqual([`${RATE}+population@2025-07-30`, `${RATE}+population@2025-09-01`]);
  });
});

describe('metrics of one file', () => {
  test('have an edition for each release, and wait for nothing', async () => {
    const db = await testDatabase();
    const { waiting } = await load(db, 'c4.csv');
    expect(waiting).toEqual([]);
    expect(await editionKeys(db)).toEqual(['icpc-per-section-47/section-47-enquiries@2025-10-30']);
    const shown = await shownEdition(db, 'icpc-per-section-47', 'published');
    expect(shown?.figures).toMatchObject([{ area: LEEDS, period: '2025', value: 66.7, behind: { count: { value: 2 }, denominator: { value: 3 }, exact: 66.66666666666667 } }]);
  });

  test('a sheet tells its year by its name; districts are read for England\'s row only', async () => {
    const db = await testDatabase();
    await load(db, 'RSX_LA_Data_2024-25_data_by_LA.csv');
    const shown = await shownEdition(db, 'spend-share', 'published');
    expect(shown?.release).toMatchObject({ id: 'revenue-outturn-summary@2025-12-04', assumed: false });
    expect(shown?.periods).toEqual(['2024/25']);
    expect(shown?.areas).toEqual([LEEDS, 'E08000025', 'E12000003', 'E12000005', ENGLAND].sort());
    // The number that the sheet's double stands for, not its seventeen digits.
    expect(shown?.at(LEEDS, '2024/25', '')).toMatchObject({ value: 1.2, behind: { exact: 1.17343163, count: { value: 1173431.63 }, denominator: { value: 100_000_000 } } });
    expect(shown?.at('E08000025', '2024/25', '')).toMatchObject({ value: null, missing: 'x', published: 'x' });
    const path = join(folder, 'spending.csv');
    writeFileSync(path, sheet());
    const { files } = await importPaths(db, [path]);
    expect(files).toMatchObject([{ result: 'refused', reason: expect.stringMatching(/file name with a year such as 2024-25/) as string }]);
  });
});

describe('a second file that may be absent', () => {
  const [AUTHORITIES, REGIONS] = ['la_hospital_admissions_2324.csv', 'region_hospital_admissions_2324.csv'] as const;
  const ALONE = 'injury-admissions-rate/injury-admissions@2025-02-01';

  test('there are figures without it, and more with it', async () => {
    const db = await testDatabase();
    const { waiting } = await load(db, AUTHORITIES);
    expect(waiting).toEqual([]);
    const before = await shownEdition(db, 'injury-admissions-rate', 'published');
    expect(before?.areas).toEqual([LEEDS, ENGLAND]);
    expect(before?.at(LEEDS, '2023/24', '')).toMatchObject({ value: 65, published: '65', behind: { limits: { lower: 1, upper: 99 } } });
    await load(db, REGIONS);
    expect(await editionKeys(db)).toEqual([ALONE, `${ALONE}+injury-admissions-regions@2025-02-01`]);
    const { rows } = await db.pool.query<{ area: string; value: string; exact: string }>(
      `SELECT area, value::text, exact::text FROM figure JOIN edition e ON e.id = edition_id WHERE key LIKE '%+%' AND exact IS NOT NULL ORDER BY area`);
    expect(rows).toEqual([{ area: 'E12000003', value: '82', exact: '81.5' }, { area: ENGLAND, value: '70', exact: '70.1' }]);
  });

  test('a suppressed count is nowhere in the database', async () => {
    const db = await testDatabase();
    const path = join(folder, 'la_hospital_admissions_suppressed.csv');
    const note = 'Value suppressed for disclosure control due to small count';
    writeFileSync(path, (FILES[AUTHORITIES] ?? '').replace(/(.*),65,1,99,,,10,2000,/, (_, start: string) => `${start},,,,,,,777,${note}`));
    await importPaths(db, [path]);
    expect((await shownEdition(db, 'injury-admissions-rate', 'published'))?.at(LEEDS, '2023/24', '')).toEqual({ area: LEEDS, period: '2023/24', breakdown: '', value: null, missing: 'c', category: null, published: '' });
    const { rows } = await db.pool.query(`SELECT 1 FROM observation WHERE area = $1 AND (value IS NOT NULL OR missing <> 'c' OR published <> '')`, [LEEDS]);
    expect(rows).toEqual([]);
  });

  test('alone it waits for the first', async () => {
    const { waiting } = await load(await testDatabase(), REGIONS);
    expect(waiting).toEqual([{ metric: 'injury-admissions-rate', reason: 'waits for a file of "Hospital admissions caused by injuries in children"' }]);
  });
});

test('whatever order the files come in, the editions and their figures are the same', async () => {
  const orders = [['b1.csv', 'population.csv', 'la', 'region', 'RSX', 'c4.csv'], ['region', 'RSX', 'population.csv', 'c4.csv', 'b1.csv', 'la'], ['RSX', 'la', 'region', 'c4.csv', 'b1.csv', 'population.csv']];
  const named = (start: string) => Object.keys(FILES).find((name) => name.startsWith(start)) ?? '';
  const outcomes: string[][] = [];
  for (const order of orders) {
    const db = await testDatabase();
    for (const start of order) await load(db, named(start));
    const { rows } = await db.pool.query<{ line: string }>(
      `SELECT concat_ws(' ', key, area, period, breakdown, value, missing, category, figure.published, exact, count, denominator, lower, upper) AS line
         FROM figure JOIN edition e ON e.id = edition_id ORDER BY 1`);
    outcomes.push(rows.map(({ line }) => line));
  }
  expect(outcomes[0]).toHaveLength(2 + 2 + 3 + 5 + 5 + 1);
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});

test('nothing waits where nothing is loaded', async () => {
  const db = await testDatabase();
  const client = await db.pool.connect();
  try {
    expect(await waitingMetrics(client)).toEqual([]);
  } finally {
    client.release();
  }
});
