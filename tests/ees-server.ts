import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll } from 'vitest';
import { listening } from './listening.ts';

/**
 * A small server that answers as the public API of Explore Education Statistics says it does. What it serves is made
 * from invented CSV files: descriptions and queries come out of the same rows as the CSV.
 */

export interface ServedVersion {
  readonly version: string;
  readonly published: string;
  /** The tidy CSV of the publisher. */
  readonly csv: string;
  readonly status?: 'Published' | 'Withdrawn';
  readonly notes?: string;
  /** Answer of `/changes` beside the version's number and notes. */
  readonly changes?: object;
  readonly totalResults?: number;
}

export interface ServedDataSet {
  readonly id: string;
  readonly title: string;
  readonly publication: string;
  /** Columns that are filters; those after them are indicators. */
  readonly filters: readonly string[];
  readonly versions: readonly ServedVersion[];
  readonly status?: 'Published' | 'Deprecated' | 'Withdrawn';
  readonly supersedingDataSetId?: string;
}

export interface Served {
  readonly publications?: readonly { readonly id: string; readonly slug: string; readonly title: string }[];
  readonly dataSets?: readonly ServedDataSet[];
}

/** One request that came, and how much of a file was sent for it. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  sent: number;
}

/** How files are sent. `etag`: another than that of the bytes; `cuts`: shares of the whole at which a connection is cut, one for each request. */
type FileSettings = Record<'gzip' | 'ranges' | 'tag' | 'length', boolean> & { etag?: string; cuts: number[] };
const USUAL_FILES: FileSettings = { gzip: false, ranges: true, tag: true, length: true, cuts: [] };

type Answer = (request: Heard, response: ServerResponse, server: EesServer) => void;

/** Columns about time and place; what follows are filters and indicators. */
const PLACES = ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'region_code', 'region_name', 'old_la_code', 'la_name', 'new_la_code'];
const LEVELS: Readonly<Record<string, string>> = { National: 'NAT', Regional: 'REG', 'Local authority': 'LA' };
const YEARS: Readonly<Record<string, string>> = { 'Reporting year': 'RY', 'Academic year': 'AY' };

type Row = Readonly<Record<string, string>>;

export class EesServer {
  readonly heard: Heard[] = [];
  files: FileSettings = USUAL_FILES;
  pageSize = Number.POSITIVE_INFINITY;
  private readonly special: { readonly path: RegExp; readonly answer: Answer }[] = [];

  constructor(readonly served: Served) {}

  /** As it was at first. */
  reset(): void {
    this.heard.length = 0;
    this.special.length = 0;
    this.files = { ...USUAL_FILES, cuts: [] };
    this.pageSize = Number.POSITIVE_INFINITY;
  }

  /** Answers the next requests for `path` this way, one after the other, before the usual answer. */
  next(path: RegExp, ...answers: readonly Answer[]): void {
    this.special.push(...answers.map((answer) => ({ path, answer })));
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://server');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const heard: Heard = { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body, sent: 0 };
    this.heard.push(heard);
    const at = this.special.findIndex(({ path }) => path.test(url.pathname));
    if (at !== -1) return this.special.splice(at, 1)[0]!.answer(heard, response, this);
    this.usual(heard, response);
  }

  usual(heard: Heard, response: ServerResponse): void {
    const [, version, kind, id = '', ...rest] = heard.path.split('/');
    if (version !== 'v1') return problem(response, 404, 'Not Found');
    const { publications = [], dataSets = [] } = this.served;
    if (kind === 'publications' && id === '') {
      const words = heard.query.get('search')?.toLowerCase();
      return this.page(heard, response, publications.filter(({ title }) => words === undefined || title.toLowerCase().replace(/\W+/g, ' ').includes(words)).map((one) => ({ ...one, summary: '', lastPublished: '2025-11-20T09:30:00Z' })), 40);
    }
    if (kind === 'publications' && rest[0] === 'data-sets') return this.page(heard, response, dataSets.filter(({ publication }) => publication === id).map(dataSetAnswer), 20);
    const dataSet = dataSets.find((one) => one.id === id);
    if (kind !== 'data-sets' || !dataSet) return problem(response, 404, 'Not Found');
    const [what, number, more] = rest;
    if (what === undefined) return json(heard, response, dataSetAnswer(dataSet));
    if (what === 'versions' && number === undefined) return this.page(heard, response, [...dataSet.versions].reverse().map((one) => versionAnswer(dataSet, one)), 20);
    const asked = number ?? heard.query.get('dataSetVersion') ?? dataSet.versions.at(-1)?.version;
    const found = dataSet.versions.find((one) => one.version === asked);
    if (!found) return problem(response, 404, 'Not Found');
    if (what === 'versions' && more === 'changes') return json(heard, response, { versionNumber: found.version, notes: found.notes ?? '', majorChanges: {}, minorChanges: {}, patchHistory: [], ...found.changes });
    if (what === 'meta') return json(heard, response, metaOf(dataSet, rowsOf(found.csv)));
    if (what === 'query' && heard.method === 'POST') return this.query(heard, response, dataSet, found);
    if (what === 'csv') return this.file(heard, response, Buffer.from(found.csv));
    problem(response, 404, 'Not Found');
  }

