import type { Metric } from '../../../shared/framework/types.ts';
import { COMPARISONS, type PageChoice } from '../../../shared/indicator-view.ts';

/** What a page can say in its address, by name; the form of areas keeps all of it but the area. */
export type AddressPart = readonly [name: string, value: string];

/** Parts of an address that say this choice and nothing that goes without saying. */
export function addressParts(choice: PageChoice, breakdowns: Metric['breakdowns'], firstList: string | undefined): readonly AddressPart[] {
  const compare = choice.compare.length === COMPARISONS.length ? [] : [['compare', choice.compare.join(',') || 'none'] as const];
  const list = choice.list === firstList ? [] : [['list', choice.list] as const];
  const chosen = breakdowns
    .filter(({ name, values }) => choice.breakdown[name] !== values[0]?.value)
    .map(({ name }) => [name, choice.breakdown[name] ?? ''] as const);
  return [...compare, ...list, ...chosen];
}

/** `?area=E08000035&compare=region,england`: commas stay readable. */
export function queryOf(parts: readonly AddressPart[]): string {
  if (parts.length === 0) return '';
  return `?${new URLSearchParams(parts.map(([name, value]) => [name, value])).toString().replaceAll('%2C', ',')}`;
}
