import { CAVEAT } from '../../../shared/caveat.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { pinnedDay, SYMBOLS } from '../../../shared/view-facts.ts';
import { viewParts, type ViewRow } from '../../../shared/view-table.ts';
import { csvTable, type CsvColumn } from '../api-csv.ts';

/** Spreadsheets take a CSV for another encoding where it does not begin with this. */
const BYTE_ORDER_MARK = '\ufeff';

type Line = ViewRow & { readonly part: string };

/** Columns of a figure, shared with the spreadsheet. */
export const FIGURE_COLUMNS: readonly CsvColumn<ViewRow>[] = [
  ['role', ({ role }) => role],
  ['area', ({ area }) => area],
  ['areaName', ({ areaName }) => areaName],
  ['period', ({ period }) => period],
  ['value', ({ value }) => value],
  ['missing', ({ symbol }) => symbol],
  ['shown', ({ shown }) => shown],
  ['withheldSince', ({ withheldSince }) => withheldSince],
  ['count', ({ count }) => count],
  ['denominator', ({ denominator }) => denominator],
  ['lowerLimit', ({ lower }) => lower],
  ['upperLimit', ({ upper }) => upper],
  ['neighboursWith', (row) => row.with],
  ['neighboursOf', ({ of }) => of],
  ['closeness', ({ closeness }) => closeness],
  ['context', ({ context }) => context],
];

/**
 * A view as CSV, one row for each figure: the lines of the chart, the local authorities of the list and the regions by
 * name, and what to read beside them; source, release, licence, footnotes and caveat stand in every row.
 * @param address of the page that shows these figures again.
 */
export function viewCsv(view: IndicatorView, address: string): string {
  const lines = viewParts(view).flatMap(({ title, rows }) => rows.map((row): Line => ({ ...row, part: title })));
  const columns: readonly CsvColumn<Line>[] = [
    ['part', ({ part }) => part],
    ['measure', ({ measure }) => measure.title],
    ['unit', ({ measure }) => measure.unit],
    ['breakdown', ({ measure }) => measure.breakdown],
    ...FIGURE_COLUMNS,
    ['source', ({ measure }) => measure.source],
    ['sourceUrl', ({ measure }) => measure.sourceUrl],
    ['release', ({ measure }) => measure.release?.id],
    ['releasePublished', ({ measure }) => measure.release?.published],
    ['denominatorRelease', ({ measure }) => measure.denominator?.id],
    ['asAt', () => pinnedDay(view)],
    ['address', () => address],
    ['licence', ({ measure }) => measure.licence],
    ['footnotes', ({ measure }) => measure.footnotes.join(' ')],
    ['symbols', () => SYMBOLS],
    ['caveat', () => CAVEAT],
  ];
  return BYTE_ORDER_MARK + csvTable(columns, lines);
}
