import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** Something that may be over in a moment: no connection, silence, too many requests, a server in difficulties. */
export class PassingTrouble extends Error {
  constructor(message: string, /** How long the service asks us to wait. */ readonly waitMs?: number) {
    super(message);
    this.name = 'PassingTrouble';
  }
}

/** Something that asking again does not mend, said for the person at the terminal. */
export class FetchRefused extends Error {
  constructor(message: string, /** HTTP status, where an answer came. */ readonly status?: number) {
    super(message);
    this.name = 'FetchRefused';
  }
}

/** Statuses that pass: everything else that is no answer is said at once. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** The API's shape of an error. */
const Problem = z.object({
  title: z.string().optional(),
  detail: z.string().nullish(),
  errors: z.array(z.object({ message: z.string(), path: z.string().nullish() })).nullish(),
});

/** What a status other than 2xx means, from the status, the headers and as much of the body as was read. */
export function troubleOf(status: number, headers: IncomingHttpHeaders, body: string, what: string, now = Date.now()): PassingTrouble | FetchRefused {
  const said = wordsOf(body);
  if (status === 429) return new PassingTrouble(`the service asks for fewer requests (429)${said}`, waitAsked(headers['retry-after'], now));
  if (PASSING.has(status)) return new PassingTrouble(`the service answered ${status}${said}`, waitAsked(headers['retry-after'], now));
  const meaning: Readonly<Record<number, string>> = {
    400: `the service did not understand the request for the ${what}`,
    401: `the service wants a sign-in for the ${what}, which this program does not have`,
    403: `the service does not give the ${what} to the public: it may not be published yet, or have been withdrawn`,
    404: `the service has no ${what}`,
    410: `the service has no ${what} any more`,
  };
  return new FetchRefused(`${meaning[status] ?? `the service did not give the ${what}`} (${status})${said}.`, status);
}

function wordsOf(body: string): string {
  const found = Problem.safeParse(parsedOrNull(body));
  if (!found.success) return '';
  const { title, detail, errors } = found.data;
  const parts = errors?.length ? errors.map(({ message, path }) => (path ? `${message.replace(/\.$/, '')} at ${path}` : message)) : [detail ?? title ?? ''];
  const words = parts.map((part) => oneLine(part).replace(/\.$/, '')).filter(Boolean).slice(0, 5).join('; ');
  return words === '' ? '' : `: ${words}`;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `Retry-After` in milliseconds: seconds or a date; `undefined` where there is none that makes sense. */
function waitAsked(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const day = Date.parse(header);
  return Number.isNaN(day) ? undefined : Math.max(0, day - now);
}

/** Somebody else's words as one line of a terminal: no control characters, and an end. */
export function oneLine(text: string, longest = 300): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
