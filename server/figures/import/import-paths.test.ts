import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import type { Database } from '../../db.ts';
import { shownEdition } from '../queries.ts';
import { importPaths, type FileOutcome, type ImportOptions } from './index.ts';
import { childrenInNeed, childrenInNeedBefore, educationFile, ENGLAND, LEEDS, population, referrals, YORK } from './invented-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TODAY = '2026-11-22';
let files = 0;

function written(text: string, name = 'table.csv'): string {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, text);
  return path;
}

async function one(db: Database, text: string, options: ImportOptions = {}): Promise<FileOutcome> {
  const report = await importPaths(db, [written(text)], { today: TODAY, ...options });
  return report.files[0]!;
}

describe('releases', () => {
  test('take the day given, else the calendar\'s, else today, marked as assumed', async () => {
    const db = await testDatabase();
    const rows = (period: string) => referrals([{ area: LEEDS, period, percent: '22.6' }]);
    expect(await one(db, rows('2025'))).toMatchObject({ result: 'loaded', release: 'referrals@2025-10-30', assumed: false });
    expect(await one(db, rows('2026'))).toMatchObject({ release: `referrals@${TODAY}`, assumed: true });
    expect(await one(db, rows('2023'), { published: '2023-10-26' })).toMatchObject({ release: 'referrals@2023-10-26', assumed: false });
    expect((await shownEdition(db, 'repeat-referrals', 'published'))?.release.id).toBe(`referrals@${TODAY}`);
  });

  test('with an assumed day are never shown before one that covers a later period', async () => {
    const db = await testDatabase();
    await one(db, referrals([{ area: LEEDS, period: '2025', percent: '1' }]));
    expect(await one(db, referrals([{ area: LEEDS, period: '2023', percent: '2' }]))).toMatchObject({ assumed: true, published: TODAY });
    expect((await shownEdition(db, 'repeat-referrals', 'published'))?.release.id).toBe('referrals@2025-10-30');
  });

  test('never change: another file for the same day is refused, and the same file changes nothing', async () => {
    const db = await testDatabase();
    const text = referrals([{ area: LEEDS, period: '2025', percent: '1' }]);
    await one(db, text);
    expect(await one(db, text)).toMatchObject({ result: 'unchanged', release: 'referrals@2025-10-30' });
    expect(await one(db, text, { published: '2025-12-01' })).toMatchObject({ result: 'unchanged' });
    const other = await one(db, referrals([{ area: LEEDS, period: '2025', percent: '2' }]));
    expect(other).toMatchObject({ result: 'refused' });
    expect(other.result === 'refused' && other.reason).toMatch(/never changes after it is loaded.*--published/);
    expect((await shownEdition(db, 'repeat-referrals', 'published'))?.at(LEEDS, '2025', '')?.value).toBe(1);
  });
});

describe('figures', () => {
  test('keep number, symbol and published text apart, rounded half-up to the metric\'s decimals', async () => {
    const db = await testDatabase();
    await one(db, referrals([
      { area: LEEDS, period: '2025', percent: '45.25' }, { area: YORK, period: '2025', percent: 'c' },
      { area: ENGLAND, period: '2025', percent: '0' }, { area: 'E12000003', period: '2025', percent: 'low' },
    ]));
    const shown = await shownEdition(db, 'repeat-referrals', 'published');
    expect(shown?.at(LEEDS, '2025', '')).toMatchObject({ value: 45.3, missing: null, published: '45.25' });
    expect(shown?.at(YORK, '2025', '')).toMatchObject({ value: null, missing: 'c', published: 'c' });
    expect(shown?.at(ENGLAND, '2025', '')).toMatchObject({ value: 0, missing: null, published: '0' });
    expect(shown?.at('E12000003', '2025', '')).toMatchObject({ value: null, missing: 'low' });
  });

  test('of an authority under an earlier code stand under its newest', async () => {
    const db = await testDatabase();
    const text = referrals([{ area: 'E08000038', period: '2025', percent: '3' }]).replace('E08000038', 'E08000016');
    await one(db, text);
    expect((await shownEdition(db, 'repeat-referrals', 'published'))?.at('E08000038', '2025', '')?.value).toBe(3);
  });
});

