import type { Worksheet } from 'exceljs';
import { CAVEAT } from '../../../shared/caveat.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { factLines, measureFacts, pinnedDay, releaseText } from '../../../shared/view-facts.ts';
import { viewParts, type ViewPart, type ViewRow } from '../../../shared/view-table.ts';
import type { Cell } from '../api-csv.ts';
import { FIGURE_COLUMNS } from './view-csv.ts';

/** Headings for people, in place of the CSV's names. */
const HEADINGS: Readonly<Record<string, string>> = {
  role: 'What it is', area: 'Code', areaName: 'Area', period: 'Year', value: 'Figure', missing: 'Symbol', shown: 'As shown', withheldSince: 'Withheld since',
  count: 'Count', denominator: 'Out of', lowerLimit: 'Lower 95% limit', upperLimit: 'Upper 95% limit', neighboursWith: 'Neighbours with data', neighboursOf: 'Of neighbours',
  closeness: 'How alike', context: 'Official context',
};
const ROLES: Readonly<Record<ViewRow['role'], string>> = {
  area: 'chosen area', region: 'region', country: 'country', neighbours: 'median of the statistical neighbours', authority: 'local authority', companion: 'read beside',
};
const WIDTHS: Readonly<Record<string, number>> = { role: 18, areaName: 34, shown: 30, context: 60, missing: 8, area: 12, period: 9 };
/** A sheet's name may hold neither of these and 31 characters at most. */
const NOT_IN_SHEET_NAMES = /[\\/?*[\]:]/g;

/**
 * A view as a workbook: a sheet that says what it is, then one for each table. Numbers are numbers; everything else is
 * stored as text, which no spreadsheet runs as a formula.
 */
export async function viewWorkbook(view: IndicatorView, address: string): Promise<Buffer> {
  // Loaded when the first workbook is asked for: the program starts without it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  // The same figures give the same file.
  workbook.created = workbook.modified = new Date(`${pinnedDay(view)}T00:00:00Z`);
  workbook.title = view.title;
  about(workbook.addWorksheet('Read me'), view, address);
  const names = new Set<string>(['read me']);
  for (const part of viewParts(view)) table(workbook.addWorksheet(sheetName(part.title, names)), part, view);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function about(sheet: Worksheet, view: IndicatorView, address: string): void {
  sheet.columns = [{ width: 22 }, { width: 110 }];
  sheet.addRow([view.title]).font = { bold: true, size: 14 };
  for (const [label, text] of factLines(view, address)) {
    const row = sheet.addRow([label, text]);
    row.getCell(1).font = { bold: true };
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
    row.getCell(1).alignment = { vertical: 'top' };
  }
}

/** The caveat and the source stand above every table: a sheet is copied without its neighbours. */
function table(sheet: Worksheet, { title, rows }: ViewPart, view: IndicatorView): void {
  const columns = FIGURE_COLUMNS.filter(([, cell]) => rows.some((row) => contentOf(cell(row)) !== null));
  const withMeasure = rows.some(({ role }) => role === 'companion');
  const facts = rows[0]?.measure ?? measureFacts(view, view);
  sheet.addRow([[title, withMeasure ? '' : facts.breakdown, withMeasure ? '' : facts.unit].filter(Boolean).join(', ')]).font = { bold: true, size: 13 };
  sheet.addRow([CAVEAT]);
  sheet.addRow([withMeasure ? 'Each has a release of its own: see its page.' : `Source: ${facts.source}, ${releaseText(facts)}${facts.licence === null ? '' : `, ${facts.licence}`}`]);
  sheet.addRow([]);
  const heads = sheet.addRow([...(withMeasure ? ['Measure'] : []), ...columns.map(([name]) => HEADINGS[name] ?? name)]);
  heads.font = { bold: true };
  for (const row of rows) {
    const added = sheet.addRow([...(withMeasure ? [row.measure.title + (row.measure.breakdown === '' ? '' : `, ${row.measure.breakdown}`)] : []), ...columns.map(([name, cell]) => (name === 'role' ? ROLES[row.role] : contentOf(cell(row))))]);
    const at = columns.findIndex(([name]) => name === 'value') + (withMeasure ? 2 : 1);
    if (row.value !== null) added.getCell(at).numFmt = row.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(row.decimals)}`;
  }
  if (withMeasure) sheet.getColumn(1).width = 50;
  columns.forEach(([name], index) => { sheet.getColumn(index + (withMeasure ? 2 : 1)).width = WIDTHS[name] ?? 14; });
  sheet.views = [{ state: 'frozen', ySplit: heads.number }];
}

/** An empty text is an empty cell. */
function contentOf(cell: Cell): string | number | null {
  return cell === undefined || cell === '' ? null : cell;
}

function sheetName(title: string, taken: Set<string>): string {
  const plain = title.replace(NOT_IN_SHEET_NAMES, ' ').replace(/^'|'$/g, '').trim().slice(0, 28);
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}
