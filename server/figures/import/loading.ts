import type { PoolClient } from 'pg';
import { datasetOf } from '../../../shared/framework/datasets.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import { publishedOn } from '../../../shared/framework/release-calendar.ts';
import { round } from '../../../shared/rounding.ts';
import { isPlainNumber } from './cells.ts';
import { CopyWriter, type Content } from './copy-writer.ts';
import type { Layout } from './layout.ts';
import { RefusedFile } from './refused-file.ts';
import type { ActiveRule, CheckedRow, RowCheck } from './row-check.ts';

/** The day a release is given. */
export interface PublishedDay {
  readonly day: string;
  readonly assumed: boolean;
}

/** What a file was loaded as. */
export interface LoadedRelease {
  readonly key: string;
  readonly published: string;
  readonly assumed: boolean;
  readonly newestPeriod: string;
  /** Metrics that got an edition, with the number of figures. */
  readonly metrics: readonly { readonly metric: string; readonly figures: number }[];
  readonly observations: number;
}

/** Who else loads a release at this moment waits: two imports never see half of each other. */
const IMPORT_LOCK = 72_707_370;

export async function lockImports(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
}

/** The day given, else the calendar's for the data set and its newest period, else today, marked as assumed. */
export function publishedDay(dataset: string, newestPeriod: string, given: string | undefined, today: string): PublishedDay {
  const day = given ?? publishedOn(dataset, newestPeriod)?.published;
  return { day: day ?? today, assumed: day === undefined };
}

/** The same bytes are already loaded. */
export class AlreadyLoaded extends Error {
  constructor(readonly key: string) {
    super(`already loaded as ${key}`);
  }
}

/**
 * Loads one file as one release, inside the client's transaction: rows go to the database while the file is still
 * being read, and what the release is called is settled when all of it was read and found right.
 */
export class Loading {
  private readonly writer: CopyWriter;
  private readonly counted = new Map<ActiveRule, number>();
  private observed = 0;

  private constructor(
    private readonly client: PoolClient,
    private readonly layout: Layout,
    private readonly release: number,
    private readonly editions: ReadonlyMap<ActiveRule, { readonly id: number; readonly decimals: number }>,
  ) {
    this.writer = new CopyWriter(client);
  }

  /** Opens the release and an edition for each metric that the file holds. */
  static async open(client: PoolClient, layout: Layout, check: RowCheck, fileName: string): Promise<Loading> {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO release (key, dataset, published, newest_period, source_file, fingerprint)
       VALUES ('being loaded', $1, '-infinity', '', $2, '') RETURNING id`,
      [layout.dataset, fileName],
    );
    const release = rows[0]!.id;
    const editions = new Map<ActiveRule, { id: number; decimals: number }>();
    for (const active of check.figures) {
      const { metric } = active.rule;
      const made = await client.query<{ id: number }>('INSERT INTO edition (key, metric, release_id) VALUES ($1, $2, $3) RETURNING id', [`being loaded: ${metric}`, metric, release]);
      editions.set(active, { id: made.rows[0]!.id, decimals: metricOf(metric).decimals });
    }
    return new Loading(client, layout, release, editions);
  }

  /** Takes what is read from a checked row. */
  take(row: readonly string[], { area, period, targets }: CheckedRow): void {
    for (const { active, breakdown } of targets) {
      const text = row[active.column]!;
      const edition = this.editions.get(active);
      if (edition) {
        this.writer.figure(edition.id, area, period, breakdown, contentOf(text, edition.decimals), text);
        this.counted.set(active, (this.counted.get(active) ?? 0) + 1);
      } else if ('measure' in active.rule) {
        this.writer.observation(this.release, active.rule.measure, area, period, breakdown, contentOf(text), text);
        this.observed++;
      }
    }
  }

  /** To be called between batches: keeps memory bounded. */
  async between(): Promise<void> {
    await this.writer.ripe();
  }

  /** To be called before a rollback: nothing is on its way any more. */
  async settle(): Promise<void> {
    await this.writer.settle();
  }

  /**
   * Names the release.
   * @throws AlreadyLoaded when the same bytes are loaded; RefusedFile when nothing was read or the day is taken.
   */
  async close(newestPeriod: string, fingerprint: string, { day, assumed }: PublishedDay): Promise<LoadedRelease> {
    await this.writer.end();
    const { dataset } = this.layout;
    const { title } = datasetOf(dataset);
    const before = await this.client.query<{ key: string; fingerprint: string; published: string }>(
      `SELECT key, fingerprint, to_char(published, 'YYYY-MM-DD') AS published FROM release WHERE dataset = $1 AND NOT invented AND id <> $2`,
      [dataset, this.release],
    );
    const same = before.rows.find((release) => release.fingerprint === fingerprint);
    if (same) throw new AlreadyLoaded(same.key);
    if (this.counted.size === 0 && this.observed === 0) throw new RefusedFile({ expected: `no row of this file is one that a metric is read from; expected rows of "${title}".` });
    const taken = before.rows.find(({ published }) => published === day);
    if (taken) {
      throw new RefusedFile({
        expected: `another file is loaded as ${taken.key}, and a release never changes after it is loaded. If this is a later release of "${title}", give the day it was published: --published YYYY-MM-DD.`,
      });
    }
    const key = `${dataset}@${day}`;
    await this.client.query(
      'UPDATE release SET key = $2, published = $3, assumed = $4, newest_period = $5, fingerprint = $6 WHERE id = $1',
      [this.release, key, day, assumed, newestPeriod, fingerprint],
    );
    await this.client.query(`DELETE FROM edition e WHERE release_id = $1 AND NOT EXISTS (SELECT 1 FROM figure f WHERE f.edition_id = e.id)`, [this.release]);
    await this.client.query(`UPDATE edition SET key = metric || '/' || $2 WHERE release_id = $1`, [this.release, key]);
    const metrics = [...this.editions.keys()].flatMap((active) =>
      'metric' in active.rule && this.counted.has(active) ? [{ metric: active.rule.metric, figures: this.counted.get(active)! }] : []);
    return { key, published: day, assumed, newestPeriod, metrics, observations: this.observed };
  }
}

/** A checked cell as number or symbol; numbers rounded half-up to `decimals` where given. */
function contentOf(text: string, decimals?: number): Content {
  if (!isPlainNumber(text)) return { value: null, missing: text };
  const dot = text.indexOf('.');
  // Most cells have no more decimals than are shown.
  const fits = decimals === undefined || dot === -1 || text.length - dot - 1 <= decimals;
  return { value: fits ? text : round(text, decimals), missing: null };
}
