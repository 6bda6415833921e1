import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { localAuthoritiesOf } from '../../../shared/areas/register.ts';
import { testDatabase } from '../../../tests/database.ts';
import type { Database } from '../../db.ts';
import { importPaths } from './index.ts';
import { csv, educationFile, ENGLAND, LEEDS, population, referrals, YORK } from './invented-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-broken-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Line 1 is the header, 2 England, 3 Leeds, 4 York. */
const SOUND = referrals([ENGLAND, LEEDS, YORK].map((area) => ({ area, period: '2026', percent: '22.6' })));
const LINES = SOUND.split('\n');

/** The sound file with line `number` changed. */
function line(number: number, change: (text: string) => string): string {
  return LINES.map((text, index) => (index === number - 1 ? change(text) : text)).join('\n');
}

const swap = (number: number, from: string, to: string) => line(number, (text) => text.replace(from, to));

interface Refusal {
  readonly line?: number;
  readonly column?: string;
  readonly words: RegExp;
}

const BROKEN: readonly (readonly [name: string, content: string | Buffer, refusal: Refusal])[] = [
  ['nothing', '', { words: /empty/ }],
  ['a header only', `${LINES[0]}\n`, { line: 1, words: /header only/ }],
  ['a row cut off', SOUND.slice(0, -20), { line: 4, words: /expected 13 columns as in the header, found \d+ \(a row cut off\?\)/ }],
  ['a row too long', line(3, (text) => `${text},1`), { line: 3, words: /expected 13 columns as in the header, found 14/ }],
  ['a quote never closed', swap(3, 'Leeds', '"Leeds'), { line: 3, words: /never closed/ }],
  ['Latin-1', Buffer.from(swap(4, 'York', 'Y\xf6rk'), 'latin1'), { line: 4, words: /UTF-8.*7th column/ }],
  ['UTF-16', Buffer.from(`\ufeff${SOUND}`, 'utf16le'), { line: 1, words: /UTF-16/ }],
  ['a binary file', randomBytesWithZero(), { words: /binary|UTF-8/ }],
  ['a column missing', swap(1, 'rereferral_percent', 'something_else'), { line: 1, column: 'rereferral_percent', words: /nearest is "Referrals and re-referrals"/ }],
  ['no known header', 'a,b\n1,2\n', { line: 1, words: /no known layout/ }],
  ['a column twice', LINES.map((text, index) => (text === '' ? '' : `${text},${index === 0 ? 'rereferral_percent' : '5'}`)).join('\n'), { line: 1, column: 'rereferral_percent', words: /once, found it 2 times/ }],
  ['a row twice', `${SOUND}${LINES[2]}\n`, { line: 5, words: /same as on line 3 \(E08000035, 2026, Referrals\)/ }],
  ['an authority twice under two codes', `${SOUND}${LINES[2]?.replace('383', '')}\n`, { line: 5, words: /same as on line 3/ }],
  ['an ONS code of nobody', swap(3, 'E08000035', 'E08999999'), { line: 3, column: 'new_la_code', words: /E08999999/ }],
  ['a three-digit code of nobody', swap(3, '383', '999'), { line: 3, column: 'old_la_code', words: /999/ }],
  ['codes of two authorities', swap(3, '383', '816'), { line: 3, column: 'old_la_code', words: /E08000035, which is 383/ }],
  ['an invented area', swap(3, 'E08000035', 'X06000001'), { line: 3, column: 'new_la_code', words: /X06000001/ }],
  ['the region of another', swap(3, 'E12000003', 'E12000001'), { line: 3, column: 'region_code', words: /region of Leeds, which is E12000003/ }],
  ['a national row with an authority', swap(3, 'Local authority', 'National'), { line: 3, column: 'region_code', words: /nothing here in a national row/ }],
  ['an unknown level', swap(3, 'Local authority', 'Ward'), { line: 3, column: 'geographic_level', words: /National, Regional or Local authority/ }],
  ['another country', swap(3, 'E92000001', 'W92000004'), { line: 3, column: 'country_code', words: /England/ }],
  ['an unknown symbol', swap(4, '22.6', '~'), { line: 4, column: 'rereferral_percent', words: /symbols c, k, low, u, x, z, found "~"/ }],
  ['text for a number', swap(4, '22.6', 'about 20'), { line: 4, column: 'rereferral_percent', words: /found "about 20"/ }],
  ['thousands separated', swap(4, '22.6', '"1,226"'), { line: 4, column: 'rereferral_percent', words: /found "1,226"/ }],
  ['an empty cell', swap(4, '22.6', ''), { line: 4, column: 'rereferral_percent', words: /empty cell/ }],
  ['more than all of it', swap(4, '22.6', '100.1'), { line: 4, column: 'rereferral_percent', words: /from 0 to 100 or .* found "100.1"/ }],
  ['more than all sessions', absence('CINO at 31 March', 'Total').replace('17.4', '174'), { line: 2, column: 'pt_overall', words: /from 0 to 100/ }],
  ['a year far ahead', swap(4, '2026', '2062'), { line: 4, column: 'time_period', words: /a year such as 2025, found "2062"/ }],
  ['more columns than any sheet', `${'a,'.repeat(2_000)}a\n`, { line: 1, words: /at most 2000 columns, found 2001/ }],
  ['a period of another kind', swap(4, '2026', '202526'), { line: 4, column: 'time_period', words: /a year such as 2025/ }],
  ['another kind of year', swap(4, 'Reporting year', 'Week'), { line: 4, column: 'time_identifier', words: /Reporting year/ }],
  ['a number that may be cut off', population([{ area: LEEDS, period: '2024', people: '161234' }]).slice(0, -3), { line: 2, column: 'population_estimate', words: /may have been cut off/ }],
  ['a file cut off between two lines', `${manyYears().slice(0, 221).join('\n')}\n`, { line: 221, words: /ends here inside 2020, after 67 rows where 2021 has 153/ }],
  ['a breakdown nobody knows', absence('CINO on Tuesdays', 'Total'), { line: 2, column: 'social_care_group', words: /CINO at 31 March/ }],
  ['a year that does not follow', absence('CINO at 31 March', 'Total').replace('202425', '202427'), { line: 2, column: 'time_period', words: /academic year such as 202425/ }],
  ['a share of pupils above all of them', absence('CINO at 31 March', 'Total').replace('46', '460'), { line: 2, column: 'pt_pupils_pa_10_exact', words: /from 0 to 100/ }],
  ['a count where months are read', adoptions('180'), { line: 2, column: 'number', words: /years and months as YY:MM or one of the symbols .* found "180"/ }],
  ['a year of more than twelve months', adoptions('00:12'), { line: 2, column: 'number', words: /YY:MM/ }],
  ['a place to live that nobody knows', placements('Tree houses'), { line: 2, column: 'breakdown', words: /"Foster placements".*found "Tree houses"/ }],
  ['a count cut off in the last cell', referrals([{ area: LEEDS, period: '2026', percent: '1' }]).replaceAll(/(,[^,\n]*)(,[^,\n]*)(?=\n)/g, '$2$1').trimEnd(), { line: 2, column: 'referral_count', words: /may have been cut off/ }],
  ['rows that no metric is read from', absence('CINO at 31 March', 'Special'), { words: /no row of this file/ }],
];

