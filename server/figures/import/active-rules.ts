import type { BreakdownColumn, FigureRule, FittedLayout, ObservationRule, RowFilter } from './layout.ts';
import { quoted } from './refused-file.ts';
import type { WrongCell } from './row-areas.ts';

/** A rule of the layout that holds for this file, and where its cells stand. */
export interface ActiveRule<Rule extends FigureRule | ObservationRule = FigureRule | ObservationRule> {
  readonly rule: Rule;
  readonly column: number;
  /** Where the columns of what stands behind a figure are; -1 for those that neither rule nor file have. */
  readonly behind: { readonly count: number; readonly denominator: number; readonly lower: number; readonly upper: number };
  /** Where the words about an observation's cell are; -1 for none. */
  readonly note: number;
}

/** What a row is read for: as a figure or an observation of a rule, or as the denominator of another row's figure. */
export interface Target {
  readonly active: ActiveRule;
  /** In the order of the rule's dimensions; of a denominator, of those that it shares with the figure. */
  readonly breakdown: string;
  /** Of a figure whose denominator stands in another row: the breakdown of that row. */
  readonly shared?: string;
  readonly isDenominator?: true;
}

/** The rules of a layout that a file has the columns for. */
export class ActiveRules {
  readonly figures: readonly ActiveRule<FigureRule>[];
  readonly observations: readonly ActiveRule<ObservationRule>[];
  /** Every column whose cells are kept. */
  readonly columns: ReadonlySet<number>;
  /** Every column whose texts decide what a row is read for. */
  readonly deciding: readonly number[];

  constructor(private readonly fitted: FittedLayout) {
    const { layout } = fitted;
    const place = (name?: string) => (name === undefined ? -1 : fitted.at.get(name) ?? -1);
    const there = (name: string) => place(name) !== -1;
    const nothing = { count: -1, denominator: -1, lower: -1, upper: -1 };
    this.figures = (layout.figures ?? []).filter(({ column }) => there(column)).map((rule) => {
      const { column, count, denominator, limits } = rule;
      const inRow = typeof denominator === 'string' ? denominator : undefined;
      return { rule, column: place(column), behind: { count: place(count), denominator: place(inRow), lower: place(limits?.lower), upper: place(limits?.upper) }, note: -1 };
    });
    this.observations = (layout.observations ?? [])
      .filter(({ column, unless }) => there(column) && !(unless && there(unless)))
      .map((rule) => ({ rule, column: place(rule.column), behind: nothing, note: place(rule.note) }));
    const all = [...this.figures, ...this.observations];
    this.columns = new Set(all.flatMap((active) => [active.column, ...Object.values(active.behind), active.note, place(denominatorRow(active)?.column)]));
    this.deciding = all.flatMap((active) => {
      const { where, breakdown = {} } = active.rule;
      return [...Object.keys({ ...where, ...denominatorRow(active)?.where }), ...Object.values(breakdown).map(({ column }) => column)].map(place);
    });
  }

  /** Everything that a row is read for. */
  targetsOf(row: readonly string[]): readonly Target[] | WrongCell {
    const targets: Target[] = [];
    for (const active of [...this.figures, ...this.observations]) {
      if (!this.holds(active.rule.where, row)) continue;
      const breakdown = this.breakdownOf(active.rule, row);
      if (breakdown === null) continue;
      if (typeof breakdown !== 'string') return breakdown;
      const from = denominatorRow(active);
      const shared = from && this.breakdownOf(active.rule, row, from.where);
      targets.push({ active, breakdown, ...(typeof shared === 'string' && { shared }) });
    }
    for (const active of this.figures) {
      const from = denominatorRow(active);
      if (!from || !this.holds(from.where, row)) continue;
      const breakdown = this.breakdownOf(active.rule, row, from.where);
      if (breakdown === null) continue;
      if (typeof breakdown !== 'string') return breakdown;
      targets.push({ active: { ...active, column: this.fitted.at.get(from.column) ?? -1 }, breakdown, isDenominator: true });
    }
    return targets;
  }

  private holds(where: RowFilter = {}, row: readonly string[]): boolean {
    return Object.entries(where).every(([column, texts]) => [texts].flat().includes(row[this.fitted.at.get(column) ?? -1] ?? ''));
  }

  /** The dimensions of a rule in a row, without those whose column is in `apart`; `null` where such rows are not read. */
  private breakdownOf({ fixed = {}, breakdown = {} }: FigureRule | ObservationRule, row: readonly string[], apart: RowFilter = {}): string | null | WrongCell {
    const parts = Object.entries(fixed).map(([dimension, value]) => `${dimension}=${value}`);
    for (const [dimension, column] of Object.entries(breakdown)) {
      if (column.column in apart) continue;
      const value = this.valueOf(column, row);
      if (typeof value !== 'string') return value;
      parts.push(`${dimension}=${value}`);
    }
    return parts.join(';');
  }

  /** What a breakdown's text is called in the metric; `null` where such rows are not read. */
  private valueOf({ column, values, passOver = [] }: BreakdownColumn, row: readonly string[]): string | null | WrongCell {
    const text = row[this.fitted.at.get(column) ?? -1] ?? '';
    const value = Object.hasOwn(values, text) ? values[text] : undefined;
    if (value !== undefined) return value;
    if (passOver.includes(text)) return null;
    return { column, expected: `expected one of ${[...Object.keys(values), ...passOver].map(quoted).join(', ')}, found ${quoted(text)}.` };
  }
}

function denominatorRow({ rule }: ActiveRule): Exclude<FigureRule['denominator'], string> {
  return 'metric' in rule && typeof rule.denominator === 'object' ? rule.denominator : undefined;
}
