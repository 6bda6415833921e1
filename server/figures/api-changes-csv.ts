import type { ApiChange, ApiChangesAnswer, ApiChangeSide } from '../../shared/api.ts';
import type { ChangeKind } from '../../shared/releases.ts';
import { csvTable, type CsvColumn } from './api-csv.ts';

/** A row of the table: a change of a figure, or of a metric's definition in words. */
type Row = Partial<Omit<ApiChange, 'kind'>> & { readonly metric: string; readonly kind: ChangeKind; readonly words?: string };

/** Changes as CSV, one row each: figure by figure, then (when `withDefinitions`) what is defined otherwise. */
export function changesCsv({ metrics, changes }: ApiChangesAnswer, withDefinitions: boolean): string {
  const redefined = metrics.flatMap(({ metric, definition }): Row[] => (definition === null ? [] : [{ metric, kind: 'definition-changed', words: definition }]));
  return csvTable<Row>(COLUMNS, [...changes, ...(withDefinitions ? redefined : [])]);
}

const side = (name: 'before' | 'after', field: keyof ApiChangeSide): CsvColumn<Row> => [`${name}.${field}`, (row) => row[name]?.[field]];

const COLUMNS: readonly CsvColumn<Row>[] = [
  ['metric', ({ metric }) => metric],
  ['area', ({ area }) => area],
  ['areaName', ({ areaName }) => areaName],
  ['period', ({ period }) => period],
  // One column for all metrics: their dimensions differ.
  ['breakdown', ({ breakdown }) => breakdown && Object.entries(breakdown).map(([name, value]) => `${name}=${value}`).join(';')],
  ['kind', ({ kind }) => kind],
  ...(['before', 'after'] as const).flatMap((name) => (['value', 'missing', 'category', 'withheldSince'] as const).map((field) => side(name, field))),
  ['decimals', ({ decimals }) => decimals],
  ['words', ({ words }) => words],
];
