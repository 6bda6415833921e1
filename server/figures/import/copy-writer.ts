import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';

/** Text kept before it is sent, per table: a few thousand rows. */
const SEND_FROM = 256 * 1024;

const FIGURE_COLUMNS = 'figure (edition_id, area, period, breakdown, value, missing, category, published, exact, count, denominator, lower, upper)';
const OBSERVATION_COLUMNS = 'observation (release_id, measure, area, period, breakdown, value, missing, published)';

/** A number as text, or the symbol that stands in its place. */
export type Content =
  | { readonly value: string; readonly missing: null }
  | { readonly value: null; readonly missing: string }
  | { readonly value: null; readonly missing: null; readonly category: string };

/** What stands behind a figure as texts: plain numbers, and for counts the file's symbol too. */
export interface BehindTexts {
  readonly exact?: string;
  readonly count?: string;
  readonly denominator?: string;
  readonly lower?: string;
  readonly upper?: string;
}

const NOTHING_BEHIND: BehindTexts = {};

/**
 * Sends figures and observations by COPY in the client's transaction. What was appended goes out in the background;
 * at most one sending is under way, so that memory stays bounded. Texts come from checked cells and need no escapes.
 */
export class CopyWriter {
  private figures = '';
  private observations = '';
  private sending: Promise<void> = Promise.resolve();
  private trusted: boolean | undefined;

  constructor(private readonly client: PoolClient) {}

  /** Of a suppressed figure nothing that stands behind it is kept. */
  figure(edition: number, area: string, period: string, breakdown: string, content: Content, published: string, behind = NOTHING_BEHIND): void {
    const { value, missing } = content;
    const category = 'category' in content ? content.category : null;
    const { exact, count, denominator, lower, upper } = missing === 'c' ? NOTHING_BEHIND : behind;
    this.figures +=
      `${edition}\t${area}\t${period}\t${breakdown}\t${value ?? '\\N'}\t${missing ?? '\\N'}\t${category ?? '\\N'}\t${published}` +
      `\t${exact ?? '\\N'}\t${count ?? '\\N'}\t${denominator ?? '\\N'}\t${lower ?? '\\N'}\t${upper ?? '\\N'}\n`;
  }

  observation(release: number, measure: string, area: string, period: string, breakdown: string, { value, missing }: Content, published: string): void {
    this.observations += `${release}\t${measure}\t${area}\t${period}\t${breakdown}\t${value ?? '\\N'}\t${missing ?? '\\N'}\t${published}\n`;
  }

  /** Sends what is ripe; returns when the sending before has ended. */
  async ripe(): Promise<void> {
    if (this.figures.length < SEND_FROM && this.observations.length < SEND_FROM) return;
    await this.send();
  }

  /** Sends the rest and waits for all of it. @throws what the database answers. */
  async end(): Promise<void> {
    await this.send();
    await this.sending;
  }

  /** Waits for a sending that is under way, whatever comes of it: the client is free afterwards. */
  async settle(): Promise<void> {
    await this.sending.catch(() => {});
  }

  private async send(): Promise<void> {
    await this.sending;
    const { figures, observations } = this;
    this.figures = '';
    this.observations = '';
    this.sending = (async () => {
      if (figures !== '') await this.copy(FIGURE_COLUMNS, figures);
      if (observations !== '') await this.copy(OBSERVATION_COLUMNS, observations);
    })();
    // Seen by whoever awaits it next; until then a failure is no unhandled one.
    this.sending.catch(() => {});
  }

  /**
   * Every row belongs to a release or an edition that this same transaction has made. Asking the database about each of
   * them again takes longer than writing it, so where we may, these rows go in without that question; keys and what a
   * cell may hold are checked all the same.
   */
  private async copy(columns: string, text: string): Promise<void> {
    this.trusted ??= (await this.client.query<{ trusted: boolean }>(`SELECT current_setting('is_superuser') = 'on' AS trusted`)).rows[0]?.trusted ?? false;
    if (this.trusted) await this.client.query('SET LOCAL session_replication_role = replica');
    await pipeline(Readable.from([Buffer.from(text)]), this.client.query(copyFrom(`COPY ${columns} FROM STDIN`)));
    if (this.trusted) await this.client.query('SET LOCAL session_replication_role = origin');
  }
}
