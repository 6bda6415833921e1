import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** What an import must say about a file. */
export type Verdict =
  | { readonly accepted: true }
  /**
   * Refused whole, or left alone. `line` counts from 1, the header; `column` is the header's word. Left out: there is
   * none to name. `nameless`: there is not even a file to name.
   */
  | { readonly accepted: false; readonly line?: number; readonly column?: string; readonly nameless?: true };

/** A published file made wrong, or only made different. */
export interface OddFile {
  readonly name: string;
  readonly verdict: Verdict;
  /** Writes it under `folder`, which is its own, and answers the path to hand to the import. */
  write(folder: string): Promise<string>;
}

type Line = readonly string[];

/** The file that everything here is made from: one direct metric, so that a file stands on its own. */
export const SOURCE = 'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv';
const VALUE = 'rereferral_percent';
/** A column of the layout that no metric reads. */
const UNREAD = 'no_further_action_count';

/** The published file as lines of cells, changed one way at a time. */
class Sheet {
  readonly lines: readonly Line[];
  readonly header: Line;

  constructor(source: Buffer) {
    this.lines = parse(source, { bom: true });
    this.header = this.lines[0] ?? [];
  }

  /** The same with `change` made in line `number`, counted from 1, the header. */
  line(number: number, change: (cells: Line) => Line): readonly Line[] {
    return this.lines.map((cells, index) => (index === number - 1 ? change(cells) : cells));
  }

  /** The same with one line's cells of some columns replaced. */
  cells(number: number, texts: Readonly<Record<string, string>>): readonly Line[] {
    return this.line(number, (cells) => cells.map((cell, index) => texts[this.header[index] ?? ''] ?? cell));
  }

  /** The same without a column. */
  without(column: string): readonly Line[] {
    const left = this.header.indexOf(column);
    return this.lines.map((cells) => cells.filter((_, index) => index !== left));
  }

  /** The same with a column moved to the end. */
  withLast(column: string): readonly Line[] {
    const moved = this.header.indexOf(column);
    return this.lines.map((cells) => [...cells.filter((_, index) => index !== moved), cells[moved] ?? '']);
  }

  /** The first `count` lines, then `more`, then the rest. */
  inserted(count: number, more: Line): readonly Line[] {
    return [...this.lines.slice(0, count), more, ...this.lines.slice(count)];
  }

  /** Number of the first line whose `column` holds `text`. */
  numberOf(column: string, text: string): number {
    return this.lines.findIndex((cells) => cells[this.header.indexOf(column)] === text) + 1;
  }

  cell(number: number, column: string): string {
    return this.lines[number - 1]?.[this.header.indexOf(column)] ?? '';
  }
}

/** Every odd file that is one CSV file, each with the verdict that the issue and the data README call for. */
export function oddTexts(source: Buffer): readonly OddFile[] {
  const sheet = new Sheet(source);
  return [...torn(sheet), ...misspelt(sheet), ...misColumned(sheet), ...misKeyed(sheet), ...misValued(sheet), ...different(sheet)];
}

function torn(sheet: Sheet): OddFile[] {
  const text = textOf(sheet.lines);
  const lines = text.split('\n');
  const broken = (number: number, change: (line: string) => string) =>
    lines.map((line, index) => (index === number - 1 ? change(line) : line)).join('\n');
  return [
    file('cut in the middle of a line', refused(1000), `${lines.slice(0, 999).join('\n')}\n${(lines[999] ?? '').slice(0, 40)}`),
    file('cut at the end of a line', refused(), `${lines.slice(0, 1000).join('\n')}\n`),
    file('cut inside a last cell in the middle', refused(), lines.slice(0, 1000).join('\n').replace(/\.\d$/, '')),
    // A shorter number looks as right as the whole one, and a release can never be mended.
    file('cut inside the last figure', refused(sheet.lines.length, VALUE), textOf(sheet.withLast(VALUE)).trimEnd().slice(0, -1)),
    file('no line end after the last figure', refused(sheet.lines.length, VALUE), textOf(sheet.withLast(VALUE)).trimEnd()),
    file('a row with a cell too few', refused(800), textOf(sheet.line(800, (cells) => cells.slice(0, -1)))),
    file('a row with a cell too many', refused(800), textOf(sheet.line(800, (cells) => [...cells, '1']))),
    file('an unclosed quotation mark', refused(300), broken(300, (line) => line.replace(',', ',"'))),
    file('a quotation mark inside a bare cell', refused(300), broken(300, (line) => line.replace('Reporting', 'Rep"orting'))),
    file('a header and no row', refused(), textOf(sheet.lines.slice(0, 1))),
    file('nothing at all', refused(), ''),
    file('a byte order mark and nothing else', refused(), '\ufeff'),
    file('the header again in the middle', refused(500), textOf(sheet.inserted(499, sheet.header))),
  ];
}