  /** A file with an `ETag` and ranges, as the settings say. */
  file(heard: Heard, response: ServerResponse, plain: Buffer): void {
    const { gzip, ranges, tag, length, cuts } = this.files;
    const whole = gzip ? gzipSync(plain) : plain;
    const etag = this.files.etag ?? `"${createHash('sha256').update(whole).digest('hex').slice(0, 16)}"`;
    const range = /^bytes=(\d+)-$/.exec(heard.headers.range ?? '');
    const from = ranges && range && heard.headers['if-range'] === etag ? Number(range[1]) : 0;
    if (from > 0 && from >= whole.length) return void response.writeHead(416, { 'Content-Range': `bytes */${whole.length}` }).end();
    const headers = {
      'Content-Type': 'text/csv', ...(gzip ? { 'Content-Encoding': 'gzip' } : {}), ...(tag ? { ETag: etag } : {}), ...(length ? { 'Content-Length': whole.length - from } : {}),
      ...(from > 0 ? { 'Content-Range': `bytes ${from}-${whole.length - 1}/${whole.length}` } : {}),
    };
    response.writeHead(from > 0 ? 206 : 200, headers);
    const cut = cuts.shift();
    const part = whole.subarray(from, cut === undefined ? undefined : Math.floor(whole.length * cut));
    heard.sent = part.length;
    if (cut === undefined) response.end(part);
    else response.write(part, () => response.socket?.destroy());
  }

  private page(heard: Heard, response: ServerResponse, all: readonly object[], most: number): void {
    const size = Math.min(this.pageSize, most, Number(heard.query.get('pageSize') ?? 10));
    const page = Number(heard.query.get('page') ?? 1);
    json(heard, response, { paging: { page, pageSize: size, totalResults: all.length, totalPages: Math.ceil(all.length / size) }, results: all.slice((page - 1) * size, page * size) });
  }

  private query(heard: Heard, response: ServerResponse, dataSet: ServedDataSet, { csv }: ServedVersion): void {
    const body = JSON.parse(heard.body) as { page?: number; pageSize?: number; indicators?: string[]; sorts?: { field: string; direction: string }[] };
    const rows = rowsOf(csv);
    const size = Math.min(this.pageSize, body.pageSize ?? 1000);
    if (size > 10_000) return problem(response, 400, 'There are validation errors.', [{ message: 'Must be between 1 and 10000.', path: 'pageSize', code: 'InclusiveBetween' }]);
    const sorted = [...rows].sort((a, b) => (body.sorts ?? []).map(({ field, direction }) => sortKey(a, field).localeCompare(sortKey(b, field)) * (direction === 'Desc' ? -1 : 1)).find((order) => order !== 0) ?? 0);
    const page = body.page ?? 1;
    const results = sorted.slice((page - 1) * size, page * size).map((row) => resultOf(dataSet, row, body.indicators ?? []));
    json(heard, response, { paging: { page, pageSize: size, totalResults: rows.length, totalPages: Math.ceil(rows.length / size) }, results, warnings: [] });
  }
}

/** Starts a server that ends with the test file. @returns it and its base URL. */
export async function eesServer(served: Served): Promise<{ readonly server: EesServer; readonly baseUrl: string }> {
  const server = new EesServer(served);
  const http = createServer((request, response) => void server.answer(request, response).catch(() => response.destroy()));
  const baseUrl = await listening(http);
  afterAll(() => new Promise<void>((closed) => {
    http.close(() => closed());
    http.closeAllConnections();
  }));
  return { server, baseUrl };
}

/** JSON, packed where the client takes it packed. */
export function json(heard: Heard, response: ServerResponse, content: unknown): void {
  const packed = heard.headers['accept-encoding']?.includes('gzip');
  const text = JSON.stringify(content);
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', ...(packed ? { 'Content-Encoding': 'gzip' } : {}) }).end(packed ? gzipSync(text) : text);
}

