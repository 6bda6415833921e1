import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { SOURCE, type OddFile, type Verdict } from './broken-files.ts';
import { writeGzipBomb, writeZipBomb } from './zip-bombs.ts';

const TEN_GIGABYTES = 10 * 1024 ** 3;
const OK: Verdict = { accepted: true };
const NO: Verdict = { accepted: false };
const NOTHING: Verdict = { accepted: false, nameless: true };

/** Archives, folders and wrong names around a sound published file. */
export function oddArchives(source: Buffer): readonly OddFile[] {
  const header = source.subarray(0, source.indexOf(10) + 1).toString('utf8');
  const bomb = (name: string, fill: number, start: string, claimed?: number) =>
    archive(name, NO, `${SOURCE}.zip`, (path) =>
      writeZipBomb(path, SOURCE, { fill, start, size: TEN_GIGABYTES, ...(claimed === undefined ? {} : { claimed }) }),
    );
  return [
    // Sound ones, so that a refusal below is about what is wrong.
    archive('a zip of the file', OK, 'release.zip', (path) => zipped(path, { [SOURCE]: source })),
    archive('a zip with the file in a folder', OK, 'release.zip', (path) => zipped(path, { [`data/${SOURCE}`]: source })),
    archive('a gz of the file', OK, `${SOURCE}.gz`, (path) => writeFile(path, gzipSync(source))),
    archive('a folder with the file', OK, 'release', (path) => into(path, SOURCE, source)),
    // Ten gigabytes out of a few kilobytes.
    bomb('a zip of ten gigabytes of zero bytes', 0, ''),
    bomb('a zip of ten gigabytes of zero bytes that claims to be small', 0, '', 4096),
    bomb('a zip of a sound header and a cell of ten gigabytes', 0x61, header),
    bomb('a zip of a sound header and a cell of ten gigabytes that claims to be small', 0x61, header, 4096),
    bomb('a zip of a sound header and ten gigabytes of empty lines', 10, header),
    archive('a gz of a sound header and a cell of ten gigabytes', NO, `${SOURCE}.gz`, (path) =>
      writeGzipBomb(path, { fill: 0x61, start: header, size: TEN_GIGABYTES }),
    ),
    archive('a gz of ten gigabytes of empty lines', NO, `${SOURCE}.gz`, (path) =>
      writeGzipBomb(path, { fill: 10, start: '', size: TEN_GIGABYTES }),
    ),
    // Archives that are none, or none that can be read.
    archive('a zip cut short', NO, 'release.zip', async (path) => cut(path, await zipBytes(source))),
    archive('a gz cut short', NO, `${SOURCE}.gz`, (path) => cut(path, gzipSync(source))),
    archive('a gz with a byte changed', NO, `${SOURCE}.gz`, (path) => writeFile(path, bent(gzipSync(source)))),
    archive('a zip with a figure changed after packing', NO, 'release.zip', async (path) => writeFile(path, forged(await zipBytes(source, false)))),
    archive('the bare file named a zip', NO, 'release.zip', (path) => writeFile(path, source)),
    archive('the bare file named a gz', NO, `${SOURCE}.gz`, (path) => writeFile(path, source)),
    archive('a zip named as the file', NO, SOURCE, (path) => zipped(path, { [SOURCE]: source })),
    archive('a zip in a zip', NO, 'outer.zip', async (path) => zipped(path, { 'inner.zip': await zipBytes(source) })),
    archive('a zip with nothing in it', NO, 'release.zip', (path) => zipped(path, {})),
    // Names and places.
    archive('a spreadsheet by name', NO, SOURCE.replace('.csv', '.xlsx'), (path) => writeFile(path, source)),
    archive('a file of a name nobody knows', NO, 'budget_2025.csv', (path) => writeFile(path, 'a,b\n1,2\n')),
    archive('an empty folder', NOTHING, 'release', async (path) => void (await mkdir(path))),
    archive('a folder named as the file', NOTHING, SOURCE, async (path) => void (await mkdir(path))),
    archive('a file that is not there', NO, SOURCE, async () => {}),
  ];
}

function archive(name: string, verdict: Verdict, base: string, make: (path: string) => Promise<void>): OddFile {
  return {
    name,
    verdict,
    async write(folder) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, base);
      await make(path);
      return path;
    },
  };
}

async function zipped(path: string, entries: Readonly<Record<string, Buffer>>): Promise<void> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

async function zipBytes(source: Buffer, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(source, SOURCE, { compress });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

async function into(folder: string, name: string, content: Buffer): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, name), content);
}

/** The first two thirds. */
async function cut(path: string, bytes: Buffer): Promise<void> {
  await writeFile(path, bytes.subarray(0, Math.floor((bytes.length * 2) / 3)));
}

/** One bit of the packed content the other way round. */
function bent(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const middle = Math.floor(copy.length / 2);
  copy.writeUInt8((copy.readUInt8(middle) ^ 0x10) & 0xff, middle);
  return copy;
}

/** A figure of the packed file another: England's 22.6 of 2025 says 82.6, and the archive's sum no longer fits. */
function forged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(',22.6,');
  if (at < 0) throw new Error('The published file no longer holds the figure that this case changes.');
  copy.write(',82.6,', at);
  return copy;
}