function misspelt(sheet: Sheet): OddFile[] {
  const text = textOf(sheet.lines);
  return [
    file('UTF-16 with its mark', refused(), Buffer.from(`\ufeff${text}`, 'utf16le')),
    file('UTF-16 without its mark', refused(), Buffer.from(text, 'utf16le')),
    file('a Latin-1 letter', refused(200), Buffer.from(textOf(sheet.cells(200, { la_name: 'Caf\u00e9' })), 'latin1')),
    file('a NUL byte in a name', refused(200), textOf(sheet.cells(200, { la_name: 'Lee\0ds' }))),
    file('a NUL byte in a value', refused(200), textOf(sheet.cells(200, { [VALUE]: '2\0' }))),
  ];
}

function misColumned(sheet: Sheet): OddFile[] {
  const at = sheet.header.indexOf(VALUE);
  const again = sheet.lines.map((cells) => [...cells, cells[at] ?? '']);
  return [
    file('the column of values missing', refused(1, VALUE), textOf(sheet.without(VALUE))),
    file('the column of values renamed', refused(1, VALUE), textOf(sheet.cells(1, { [VALUE]: 'rereferral_share' }))),
    file('the column of values twice', refused(1, VALUE), textOf(again)),
    file('the column of old codes missing', refused(1, 'old_la_code'), textOf(sheet.without('old_la_code'))),
    file('the column of periods missing', refused(1, 'time_period'), textOf(sheet.without('time_period'))),
  ];
}

function misKeyed(sheet: Sheet): OddFile[] {
  const row = sheet.lines[899] ?? [];
  const otherValue = row.map((cell, index) => (index === sheet.header.indexOf(VALUE) ? '99.9' : cell));
  const leeds = sheet.numberOf('old_la_code', '383');
  return [
    file('a row twice', refused(sheet.lines.length + 1), textOf([...sheet.lines, row])),
    file('a row twice with another value', refused(901), textOf(sheet.inserted(900, otherValue))),
    file('an area nobody knows', refused(700), textOf(sheet.cells(700, { old_la_code: '999', new_la_code: 'E06999999', la_name: 'Nowhere' }))),
    file('an ONS code nobody knows', refused(700, 'new_la_code'), textOf(sheet.cells(700, { new_la_code: 'E06999999' }))),
    file('codes of two areas in one row', refused(leeds), textOf(sheet.cells(leeds, { new_la_code: 'E08000032' }))),
    file('a region nobody knows', refused(sheet.numberOf('geographic_level', 'Regional'), 'region_code'),
      textOf(sheet.cells(sheet.numberOf('geographic_level', 'Regional'), { region_code: 'E12000099' }))),
    file('a level nobody knows', refused(700, 'geographic_level'), textOf(sheet.cells(700, { geographic_level: 'Parish' }))),
    file('a period that is none', refused(700, 'time_period'), textOf(sheet.cells(700, { time_period: '20x5' }))),
    file('an academic year among single years', refused(700, 'time_period'), textOf(sheet.cells(700, { time_period: '202425' }))),
  ];
}

function misValued(sheet: Sheet): OddFile[] {
  const texts: Readonly<Record<string, string>> = {
    'a symbol nobody knows': '\u00a7',
    'text where a number belongs': 'n/a',
    'a cell with nothing in it': '',
    'a word that programs take for a number': 'Infinity',
    'another such word': 'NaN',
    'a number written for machines': '1e3',
    'a hexadecimal number': '0x1F',
    'digits of another script': '\uff12\uff12',
    'two decimal points': '22.6.1',
    'a decimal comma': '22,6',
    'a share below nothing': '-3',
  };
  return Object.entries(texts).map(([name, text]) => file(name, refused(700, VALUE), textOf(sheet.cells(700, { [VALUE]: text }))));
}

function different(sheet: Sheet): OddFile[] {
  const text = textOf(sheet.lines);
  const fine = (name: string, content: string) => file(name, { accepted: true }, content);
  return [
    fine('as published', text),
    fine('lines ended the Windows way', text.replaceAll('\n', '\r\n')),
    fine('a byte order mark', `\ufeff${text}`),
    fine('an empty line at the end', `${text}\n`),
    fine('no line end at the end, after a cell that no metric reads', text.trimEnd()),
    fine('a column less that no metric reads', textOf(sheet.without(UNREAD))),
    fine('every cell in quotation marks', sheet.lines.map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`).join('')),
    fine('a column more', textOf(sheet.lines.map((cells, index) => [...cells, index === 0 ? 'remarks' : 'none']))),
    fine('columns in another order', textOf(sheet.lines.map((cells) => [...cells].reverse()))),
    fine('rows in another order', textOf([sheet.header, ...sheet.lines.slice(1).reverse()])),
  ];
}

function refused(line?: number, column?: string): Verdict {
  return { accepted: false, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

function file(name: string, verdict: Verdict, content: string | Buffer): OddFile {
  return {
    name,
    verdict,
    async write(folder) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, SOURCE);
      await writeFile(path, content);
      return path;
    },
  };
}

/** CSV as the publisher writes it. */
function textOf(lines: readonly Line[]): string {
  return lines.map((cells) => `${cells.map((cell) => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(',')}\n`).join('');
}