/** The API's shape of an error. */
export function problem(response: ServerResponse, status: number, title: string, errors: readonly object[] = [], headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers }).end(JSON.stringify({ type: 'https://tools.ietf.org/html/rfc9110', title, status, errors }));
}

function dataSetAnswer(dataSet: ServedDataSet): object {
  const { id, title, status = 'Published', supersedingDataSetId, versions } = dataSet;
  return { id, title, summary: '', status, ...(supersedingDataSetId ? { supersedingDataSetId } : {}), latestVersion: versionAnswer(dataSet, versions.at(-1)!) };
}

function versionAnswer({ filters, id }: ServedDataSet, { version, published, csv, status = 'Published', notes = '', totalResults }: ServedVersion): object {
  const rows = rowsOf(csv);
  const periods = rows.map((row) => row.time_period!).sort();
  return {
    version, published, status, notes, totalResults: totalResults ?? rows.length, type: version.endsWith('.0') ? 'Major' : 'Minor', file: { id: `file-${id}` },
    ...(status === 'Withdrawn' ? { withdrawn: '2025-12-01T09:30:00Z' } : {}), release: { title: 'An invented release', slug: 'an-invented-release' },
    timePeriods: { start: periods[0] ?? '', end: periods.at(-1) ?? '' }, geographicLevels: ['National'], filters, indicators: indicatorsOf(rows, filters),
  };
}

function metaOf({ filters }: ServedDataSet, rows: readonly Row[]): object {
  const different = (column: string) => [...new Set(rows.map((row) => row[column]!))];
  const places = (level: string, code: string, name: string) => [...new Map(rows.filter((row) => row[code] !== '').map((row) => [placeId(level, row), { id: placeId(level, row), label: row[name], code: row[code], ...(level === 'LA' ? { oldCode: row.old_la_code } : {}) }])).values()];
  return {
    filters: filters.map((column) => ({ id: idOf(column), column, label: column, hint: '', options: different(column).map((label) => ({ id: idOf(`${column}:${label}`), label })) })),
    indicators: indicatorsOf(rows, filters).map((column) => ({ id: idOf(column), column, label: column, unit: '', decimalPlaces: 0 })),
    geographicLevels: different('geographic_level').map((label) => ({ code: LEVELS[label], label })),
    locations: [
      { level: { code: 'NAT', label: 'National' }, options: places('NAT', 'country_code', 'country_name') },
      { level: { code: 'REG', label: 'Regional' }, options: places('REG', 'region_code', 'region_name') },
      { level: { code: 'LA', label: 'Local authority' }, options: places('LA', 'new_la_code', 'la_name') },
    ],
    timePeriods: [],
  };
}

function resultOf({ filters }: ServedDataSet, row: Row, indicators: readonly string[]): object {
  const level = LEVELS[row.geographic_level!]!;
  const levels = level === 'NAT' ? ['NAT'] : level === 'REG' ? ['NAT', 'REG'] : ['NAT', 'REG', 'LA'];
  const period = row.time_period!;
  return {
    timePeriod: { code: YEARS[row.time_identifier!], period: period.length === 6 ? `${period.slice(0, 4)}/${period.slice(0, 2)}${period.slice(4)}` : period },
    geographicLevel: level,
    locations: Object.fromEntries(levels.map((one) => [one, placeId(one, row)])),
    filters: Object.fromEntries(filters.map((column) => [idOf(column), idOf(`${column}:${row[column]!}`)])),
    values: Object.fromEntries(indicatorsOf([row], filters).filter((column) => indicators.includes(idOf(column))).map((column) => [idOf(column), row[column]])),
  };
}

function placeId(level: string, row: Row): string {
  const code = { NAT: row.country_code, REG: row.region_code, LA: `${row.new_la_code ?? ''}${row.old_la_code ?? ''}` }[level];
  return idOf(`${level}:${code ?? ''}`);
}

function sortKey(row: Row, field: string): string {
  const [kind, of] = field.split('|');
  if (kind === 'timePeriod') return row.time_period ?? '';
  if (kind === 'geographicLevel') return row.geographic_level ?? '';
  if (kind === 'location') return (of === 'REG' ? row.region_name : row.la_name) ?? '';
  return Object.entries(row).find(([column]) => idOf(column) === of)?.[1] ?? '';
}

function indicatorsOf([row]: readonly Row[], filters: readonly string[]): string[] {
  return Object.keys(row ?? {}).filter((column) => !PLACES.includes(column) && !filters.includes(column));
}

function rowsOf(csv: string): readonly Row[] {
  return Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data;
}

/** A short id that says nothing, as the API's do. */
function idOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 6);
}
