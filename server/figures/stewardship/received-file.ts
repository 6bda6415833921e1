import busboy from 'busboy';
import { createWriteStream } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { invalid, Refusal } from '../../../shared/errors.ts';

/** Largest file one may send, in bytes: the largest published file packs to a thirtieth of it. */
export const LARGEST_UPLOAD = 256_000_000;

/** A form carries one file and a day; the rest is nobody's business. */
const LIMITS = { files: 1, fields: 4, parts: 8, fieldSize: 200, fieldNameSize: 100, headerPairs: 20, fileSize: LARGEST_UPLOAD };
/** In bytes: file systems take 255. */
const LONGEST_NAME = 240;
const LONGEST_ENDING = 10;

/** A file as it arrived, under a name of ours in a folder of its own. */
export interface ReceivedFile {
  readonly path: string;
  /** Name that the person's computer gave it, made harmless. */
  readonly name: string;
  /** Text of the field `published`. */
  readonly published: string;
}

/**
 * Takes one file out of a form (multipart), from the network straight to a folder: nothing of it is held in memory.
 * @param onBytes told how many bytes of the file arrived so far.
 * @throws Refusal 400 for a form without a file, one that breaks off, or one that is larger than may be sent.
 */
export async function receiveFile(request: Request, folder: string, onName: (name: string) => void, onBytes: (bytes: number) => void): Promise<ReceivedFile> {
  const parser = parserFor(request);
  let published = '';
  let name = '';
  let tooLarge = false;
  const arrival: { saved?: Promise<void> } = {};
  parser.on('field', (field, value) => {
    if (field === 'published') published = value.trim();
  });
  parser.on('file', (field, stream, { filename }) => {
    name = harmlessName(filename ?? '');
    if (field !== 'file' || name === '') {
      name = '';
      stream.resume();
      return;
    }
    onName(name);
    stream.on('limit', () => { tooLarge = true; });
    arrival.saved = pipeline(stream, counted(onBytes), createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }));
    // Where the form breaks off, both end: the answer is given once, below.
    arrival.saved.catch(() => {});
  });
  try {
    await pipeline(Readable.fromWeb((request.body ?? new Response('').body) as ReadableStream), parser);
    await arrival.saved;
  } catch {
    throw invalid({ file: 'The file did not arrive whole. Nothing was loaded; send it again.' });
  }
  if (tooLarge) throw invalid({ file: `This file is larger than ${LARGEST_UPLOAD / 1e6} MB. Pack it as .zip or .gz, or load it on the command line.` });
  if (!arrival.saved) throw invalid({ file: 'Choose a file: .csv, or .zip or .gz of such files.' });
  return { path: join(folder, name), name, published };
}

function parserFor(request: Request): busboy.Busboy {
  try {
    return busboy({ headers: Object.fromEntries(request.headers), limits: LIMITS, defParamCharset: 'utf8' });
  } catch {
    throw new Refusal(400, 'malformed', 'What was sent is not a form with a file.');
  }
}

/** Passes bytes on and says how many there were. */
function counted(onBytes: (bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes((bytes += chunk.length));
      done(null, chunk);
    },
  });
}

/** The last part of a name without what a file system or a page could stumble over; its ending stays. */
export function harmlessName(given: string): string {
  const last = basename(given.replaceAll('\\', '/').replaceAll('\0', ''));
  // Letters, digits and a little punctuation: separators of archives ("›") and direction marks could deceive.
  const plain = last.replace(/[^\p{L}\p{N} ._()+-]+/gu, '_').replace(/^\.+/, '').trim();
  if (Buffer.byteLength(plain) <= LONGEST_NAME) return plain;
  const ending = Buffer.byteLength(extname(plain)) <= LONGEST_ENDING ? extname(plain) : '';
  let start = '';
  for (const letter of plain) {
    if (Buffer.byteLength(start + letter + ending) > LONGEST_NAME) break;
    start += letter;
  }
  return start + ending;
}
