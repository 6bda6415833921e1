import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows } from './csv-rows.ts';
import { decodedText } from './decoded-text.ts';
import { csv } from './invented-files.ts';
import { RefusedFile } from './refused-file.ts';

describe('rows of a CSV file', () => {
  test('come back as they were written, with the line each starts on, wherever the bytes are cut', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', 'é', 'a\nb', '"', 'x,y', ' 1 ', '…'));
    await fc.assert(fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 40 }),
      async (cells, size) => {
        const lines = cells.map((row) => row.map((text) => text.replaceAll('\r', '').replaceAll('\0', '')));
        const { rows, starts } = await read(Buffer.from(csv(lines)), size);
        expect(rows).toEqual(lines);
        let line = 1;
        expect(starts).toEqual(lines.map((row) => {
          const start = line;
          line += 1 + row.join('').split('\n').length - 1;
          return start;
        }));
      },
    ));
  });

  test('lines may end the Windows way, a byte order mark is no part of the header', async () => {
    expect((await read(Buffer.from('\ufeffa,b\r\n1,2\r\n\r\n'), 3)).rows).toEqual([['a', 'b'], ['1', '2']]);
  });

  test.each([
    ['nothing', Buffer.alloc(0), undefined, /empty/],
    ['a zero byte', Buffer.from('a,b\n1,\0\n'), 2, /binary/],
    ['UTF-16', Buffer.from('\ufeffa,b\n', 'utf16le'), 1, /UTF-16/],
    ['Latin-1', Buffer.from('a,b\n1,2\n3,caf\xe9\n', 'latin1'), 3, /UTF-8.*2nd column/],
    ['a letter cut off at the end', Buffer.from('a,b\n1,é').subarray(0, -1), 2, /UTF-8/],
    ['a quote never closed', Buffer.from('a,b\n1,2\n3,"4\n5,6\n'), 3, /never closed/],
    ['text after a closing quote', Buffer.from('a,b\n1,2\n"3"x,4\n'), 3, /closing quote/],
    ['a blank line inside', Buffer.from('a,b\n1,2\n\n3,4\n'), 3, /blank line/],
    ['a spreadsheet', Buffer.from('PK\x03\x04rest'), 1, /zip archive or spreadsheet/],
    ['blank lines without end', Buffer.from(`a,b\n${'\n'.repeat(5_000)}`), 2, /blank lines/],
    ['a row without end', Buffer.from(`a,b\n${'x'.repeat(1_200_000)}`), 2, /longer than/],
  ])('refuses %s, with the line', async (_name, bytes, line, words) => {
    for (const size of bytes.length < 10_000 ? [7, 65_536] : [65_536]) {
      const refused = await read(bytes, size).then(() => null, (error: unknown) => error);
      expect(refused).toBeInstanceOf(RefusedFile);
      expect((refused as RefusedFile).message).toMatch(words);
      expect((refused as RefusedFile).fault.line).toBe(line);
    }
  });
});

async function read(bytes: Buffer, size: number): Promise<{ rows: string[][]; starts: number[] }> {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const rows: string[][] = [];
  const starts: number[] = [];
  for await (const batch of csvRows(decodedText(pieces(), createHash('sha256')))) {
    rows.push(...batch.rows.map((row) => [...row]));
    starts.push(...batch.lines);
  }
  return { rows, starts };
}
