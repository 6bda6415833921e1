import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, type Duplex, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { RefusedFile } from './refused-file.ts';

/** Published CSV packs to between a fifth and a thirtieth; a bomb packs to a thousandth. */
const MOST_UNPACKED_RATIO = 200;
/** Small things pack by any ratio: the ratio counts from here on. */
const RATIO_COUNTS_FROM = 4_000_000;
const MOST_UNPACKED = 2_000_000_000;
const MOST_ENTRIES = 2_000;
const STORED = 0;
const DEFLATED = 8;
/** Small enough that what a run of rows leaves behind is soon forgotten: memory stays flat at any size. */
const CHUNK = 64 * 1024;

/** One file inside an archive. */
export interface PackedFile {
  readonly name: string;
  open(): Promise<AsyncIterable<Buffer>>;
}

/** Bytes of a plain file. @throws RefusedFile when it cannot be read, or no longer. */
export async function* plainBytes(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw unreadable(error);
  }
}

/** Bytes of a gzip file, unpacked. @throws RefusedFile when damaged, or more than the limits allow. */
export function gunzippedBytes(path: string): AsyncIterable<Buffer> {
  return unpacked(createReadStream(path), createGunzip({ chunkSize: CHUNK }), 'gzip');
}

/**
 * Opens a zip archive and hands each of its files to `each`, one after the other; folders and the hidden files of
 * some packers are passed over.
 * @throws RefusedFile when the archive is damaged or declares more than the limits allow.
 */
export async function withZip(path: string, each: (file: PackedFile) => Promise<void>): Promise<void> {
  const zip = await openZip(path);
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new RefusedFile({ expected: `expected at most ${MOST_ENTRIES} files in an archive, found ${zip.entryCount}.` });
    const entries = await entriesOf(zip);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    const packed = (await stat(path)).size;
    refuseBomb(declared, packed);
    for (const entry of entries) {
      if (entry.fileName.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(entry.fileName)) continue;
      await each({ name: entry.fileName, open: () => entryBytes(zip, entry) });
    }
  } finally {
    zip.close();
  }
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((done, failed) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? failed(damaged('zip', error)) : done(zip)));
  });
}

function entriesOf(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  return new Promise((done, failed) => {
    zip.on('error', (error: Error) => failed(damaged('zip', error)));
    zip.on('end', () => done(entries));
    zip.on('entry', (entry: yauzl.Entry) => { entries.push(entry); zip.readEntry(); });
    zip.readEntry();
  });
}

async function entryBytes(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  if (entry.isEncrypted()) throw new RefusedFile({ expected: 'expected a file without a password, found an encrypted one.' });
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new RefusedFile({ expected: 'expected a zip file packed in the usual way (deflate).' });
  const packed = await new Promise<Readable>((done, failed) => {
    const options = { decompress: entry.compressionMethod === DEFLATED ? false : null, decrypt: null, start: null, end: null };
    zip.openReadStream(entry, options, (error, opened) => (error ? failed(damaged('zip', error)) : done(opened)));
  });
  return withSum(unpacked(packed, entry.compressionMethod === DEFLATED ? createInflateRaw({ chunkSize: CHUNK }) : new PassThrough(), 'zip'), entry.crc32);
}

/** Unpacks, and stops as soon as what came out is more than what went in may hold: sizes that an archive declares can lie. */
async function* unpacked(packed: Readable, unpacking: Duplex, kind: 'zip' | 'gzip'): AsyncGenerator<Buffer> {
  let read = 0;
  let written = 0;
  packed.on('data', (chunk: Buffer) => { read += chunk.length; });
  // An error of either ends both, and comes out of the loop below.
  pipeline(packed, unpacking).catch(() => {});
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      written += chunk.length;
      refuseBomb(written, read);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof RefusedFile ? error : damaged(kind, error as Error);
  } finally {
    packed.destroy();
    unpacking.destroy();
  }
}

/** Compares the sum that the archive holds of a file with the bytes that came out. */
async function* withSum(bytes: AsyncIterable<Buffer>, expected: number): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of bytes) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== expected) throw damaged('zip', new Error('its checksum does not fit'));
}

function refuseBomb(written: number, read: number): void {
  if (written > MOST_UNPACKED) throw new RefusedFile({ expected: `unpacks to more than ${MOST_UNPACKED / 1e9} GB; expected a published file.` });
  if (written > RATIO_COUNTS_FROM && written > read * MOST_UNPACKED_RATIO) {
    throw new RefusedFile({ expected: `unpacks to more than ${MOST_UNPACKED_RATIO} times its size (a zip bomb?); expected a published file.` });
  }
}

/** What the system says of a file or folder that cannot be read. */
export function unreadable(error: unknown): RefusedFile {
  return new RefusedFile({ expected: `cannot be read (${error instanceof Error ? error.message : String(error)}).` });
}

function damaged(kind: 'zip' | 'gzip', error: Error): RefusedFile {
  return new RefusedFile({ expected: `expected a whole ${kind} file, found a damaged one (${error.message}).` });
}
