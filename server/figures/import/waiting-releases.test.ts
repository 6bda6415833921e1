import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import type { Database } from '../../db.ts';
import { shownEdition } from '../queries.ts';
import { importPaths, type FileOutcome, type ImportOptions } from './index.ts';
import { childrenInNeed, csv, LEEDS, population, referrals } from './invented-files.ts';
import { READER } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-waiting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

async function one(db: Database, text: string, options: ImportOptions = {}): Promise<FileOutcome> {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  return (await importPaths(db, [path], { today: '2026-11-22', ...options })).files[0]!;
}

const share = (percent: string) => referrals([{ area: LEEDS, period: '2025', percent }]);
const steward = { signOff: false, by: 'A. Steward' };

async function eventsOf(db: Database): Promise<string[]> {
  const events = await db.prisma.releaseEvent.findMany({ orderBy: { id: 'asc' } });
  return events.map(({ releaseKey, event, by }) => `${releaseKey} ${event} by ${by}`);
}

test('a release is public at once unless it is to wait, and its log says who did what', async () => {
  const db = await testDatabase();
  expect(await one(db, share('1'))).toMatchObject({ result: 'loaded', state: 'signed-off' });
  const later = await one(db, share('2'), { ...steward, published: '2025-12-01' });
  expect(later).toMatchObject({ result: 'loaded', state: 'waiting', release: 'referrals@2025-12-01' });
  const rows = await db.prisma.release.findMany({ orderBy: { key: 'asc' }, select: { state: true, stateBy: true, readBy: true } });
  expect(rows).toEqual([{ state: 'signed-off', stateBy: 'the command line', readBy: READER }, { state: 'waiting', stateBy: 'A. Steward', readBy: READER }]);
  expect(await eventsOf(db)).toEqual([
    'referrals@2025-10-30 loaded by the command line', 'referrals@2025-10-30 signed-off by the command line', 'referrals@2025-12-01 loaded by A. Steward',
  ]);
  expect((await shownEdition(db, 'repeat-referrals', 'published'))?.at(LEEDS, '2025', '')?.value).toBe(1);
});

test('the same file again says in which state it is', async () => {
  const db = await testDatabase();
  await one(db, share('1'), steward);
  expect(await one(db, share('1'))).toMatchObject({ result: 'unchanged', release: 'referrals@2025-10-30', state: 'waiting' });
  expect(await eventsOf(db)).toHaveLength(1);
});

test('another file for the day of one that waits is refused; one that was rolled back gives way', async () => {
  const db = await testDatabase();
  await one(db, share('1'), steward);
  const refused = await one(db, share('2'), steward);
  expect(refused).toMatchObject({ result: 'refused', reason: expect.stringMatching(/discard that one first/) as string });
  await db.prisma.release.updateMany({ data: { state: 'rolled-back' } });
  expect(await one(db, share('2'))).toMatchObject({ result: 'loaded', state: 'signed-off', notes: [expect.stringMatching(/takes the place of another file of referrals@2025-10-30/)] });
  expect((await shownEdition(db, 'repeat-referrals', 'published'))?.figures).toMatchObject([{ value: 2 }]);
  expect(await db.prisma.release.count()).toBe(1);
});

test('computed figures of a release that waits are made, and nobody sees them', async () => {
  const db = await testDatabase();
  await one(db, population([{ area: LEEDS, period: '2024', people: '16000' }]));
  const waits = await one(db, childrenInNeed([{ area: LEEDS, period: '2025', count: '500' }]), steward);
  expect(waits).toMatchObject({ state: 'waiting', editions: ['children-in-need-rate/children-in-need@2025-10-30+population@2025-07-30'] });
  expect(await shownEdition(db, 'children-in-need-rate', 'published')).toBeNull();
});

test('a model of neighbours has no preview', async () => {
  const db = await testDatabase();
  const header = ['old_la_code', 'la_name', 'region_name', ...Array.from({ length: 10 }, (_, index) => [`SN_${index + 1}`, `SN_${index + 1}P`]).flat()];
  const row = ['383', 'Leeds', 'Yorkshire and The Humber', ...['382', '380', '370', '372', '373', '384', '381', '371', '330', '352'].flatMap((code) => [code, 'Close'])];
  const model = csv([header, row]);
  expect(await one(db, model, steward)).toMatchObject({ result: 'refused', reason: expect.stringMatching(/no preview.*on the command line/) as string });
  expect(await db.prisma.neighbourModel.count()).toBe(0);
  expect(await one(db, model)).toMatchObject({ result: 'loaded', state: 'signed-off' });
});
