import type { ApiAreaFigure, ApiFigure } from '../../shared/api.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { hasConfidence } from './api-answer.ts';

/**
 * Figures as CSV (RFC 4180, CRLF, UTF-8): the JSON keys as header, breakdown dimensions and the release as dotted
 * names. A metric's columns are the same whatever is asked for, but for those that only neighbours have: they come along
 * when `withNeighbours`.
 */
export function figuresCsv(metric: Metric, figures: readonly ApiFigure[], withNeighbours: boolean): string {
  return csvTable<ApiFigure>([
    ['metric', (figure) => figure.metric],
    ['area', (figure) => figure.area],
    ['areaName', (figure) => figure.areaName],
    ['level', (figure) => figure.level],
    ['period', (figure) => figure.period],
    ...metric.breakdowns.map(({ name }) => [`breakdown.${name}`, (figure: ApiFigure) => figure.breakdown[name]] as const),
    ['value', (figure) => figure.value],
    ['missing', (figure) => figure.missing],
    ...(metric.unit === 'category' ? [['category', (figure: ApiFigure) => figure.category] as const] : []),
    ['published', ofArea((figure) => figure.published)],
    ['count', ofArea((figure) => figure.count)],
    ['countMissing', ofArea((figure) => figure.countMissing)],
    ['denominator', ofArea((figure) => figure.denominator)],
    ['denominatorMissing', ofArea((figure) => figure.denominatorMissing)],
    ...(hasConfidence(metric) ? CONFIDENCE_COLUMNS : []),
    ['withheldSince', ofArea((figure) => figure.withheldSince)],
    ['release.id', (figure) => figure.release.id],
    ['release.published', (figure) => figure.release.published],
    ...(withNeighbours ? NEIGHBOUR_COLUMNS : []),
  ], figures);
}

/** What a cell may hold; nothing where there is nothing. */
export type Cell = string | number | null | undefined;

/** A column: its name in the header, and its cell in the row of an item. */
export type CsvColumn<Item> = readonly [name: string, cell: (item: Item) => Cell];

/** Header and rows, each ended by CRLF. */
export function csvTable<Item>(columns: readonly CsvColumn<Item>[], items: readonly Item[]): string {
  const rows = [columns.map(([name]) => name), ...items.map((item) => columns.map(([, cell]) => cell(item)))];
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** A cell that only figures of areas have. */
function ofArea(cell: (figure: ApiAreaFigure) => Cell): (figure: ApiFigure) => Cell {
  return (figure) => ('published' in figure ? cell(figure) : null);
}

const CONFIDENCE_COLUMNS = (['lower', 'upper', 'level'] as const).map(
  (name) => [`confidence.${name}`, ofArea((figure) => figure.confidence?.[name])] as const,
);

const NEIGHBOUR_COLUMNS = (['with', 'of', 'model'] as const).map(
  (name) => [name, (figure: ApiFigure) => ('with' in figure ? figure[name] : null)] as const,
);

/**
 * One cell, quoted where RFC 4180 asks for it. A text that a spreadsheet would run as a formula is put behind an
 * apostrophe; a number stays a number, a negative one too.
 */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
