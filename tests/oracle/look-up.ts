import { areaKey } from './area-codes.ts';
import { cellOf, publishedRows, type PublishedRow } from './published-rows.ts';

/** Chooses the rows that a formula may take its number from. Kept by identity: make one per file, not one per row. */
export type RowFilter = (row: PublishedRow) => boolean;

export interface From {
  readonly folder: string;
  readonly file: string;
  readonly column: string;
  readonly filter: RowFilter;
}

type Cells = ReadonlyMap<string, string>;
const lookUps = new Map<string, Map<RowFilter, Cells>>();

/** What another row, of this file or another, says in `column` about the area of `row` in `period`. Throws when two rows say it. */
export function lookUp(from: From, row: PublishedRow, period = cellOf(row, 'time_period')): string | undefined {
  return lookUpKey(from, areaKey(row), period);
}

/** The same for an area by its stable key. */
export function lookUpKey(from: From, key: string, period: string): string | undefined {
  const name = [from.folder, from.file, from.column].join('\n');
  const byFilter = lookUps.get(name) ?? new Map<RowFilter, Cells>();
  lookUps.set(name, byFilter);
  const cells = byFilter.get(from.filter) ?? cellsOf(from);
  byFilter.set(from.filter, cells);
  return cells.get(`${key} ${period}`);
}

function cellsOf(from: From): Cells {
  const cells = new Map<string, string>();
  for (const row of publishedRows(from.folder, from.file)) {
    if (!from.filter(row)) continue;
    const place = `${areaKey(row)} ${cellOf(row, 'time_period')}`;
    if (cells.has(place)) throw new Error(`${from.file} says ${from.column} of ${place} twice.`);
    cells.set(place, cellOf(row, from.column));
  }
  return cells;
}

const POPULATIONS = 'ons_mid-year_population_estimates_2012_to_2024.csv';
const everyChild: RowFilter = (row) => cellOf(row, 'age_group') === 'Children aged 0 to 17 years';

/** Children aged 0 to 17 in a mid-year. */
export function childrenOf(folder: string, key: string, midYear: string): string | undefined {
  return lookUpKey({ folder, file: POPULATIONS, column: 'population_estimate', filter: everyChild }, key, midYear);
}

/** Children aged 0 to 17 of the mid-year before the row's reporting year, joined on the old code. */
export function childrenBefore(row: PublishedRow, folder: string): string | undefined {
  return childrenOf(folder, areaKey(row), String(Number(cellOf(row, 'time_period')) - 1));
}
