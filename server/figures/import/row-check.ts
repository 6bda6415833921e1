import { ActiveRules, type Target } from './active-rules.ts';
import type { CellSyntax } from './cells.ts';
import type { FittedLayout } from './layout.ts';
import { quoted, RefusedFile } from './refused-file.ts';
import type { WrongCell } from './row-areas.ts';
import { RowOrder } from './row-order.ts';
import { SeenRows } from './seen-rows.ts';

export interface CheckedRow {
  /** Newest ONS code. */
  area: string;
  /** Empty where the layout has no periods. */
  period: string;
  targets: readonly Target[];
}

/** Remembers what a text was found to mean; the same few hundred come thousands of times. */
const MOST_REMEMBERED = 20_000;

/** Checks the rows of one file, one after the other. */
export class RowCheck {
  readonly rules: ActiveRules;
  /** Latest period of the rows so far, as the column has it. */
  private latest = '';

  private readonly cells: readonly { readonly index: number; readonly syntax: CellSyntax }[];
  private readonly keyColumns: readonly number[];
  /** Key columns and those that rules look at: rows with the same texts in them are read for the same. */
  private readonly targetColumns: readonly number[];
  private readonly areaColumns: readonly number[];
  private readonly periodColumns: readonly number[];
  private readonly areas = new Map<string, string>();
  private readonly periods = new Map<string, string>();
  private readonly targets = new Map<string, readonly Target[]>();
  private readonly seen = new SeenRows();
  private readonly order = new RowOrder();
  private lastLine = 0;
  /** The same object for every row: read it before the next one. */
  private readonly checked: CheckedRow = { area: '', period: '', targets: [] };

  constructor(private readonly fitted: FittedLayout) {
    const { layout, at, others } = fitted;
    const place = (name: string) => at.get(name) ?? -1;
    const there = (name: string) => place(name) !== -1;
    this.cells = [
      ...layout.columns.flatMap(({ name, cells }) => (cells && there(name) ? [{ index: place(name), syntax: cells }] : [])),
      ...(layout.otherCells ? others.map((index) => ({ index, syntax: layout.otherCells! })) : []),
    ].sort((a, b) => a.index - b.index);
    this.keyColumns = layout.columns.flatMap(({ name, key }) => (key && there(name) ? [place(name)] : []));
    this.areaColumns = layout.area.columns.map(place);
    this.periodColumns = layout.period?.columns.map(place) ?? [];
    this.rules = new ActiveRules(fitted);
    this.targetColumns = [...new Set([...this.keyColumns, ...this.rules.deciding])];
  }

  /** Newest period of the rows so far; empty before the first and where there are no periods. */
  get newestPeriod(): string {
    const { reached } = this.fitted.layout.period ?? {};
    return reached && this.latest !== '' ? reached(this.latest) : this.latest;
  }

  /** @throws RefusedFile with line and column. */
  check(row: readonly string[], line: number): CheckedRow {
    const { header, layout } = this.fitted;
    if (row.length !== header.length) {
      throw new RefusedFile({ line, expected: `expected ${header.length} columns as in the header, found ${row.length}${row.length < header.length ? ' (a row cut off?)' : ''}.` });
    }
    const area = this.meaning(this.areas, this.areaColumns, layout.area.resolve, row, line);
    const period = layout.period ? this.meaning(this.periods, this.periodColumns, layout.period.resolve, row, line) : this.fitted.period ?? '';
    for (const { index, syntax } of this.cells) this.checkCell(row, line, index, syntax);
    const breakdown = joined(this.keyColumns, row);
    const told = this.targetColumns.length === this.keyColumns.length ? breakdown : joined(this.targetColumns, row);
    let targets = this.targets.get(told);
    if (!targets) {
      const found = this.rules.targetsOf(row);
      if ('expected' in found) throw this.wrong(line, this.fitted.at.get(found.column) ?? -1, found.expected);
      remember(this.targets, told, (targets = found));
    }
    for (const { active: { rule, column }, isDenominator } of targets) {
      if ('cells' in rule && !isDenominator) this.checkCell(row, line, column, rule.cells);
    }
    const before = this.seen.note(area, `${period}\t${breakdown}`, line);
    if (before !== 0) throw new RefusedFile({ line, expected: `expected one row for each area, period and breakdown, found the same as on line ${before} (${[area, period, ...this.keyColumns.map((index) => row[index])].filter(Boolean).join(', ')}).` });
    this.order.note(period);
    this.lastLine = line;
    if (period > this.latest) this.latest = period;
    this.checked.area = area;
    this.checked.period = period;
    this.checked.targets = targets;
    return this.checked;
  }

  /** To be called after the last row. @throws RefusedFile for a file that was cut off between two lines. */
  finish(): void {
    this.order.finish(this.lastLine);
  }

  /**
   * A last line without a line end may be whole or cut off in its last cell, where a shorter number looks as right.
   * @throws RefusedFile when that cell would become a figure.
   */
  refuseOpenEnd(line: number): void {
    const last = this.fitted.header.length - 1;
    if (!this.rules.columns.has(last)) return;
    throw this.wrong(line, last, 'the file ends here without a line end, so this cell may have been cut off. Fetch the file again; if it is whole, end its last line.');
  }

  private meaning(known: Map<string, string>, columns: readonly number[], resolve: (...cells: string[]) => string | WrongCell, row: readonly string[], line: number): string {
    const text = joined(columns, row);
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = resolve(...columns.map((index) => row[index] ?? ''));
    if (typeof found !== 'string') throw this.wrong(line, this.fitted.at.get(found.column) ?? -1, found.expected);
    remember(known, text, found);
    return found;
  }

  private checkCell(row: readonly string[], line: number, index: number, syntax: CellSyntax | undefined): void {
    const text = row[index]!;
    if (syntax && !syntax.accepts(text)) throw this.wrong(line, index, `expected ${syntax.expected}, found ${text === '' ? 'an empty cell' : quoted(text)}.`);
  }

  private wrong(line: number, index: number, expected: string): RefusedFile {
    return new RefusedFile({ line, column: this.fitted.header[index] ?? '', columnNumber: index + 1, expected });
  }
}

function joined(columns: readonly number[], row: readonly string[]): string {
  let text = '';
  for (const index of columns) text += (row[index] ?? '') + '\t';
  return text;
}

function remember<Meaning>(known: Map<string, Meaning>, text: string, meaning: Meaning): void {
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(text, meaning);
}
