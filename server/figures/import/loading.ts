import type { PoolClient } from 'pg';
import { isMissing } from '../../../shared/figures.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import { round } from '../../../shared/rounding.ts';
import type { ActiveRule } from './active-rules.ts';
import { isPlainNumber } from './cells.ts';
import { CopyWriter, type BehindTexts, type Content } from './copy-writer.ts';
import type { FigureRule, Layout, ObservationRule } from './layout.ts';
import { nameRelease, openRelease, type NamedRelease, type PublishedDay, type SigningOff } from './release-record.ts';
import type { CheckedRow, RowCheck } from './row-check.ts';

/** What a file was loaded as. */
export interface LoadedRelease extends NamedRelease {
  readonly id: number;
  /** Metrics that got an edition, with the number of figures. */
  readonly metrics: readonly { readonly metric: string; readonly figures: number }[];
  /** Metrics that the layout reads and this file has no row of. */
  readonly without: readonly string[];
  readonly observations: number;
}

/** The edition of a metric that is being written. */
interface OpenEdition {
  readonly id: number;
  readonly metric: string;
  readonly decimals: number;
  figures: number;
}

/** A figure whose denominator stands in a row that may be further down. */
interface PendingFigure {
  readonly edition: OpenEdition;
  readonly area: string;
  readonly period: string;
  readonly breakdown: string;
  readonly text: string;
  readonly content: Content;
  readonly behind: BehindTexts;
  readonly denominators: ReadonlyMap<string, string>;
  readonly place: string;
}

/**
 * Loads one file as one release, inside the client's transaction: rows go to the database while the file is still
 * being read, and what the release is called is settled when all of it was read and found right.
 */
export class Loading {
  private readonly writer: CopyWriter;
  private observed = 0;
  /** Rule → area, period and shared breakdown → text of the denominator. */
  private readonly denominators = new Map<FigureRule | ObservationRule, Map<string, string>>();
  /** One for each figure of such a rule: some thousands in the largest published file. */
  private readonly pending: PendingFigure[] = [];

  private constructor(
    private readonly client: PoolClient,
    private readonly layout: Layout,
    private readonly release: number,
    private readonly editions: ReadonlyMap<string, OpenEdition>,
  ) {
    this.writer = new CopyWriter(client);
  }

  /** Opens the release and an edition for each metric that the file has the columns of. */
  static async open(client: PoolClient, layout: Layout, { rules }: RowCheck, fileName: string): Promise<Loading> {
    const release = await openRelease(client, layout.dataset, fileName);
    const editions = new Map<string, OpenEdition>();
    for (const metric of new Set(rules.figures.map(({ rule }) => rule.metric))) {
      const made = await client.query<{ id: number }>('INSERT INTO edition (key, metric, release_id) VALUES ($1, $2, $3) RETURNING id', [`being loaded: ${metric}`, metric, release]);
      editions.set(metric, { id: made.rows[0]!.id, metric, decimals: metricOf(metric).decimals, figures: 0 });
    }
    return new Loading(client, layout, release, editions);
  }

  /** Takes what is read from a checked row. */
  take(row: readonly string[], { area, period, targets }: CheckedRow): void {
    for (const { active, breakdown, shared, isDenominator } of targets) {
      const { rule } = active;
      if (isDenominator) {
        this.denominatorsOf(rule).set(placeOf(area, period, breakdown), row[active.column] ?? '');
      } else if ('metric' in rule) {
        const edition = this.editions.get(rule.metric)!;
        const text = row[active.column]!;
        const meant = rule.cells?.meaning ? rule.cells.meaning(text) : text;
        const content = contentOf(meant, edition.decimals);
        const behind = behindOf(active, row, meant, content, edition.decimals);
        edition.figures++;
        if (shared === undefined) this.writer.figure(edition.id, area, period, breakdown, content, text, behind);
        else this.pending.push({ edition, area, period, breakdown, text, content, behind, denominators: this.denominatorsOf(rule), place: placeOf(area, period, shared) });
      } else {
        const text = row[active.column]!;
        // What a note suppresses is kept nowhere, not even as text.
        const meant = rule.meaning ? rule.meaning(text, row[active.note] ?? '') : text;
        this.writer.observation(this.release, rule.measure, area, period, breakdown, contentOf(meant), meant === 'c' && text !== 'c' ? '' : text);
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
  async close(newestPeriod: string, fingerprint: string, day: PublishedDay, signing: SigningOff): Promise<LoadedRelease> {
    await this.writePending();
    await this.writer.end();
    const editions = [...this.editions.values()];
    const empty = this.observed === 0 && editions.every(({ figures }) => figures === 0);
    const named = await nameRelease(this.client, this.release, { dataset: this.layout.dataset, newestPeriod, fingerprint, empty }, day, signing);
    await this.client.query(`DELETE FROM edition e WHERE release_id = $1 AND NOT EXISTS (SELECT 1 FROM figure f WHERE f.edition_id = e.id)`, [this.release]);
    await this.client.query(`UPDATE edition SET key = metric || '/' || $2 WHERE release_id = $1`, [this.release, named.key]);
    const metrics = editions.filter(({ figures }) => figures > 0).map(({ metric, figures }) => ({ metric, figures }));
    const without = editions.filter(({ figures }) => figures === 0).map(({ metric }) => metric);
    return { ...named, id: this.release, metrics, without, observations: this.observed };
  }

  private denominatorsOf(rule: FigureRule | ObservationRule): Map<string, string> {
    const known = this.denominators.get(rule) ?? new Map<string, string>();
    this.denominators.set(rule, known);
    return known;
  }

  private async writePending(): Promise<void> {
    for (const { edition, area, period, breakdown, text, content, behind, denominators, place } of this.pending) {
      const denominator = amountText(denominators.get(place));
      this.writer.figure(edition.id, area, period, breakdown, content, text, { ...behind, denominator });
      await this.writer.ripe();
    }
    this.pending.length = 0;
  }
}

function placeOf(area: string, period: string, breakdown: string): string {
  return `${area}\t${period}\t${breakdown}`;
}

/** A checked cell as number or symbol; numbers rounded half-up to `decimals` where given. */
function contentOf(text: string, decimals?: number): Content {
  if (!isPlainNumber(text)) return { value: null, missing: text };
  return { value: decimals === undefined ? text : rounded(text, decimals), missing: null };
}

function rounded(text: string, decimals: number): string {
  const dot = text.indexOf('.');
  // Most cells have no more decimals than are shown.
  return dot === -1 || text.length - dot - 1 <= decimals ? text : round(text, decimals);
}

/** What the row says behind its figure: counts as they are, limits rounded like the value. */
function behindOf({ behind }: ActiveRule, row: readonly string[], meant: string, { value, missing }: Content, decimals: number): BehindTexts {
  const lower = row[behind.lower] ?? '';
  const upper = row[behind.upper] ?? '';
  const limited = missing === null && isPlainNumber(lower) && isPlainNumber(upper);
  return {
    exact: value !== null && value !== meant && Number(value) !== Number(meant) ? meant : undefined,
    count: amountText(row[behind.count]),
    denominator: amountText(row[behind.denominator]),
    lower: limited ? rounded(lower, decimals) : undefined,
    upper: limited ? rounded(upper, decimals) : undefined,
  };
}

/** A plain number or a symbol; nothing for a column that is not there and for an empty cell. */
function amountText(text: string | undefined): string | undefined {
  return text !== undefined && (isPlainNumber(text) || isMissing(text)) ? text : undefined;
}
