import type { Worksheet } from 'exceljs';
import type { Row, WorkspaceExport } from './export.ts';

const WIDTHS: Readonly<Record<string, number>> = {
  Indicator: 34, Area: 26, Breakdown: 24, Year: 10, Note: 80, Text: 80, Question: 40, By: 34, 'What will be done': 60, Organisation: 34, Name: 28, 'Job role': 28, When: 26, Who: 34, What: 80,
  'Figure as it was seen': 40, 'Since then': 40, Source: 40, Release: 40, 'Says whose figure it is': 60, 'What came of it': 60, 'What it says': 80, Title: 40, Method: 50, Limits: 50, 'Read beside': 50, 'Who, as agreed': 26, 'Sees to it': 34, 'Recorded by': 34,
};
/** What a cell may hold; a note is shorter. */
const LONGEST_CELL = 32_000;

/** A workspace as a workbook. Everything people wrote is stored as text, which no spreadsheet runs as a formula. */
export async function exportWorkbook({ about, notes, discussions, evidence, actions, members, log }: WorkspaceExport): Promise<Buffer> {
  // Loaded when the first workbook is asked for: the program starts without it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const first = workbook.addWorksheet('About');
  first.columns = [{ width: 34 }, { width: 110 }];
  for (const [label, text] of about) {
    const row = first.addRow([cellOf(label), cellOf(text)]);
    row.getCell(1).font = { bold: true };
    for (const cell of [row.getCell(1), row.getCell(2)]) cell.alignment = { wrapText: true, vertical: 'top' };
  }
  const sheets: readonly (readonly [string, readonly Row[], string])[] = [
    ['Context notes', notes, 'No context note was written.'], ['Discussions', discussions, 'No question was asked.'], ['Evidence', evidence, 'No evidence was added.'], ['Actions', actions, 'No action was recorded.'],
    ['Members', members, 'Nobody is a member.'], ['Log', log, 'Nothing is in the log.'],
  ];
  for (const [name, rows, none] of sheets) table(workbook.addWorksheet(name), rows, none);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function table(sheet: Worksheet, rows: readonly Row[], none: string): void {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) {
    sheet.addRow([none]);
    return;
  }
  sheet.columns = columns.map((name) => ({ width: WIDTHS[name] ?? 16 }));
  sheet.addRow(columns).font = { bold: true };
  for (const row of rows) {
    const added = sheet.addRow(columns.map((name) => cellOf(row[name] ?? null)));
    added.alignment = { wrapText: true, vertical: 'top' };
  }
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** Control characters are not allowed in the file's XML: they become the replacement character. */
function cellOf(content: string | number | null): string | number | null {
  if (typeof content !== 'string') return content;
  return content.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD').slice(0, LONGEST_CELL);
}
