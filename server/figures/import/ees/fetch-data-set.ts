import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReleaseState } from '../../../../shared/releases.ts';
import type { Database } from '../../../db.ts';
import { importFile } from '../import-file.ts';
import type { FileOutcome } from '../import-report.ts';
import { READER } from '../reader.ts';
import { changesWords } from './changes-words.ts';
import { checkMeta } from './check-meta.ts';
import { chooseVersion, publishedDayOf } from './choose-version.ts';
import type { EesClient } from './client.ts';
import { inMegabytes } from './exchange.ts';
import { queryToFile } from './query-file.ts';
import type { DataSet, DataSetVersion, Meta } from './shapes.ts';
import { FetchRefused, oneLine } from './trouble.ts';
import { fetchedBytes, withAllRows } from './whole-file.ts';

export interface FetchOptions {
  /** Version or wildcard; the newest published where left out. */
  readonly version?: string;
  /** Reads rows by query instead of the CSV. */
  readonly query: boolean;
  readonly signOff: boolean;
  /** ISO day. */
  readonly today: string;
  /** Told what happens, a line each. */
  readonly onProgress: (line: string) => void;
}

/** What became of one data set, and what its publisher says of it. */
export interface Fetched {
  readonly outcome: FileOutcome;
  /** Title and version, once they are known. */
  readonly name: string;
  readonly notes: readonly string[];
}

/** Statuses of a service that has the data set, and no CSV of it. */
const NO_CSV = new Set([404, 406]);

/**
 * Fetches one data set and loads it through the checks of any file, as published on the day of its version. A version
 * that is loaded is not fetched again.
 * @throws what the database answers when it fails; a data set that cannot be had is an outcome, not an error.
 */
export async function fetchDataSet(db: Database, client: EesClient, id: string, options: FetchOptions): Promise<Fetched> {
  let name = `data set ${id}`;
  const notes: string[] = [];
  const tellAt = options.onProgress;
  try {
    const dataSet = await client.dataSet(id);
    const version = chooseVersion(await client.versions(id), options.version, dataSet);
    name = `${oneLine(dataSet.title)}, version ${version.version}`;
    notes.push(...(await standingNotes(client, dataSet, version)));
    if (dataSet.status === 'Withdrawn') throw new FetchRefused('the publisher has withdrawn this data set.');
    const published = publishedOf(version, options.today);
    const changes = await client.changes(id, version.version);
    notes.push(...changesWords(changes.notes ? changes : { ...changes, notes: version.notes }));
    const fileName = `${slugOf(dataSet.title)}_${id}_v${version.version}.csv`;
    const loaded = await loadedAs(db, fileName);
    if (loaded) return { name, notes, outcome: { file: name, rows: 0, result: 'unchanged', release: loaded.key, state: loaded.state } };
    const meta = await client.meta(id, version.version);
    const kind = checkMeta(meta, fileName);
    tellAt(`${name}: recognised as "${kind}", published ${published}`);
    const folder = await mkdtemp(join(tmpdir(), 'learning-loop-fetch-'));
    try {
      const path = join(folder, 'data-set');
      notes.push(...(await fetchFile(client, id, version.version, meta, path, name, options)));
      const source = { label: name, name: fileName, open: async () => withAllRows(fetchedBytes(path), version.totalResults) };
      const said = everySecond((rows: number) => tellAt(`${name}: ${rows.toLocaleString('en-GB')} rows read…`));
      return { name, notes, outcome: await importFile(db, source, { published, today: options.today, signOff: options.signOff, onRows: said }) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    return { name, notes, outcome: { file: name, rows: 0, result: 'refused', reason: error.message, expected: error.message } };
  }
}

/** @returns what the service warns of. */
async function fetchFile(client: EesClient, id: string, version: string, meta: Meta, path: string, name: string, { query, onProgress }: FetchOptions): Promise<readonly string[]> {
  if (!query) {
    const said = everySecond((bytes: number, total: number | undefined) => onProgress(`${name}: ${inMegabytes(bytes)}${total === undefined ? '' : ` of ${inMegabytes(total)}`} fetched…`));
    try {
      await client.csv(id, version, path, said);
      return [];
    } catch (error) {
      if (!(error instanceof FetchRefused && NO_CSV.has(error.status ?? 0))) throw error;
      onProgress(`${name}: the service gives no CSV of it (${error.status ?? ''}); reading its rows by query`);
    }
  }
  const said = everySecond((rows: number, total: number) => onProgress(`${name}: ${rows.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} rows fetched…`));
  const warnings = await queryToFile(client, id, version, meta, path, said);
  return warnings.map((warning) => `the service warns: ${warning}`);
}

/** That a data set is on its way out, and which one follows it. */
async function standingNotes(client: EesClient, { status, supersedingDataSetId: next, latestVersion }: DataSet, { version }: DataSetVersion): Promise<string[]> {
  const successor = next ? await client.dataSet(next).then(({ title }) => `"${oneLine(title)}" (${next})`, () => next) : undefined;
  return [
    ...(status === 'Deprecated' ? [`the publisher marks this data set as deprecated${successor ? '' : ', and names none that follows it'}`] : []),
    ...(successor ? [`it is superseded by ${successor}: read that one from now on`] : []),
    ...(latestVersion.version === version ? [] : [`a newer version is published: ${latestVersion.version}`]),
  ];
}

function publishedOf({ version, published }: DataSetVersion, today: string): string {
  if (!published) throw new FetchRefused(`the service does not say when version ${version} was published.`);
  const day = publishedDayOf(published);
  if (day > today) throw new FetchRefused(`version ${version} says it is published on ${day}, which has not come: a release of the future would stay the newest.`);
  return day;
}

/** The release that this version of a data set was loaded as, by this version of the reader; one that was rolled back is read again. */
async function loadedAs(db: Database, fileName: string): Promise<{ key: string; state: ReleaseState } | undefined> {
  const { rows } = await db.pool.query<{ key: string; state: ReleaseState }>(
    `SELECT key, state FROM release WHERE source_file = $1 AND NOT invented AND read_by >= $2 AND state <> 'rolled-back'`,
    [fileName, READER],
  );
  return rows[0];
}

function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 80);
}

/** Lets a word through once a second at most. */
function everySecond<Args extends readonly unknown[]>(say: (...args: Args) => void): (...args: Args) => void {
  let last = Date.now();
  return (...args) => {
    if (Date.now() - last < 1_000) return;
    last = Date.now();
    say(...args);
  };
}
