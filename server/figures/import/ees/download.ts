import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { exchange, inMegabytes, readBody, type Ask } from './exchange.ts';
import type { Patience } from './patience.ts';
import { FetchRefused, oneLine, PassingTrouble, troubleOf } from './trouble.ts';

export interface DownloadOptions {
  /** What is fetched, for people. */
  readonly what: string;
  readonly patience: Patience;
  readonly silenceMs: number;
  readonly mostBytes: number;
  /** Told what is there so far, and of how much, where the server says. */
  readonly onBytes?: (bytes: number, total: number | undefined) => void;
}

/** A file that came whole, as it was sent: packed where the server packed it. */
export interface Downloaded {
  readonly bytes: number;
}

/** Types under which a CSV file comes; a server that says none may mean it. */
const CSV_TYPES = new Set(['text/csv', 'application/csv', 'text/plain', 'application/octet-stream', 'application/gzip', 'application/x-gzip', '']);
const MOST_ERROR_BYTES = 1_000_000;

/**
 * Fetches a file into `path`. After a cut it goes on where it stopped (`Range` with `If-Range`), as long as the server
 * says that the file is the same; where it says nothing or sends all of it again, the file begins anew.
 * @throws FetchRefused when it cannot be had whole.
 */
export async function download(ask: Ask, path: string, options: DownloadOptions): Promise<Downloaded> {
  const part = new PartialFile(path, options);
  try {
    await options.patience.retried(() => part.goOn(ask), () => part.furthest);
    return { bytes: part.size };
  } finally {
    part.close();
  }
}

/** The same bytes at both ends: what `If-Range` may be asked with, and how they were packed. */
interface Sameness {
  readonly validator: string;
  readonly encoding: string;
}

class PartialFile {
  size = 0;
  /** The most there ever was of it: a file that is cut at the same place again and again does not get on. */
  furthest = 0;
  private total: number | undefined;
  private sameness: Sameness | undefined;
  private readonly file: number;

  constructor(path: string, private readonly options: DownloadOptions) {
    this.file = openSync(path, 'w');
  }

  close(): void {
    closeSync(this.file);
  }

  async goOn(ask: Ask): Promise<void> {
    const { silenceMs, mostBytes, what } = this.options;
    // A file that nothing says is the same cannot be continued.
    if (!this.sameness) this.beginAnew();
    const range: Record<string, string> = this.sameness && this.size > 0 ? { Range: `bytes=${this.size}-`, 'If-Range': this.sameness.validator } : {};
    const answer = await exchange({ ...ask, headers: { ...ask.headers, Accept: 'text/csv', ...range } }, silenceMs);
    const { statusCode = 0 } = answer;
    if (statusCode === 206) this.expectContinuation(answer);
    else if (statusCode === 416 && this.size > 0) return this.afterTheEnd(answer);
    else if (statusCode === 200) this.expectWhole(answer);
    else throw await refusalOf(answer, what, silenceMs);
    const before = this.size;
    // Written as it comes and at once, so that a cut loses nothing that came.
    await readBody(answer, (chunk) => this.take(chunk), { silenceMs, mostBytes: mostBytes - before });
    if (this.total !== undefined && this.size !== this.total) {
      const found = this.size;
      this.beginAnew();
      throw new PassingTrouble(`the ${what} came with ${found} of ${this.total ?? '?'} bytes`);
    }
  }

  private take(chunk: Buffer): void {
    writeSync(this.file, chunk, 0, chunk.length, this.size);
    this.size += chunk.length;
    this.furthest = Math.max(this.furthest, this.size);
    this.options.onBytes?.(this.size, this.total);
  }

  private beginAnew(): void {
    ftruncateSync(this.file);
    this.size = 0;
    this.sameness = undefined;
    this.total = undefined;
  }

  /** All of it from the start: the first time, or because the file is another now, or the server knows no ranges. */
  private expectWhole(answer: IncomingMessage): void {
    const { headers } = answer;
    this.beginAnew();
    const { what, mostBytes } = this.options;
    const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
    if (!CSV_TYPES.has(type)) {
      answer.destroy();
      throw new FetchRefused(`expected CSV for the ${what}, found ${type === 'text/html' ? 'a web page' : `"${oneLine(type, 60)}"`}: is the base URL that of the API?`);
    }
    const encoding = encodingOf(answer);
    if (encoding !== '' && encoding !== 'gzip') {
      answer.destroy();
      throw new FetchRefused(`the ${what} comes packed as "${oneLine(encoding, 40)}", which was not asked for.`);
    }
    this.total = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
    if (this.total !== undefined && this.total > mostBytes) {
      answer.destroy();
      throw new FetchRefused(`the ${what} is ${inMegabytes(this.total)}, and more than ${inMegabytes(mostBytes)} is no published data set.`);
    }
    // A weak tag says that two files mean the same, not that their bytes are.
    const { etag = '' } = headers;
    const validator = etag !== '' && !etag.startsWith('W/') ? etag : headers['last-modified'];
    this.sameness = validator === undefined ? undefined : { validator, encoding };
  }

  /** @throws PassingTrouble when it is not the rest of what is there; the next try begins anew. */
  private expectContinuation(answer: IncomingMessage): void {
    const { headers } = answer;
    const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
    const total = range?.[3] === undefined || range[3] === '*' ? this.total : Number(range[3]);
    const fits = range !== null && Number(range[1]) === this.size && (this.total === undefined || total === this.total)
      && encodingOf(answer) === this.sameness?.encoding
      && (headers.etag === undefined || !this.sameness.validator.startsWith('"') || headers.etag === this.sameness.validator);
    if (!fits) {
      answer.destroy();
      this.beginAnew();
      throw new PassingTrouble('the rest that came does not belong to what was there');
    }
    this.total = total;
  }

  /** The server has nothing after what is there: that was all, or the file is another now. */
  private afterTheEnd(answer: IncomingMessage): void {
    answer.destroy();
    const total = /^bytes \*\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1];
    if (total !== undefined && Number(total) === this.size && (this.total === undefined || this.total === this.size)) return;
    this.beginAnew();
    throw new PassingTrouble('the file changed while it came');
  }
}

function encodingOf({ headers }: IncomingMessage): string {
  const encoding = headers['content-encoding'] ?? '';
  return encoding === 'identity' ? '' : encoding;
}

async function refusalOf(answer: IncomingMessage, what: string, silenceMs: number): Promise<Error> {
  const { statusCode = 0, headers } = answer;
  const chunks: Buffer[] = [];
  // Words that do not come whole are none: the status says enough.
  await readBody(answer, (chunk) => chunks.push(chunk), { silenceMs, mostBytes: MOST_ERROR_BYTES }).catch(() => {});
  return troubleOf(statusCode, headers, Buffer.concat(chunks).toString('utf8'), what);
}
