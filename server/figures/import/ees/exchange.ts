import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { FetchRefused, oneLine, PassingTrouble } from './trouble.ts';

/** One request, as it is sent. */
export interface Ask {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON to send by POST; a GET where left out. */
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** How long a server may keep silent, and how much it may send. */
export interface BodyLimits {
  /** Within this time something must come: a server that sends next to nothing is as good as a silent one. */
  readonly silenceMs: number;
  readonly mostBytes: number;
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Fewer bytes than this in the time of `silenceMs`, with more to come, is silence. */
const LEAST_BYTES = 1_000;
const AGENT = 'learning-loop-import';

/**
 * Sends a request and answers when the headers are there, redirects followed. The body comes as it was sent, packed
 * where the server packed it: Node's `fetch` would unpack it, and an unpacked file cannot be continued by its bytes.
 * @throws PassingTrouble when there is no connection or nothing comes; FetchRefused for an address that leads nowhere.
 */
export async function exchange(ask: Ask, silenceMs: number): Promise<IncomingMessage> {
  let { url } = ask;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await send({ ...ask, url }, silenceMs);
    const { statusCode = 0, headers } = answer;
    if (!REDIRECTS.has(statusCode) || headers.location === undefined) return answer;
    answer.destroy();
    if (ask.body !== undefined && statusCode < 307) throw new FetchRefused(`the service sent a query elsewhere (${statusCode}), which is not the address that was given: check the base URL.`, statusCode);
    url = redirected(url, headers.location);
  }
  throw new FetchRefused(`the service sent us on more than ${MOST_REDIRECTS} times.`);
}

function redirected(from: URL, location: string): URL {
  const to = URL.canParse(location, from) ? new URL(location, from) : null;
  if (!to || !/^https?:$/.test(to.protocol)) throw new FetchRefused(`the service sent us on to "${oneLine(location, 100)}", which is no web address.`);
  if (from.protocol === 'https:' && to.protocol === 'http:') throw new FetchRefused(`the service sent us from a protected address on to an open one, ${to.host}.`);
  return to;
}

function send({ url, headers, body, signal }: Ask, silenceMs: number): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((done, failed) => {
    const sent = request(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'User-Agent': AGENT,
        'Accept-Encoding': 'gzip',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
      signal,
    });
    const silence = setTimeout(() => sent.destroy(new PassingTrouble(`nothing came for ${silenceMs / 1000} s`)), silenceMs);
    sent.once('response', (answer) => {
      clearTimeout(silence);
      done(answer);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(silence);
      failed(signal?.aborted ? (signal.reason as Error) : error instanceof PassingTrouble ? error : new PassingTrouble(`no connection to ${url.host} (${error.code ?? error.message})`));
    });
    sent.end(body);
  });
}

/**
 * Hands over the body as it comes, in order and at once: what came before a cut is kept.
 * @throws PassingTrouble when the connection is cut or silent; FetchRefused when it is more than `mostBytes`.
 */
export function readBody(answer: IncomingMessage, take: (chunk: Buffer) => void, { silenceMs, mostBytes }: BodyLimits): Promise<void> {
  return new Promise((done, failed) => {
    let received = 0;
    let atLastLook = 0;
    const watch = setInterval(() => {
      if (received - atLastLook < LEAST_BYTES) stop(new PassingTrouble(`next to nothing came for ${silenceMs / 1000} s`));
      atLastLook = received;
    }, silenceMs);
    const stop = (error?: Error) => {
      clearInterval(watch);
      if (error) {
        failed(error);
        answer.destroy();
      } else done();
    };
    answer.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > mostBytes) return stop(new FetchRefused(`the service sends more than ${inMegabytes(mostBytes)}; expected a published data set.`));
      try {
        take(chunk);
      } catch (error) {
        stop(error as Error);
      }
    });
    answer.on('end', () => stop(answer.complete ? undefined : new PassingTrouble('the connection was cut')));
    answer.on('error', (error: NodeJS.ErrnoException) => stop(new PassingTrouble(`the connection was cut (${error.code ?? error.message})`)));
    answer.on('close', () => stop(new PassingTrouble('the connection was cut')));
  });
}

/** `12.5 MB`. */
export function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
}
