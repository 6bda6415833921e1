import type { ApiFigure } from '../../shared/api.ts';
import type { Metric } from '../../shared/framework/types.ts';

/**
 * Figures as CSV (RFC 4180, CRLF, UTF-8): the JSON keys as header, breakdown dimensions and the release as dotted
 * names. Columns that only neighbours have come along when `withNeighbours`.
 */
export function figuresCsv(metric: Metric, figures: readonly ApiFigure[], withNeighbours: boolean): string {
  const columns: readonly (readonly [name: string, cell: (figure: ApiFigure) => string | number | null | undefined])[] = [
    ['metric', (figure) => figure.metric],
    ['area', (figure) => figure.area],
    ['areaName', (figure) => figure.areaName],
    ['level', (figure) => figure.level],
    ['period', (figure) => figure.period],
    ...metric.breakdowns.map(({ name }) => [`breakdown.${name}`, (figure: ApiFigure) => figure.breakdown[name]] as const),
    ['value', (figure) => figure.value],
    ['missing', (figure) => figure.missing],
    ...(metric.unit === 'category' ? [['category', (figure: ApiFigure) => figure.category] as const] : []),
    ['published', (figure) => ('published' in figure ? figure.published : null)],
    ['release.id', (figure) => figure.release.id],
    ['release.published', (figure) => figure.release.published],
    ...(withNeighbours ? NEIGHBOUR_COLUMNS : []),
  ];
  const rows = [columns.map(([name]) => name), ...figures.map((figure) => columns.map(([, cell]) => cell(figure)))];
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

const NEIGHBOUR_COLUMNS = (['with', 'of', 'model'] as const).map(
  (name) => [name, (figure: ApiFigure) => ('with' in figure ? figure[name] : null)] as const,
);

/**
 * One cell, quoted where RFC 4180 asks for it. A text that a spreadsheet would run as a formula is put behind an
 * apostrophe; a number stays a number, a negative one too.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
