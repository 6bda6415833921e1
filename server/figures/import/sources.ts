import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { RefusedFile } from './refused-file.ts';
import { gunzippedBytes, plainBytes, unreadable, withZip } from './unpack.ts';

/** One CSV file to read, wherever it lies. */
export interface Source {
  /** As the person gave it, with the name inside an archive after it. */
  readonly label: string;
  /** File name alone, without folders and `.gz`. */
  readonly name: string;
  open(): Promise<AsyncIterable<Buffer>>;
}

/** What to do with each file found. `passOver` hears of files that are no published files, with the reason. */
export interface Finder {
  read(source: Source): Promise<void>;
  refuse(label: string, refused: RefusedFile): void;
  passOver(label: string, reason: string): void;
}

/**
 * Finds the CSV files behind paths given by a person: files, folders (with folders inside, by name), `.zip` and `.gz`.
 * What cannot be read is told to `finder.refuse` and the rest goes on.
 */
export async function findSources(paths: readonly string[], finder: Finder): Promise<void> {
  for (const path of paths) {
    const kind = await stat(path).catch(() => null);
    if (!kind) finder.refuse(path, new RefusedFile({ expected: 'there is no file or folder of this name.' }));
    else if (kind.isDirectory()) await readFolder(path, finder);
    else await readFile(path, path, finder, false);
  }
}

async function readFolder(folder: string, finder: Finder): Promise<void> {
  const { files, closed } = await filesIn(folder);
  for (const [path, error] of closed) finder.refuse(path, unreadable(error));
  if (files.length === 0 && closed.size === 0) finder.refuse(folder, new RefusedFile({ expected: 'expected a folder with published files, found an empty one.' }));
  for (const file of files) await readFile(file, join(basename(resolve(folder)), relative(folder, file)), finder, true);
}

/** Files of a folder and of the folders inside it, by name; and the folders that nobody let us look into. */
async function filesIn(folder: string): Promise<{ files: readonly string[]; closed: ReadonlyMap<string, unknown> }> {
  const files: string[] = [];
  const closed = new Map<string, unknown>();
  const waiting = [folder];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => void closed.set(path, error));
    for (const entry of entries ?? []) {
      if (entry.isDirectory()) waiting.push(join(path, entry.name));
      else if (entry.isFile() && !entry.name.startsWith('.')) files.push(join(path, entry.name));
    }
  }
  return { files: files.sort(), closed };
}

async function readFile(path: string, label: string, finder: Finder, inFolder: boolean): Promise<void> {
  const name = basename(path);
  const ending = extname(name).toLowerCase();
  if (ending === '.zip') return readZip(path, label, finder);
  if (ending === '.gz') return finder.read({ label, name: name.slice(0, -3), open: async () => gunzippedBytes(path) });
  if (ending === '.csv') return finder.read({ label, name, open: async () => plainBytes(path) });
  if (inFolder) finder.passOver(label, 'not a .csv, .zip or .gz file');
  else finder.refuse(label, new RefusedFile({ expected: 'expected a .csv file, or a .zip or .gz of them.' }));
}

async function readZip(path: string, label: string, finder: Finder): Promise<void> {
  let found = 0;
  try {
    await withZip(path, async (file) => {
      const inner = `${label} › ${file.name}`;
      if (extname(file.name).toLowerCase() !== '.csv') return finder.passOver(inner, 'not a .csv file');
      found++;
      await finder.read({ label: inner, name: basename(file.name), open: file.open });
    });
    if (found === 0) finder.refuse(label, new RefusedFile({ expected: 'expected an archive with at least one .csv file.' }));
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    finder.refuse(label, error);
  }
}
