import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { areaKey } from './area-codes.ts';
import { cellOf, publishedRows, type PublishedRow } from './published-rows.ts';

/** The figure and its count change together; the denominator, where the file has one, is suppressed on its own. */
export interface RestatedColumns {
  readonly figure: readonly string[];
  readonly denominator?: string;
}

/**
 * Writes a file as a publisher might restate it, so that every kind of change occurs: cells newly suppressed, shown again
 * and revised, rows gone and a symbol in another's place. The published releases know only revised and added ones.
 * What becomes of a row follows from its number in the file alone.
 */
export async function writeRestated(from: { readonly folder: string; readonly file: string }, columns: RestatedColumns, to: string): Promise<void> {
  const rows = publishedRows(from.folder, from.file);
  const restated = rows.flatMap((row, index) => restate(row, index, columns));
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `${cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
  await mkdir(to, { recursive: true });
  await writeFile(join(to, from.file), [line(names), ...restated.map((row) => line(names.map((name) => cellOf(row, name))))].join(''));
}

function restate(row: PublishedRow, index: number, { figure: columns, denominator }: RestatedColumns): readonly PublishedRow[] {
  const every = (change: (cell: string) => string): PublishedRow => ({ ...row, ...Object.fromEntries(columns.map((column) => [column, change(cellOf(row, column))])) });
  // England stays whole: a file without it is no release.
  if (areaKey(row).startsWith('E')) return [row];
  const number = (cell: string) => /^\d/.test(cell);
  if (index % 29 === 3) return [every(() => 'c')];
  if (index % 31 === 4) return [];
  if (index % 37 === 5) return [every((cell) => (number(cell) ? String(Number(cell) + 1) : cell))];
  if (index % 41 === 6) return [every(() => 'x')];
  if (index % 43 === 7 && denominator !== undefined) return [{ ...row, [denominator]: 'c' }];
  // What was suppressed is shown: 100 of 800 is 12.5%.
  if (columns.some((column) => cellOf(row, column) === 'c')) return [every((cell) => (cell === 'c' ? '12' : cell))];
  return [row];
}
