import type { Metric } from '../../../shared/framework/types.ts';
import { COMPARISONS, type PageChoice } from '../../../shared/indicator-view.ts';

/** What a page can say in its address, by name; the forms of a page keep all of it but what they choose. */
export type AddressPart = readonly [name: string, value: string];

/** Parts of an address that say this choice and nothing that goes without saying; the area is not among them. */
export function addressParts(choice: PageChoice, breakdowns: Metric['breakdowns'], firstList: string | undefined): readonly AddressPart[] {
  const said = (name: string, value: string | null): readonly AddressPart[] => (value === null || value === '' ? [] : [[name, value]]);
  return [
    ...said('compare', choice.compare.length === COMPARISONS.length ? null : choice.compare.join(',') || 'none'),
    ...said('list', choice.list === firstList ? null : choice.list),
    ...said('la', choice.own.join(',')),
    ...breakdowns
      .filter(({ name, values }) => choice.breakdown[name] !== values[0]?.value)
      .map(({ name }): AddressPart => [name, choice.breakdown[name] ?? '']),
    ...said('period', choice.period),
    ...said('axis', choice.axis === 'zero' ? null : choice.axis),
    ...said('beside', choice.beside),
    ...Object.entries(choice.besideBreakdown).map(([name, value]): AddressPart => [`beside-${name}`, value]),
    ...said('asAt', choice.asAt),
    ...said('ethnicity', choice.ethnicity ?? null),
  ];
}

/** `?area=E08000035&compare=region,england`: commas and years stay readable. */
export function queryOf(parts: readonly AddressPart[]): string {
  if (parts.length === 0) return '';
  return `?${new URLSearchParams(parts.map(([name, value]) => [name, value])).toString().replaceAll('%2C', ',').replaceAll('%2F', '/')}`;
}