describe('computed metrics', () => {
  const count = childrenInNeed([
    { area: LEEDS, period: '2025', count: '500' }, { area: YORK, period: '2025', count: 'u' },
    { area: ENGLAND, period: '2025', count: '7' }, { area: 'E12000003', period: '2025', count: '1' },
  ]);
  const people = (leeds: string) => population([
    { area: LEEDS, period: '2024', people: leeds }, { area: YORK, period: '2024', people: 'x' }, { area: ENGLAND, period: '2024', people: 'x' },
  ]);

  test('wait for their second file, and appear when it arrives', async () => {
    const db = await testDatabase();
    const report = await importPaths(db, [written(count)], { today: TODAY });
    expect(report.waiting).toEqual([{ metric: 'children-in-need-rate', reason: 'waits for a file of "Children aged 0 to 17, mid-year estimates"' }]);
    expect(await shownEdition(db, 'children-in-need-rate', 'published')).toBeNull();
    const then = await importPaths(db, [written(people('16000'))], { today: TODAY });
    // Others wait for files of their own now.
    expect(then.waiting.map(({ metric }) => metric)).toEqual(['abuse-neglect-factor-rate', 'harm-outside-home-factor-rate', 'spend-per-child']);
    expect(then.files[0]).toMatchObject({ editions: ['children-in-need-rate/children-in-need@2025-10-30+population@2025-07-30'] });
    const shown = await shownEdition(db, 'children-in-need-rate', 'published');
    // 312.5, a tie.
    expect(shown?.at(LEEDS, '2025', '')).toMatchObject({ value: 313, published: '' });
    expect(shown?.at(YORK, '2025', '')).toMatchObject({ value: null, missing: 'u', published: 'u' });
    expect(shown?.at(ENGLAND, '2025', '')).toMatchObject({ value: null, missing: 'z', published: '' });
    expect(shown?.at('E12000003', '2025', '')).toMatchObject({ value: null, missing: 'z', published: '' });
  });

  test('get a new edition from a newer population, and the one before stays as it was', async () => {
    const db = await testDatabase();
    await importPaths(db, [written(people('16000')), written(count)], { today: TODAY });
    await importPaths(db, [written(people('20000'))], { published: '2026-01-15', today: TODAY });
    const shown = await shownEdition(db, 'children-in-need-rate', 'published');
    expect(shown).toMatchObject({ denominator: { id: 'population@2026-01-15' } });
    expect(shown?.at(LEEDS, '2025', '')?.value).toBe(250);
    const { rows } = await db.pool.query<{ value: string }>(
      `SELECT value::text FROM figure JOIN edition e ON e.id = edition_id WHERE key LIKE '%population@2025-07-30' AND area = $1`, [LEEDS]);
    expect(rows).toEqual([{ value: '313' }]);
  });

  test('wait for the year of the population that the newest count needs, and go on showing the release before', async () => {
    const db = await testDatabase();
    await one(db, childrenInNeedBefore([{ area: LEEDS, period: '2024', rate: '301.5' }]));
    await one(db, population([{ area: LEEDS, period: '2023', people: '9' }]), { published: '2024-07-15' });
    const report = await importPaths(db, [written(count)], { today: TODAY });
    expect(report.waiting[0]).toMatchObject({ metric: 'children-in-need-rate', reason: expect.stringMatching(/up to 2024; what is loaded ends with 2023/) as string });
    expect((await shownEdition(db, 'children-in-need-rate', 'published'))?.at(LEEDS, '2024', '')).toMatchObject({ value: 302, published: '301.5' });
  });

  test('by unaccompanied asylum-seeking status take the population of the same year, and its symbol where the count is a number', async () => {
    const db = await testDatabase();
    const uasc = 'Unaccompanied asylum-seeking children';
    const rest = 'Children excluding unaccompanied asylum-seeking children';
    const started = educationFile([[uasc, '5'], [rest, '45'], ['Total', '50']].flatMap(([breakdown = '', children_count = '']) =>
      [LEEDS, YORK].map((area) => ({ area, period: '2025', characteristic: uasc, breakdown, children_count, children_percent: 'z' }))));
    const rates = educationFile([LEEDS, YORK].map((area) => ({
      area, period: '2025', population_type: 'Children starting to be looked after each year',
      population_estimate: area === LEEDS ? '10000' : 'x', children_count: '50', rate_per_10000: '50',
    })));
    // Their header is that of several files: the name tells which, where the rows do not.
    const path = join(folder, 'la_children_who_started_to_be_looked_after_during_the_year.csv');
    writeFileSync(path, started);
    await importPaths(db, [path, written(rates)], { today: TODAY });
    const shown = await shownEdition(db, 'care-entry-uasc-rate', 'published');
    expect(shown?.figures).toHaveLength(4);
    expect(shown?.at(LEEDS, '2025', 'uasc=uasc')?.value).toBe(5);
    expect(shown?.at(LEEDS, '2025', 'uasc=non-uasc')?.value).toBe(45);
    expect(shown?.at(YORK, '2025', 'uasc=uasc')).toMatchObject({ value: null, missing: 'x', published: '' });
  });
});

describe('an import that does not come to its end', () => {
  test.each(['edition', 'figure'])('leaves nothing behind when it is cut off while it writes to %s, and the next one loads', async (table) => {
    const db = await testDatabase();
    const text = referrals([{ area: LEEDS, period: '2025', percent: '1' }]);
    const holder = await heldUp(db, table);
    const cut = one(db, text);
    const failed = expect(cut).rejects.toThrow();
    await endWaiting(db);
    await failed;
    await holder.end();
    expect([await db.prisma.release.count(), await db.prisma.edition.count(), await db.prisma.publishedFigure.count()]).toEqual([0, 0, 0]);
    expect(await one(db, text)).toMatchObject({ result: 'loaded' });
  });

  test('two at once load each release once', async () => {
    const db = await testDatabase();
    const path = written(referrals([{ area: LEEDS, period: '2025', percent: '1' }]));
    const reports = await Promise.all([importPaths(db, [path]), importPaths(db, [path]), importPaths(db, [path])]);
    expect(reports.map(({ files: [file] }) => file?.result).sort()).toEqual(['loaded', 'unchanged', 'unchanged']);
    expect(await db.prisma.release.count()).toBe(1);
  });
});

/** Somebody else's connection that lets nobody write to a table until it ends. */
async function heldUp(db: Database, table: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  return client;
}

/** Ends the connection that waits for a table, as the end of its process would, as soon as there is one. */
async function endWaiting(db: Database): Promise<void> {
  for (;;) {
    const { rowCount } = await db.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    if (rowCount) return;
    await new Promise((next) => setTimeout(next, 10));
  }
}
