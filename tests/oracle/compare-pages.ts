import type { OracleArea } from './area-codes.ts';
import { amountText, type Comparison } from './compare-cells.ts';
import type { ExpectedFigure, MetricReading } from './expected-figures.ts';
import type { ExpectedNeighbourFigure } from './expected-neighbours.ts';

type Amounts = readonly (number | string | null)[];

/** What a page carries of a line or a list: columns in one order. */
export interface PageColumns {
  readonly values: readonly (number | null)[];
  readonly reasons: readonly (string | null)[];
  readonly words?: readonly (string | null)[];
  readonly counts?: Amounts;
  readonly denominators?: Amounts;
  readonly lower?: readonly (number | null)[];
  readonly upper?: readonly (number | null)[];
}
export interface PageSeries extends PageColumns {
  readonly role: string;
  readonly with?: readonly number[];
  readonly of?: number;
}
export interface PageList extends PageColumns {
  readonly codes: readonly string[];
}

/** A place in words, or how to say it: most are never said. */
type Where = string | (() => string);
type Breakdown = Readonly<Record<string, string>>;
const keyOf = (code: string, period: string, breakdown: Breakdown) => `${code} ${period} ${Object.entries(breakdown).sort().join(';')}`;

/** Expected figures of one metric, and the comparison of pages with them; what differs is collected as sentences. */
export class PageComparison {
  compared = 0;
  readonly differences: string[] = [];
  private readonly figures: ReadonlyMap<string, ExpectedFigure>;
  private readonly medians: ReadonlyMap<string, ExpectedNeighbourFigure>;
  private readonly reading: MetricReading;

  constructor(reading: MetricReading, figures: readonly ExpectedFigure[], medians: readonly ExpectedNeighbourFigure[]) {
    this.reading = reading;
    this.figures = new Map(figures.map((figure) => [keyOf(figure.area.code, figure.period, figure.breakdown), figure]));
    this.medians = new Map(medians.map((median) => [keyOf(median.area.code, median.period, median.breakdown), median]));
  }

  /** One line of an area, period by period. */
  line(page: string, area: OracleArea, series: PageSeries, periods: readonly string[], breakdown: Breakdown): void {
    periods.forEach((period, index) => {
      this.cell(() => `${page}, ${series.role} ${area.code} ${period}`, this.expected(area, period, breakdown), series, index);
    });
  }

  /** The line of the neighbours of an area. */
  neighbours(page: string, area: OracleArea, series: PageSeries, periods: readonly string[], breakdown: Breakdown): void {
    periods.forEach((period, index) => {
      const median = this.medians.get(keyOf(area.code, period, breakdown));
      const where = () => `${page}, neighbours ${period}`;
      this.same(where, 'value', median?.value ?? null, series.values[index]);
      this.same(where, 'reason', median ? median.missing : 'none', series.reasons[index]);
      this.same(where, 'with', median ? String(median.with) : '0', series.with?.[index] ?? null);
      this.same(where, 'of', '10', series.of ?? null);
      this.compared += 1;
    });
  }

  /** A list of areas in one period: the right areas, each once, with what is published of them. */
  list(page: string, areas: readonly OracleArea[], list: PageList, period: string, breakdown: Breakdown): void {
    const codes = areas.map(({ code }) => code).sort();
    this.same(page, 'areas', codes.join(' '), [...list.codes].sort().join(' '));
    for (const area of areas) {
      const index = list.codes.indexOf(area.code);
      if (index >= 0) this.cell(() => `${page}, ${area.code} ${period}`, this.expected(area, period, breakdown), list, index);
    }
  }

  result(): Comparison {
    return { compared: this.compared, differences: this.differences };
  }

  private expected(area: OracleArea, period: string, breakdown: Breakdown): ExpectedFigure | undefined {
    return this.figures.get(keyOf(area.code, period, this.reading.neighbours === 'judgements' && area.level === 'LA' ? {} : breakdown));
  }

  private cell(where: Where, figure: ExpectedFigure | undefined, columns: PageColumns, index: number): void {
    this.compared += 1;
    this.same(where, 'value', figure?.value ?? null, columns.values[index]);
    this.same(where, 'reason', figure ? figure.missing : 'none', columns.reasons[index]);
    this.same(where, 'word', figure?.category ? figure.published.toLowerCase() : null, columns.words?.[index] ?? null);
    this.same(where, 'count', amountText(figure?.behind.count ?? null), amountText(textOf(columns.counts?.[index])));
    this.same(where, 'denominator', amountText(figure?.behind.denominator ?? null), amountText(textOf(columns.denominators?.[index])));
    this.same(where, 'lower limit', figure?.limits?.[0] ?? null, columns.lower?.[index] ?? null);
    this.same(where, 'upper limit', figure?.limits?.[1] ?? null, columns.upper?.[index] ?? null);
  }

  same(where: Where, what: string, expected: string | null, shown: number | string | null | undefined): void {
    if (expected === textOf(shown)) return;
    this.differences.push(`${this.reading.metric} ${typeof where === 'string' ? where : where()}: ${what} should be ${expected ?? 'nothing'}, the page has ${textOf(shown) ?? 'nothing'}`);
  }
}

function textOf(shown: number | string | null | undefined): string | null {
  return shown === null || shown === undefined ? null : String(shown);
}
