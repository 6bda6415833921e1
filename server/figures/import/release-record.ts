import type { PoolClient } from 'pg';
import { datasetOf } from '../../../shared/framework/datasets.ts';
import { publishedOn } from '../../../shared/framework/release-calendar.ts';
import type { ReleaseState } from '../../../shared/releases.ts';
import { READER } from './reader.ts';
import { RefusedFile } from './refused-file.ts';

/** Who else loads a release at this moment waits: two imports never see half of each other. */
const IMPORT_LOCK = 72_707_370;

/** Takes the lock of imports until the client's transaction ends: loads, sign-offs and roll-backs go one by one. */
export async function lockImports(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
}

/** The day a release is given. */
export interface PublishedDay {
  readonly day: string;
  readonly assumed: boolean;
}

/** The day given, else the calendar's for the data set and its newest period, else today, marked as assumed. */
export function publishedDay(dataset: string, newestPeriod: string, given: string | undefined, today: string): PublishedDay {
  const day = given ?? publishedOn(dataset, newestPeriod)?.published;
  return { day: day ?? today, assumed: day === undefined };
}

/** The same bytes are already loaded, and this version reads no more from them. */
export class AlreadyLoaded extends Error {
  constructor(readonly key: string, readonly state: ReleaseState) {
    super(`already loaded as ${key}`);
  }
}

/** Whether a release is public at once, and whom its log names. */
export interface SigningOff {
  readonly signOff: boolean;
  readonly by: string;
}

/** What the whole file turned out to be. */
export interface WholeFile {
  readonly dataset: string;
  readonly newestPeriod: string;
  /** SHA-256 of the unpacked bytes. */
  readonly fingerprint: string;
  /** No row was one that is read. */
  readonly empty: boolean;
}

/** A release as it stands in the database now. */
export interface NamedRelease {
  readonly key: string;
  readonly published: string;
  readonly assumed: boolean;
  readonly state: ReleaseState;
  /** What else is to be said of it. */
  readonly notes: readonly string[];
  /** Releases whose computed editions with this one are to be made again though they are not public. */
  readonly partners: readonly number[];
}

interface KnownRelease extends Omit<NamedRelease, 'notes' | 'partners'> {
  readonly id: number;
  readonly fingerprint: string;
  readonly readBy: number;
}

/** Opens the row of a release whose file is still being read. @returns its id. */
export async function openRelease(client: PoolClient, dataset: string, fileName: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO release (key, dataset, published, newest_period, source_file, fingerprint, read_by)
     VALUES ('being loaded', $1, '-infinity', '', $2, '', $3) RETURNING id`,
    [dataset, fileName, READER],
  );
  return rows[0]!.id;
}

/**
 * Gives a release that was read whole its name and state, and writes down who loaded it. The same file as one loaded by
 * an earlier reading takes that release's place: its name, day and state stay, its figures are the new ones.
 * @throws AlreadyLoaded when the same bytes are loaded; RefusedFile when nothing was read or the day is taken.
 */
export async function nameRelease(client: PoolClient, id: number, file: WholeFile, { day, assumed }: PublishedDay, { signOff, by }: SigningOff): Promise<NamedRelease> {
  const { dataset, newestPeriod, fingerprint } = file;
  const { title } = datasetOf(dataset);
  const { rows: known } = await client.query<KnownRelease>(
    `SELECT id, key, to_char(published, 'YYYY-MM-DD') AS published, assumed, state, fingerprint, read_by AS "readBy"
       FROM release WHERE dataset = $1 AND NOT invented AND id <> $2`,
    [dataset, id],
  );
  const same = known.find((release) => release.fingerprint === fingerprint);
  if (same && same.readBy >= READER) throw new AlreadyLoaded(same.key, same.state);
  if (file.empty) throw new RefusedFile({ expected: `no row of this file is one that a metric is read from; expected rows of "${title}".` });
  if (same) return readAgain(client, id, file, same, by);
  const taken = known.find(({ published }) => published === day);
  if (taken && taken.state !== 'rolled-back') {
    const way = taken.state === 'waiting' ? 'If this one is right, discard that one first. ' : '';
    throw new RefusedFile({
      expected: `another file is loaded as ${taken.key}, and a release never changes after it is loaded. ${way}If this is a later release of "${title}", give the day it was published: --published YYYY-MM-DD.`,
    });
  }
  if (taken) await client.query('DELETE FROM release WHERE id = $1', [taken.id]);
  const key = `${dataset}@${day}`;
  const state: ReleaseState = signOff ? 'signed-off' : 'waiting';
  await client.query(
    'UPDATE release SET key = $2, published = $3, assumed = $4, newest_period = $5, fingerprint = $6, state = $7, state_by = $8 WHERE id = $1',
    [id, key, day, assumed, newestPeriod, fingerprint, state, by],
  );
  for (const event of signOff ? ['loaded', 'signed-off'] : ['loaded']) await noteEvent(client, key, event, by);
  const notes = taken ? [`takes the place of another file of ${key}, which was rolled back`] : [];
  return { key, published: day, assumed, state, notes, partners: [] };
}

async function readAgain(client: PoolClient, id: number, { newestPeriod, fingerprint }: WholeFile, same: KnownRelease, by: string): Promise<NamedRelease> {
  const { rows: partners } = await client.query<{ id: number }>(
    `SELECT DISTINCT r.id FROM edition e JOIN release r ON r.id IN (e.release_id, e.denominator_release_id)
      WHERE $1 IN (e.release_id, e.denominator_release_id) AND r.id <> $1 AND r.state <> 'signed-off'`,
    [same.id],
  );
  await client.query(
    `UPDATE release SET assumed = before.assumed, state = before.state, state_since = before.state_since, state_by = before.state_by,
                        loaded_at = before.loaded_at, newest_period = $3, fingerprint = $4
       FROM release before WHERE release.id = $1 AND before.id = $2`,
    [id, same.id, newestPeriod, fingerprint],
  );
  await client.query('DELETE FROM release WHERE id = $1', [same.id]);
  await client.query('UPDATE release SET key = $2, published = $3 WHERE id = $1', [id, same.key, same.published]);
  await noteEvent(client, same.key, 'read-again', by);
  const { key, published, assumed, state } = same;
  return { key, published, assumed, state, notes: ['the same file as before, read again: this version reads more from it'], partners: partners.map((partner) => partner.id) };
}

async function noteEvent(client: PoolClient, key: string, event: string, by: string): Promise<void> {
  await client.query('INSERT INTO release_event (release_key, event, by) VALUES ($1, $2, $3)', [key, event, by]);
}
