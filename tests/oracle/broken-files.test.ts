/**
 * Files made wrong, or only different, from one published file: what the import makes of them, seen from outside.
 * A refusal names the file and, where there is one, the line and the column; the database stays as it was to the byte.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPaths, type ImportOptions } from '../../server/figures/import/index.ts';
import type { Database } from '../../server/db.ts';
import { testDatabase } from '../database.ts';
import { publishedData } from '../published-data.ts';
import { oddArchives } from './broken-archives.ts';
import { oddTexts, SOURCE, type OddFile } from './broken-files.ts';
import { databaseState, figuresState } from './database-state.ts';

const data = publishedData();
const source = data ? await readFile(join(data, 'published', SOURCE)) : Buffer.from('');
const odd: readonly OddFile[] = data ? [...oddTexts(source), ...oddArchives(source)] : [];

describe.skipIf(!data)('odd files', () => {
  let folder: string;
  let db: Database;
  let sound: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odd-files-'));
    // What the sound file gives, to hold the files that are only different against.
    const reference = await testDatabase();
    await importPaths(reference, [join(data ?? '', 'published', SOURCE)], {});
    sound = await figuresState(reference);
    // The release before is there already: a refusal must not touch that either.
    db = await testDatabase();
    await importPaths(db, [join(data ?? '', 'earlier-releases', '2024', 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv')], {});
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const accepted = odd.filter(({ verdict }) => verdict.accepted);
  const refused = odd.filter(({ verdict }) => !verdict.accepted);

  it.each(accepted.map((file) => [file.name, file] as const))('takes %s', async (name, file) => {
    const path = await file.write(join(folder, name));
    const fresh = await testDatabase();
    const said = await outcome(fresh, path);
    expect(await figuresState(fresh), said).toBe(sound);
  });

  it.each(refused.map((file, index) => [file.name, file, index] as const))('refuses %s', async (name, file, index) => {
    // A day of its own for each: one that is taken by mistake must not be the reason why the next is refused.
    const published = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
    const path = await file.write(join(folder, name));
    const before = await databaseState(db);
    const said = await outcome(db, path, { published });
    expect(await databaseState(db), said).toEqual(before);
    if (file.verdict.accepted) return;
    const { line, column, nameless } = file.verdict;
    if (!nameless) expect(said).toContain(basename(path));
    if (line !== undefined) expect(said).toMatch(new RegExp(`line ${line}\\b`));
    if (column !== undefined) expect(said).toContain(column);
    await rm(path, { recursive: true, force: true });
  });
});

/** What the import says about a path, as one text: its report, or the error that it ends with. */
async function outcome(db: Database, path: string, options: ImportOptions = {}): Promise<string> {
  try {
    return JSON.stringify(await importPaths(db, [path], options));
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}
