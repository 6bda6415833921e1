import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** One line of a published file: column name → the cell's text, unchanged. */
export type PublishedRow = Readonly<Record<string, string>>;

const read = new Map<string, readonly PublishedRow[]>();

/** All rows of a file of `folder`, read whole and by header. Read once per process. Throws when it is not there. */
export function publishedRows(folder: string, file: string): readonly PublishedRow[] {
  const path = join(folder, file);
  const known = read.get(path);
  if (known) return known;
  const rows: PublishedRow[] = parse(readFileSync(path), { bom: true, columns: true });
  read.set(path, rows);
  return rows;
}

/** The text of a cell. Throws when the file has no such column: a second reading must not guess. */
export function cellOf(row: PublishedRow, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`No column ${column} among ${Object.keys(row).join(', ')}.`);
  return text;
}
