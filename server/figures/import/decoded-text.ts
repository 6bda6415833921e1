import { isUtf8 } from 'node:buffer';
import type { Hash } from 'node:crypto';
import { RefusedFile } from './refused-file.ts';

const NEWLINE = 0x0a;

/**
 * Bytes → UTF-8 text, a piece per chunk, without a byte order mark. Feeds `hash` with the bytes as they are.
 * @throws RefusedFile, with line, for an empty file, a binary one and another encoding.
 */
export async function* decodedText(bytes: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let first = true;
  /** The unfinished last line of what came before, for saying where a wrong byte stands. */
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    hash.update(chunk);
    if (first) refuseOtherFormats(chunk);
    first = false;
    const zero = chunk.indexOf(0);
    if (zero !== -1) throw new RefusedFile({ line: line + newlines(chunk.subarray(0, zero)), expected: 'expected text, found a binary file (a zero byte).' });
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw wrongEncoding(Buffer.concat([tail, chunk]), line);
    }
    line += newlines(chunk);
    const lastNewline = chunk.lastIndexOf(NEWLINE);
    tail = lastNewline === -1 ? Buffer.concat([tail, chunk]).subarray(-65_536) : chunk.subarray(lastNewline + 1);
    if (text !== '') yield text;
  }
  if (first) throw new RefusedFile({ expected: 'the file is empty; expected a header and rows.' });
  try {
    decoder.decode();
  } catch {
    throw wrongEncoding(tail, line);
  }
}

function refuseOtherFormats(start: Buffer): void {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => start[index] === byte);
  const found =
    starts(0xff, 0xfe) || starts(0xfe, 0xff) ? 'UTF-16 text'
    : starts(0x50, 0x4b, 0x03, 0x04) ? 'a zip archive or spreadsheet under another name'
    : starts(0x1f, 0x8b) ? 'a gzip file under another name'
    : starts(0x25, 0x50, 0x44, 0x46) ? 'a PDF'
    : null;
  if (found) throw new RefusedFile({ line: 1, expected: `expected CSV text in UTF-8, found ${found}.` });
}

/** `block` starts somewhere in `line`, and holds a byte that is not UTF-8. */
function wrongEncoding(block: Buffer, line: number): RefusedFile {
  let start = 0;
  for (let number = line; start <= block.length; number++) {
    const end = block.indexOf(NEWLINE, start);
    const text = block.subarray(start, end === -1 ? block.length : end);
    if (!isUtf8(text)) {
      const column = columnOfWrongByte(text);
      return new RefusedFile({ line: number, expected: `expected text in UTF-8, found a byte of another encoding in the ${ordinal(column)} column (a file saved as Windows-1252 or Latin-1?).` });
    }
    if (end === -1) break;
    start = end + 1;
  }
  return new RefusedFile({ line, expected: 'expected text in UTF-8, found another encoding.' });
}

function columnOfWrongByte(line: Buffer): number {
  let column = 1;
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] !== 0x2c) continue;
    if (!isUtf8(line.subarray(start, at))) return column;
    start = at + 1;
    column++;
  }
  return column;
}

function ordinal(number: number): string {
  const ending = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
