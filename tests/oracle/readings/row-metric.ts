import { figuresOfRows, readCell, type MetricReading, type RowRules } from '../expected-figures.ts';
import { cellOf, publishedRows, type PublishedRow } from '../published-rows.ts';

type About = Pick<MetricReading, 'metric' | 'decimals' | 'released'> & Partial<Pick<MetricReading, 'dimensions'>>;

/** A metric whose figures stand in the rows of one tidy file. */
export function rowMetric({ dimensions = {}, ...about }: About, rules: RowRules): MetricReading {
  return { ...about, dimensions, neighbours: 'median', figures: (folder, areas) => figuresOfRows(rules, (file) => publishedRows(folder, file), folder, areas) };
}

/** Where the figure, its count and its denominator stand in one row. */
export interface Columns {
  readonly value: string;
  readonly count?: string;
  readonly denominator?: string;
}

/** Reads a published figure, with what stands in the same row. */
export function fromColumns({ value, count, denominator }: Columns): Pick<RowRules, 'read' | 'behind'> {
  const said = (row: PublishedRow, column: string | undefined) => (column === undefined ? null : cellOf(row, column));
  return {
    read: (row) => readCell(cellOf(row, value)),
    behind: (row) => ({ count: said(row, count), denominator: said(row, denominator) }),
  };
}

export const everyRow = (): Record<string, string> => ({});
