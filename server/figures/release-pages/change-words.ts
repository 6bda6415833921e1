import { areaOf, byName } from '../../../shared/areas/register.ts';
import { parseBreakdownKey, type BreakdownKey } from '../../../shared/figures.ts';
import { areaName, figureText, listText, reasonText } from '../../../shared/format.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import type { Metric } from '../../../shared/framework/types.ts';
import type { ChangeContent, ChangeKind, FigureChange } from '../../../shared/releases.ts';
import type { ChangeLine } from '../../../shared/stewardship.ts';

/** Kinds of changes to single figures, in the order they are told. */
export const FIGURE_KINDS = ['revised', 'newly-suppressed', 'newly-shown', 'withdrawn', 'added'] as const satisfies readonly ChangeKind[];

/** What each kind is called over a list. */
export const KIND_HEADINGS: Readonly<Record<ChangeKind, string>> = {
  revised: 'Revised', 'newly-suppressed': 'Newly suppressed', 'newly-shown': 'Newly shown', withdrawn: 'Withdrawn', added: 'New', 'definition-changed': 'Defined otherwise',
};

const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  revised: 'revised', 'newly-suppressed': 'newly suppressed', 'newly-shown': 'newly shown', withdrawn: 'withdrawn', added: 'new', 'definition-changed': 'defined otherwise',
};

/** "12 figures revised, 3 newly suppressed and 1,140 new", in one order; empty where there are none. */
export function countsWords(counts: Readonly<Partial<Record<ChangeKind, number>>>): string {
  const parts = FIGURE_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ count, words: KIND_WORDS[kind] }] : [];
  });
  return listText(parts.map(({ count, words }, index) => {
    const number = count.toLocaleString('en-GB');
    return index === 0 ? `${number} ${count === 1 ? 'figure' : 'figures'} ${words}` : `${number} ${words}`;
  }));
}

/** A change as a line of a list, its figures in words. */
export function changeLine({ metric: slug, area, period, breakdown, kind, before, after }: FigureChange): ChangeLine {
  const metric = metricOf(slug);
  const decimals = decimalsFor(metric, before, after);
  return {
    area: areaName(area),
    period,
    breakdown: breakdownWords(metric, breakdown),
    // What was there before a figure was suppressed is nowhere any more.
    before: kind === 'added' ? '' : before === null ? 'withheld' : contentWords(metric, before, decimals),
    after: after === null ? '' : contentWords(metric, after, decimals),
  };
}

/** By area's name, newest period first, then breakdown. */
export function inReadingOrder(changes: readonly FigureChange[]): readonly FigureChange[] {
  return [...changes].sort((a, b) => byName(areaOf(a.area), areaOf(b.area)) || compare(b.period, a.period) || compare(a.breakdown, b.breakdown));
}

/** Values of a breakdown in words; empty where there is none. */
export function breakdownWords({ breakdowns }: Pick<Metric, 'breakdowns'>, key: BreakdownKey): string {
  const chosen = parseBreakdownKey(key);
  return breakdowns.flatMap(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? []).join(', ');
}

/** A number may carry one decimal more than the measure has, where only that tells old and new apart. */
function decimalsFor({ decimals }: Metric, ...contents: readonly (ChangeContent | null)[]): number {
  const finer = contents.some((content) => content?.value != null && Number(content.value.toFixed(decimals)) !== content.value);
  return finer ? Math.max(decimals, 1) : decimals;
}

function contentWords({ unit, breakdowns }: Metric, { value, missing, category }: ChangeContent, decimals: number): string {
  if (value !== null) return figureText(value, { unit, decimals });
  if (category !== null) return breakdowns.flatMap(({ values }) => values).find((one) => one.value === category)?.label ?? category;
  return reasonText(missing ?? 'none');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
