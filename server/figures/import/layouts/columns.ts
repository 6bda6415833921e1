import { FIGURE, WORDS, type CellSyntax } from '../cells.ts';
import type { Column } from '../layout.ts';

const PLACES: readonly Column[] = [
  { name: 'time_period' }, { name: 'time_identifier' }, { name: 'geographic_level' }, { name: 'country_code' },
  { name: 'region_code' }, { name: 'old_la_code' }, { name: 'new_la_code' },
];
const LABELS: readonly Column[] = ['country_name', 'region_name', 'la_name'].map((name) => ({ name, optional: true }));

/** The columns that every table of the Department for Education begins with, in whatever order. */
export const EDUCATION_COLUMNS: readonly Column[] = [...PLACES, ...LABELS];

/** Columns that tell a row from the others of its area and period. */
export function keys(names: string, cells: CellSyntax = WORDS): Column[] {
  return names.split(' ').map((name) => ({ name, key: true, cells }));
}

/**
 * Columns of figures by header, `new|old` where it was renamed. Those with a `*` make the metrics of the catalogue and
 * must be there; releases come and go with the others.
 */
export function figures(names: string, cells: CellSyntax = FIGURE): Column[] {
  return names.split(' ').map((text) => {
    const headers = text.replace('*', '').split('|');
    return { name: headers[0] ?? text, headers, optional: !text.endsWith('*'), cells };
  });
}
