import { createHash } from 'node:crypto';
import type { ApiErrorAnswer } from '../../shared/api.ts';
import { AREAS } from '../../shared/areas/register.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { ApiFailure } from './api-request.ts';
import type { EditionStamp } from './edition-figures.ts';

/** An answer of the public API before it becomes HTTP. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const JSON_TYPE = 'application/json; charset=utf-8';
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** What an answer depends on, what it is, and how it is made: not made at all where the asker has it already. */
export interface Made {
  readonly tag: readonly string[];
  readonly type: string;
  body(): string | Promise<string>;
}

/** The answer to a request, or why there is none, in the words of the API; 304 where the asker holds it already. */
export async function answering(request: Request, make: (url: URL) => Promise<Made>): Promise<ApiAnswer> {
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new ApiFailure({ status: 405, code: 'method-not-allowed', message: 'The API is for reading: GET or HEAD.' });
    const { tag, type, body } = await make(new URL(request.url));
    const etag = etagOf(tag);
    const headers = { ...COMMON_HEADERS, 'Cache-Control': 'public, no-cache', ETag: etag };
    if (holds(request.headers.get('If-None-Match'), etag)) return { status: 304, headers, body: '' };
    await ownTurn();
    return { status: 200, headers: { ...headers, 'Content-Type': type }, body: await body() };
  } catch (thrown) {
    if (!(thrown instanceof ApiFailure)) console.error('The API could not answer', thrown);
    const error = thrown instanceof ApiFailure ? thrown.error : FAILED;
    const headers = { ...COMMON_HEADERS, 'Cache-Control': 'no-store', 'Content-Type': JSON_TYPE, ...(error.status === 405 && { Allow: 'GET, HEAD' }) };
    return { status: error.status, headers, body: JSON.stringify({ error } satisfies ApiErrorAnswer) };
  }
}

let lastTurn: Promise<void> = Promise.resolve();

/** One answer is begun in each turn of the event loop: a whole metric takes a tenth of a second to write, and nobody else is to wait for all that somebody asks for at once. */
function ownTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => new Promise((next) => setImmediate(next)));
  return lastTurn;
}

const COMMON_HEADERS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag', Vary: 'Accept' };
const FAILED: ApiErrorAnswer['error'] = { status: 500, code: 'failed', message: 'The server could not answer. Ask again later.' };

/** A text that is another one for another edition, or for another state of what is withheld in it. */
export function stampText({ key, createdAt, withheldBy }: EditionStamp): string {
  return `${key} ${createdAt} ${withheldBy}`;
}

/** Names and titles come from the code: an answer is another one when they change. Raise the number when shapes do. */
const ANSWERS_OF = digest(['2', JSON.stringify(METRICS), JSON.stringify(AREAS)]);

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
