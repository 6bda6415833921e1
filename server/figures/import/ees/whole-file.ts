import { openSync, readSync, closeSync } from 'node:fs';
import { RefusedFile } from '../refused-file.ts';
import { gunzippedBytes, plainBytes } from '../unpack.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

/** Bytes of a fetched file, unpacked where it came packed. */
export function fetchedBytes(path: string): AsyncIterable<Buffer> {
  const start = Buffer.alloc(2);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, 2, 0);
  } finally {
    closeSync(file);
  }
  return start[0] === 0x1f && start[1] === 0x8b ? gunzippedBytes(path) : plainBytes(path);
}

/**
 * Hands the bytes on and counts the rows on the way: an answer can end early and still look whole.
 * @throws RefusedFile at the end, when the rows are not as many as the service says.
 */
export async function* withAllRows(bytes: AsyncIterable<Buffer>, expected: number): AsyncGenerator<Buffer> {
  let lines = 0;
  let quoted = false;
  let atStart = true;
  for await (const chunk of bytes) {
    for (const byte of chunk) {
      if (byte === QUOTE) quoted = !quoted;
      if (byte === NEWLINE && !quoted) atStart = true;
      else if (atStart && byte !== RETURN) {
        // Lines are counted where they begin, so that blank ones at the end are none.
        atStart = false;
        lines++;
      }
    }
    yield chunk;
  }
  const rows = Math.max(0, lines - 1);
  if (rows !== expected) throw new RefusedFile({ expected: `expected the ${expected.toLocaleString('en-GB')} rows that the service says this version has, found ${rows.toLocaleString('en-GB')}: the file did not come whole.` });
}
