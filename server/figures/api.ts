import { createHash } from 'node:crypto';
import type { ApiErrorAnswer, ApiMetricsAnswer } from '../../shared/api.ts';
import { AREAS, type Area } from '../../shared/areas/register.ts';
import { findMetric, METRICS } from '../../shared/framework/metrics.ts';
import type { Metric } from '../../shared/framework/types.ts';
import type { Database } from '../db.ts';
import { answerQuestion, presentMetric } from './api-answer.ts';
import { figuresCsv } from './api-csv.ts';
import { ApiFailure, checkPeriodKind, expectNoParameters, questionText, readQuestion, worldsOf } from './api-request.ts';
import type { EditionFigures } from './edition-figures.ts';
import { shownEdition, shownEditions } from './editions.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import { openApiDocument } from './openapi.ts';

/** An answer of the public API before it becomes HTTP. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `GET /api/v1/metrics`: every metric of the catalogue, with the release that is shown where there are figures. */
export function answerMetrics(db: Database, request: Request): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const editions = await shownEditions(db, 'published');
    return {
      tag: ['metrics', ...[...editions.values()].map(stampText)],
      type: JSON_TYPE,
      body() {
        const metrics = METRICS.map((metric) => presentMetric(metric, [editions.get(metric.slug)].filter((edition) => edition !== undefined)));
        return JSON.stringify({ metrics } satisfies ApiMetricsAnswer);
      },
    };
  });
}

/** `GET /api/v1/metrics/{metric}/figures`: the figures asked for, whole, as JSON or CSV. */
export function answerFigures(db: Database, request: Request, slug: string): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    const metric = findMetric(slug);
    if (!metric) throw new ApiFailure({ status: 404, code: 'unknown-metric', message: 'There is no metric of this name. /api/v1/metrics lists them.' });
    const question = readQuestion(url.searchParams, metric);
    const editions = await editionsOf(db, metric, worldsOf(question));
    checkPeriodKind(question, editions.flatMap(({ periods }) => periods));
    const neighbours = await neighboursOfAll(db, question.neighboursOf);
    const csv = prefersCsv(request.headers.get('Accept'));
    return {
      tag: ['figures', slug, csv ? 'csv' : 'json', questionText(question), ...editions.map(stampText), ...neighbours.map((one) => JSON.stringify(one))],
      type: csv ? 'text/csv; charset=utf-8; header=present' : JSON_TYPE,
      body() {
        const answer = answerQuestion(metric, question, { editions, neighbours });
        return csv ? figuresCsv(metric, answer.figures, neighbours.length > 0) : JSON.stringify(answer);
      },
    };
  });
}

/** `GET /api/v1/openapi.json` */
export function answerOpenApi(request: Request): Promise<ApiAnswer> {
  return answering(request, async () => ({ tag: ['openapi', JSON.stringify(openApiDocument)], type: JSON_TYPE, body: () => JSON.stringify(openApiDocument) }));
}

/** Any other address under `/api/v1`. */
export function answerElsewhere(request: Request): Promise<ApiAnswer> {
  return answering(request, async () => {
    throw new ApiFailure({ status: 404, code: 'not-found', message: 'There is nothing at this address. /api/v1/openapi.json says what there is.' });
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** What an answer depends on, what it is, and how it is made: not made at all where the asker has it already. */
interface Made {
  readonly tag: readonly string[];
  readonly type: string;
  body(): string;
}

async function answering(request: Request, make: (url: URL) => Promise<Made>): Promise<ApiAnswer> {
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new ApiFailure({ status: 405, code: 'method-not-allowed', message: 'The API is for reading: GET or HEAD.' });
    const { tag, type, body } = await make(new URL(request.url));
    const etag = etagOf(tag);
    const headers = { ...COMMON_HEADERS, 'Cache-Control': 'public, no-cache', ETag: etag };
    if (holds(request.headers.get('If-None-Match'), etag)) return { status: 304, headers, body: '' };
    return { status: 200, headers: { ...headers, 'Content-Type': type }, body: body() };
  } catch (thrown) {
    if (!(thrown instanceof ApiFailure)) console.error('The API could not answer', thrown);
    const error = thrown instanceof ApiFailure ? thrown.error : FAILED;
    const headers = { ...COMMON_HEADERS, 'Cache-Control': 'no-store', 'Content-Type': JSON_TYPE, ...(error.status === 405 && { Allow: 'GET, HEAD' }) };
    return { status: error.status, headers, body: JSON.stringify({ error } satisfies ApiErrorAnswer) };
  }
}

const COMMON_HEADERS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag', Vary: 'Accept' };
const FAILED: ApiErrorAnswer['error'] = { status: 500, code: 'failed', message: 'The server could not answer. Ask again later.' };

async function editionsOf(db: Database, { slug }: Metric, worlds: ReturnType<typeof worldsOf>): Promise<EditionFigures[]> {
  const editions = await Promise.all(worlds.map((world) => shownEdition(db, slug, world)));
  return editions.filter((edition) => edition !== null);
}

async function neighboursOfAll(db: Database, areas: readonly Area[]): Promise<Neighbours[]> {
  const found: Neighbours[] = [];
  for (const area of areas) {
    const neighbours = await neighboursOf(db, area.code);
    if (!neighbours) throw new ApiFailure({ status: 404, code: 'no-neighbours', message: `${area.name} has no statistical neighbours.`, parameter: 'area' });
    found.push(neighbours);
  }
  return found;
}

/** Names and titles come from the code: an answer is another one when they change. Raise the number when shapes do. */
const ANSWERS_OF = digest(['1', JSON.stringify(METRICS), JSON.stringify(AREAS)]);

function stampText({ key, createdAt }: EditionFigures): string {
  return `${key} ${createdAt}`;
}

/** Weak, because compression on the way changes the bytes and not what they say. */
function etagOf(parts: readonly string[]): string {
  return `W/"${digest([ANSWERS_OF, ...parts])}"`;
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
}

function holds(ifNoneMatch: string | null, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch !== null && (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag)));
}

/** Whether CSV is asked for, and more gladly than JSON (of two as welcome, the one named first). */
export function prefersCsv(accept: string | null): boolean {
  const ranges = (accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { type, quality: Number.isNaN(quality) ? 1 : quality };
  });
  // The range that names a type most closely speaks for it, whatever order they come in.
  const wish = (...closestFirst: string[]) => {
    const place = closestFirst.map((name) => ranges.findIndex(({ type }) => type === name)).find((found) => found !== -1);
    return { place: place ?? Infinity, quality: place === undefined ? 0 : (ranges[place]?.quality ?? 0) };
  };
  const [csv, json] = [wish('text/csv', 'text/*'), wish('application/json', 'application/*', '*/*')];
  return csv.quality > json.quality || (csv.quality > 0 && csv.quality === json.quality && csv.place < json.place);
}
