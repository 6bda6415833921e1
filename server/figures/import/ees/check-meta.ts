import { datasetOf } from '../../../../shared/framework/datasets.ts';
import { recognise } from '../recognise.ts';
import { RefusedFile } from '../refused-file.ts';
import type { Meta } from './shapes.ts';
import { FetchRefused } from './trouble.ts';

/** The columns about time and place that every table of the Department for Education begins with. */
export const TIDY_COLUMNS = [
  'time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'region_code', 'region_name', 'old_la_code', 'la_name', 'new_la_code',
] as const;

/**
 * Whether a data set has the filters and indicators of one of the files we read, before any of it is fetched. Of
 * several kinds with the same columns, the filters' options tell which.
 * @returns the title of the kind of file. @throws FetchRefused with the columns that are missing.
 */
export function checkMeta(meta: Meta, name: string): string {
  const header = tidyHeader(meta);
  // One row for each option of each filter: enough to tell files with the same columns apart.
  const rows = meta.filters.flatMap(({ column, options }) => {
    const at = header.indexOf(column);
    return options.map(({ label }) => header.map((_, index) => (index === at ? label : '')));
  });
  try {
    return datasetOf(recognise(header, rows, name).layout.dataset).title;
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    const { column, expected } = error.fault;
    throw new FetchRefused(`its description names the filters ${listed(meta.filters)} and the indicators ${listed(meta.indicators)}: ${expected}${column === undefined ? '' : ` Missing: ${column}.`}`);
  }
}

/** The header of the data set as a file. */
export function tidyHeader({ filters, indicators }: Meta): string[] {
  return [...TIDY_COLUMNS, ...filters.map(({ column }) => column), ...indicators.map(({ column }) => column)];
}

function listed(columns: readonly { readonly column: string }[]): string {
  const names = columns.slice(0, 8).map(({ column }) => column).join(', ');
  return columns.length === 0 ? '(none)' : columns.length > 8 ? `${names} and ${columns.length - 8} more` : names;
}
