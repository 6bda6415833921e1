import type { CellSyntax } from './cells.ts';
import type { AreaColumns } from './row-areas.ts';
import type { PeriodColumns } from './row-periods.ts';

/** A column by our name for it: the header of the newest release. */
export interface Column {
  readonly name: string;
  /** Headers it goes by in one release or another; its name alone where left out. */
  readonly headers?: readonly string[];
  /** Some releases do not have it. */
  readonly optional?: boolean;
  /** What its cells may hold; a label that is not read when left out. */
  readonly cells?: CellSyntax;
  /** Together with area and period it tells one row from the others. */
  readonly key?: boolean;
}

/** Column → text (or one of the texts) that a row must hold there to be read. */
export type RowFilter = Readonly<Record<string, string | readonly string[]>>;

/** Rows whose cells become figures of a metric as they are. One metric may have several rules. */
export interface FigureRule {
  readonly metric: string;
  readonly column: string;
  /** What the cells of these rows may hold, where that is less than what the column may. */
  readonly cells?: CellSyntax;
  readonly where?: RowFilter;
  /** Dimension of the metric → the column that holds it. */
  readonly breakdown?: Readonly<Record<string, BreakdownColumn>>;
  /** Dimension of the metric → its value for all rows of this rule: a wide file has one column for each. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Columns of what stands behind the figure, where the file has them. */
  readonly count?: string;
  readonly denominator?: string | DenominatorRow;
  readonly limits?: { readonly lower: string; readonly upper: string };
}

/**
 * A denominator that stands in another row of the same area and period: 'Total' below its parts. Dimensions of the
 * figure whose column is not named in `where` are the same in both rows.
 */
export interface DenominatorRow {
  readonly column: string;
  readonly where: RowFilter;
}

export interface BreakdownColumn {
  readonly column: string;
  /** Text in the file → value in the metric. */
  readonly values: Readonly<Record<string, string>>;
  /** Texts of rows that are not read; any other text is refused. */
  readonly passOver?: readonly string[];
}

/** Rows whose cells are kept as numbers that metrics are computed from. */
export interface ObservationRule extends Omit<FigureRule, 'metric' | 'cells' | 'count' | 'denominator' | 'limits'> {
  readonly measure: string;
  /** What an accepted cell says as plain number or symbol, where it is neither as it stands; `note` is that column's text. */
  readonly meaning?: (cell: string, note: string) => string;
  /** A column with words about the cell. */
  readonly note?: string;
  /** Not read where the release has this column: it publishes what would be computed. */
  readonly unless?: string;
}

export interface PeriodInName {
  /** The period that a file name tells; `undefined` where it tells none. */
  readonly read: (fileName: string) => string | undefined;
  /** Completes "expected a file name with …". */
  readonly expected: string;
}

/** What one kind of published file looks like, and what this version reads from it. */
export interface Layout {
  /** Slug of the data set (shared/framework/datasets.ts). */
  readonly dataset: string;
  /** How the publisher's file is named, for telling files with one header apart. */
  readonly fileName: RegExp;
  readonly columns: readonly Column[];
  /** Cells of columns that are not named; columns that nobody knows are passed over where left out. */
  readonly otherCells?: CellSyntax;
  readonly area: AreaColumns;
  readonly period?: PeriodColumns;
  /** The period of all rows, where only the file's name tells it. */
  readonly periodInName?: PeriodInName;
  /** Column whose texts tell this file from others with the same header. */
  readonly toldBy?: { readonly column: string; readonly texts: readonly string[] };
  readonly figures?: readonly FigureRule[];
  readonly observations?: readonly ObservationRule[];
  /** A model of statistical neighbours instead of figures. */
  readonly neighbours?: NeighbourColumns;
}

/** Where a model of neighbours keeps them: `position` of the first neighbour's column, then pairs of code and closeness. */
export interface NeighbourColumns {
  readonly title: string;
  readonly firstColumn: string;
  readonly count: number;
}

/** A layout as one file's header holds it. */
export interface FittedLayout {
  readonly layout: Layout;
  readonly header: readonly string[];
  /** Column's present name → where it stands, -1 for an optional one that is not there. */
  readonly at: ReadonlyMap<string, number>;
  /** Headers that no column of the layout has. */
  readonly others: readonly number[];
  /** Period of all rows, where the file's name tells it. */
  readonly period?: string;
}

/** How a header fits a layout: all of it, or which columns are missing. */
export function fit(layout: Layout, header: readonly string[]): FittedLayout | { readonly missing: readonly Column[] } {
  const place = new Map(header.map((name, index): [string, number] => [name, index]).reverse());
  const at = new Map<string, number>();
  const missing: Column[] = [];
  const used = new Set<number>();
  for (const column of layout.columns) {
    const index = headersOf(column).map((name) => place.get(name)).find((found) => found !== undefined);
    if (index === undefined && !column.optional) missing.push(column);
    if (index !== undefined) used.add(index);
    at.set(column.name, index ?? -1);
  }
  if (missing.length > 0) return { missing };
  return { layout, header, at, others: header.flatMap((_, index) => (used.has(index) ? [] : [index])) };
}

/** Headers a column goes by. */
export function headersOf({ name, headers = [name] }: Column): readonly string[] {
  return headers;
}

/** Whether this version reads anything from files of a layout. */
export function isRead({ figures, observations, neighbours }: Layout): boolean {
  return Boolean(figures?.length || observations?.length || neighbours);
}
