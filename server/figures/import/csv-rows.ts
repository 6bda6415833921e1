import Papa from 'papaparse';
import { RefusedFile } from './refused-file.ts';

/** Rows of cells that follow each other, each with the line it starts on. */
export interface RowBatch {
  readonly rows: readonly (readonly string[])[];
  /** Line of each row; the same length as `rows`. */
  readonly lines: readonly number[];
  /** The last row is the file's last and has no line end: its last cell may have been cut off. */
  readonly endsOpen?: boolean;
}

/** A row longer than this is a quote that was never closed, not a row. */
const LONGEST_ROW = 1_000_000;
/** More blank lines than this at the end of a file are no slip of the publisher's. */
const MOST_BLANK_LINES = 1_000;

type Newline = '\n' | '\r\n';

/**
 * CSV text in pieces → rows in batches, the header among them. Blank lines are left out at the end only.
 * @throws RefusedFile, with line, for quotes that are not closed or wrongly placed, and for blank lines inside.
 */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<RowBatch> {
  const blanks = new BlankLines();
  let rest = '';
  let line = 1;
  let newline: Newline | undefined;
  for await (const piece of pieces) {
    rest += piece;
    const end = rest.lastIndexOf('\n');
    const open = (): boolean => {
      if (end === -1) return true;
      newline ??= rest[rest.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
      return false;
    };
    const parsed = open() || !newline ? { openSince: line } : parseBlock(rest.slice(0, newline === '\r\n' && rest[end - 1] === '\r' ? end - 1 : end), newline, line);
    if ('openSince' in parsed) {
      if (rest.length > LONGEST_ROW) throw new RefusedFile({ line: parsed.openSince, expected: `the row that starts on this line is longer than ${LONGEST_ROW} characters: a quote is never closed, or this is no CSV file.` });
      continue;
    }
    rest = rest.slice(end + 1);
    line = parsed.nextLine;
    const batch = blanks.without(parsed);
    if (batch.rows.length > 0) yield batch;
  }
  if (rest === '') return;
  const last = parseBlock(rest, newline ?? '\n', line);
  if ('openSince' in last) throw new RefusedFile({ line: last.openSince, expected: 'a quoted cell in the row that starts on this line is never closed; the file may have been cut off.' });
  const batch = blanks.without(last);
  if (batch.rows.length > 0) yield { ...batch, endsOpen: true };
}

/** Lets blank lines pass at the end of a file and nowhere else. */
class BlankLines {
  private first: number | undefined;
  private count = 0;

  without(batch: RowBatch): RowBatch {
    const { rows, lines } = batch;
    const isBlank = (row: readonly string[]) => row.length === 1 && row[0] === '';
    const firstBlank = rows.findIndex(isBlank);
    if (firstBlank === -1 && this.first === undefined) return batch;
    const lastFull = rows.findLastIndex((row) => !isBlank(row));
    if (lastFull !== -1 && (this.first !== undefined || firstBlank < lastFull)) {
      throw new RefusedFile({ line: this.first ?? lines[firstBlank], expected: 'expected a row, found a blank line inside the file.' });
    }
    this.first ??= lines[firstBlank];
    this.count += rows.length - lastFull - 1;
    if (this.count > MOST_BLANK_LINES) throw new RefusedFile({ line: this.first, expected: `expected the end of the file, found more than ${MOST_BLANK_LINES} blank lines.` });
    return { rows: rows.slice(0, lastFull + 1), lines: lines.slice(0, lastFull + 1) };
  }
}

interface ParsedBlock extends RowBatch {
  readonly nextLine: number;
}

/** Rows of a block of whole lines, or the line of its last row when that ends inside a quoted cell. */
function parseBlock(block: string, newline: Newline, firstLine: number): ParsedBlock | { readonly openSince: number } {
  const { data, errors } = Papa.parse<string[]>(block, { delimiter: ',', newline });
  const quotes = block.includes('"');
  const lines: number[] = new Array<number>(data.length);
  let line = firstLine;
  for (let index = 0; index < data.length; index++) {
    lines[index] = line++;
    // Only a quoted cell can hold a line end.
    if (quotes) for (const cell of data[index]!) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) line++;
  }
  const misplaced = errors.find(({ code }) => code === 'InvalidQuotes');
  if (misplaced) throw new RefusedFile({ line: lines[misplaced.row ?? 0], expected: 'expected a comma or the line end after a closing quote in the row that starts on this line.' });
  if (errors.some(({ code }) => code === 'MissingQuotes')) return { openSince: lines.at(-1) ?? firstLine };
  return { rows: data, lines, nextLine: line };
}