describe('a broken file is refused whole, with line, column and what was expected', () => {
  let db: Database;
  let before: string;

  beforeAll(async () => {
    db = await testDatabase();
    await importPaths(db, [write('sound.csv', referrals([{ area: LEEDS, period: '2025', percent: '1' }]))]);
    before = await state(db);
  });

  test.each(BROKEN)('%s', async (_name, content, { line: expectedLine, column, words }) => {
    const report = await importPaths(db, [write('broken.csv', content)]);
    const [file] = report.files;
    expect(file).toMatchObject({ result: 'refused', file: join(folder, 'broken.csv') });
    if (file?.result !== 'refused') return;
    expect(file.reason).toMatch(words);
    if (expectedLine !== undefined) expect(file.line).toBe(expectedLine);
    if (column !== undefined) expect(file.column).toContain(column);
    expect(await state(db)).toBe(before);
  });

  test('and keeps no other file of the same call from being loaded', async () => {
    const fresh = await testDatabase();
    const report = await importPaths(fresh, [write('broken.csv', swap(4, '22.6', '~')), join(folder, 'nowhere.csv'), write('sound.csv', SOUND)]);
    expect(report.files.map(({ result }) => result)).toEqual(['refused', 'refused', 'loaded']);
  });

  test('what cannot be read, or is gone when its turn comes, is refused like any other', async () => {
    const fresh = await testDatabase();
    const release = join(folder, 'release');
    mkdirSync(release);
    writeFileSync(join(release, 'a.csv'), SOUND);
    writeFileSync(join(release, 'b.csv'), SOUND);
    writeFileSync(join(release, 'c.csv'), population([{ area: LEEDS, period: '2024', people: '161234' }]));
    // The second is taken away while the first is read.
    const report = await importPaths(fresh, [release], { onProgress: ({ file }) => file.endsWith('a.csv') && rmSync(join(release, 'b.csv'), { force: true }) });
    expect(report.files.map(({ file, result }) => [file, result])).toEqual([['release/a.csv', 'loaded'], ['release/b.csv', 'refused'], ['release/c.csv', 'loaded']]);
    expect(report.files[1]).toMatchObject({ reason: expect.stringMatching(/cannot be read \(ENOENT/) as string });
  });

  test('while the same file put right is loaded', async () => {
    const fresh = await testDatabase();
    expect((await importPaths(fresh, [write('sound.csv', SOUND)])).files[0]).toMatchObject({ result: 'loaded', rows: 3 });
  });
});

describe('archives', () => {
  test('several files in a zip, a gzip file, and what is no CSV beside them', async () => {
    const db = await testDatabase();
    const more = population([{ area: LEEDS, period: '2024', people: '161234' }]);
    const zip = await zipped('release.zip', { 'data/referrals.csv': SOUND, 'data/population.csv': more, 'guidance.txt': 'read me' });
    const report = await importPaths(db, [zip, write('again.csv.gz', gzipSync(SOUND))]);
    expect(report.files.map(({ file, result }) => [file.slice(folder.length + 1), result])).toEqual([
      ['release.zip › data/referrals.csv', 'loaded'], ['release.zip › data/population.csv', 'loaded'],
      ['release.zip › guidance.txt', 'left alone'], ['again.csv.gz', 'unchanged'],
    ]);
  });

  test.each([
    ['a zip bomb', () => zipped('bomb.zip', { 'bomb.csv': Buffer.alloc(60_000_000, `${LINES[2]}\n`) }), /zip bomb/],
    ['a gzip bomb', async () => write('bomb.csv.gz', gzipSync(Buffer.alloc(60_000_000, `${LINES[2]}\n`))), /zip bomb|header/],
    ['a zip cut short', async () => write('cut.zip', (await zipBytes({ 'a.csv': SOUND })).subarray(0, -30)), /damaged/],
    ['a gzip file cut short', async () => write('cut.csv.gz', gzipSync(SOUND).subarray(0, -12)), /damaged/],
    ['a changed byte in a zip', async () => write('bent.zip', bent(await zipBytes({ 'a.csv': SOUND }, false))), /checksum/],
    ['no file in a zip', () => zipped('none.zip', { 'a.txt': 'x' }), /at least one \.csv/],
  ])('%s is refused', async (_name, make, words) => {
    const db = await testDatabase();
    const before = await state(db);
    const { files } = await importPaths(db, [await make()]);
    const refused = files.find(({ result }) => result === 'refused');
    expect(refused?.result === 'refused' && refused.reason).toMatch(words);
    expect(await state(db)).toBe(before);
  });
});

/** Lines of a table of every authority of today, newest year first. */
function manyYears(): string[] {
  const rows = ['2021', '2020', '2019'].flatMap((period) => localAuthoritiesOf('published').map(({ code: area }) => ({ area, period, percent: '1' })));
  return referrals(rows).split('\n');
}

function absence(group: string, phase: string): string {
  const row = { area: LEEDS, period: '202425', social_care_group: group, phase_type_grouping: phase, pt_overall: '17.4', pt_pupils_pa_10_exact: '46', pt_pupils_pa_50_exact: 'c' };
  return educationFile([row], 'Academic year');
}

function adoptions(number: string): string {
  const stage = '2. Average time between decision that child should be placed for adoption and matching of child and adopters';
  return csv([
    ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'cla_group', 'stage_of_adoption_process', 'age_start_poc', 'number'],
    ['2026', 'Reporting year', 'National', ENGLAND, 'Age on starting final period of care', stage, 'Total', number],
  ]);
}

function placements(breakdown: string): string {
  return educationFile([{ area: LEEDS, period: '2026', characteristic: 'Placement', breakdown, children_count: '5', children_percent: '1' }]);
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function zipBytes(entries: Readonly<Record<string, string | Buffer>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

async function zipped(name: string, entries: Readonly<Record<string, string | Buffer>>): Promise<string> {
  return write(name, await zipBytes(entries));
}

/** A figure changed after packing: England's 22.6 says 82.6. */
function bent(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.write('82.6', copy.indexOf('22.6'));
  return copy;
}

function randomBytesWithZero(): Buffer {
  return Buffer.concat([Buffer.from([0]), randomBytes(500)]);
}

/** Every row of the tables of figures, as one fingerprint. */
async function state(db: Database): Promise<string> {
  const hash = createHash('sha256');
  for (const table of ['release', 'edition', 'figure', 'observation', 'neighbour_model', 'neighbour', 'release_event']) {
    const { rows } = await db.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
    hash.update(`${table}\n${rows.map(({ row }) => row).join('\n')}\n`);
  }
  return hash.digest('hex');
}
