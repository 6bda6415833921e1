import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import type { Database } from '../../db.ts';
import { shownEdition } from '../queries.ts';
import { importPaths, type FileOutcome, type ImportOptions } from './index.ts';
import { childrenInNeed, educationFile, ENGLAND, LEEDS, population, YORK } from './invented-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TODAY = '2026-11-22';
let files = 0;

async function one(db: Database, text: string, options: ImportOptions = {}): Promise<FileOutcome> {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  return (await importPaths(db, [path], { today: TODAY, ...options })).files[0]!;
}

const ABSENCE = educationFile([ENGLAND, LEEDS, YORK].map((area) => ({
  area, period: '202425', social_care_group: 'CINO at 31 March', phase_type_grouping: 'Total', t_pupils: '200', pt_overall: '17.4',
  t_pupils_pa_10_exact: area === YORK ? 'c' : '92', pt_pupils_pa_10_exact: area === YORK ? 'c' : '46', pt_pupils_pa_50_exact: 'c', t_sess_overall: '174', t_sess_possible: '1000',
})), 'Academic year');

/** What an installation of the reading before holds: one metric, nothing behind its figures, a day given by somebody. */
async function asReadBefore(db: Database, dataset: string): Promise<void> {
  await db.pool.query(`UPDATE release SET read_by = 1, state_since = '2026-01-05', state_by = 'A. Steward', loaded_at = '2026-01-05' WHERE dataset = $1`, [dataset]);
  await db.pool.query(`DELETE FROM edition WHERE metric IN ('absence-persistent', 'absence-severe')`);
  await db.pool.query('UPDATE figure SET exact = NULL, count = NULL, denominator = NULL, lower = NULL, upper = NULL');
}

const figures = async (db: Database) =>
  (await db.pool.query(`SELECT e.key, f.area, f.period, f.breakdown, f.value::text, f.missing, f.published FROM figure f JOIN edition e ON e.id = f.edition_id ORDER BY 1, 2, 3, 4`)).rows;
const releases = async (db: Database) =>
  (await db.pool.query(`SELECT key, published::text, assumed, newest_period, fingerprint, state, state_since, state_by, loaded_at FROM release ORDER BY key`)).rows;

test('a file that an earlier version read less from is read again: its name, day and state stay, its figures are there', async () => {
  const db = await testDatabase();
  await one(db, ABSENCE, { published: '2026-03-20' });
  await asReadBefore(db, 'absence');
  const [before, named] = [await figures(db), await releases(db)];
  expect(new Set(before.map(({ key }) => key))).toEqual(new Set(['absence-overall/absence@2026-03-20']));

  const again = await one(db, ABSENCE);
  expect(again).toMatchObject({
    result: 'loaded', release: 'absence@2026-03-20', published: '2026-03-20', state: 'signed-off',
    metrics: [{ metric: 'absence-overall', figures: 3 }, { metric: 'absence-persistent', figures: 3 }, { metric: 'absence-severe', figures: 3 }],
    notes: [expect.stringMatching(/read again/)],
  });
  expect(await releases(db)).toEqual(named);
  // What was loaded before stays as it was; more stands beside it and behind it.
  expect((await figures(db)).filter(({ key }) => key.startsWith('absence-overall'))).toEqual(before);
  const persistent = await shownEdition(db, 'absence-persistent', 'published');
  expect(persistent?.at(LEEDS, '2024/25', 'group=cino;phase=total')).toMatchObject({ value: 46, behind: { count: { value: 92 }, denominator: { value: 200 } } });
  expect(persistent?.at(YORK, '2024/25', 'group=cino;phase=total')?.behind).toBeUndefined();
  expect((await db.prisma.releaseEvent.findMany({ orderBy: { id: 'asc' } })).map(({ event }) => event)).toEqual(['loaded', 'signed-off', 'read-again']);
  expect(await one(db, ABSENCE)).toMatchObject({ result: 'unchanged' });
});

test('one that waits goes on waiting, and one that was rolled back stays so', async () => {
  for (const state of ['waiting', 'rolled-back']) {
    const db = await testDatabase();
    await one(db, ABSENCE, { signOff: false });
    await asReadBefore(db, 'absence');
    await db.pool.query('UPDATE release SET state = $1', [state]);
    expect(await one(db, ABSENCE)).toMatchObject({ result: 'loaded', state });
    expect((await releases(db)).map((release) => release.state)).toEqual([state]);
    expect(await shownEdition(db, 'absence-overall', 'published')).toBeNull();
  }
});

test('computed figures that hung on it are made again, those of releases that wait included', async () => {
  const db = await testDatabase();
  const people = population([{ area: LEEDS, period: '2024', people: '16000' }]);
  await one(db, people);
  await one(db, childrenInNeed([{ area: LEEDS, period: '2025', count: '500' }]));
  await one(db, childrenInNeed([{ area: LEEDS, period: '2025', count: '400' }]), { published: '2025-12-01', signOff: false });
  const before = await figures(db);
  expect(before.map(({ key, value }) => [key, value])).toEqual([
    ['children-in-need-rate/children-in-need@2025-10-30+population@2025-07-30', '313'],
    ['children-in-need-rate/children-in-need@2025-12-01+population@2025-07-30', '250'],
  ]);
  await db.pool.query(`UPDATE release SET read_by = 1 WHERE dataset = 'population'`);
  expect(await one(db, people)).toMatchObject({ result: 'loaded', editions: before.map(({ key }) => key) });
  expect(await figures(db)).toEqual(before);
});

test('a file that is broken by now, or another one, changes nothing of it', async () => {
  const db = await testDatabase();
  await one(db, ABSENCE);
  await asReadBefore(db, 'absence');
  const before = await figures(db);
  expect(await one(db, ABSENCE.replace('17.4', '17.5'))).toMatchObject({ result: 'refused' });
  expect(await figures(db)).toEqual(before);
});
