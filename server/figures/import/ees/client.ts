import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import { download, type Downloaded, type DownloadOptions } from './download.ts';
import { exchange, readBody, type Ask } from './exchange.ts';
import { Patience, type PatienceOptions } from './patience.ts';
import { DataSet, DataSetVersion, Meta, pageOf, Publication, QueryPage, VersionChanges } from './shapes.ts';
import { FetchRefused, troubleOf } from './trouble.ts';

/** The address of the live API. */
export const LIVE_API = 'https://api.education.gov.uk/statistics';

export interface ClientOptions extends PatienceOptions {
  readonly baseUrl?: string;
  /** A server that sends next to nothing for as long as this is given up, and asked again. */
  readonly silenceMs?: number;
  /** The most bytes of a data set, as sent. */
  readonly mostBytes?: number;
  readonly signal?: AbortSignal;
}

const SILENCE_MS = 30_000;
const MOST_BYTES = 1_000_000_000;
/** The largest answers are pages of 10,000 rows. */
const MOST_JSON = 64_000_000;
/** No list of the service has this many pages: one that does not end is no list. */
const MOST_PAGES = 2_000;

/** Reads the public API of Explore Education Statistics, version 1. Every answer is checked for its shape. */
export class EesClient {
  private readonly base: string;
  private readonly patience: Patience;
  private readonly silenceMs: number;
  private readonly mostBytes: number;
  private readonly signal: AbortSignal | undefined;

  constructor({ baseUrl = LIVE_API, silenceMs = SILENCE_MS, mostBytes = MOST_BYTES, signal, ...patience }: ClientOptions = {}) {
    this.base = baseUrl.replace(/\/+$/, '');
    this.silenceMs = silenceMs;
    this.mostBytes = mostBytes;
    this.signal = signal;
    this.patience = new Patience(patience);
  }

  /** Publications that have data sets in the API; `search` takes three characters or more. */
  publications(search?: string): Promise<Publication[]> {
    return this.everyPage(Publication, 'publications', 'list of publications', { ...(search === undefined ? {} : { search }), pageSize: '40' });
  }

  dataSetsOf(publicationId: string): Promise<DataSet[]> {
    return this.everyPage(DataSet, `publications/${encodeURIComponent(publicationId)}/data-sets`, `publication ${publicationId}`, { pageSize: '20' });
  }

  dataSet(id: string): Promise<DataSet> {
    return this.json(DataSet, `data-sets/${encodeURIComponent(id)}`, `data set ${id}`);
  }

  versions(id: string): Promise<DataSetVersion[]> {
    return this.everyPage(DataSetVersion, `data-sets/${encodeURIComponent(id)}/versions`, `versions of data set ${id}`, { pageSize: '20' });
  }

  meta(id: string, version: string): Promise<Meta> {
    return this.json(Meta, `data-sets/${encodeURIComponent(id)}/meta`, `description of version ${version} of data set ${id}`, { dataSetVersion: version });
  }

  changes(id: string, version: string): Promise<VersionChanges> {
    return this.json(VersionChanges, `data-sets/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}/changes`, `changes of version ${version}`);
  }

  /** One page of a query, by POST. `body` as the API's DataSetQueryRequest. */
  query(id: string, version: string, body: object): Promise<QueryPage> {
    return this.json(QueryPage, `data-sets/${encodeURIComponent(id)}/query`, `rows of data set ${id}`, { dataSetVersion: version }, JSON.stringify(body));
  }

  /** The whole data set as its CSV, into `path`. @throws FetchRefused, with the status where the service answered. */
  csv(id: string, version: string, path: string, onBytes?: DownloadOptions['onBytes']): Promise<Downloaded> {
    const ask = { url: this.url(`data-sets/${encodeURIComponent(id)}/csv`, { dataSetVersion: version }), signal: this.signal };
    return download(ask, path, { what: `file of data set ${id}`, patience: this.patience, silenceMs: this.silenceMs, mostBytes: this.mostBytes, onBytes });
  }

  private async everyPage<Item extends z.ZodType>(item: Item, path: string, what: string, query: Readonly<Record<string, string>>): Promise<z.output<Item>[]> {
    const found: z.output<Item>[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { paging, results } = await this.json(pageOf(item), path, what, { ...query, page: String(page) });
      found.push(...results);
      if (page >= paging.totalPages) return found;
      if (results.length === 0) throw new FetchRefused(`the ${what} says it has ${paging.totalPages} pages, and page ${page} is empty.`);
    }
    throw new FetchRefused(`the ${what} has more than ${MOST_PAGES} pages.`);
  }

  private json<Shape extends z.ZodType>(shape: Shape, path: string, what: string, query: Readonly<Record<string, string>> = {}, body?: string): Promise<z.output<Shape>> {
    const ask: Ask = { url: this.url(path, query), body, signal: this.signal, headers: { Accept: 'application/json' } };
    return this.patience.retried(async () => {
      const text = await this.text(ask, what);
      const found = shape.safeParse(parsed(text, what));
      if (found.success) return found.data;
      const [issue] = found.error.issues;
      throw new FetchRefused(`the ${what} is not of the shape the API's description gives: ${issue ? `${issue.path.join('.') || 'it'}: ${issue.message}` : 'it is not known'}.`);
    });
  }

  private async text(ask: Ask, what: string): Promise<string> {
    const answer = await exchange(ask, this.silenceMs);
    const chunks: Buffer[] = [];
    await readBody(answer, (chunk) => chunks.push(chunk), { silenceMs: this.silenceMs, mostBytes: MOST_JSON });
    const { statusCode = 0, headers } = answer;
    const text = unpacked(Buffer.concat(chunks), headers['content-encoding'], what);
    if (statusCode < 200 || statusCode > 299) throw troubleOf(statusCode, headers, text, what);
    return text;
  }

  private url(path: string, query: Readonly<Record<string, string>>): URL {
    return new URL(`${this.base}/v1/${path}?${new URLSearchParams(query).toString()}`.replace(/\?$/, ''));
  }
}

function unpacked(bytes: Buffer, encoding: string | undefined, what: string): string {
  if (encoding === undefined || encoding === 'identity' || bytes.length === 0) return bytes.toString('utf8');
  try {
    if (encoding === 'gzip') return gunzipSync(bytes, { maxOutputLength: MOST_JSON }).toString('utf8');
  } catch (error) {
    throw new FetchRefused(`the ${what} came damaged (${(error as Error).message}).`);
  }
  throw new FetchRefused(`the ${what} came packed as "${encoding}", which was not asked for.`);
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const found = /^\s*</.test(text) ? 'a web page' : 'something else';
    throw new FetchRefused(`expected JSON for the ${what}, found ${found}: is the base URL that of the API?`);
  }
}
