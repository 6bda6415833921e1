import { listText } from './format.ts';

/**
 * Official context: what a publisher says of some figures of a metric, in our own words. Locked: nobody edits or removes
 * one. The list stands on the server (`framework/official-context.ts`); a page gets those of what it shows.
 */
export interface ContextMark {
  readonly id: string;
  /** A few words for the chart and the table. */
  readonly label: string;
  /** One or two sentences. */
  readonly words: string;
  /** Names of the areas it is about; `all` where it is about every area of its world. */
  readonly areas: 'all' | readonly string[];
  /** Names of the areas on the page whose figures it touches: those it is about, and those that hold them in totals. */
  readonly touches: readonly string[];
  /** Figures of its periods are not like those of others. */
  readonly breaks: boolean;
  /** First and last period; both `null` for all years, `to` alone where it still holds. */
  readonly from: string | null;
  readonly to: string | null;
  /** Publisher, title and address of the release it stands in; `null` for what is invented. */
  readonly source: { readonly publisher: string; readonly title: string; readonly url: string } | null;
}

/** The sign of a context mark on chart and table; words always stand beside it. */
export const CONTEXT_SIGN = '◆';

/** Years and school or financial years are two kinds: one is never compared with the other. */
function sameKind(a: string, b: string): boolean {
  return a.includes('/') === b.includes('/');
}

/** Whether a mark with dates holds in a period. Marks for all years have no period of their own. */
export function holdsIn({ from, to }: Pick<ContextMark, 'from' | 'to'>, period: string): boolean {
  if (from === null || !sameKind(from, period)) return false;
  return period >= from && (to === null || period <= to);
}

/** Marks with dates that hold in a period, in their own order. */
export function marksAt(marks: readonly ContextMark[], period: string): readonly ContextMark[] {
  return marks.filter((mark) => holdsIn(mark, period));
}

/**
 * Marks that have their sign at a period of the chart: every period of a mark that ends, and the first one shown of a
 * mark that still holds, because that is where the series changes.
 */
export function signsAt(marks: readonly ContextMark[], period: string, periods: readonly string[]): readonly ContextMark[] {
  return marksAt(marks, period).filter((mark) => mark.to !== null || period === periods.find((one) => holdsIn(mark, one)));
}

/** The mark that some of these periods are under and others are not, so that they are not one series; `undefined` where none is. */
export function breakAmong(marks: readonly ContextMark[], periods: readonly string[]): ContextMark | undefined {
  return marks.find((mark) => mark.breaks && periods.some((period) => holdsIn(mark, period)) && !periods.every((period) => holdsIn(mark, period)));
}

/** "2021 to 2022", "2024", "from 2024", "all years". */
export function markYears({ from, to }: Pick<ContextMark, 'from' | 'to'>): string {
  if (from === null) return 'all years';
  if (to === null) return `from ${from}`;
  return from === to ? from : `${from} to ${to}`;
}

/**
 * What is said of marks, in sentences: those about the area itself in full (of those for all areas only the dated ones);
 * those that only reach it, or what stands beside it, through totals by their short words.
 * @param area name of the area that is spoken of
 */
export function spokenContext(marks: readonly ContextMark[], area: string): readonly string[] {
  const own = marks.filter(({ areas, from }) => (areas === 'all' ? from !== null : areas.includes(area)));
  const reached = marks.filter((mark) => mark.from !== null && !own.includes(mark));
  const totals = [...new Set(reached.map(({ touches }) => listText(touches)))];
  return [
    ...own.map((mark) => `Official context, ${markYears(mark)}: ${mark.words}`),
    ...totals.map((names) => {
      const said = reached.filter(({ touches }) => listText(touches) === names).map((mark) => `${mark.label} (${markYears(mark)})`);
      return `Official context in the totals of ${names}: ${said.join('; ')}.`;
    }),
  ];
}
