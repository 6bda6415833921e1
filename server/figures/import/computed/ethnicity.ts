import Big from 'big.js';
import { rate } from '../../../../shared/rounding.ts';
import { absent, decimalOf, difference, present, ratio, textOf, whole, type RatioOptions } from './arithmetic.ts';
import type { Cell, Computed, Formula, Observations, Observed } from './observations.ts';

/** The metric that is about ethnic groups of social workers. */
export const BY_ETHNICITY = 'sw-ethnic-minority';

/** Names of the observations (layouts/outcomes-and-workforce.ts), by role. */
export const ETHNICITY_MEASURES = ['white-percent', 'white-headcount', 'known-headcount'] as const;
const [PERCENT, WHITE, KNOWN] = ETHNICITY_MEASURES;

/** One of the five groups that the workforce file names under "Ethnicity major". */
export interface EthnicGroup {
  readonly slug: string;
  /** As the workforce file names it. */
  readonly name: string;
  /** What stands before the colon in the census's labels of its categories, and what stands after it in each. */
  readonly census: readonly [prefix: string, categories: readonly string[]];
}

/** In the order of the workforce file. */
export const ETHNIC_GROUPS: readonly EthnicGroup[] = [
  {
    slug: 'white', name: 'White',
    census: ['White', ['English, Welsh, Scottish, Northern Irish or British', 'Irish', 'Gypsy or Irish Traveller', 'Roma', 'Other White']],
  },
  {
    slug: 'mixed', name: 'Mixed / Multiple ethnic groups',
    census: ['Mixed or Multiple ethnic groups', ['White and Asian', 'White and Black African', 'White and Black Caribbean', 'Other Mixed or Multiple ethnic groups']],
  },
  {
    slug: 'asian', name: 'Asian / Asian British',
    census: ['Asian, Asian British or Asian Welsh', ['Bangladeshi', 'Chinese', 'Indian', 'Pakistani', 'Other Asian']],
  },
  {
    slug: 'black', name: 'Black / African / Caribbean / Black British',
    census: ['Black, Black British, Black Welsh, Caribbean or African', ['African', 'Caribbean', 'Other Black']],
  },
  { slug: 'other', name: 'Other ethnic group', census: ['Other ethnic group', ['Arab', 'Any other ethnic group']] },
];

/** Share of those whose ethnicity is known, as published, by role. */
export function percentOf(group: string): string {
  return `${group}-percent`;
}

/** Social workers of a group, by role. */
export function headcountOf(group: string): string {
  return `${group}-headcount`;
}

/** Of all social workers, those whose ethnicity is known, in per cent as published. */
export const KNOWN_PERCENT = 'known-percent';

/** Role in the file → what it is called here. Managers are summed up from three of them. */
export const ROLES: Readonly<Record<string, string>> = {
  Total: 'total',
  'First line manager': 'first-line-manager',
  'Middle manager': 'middle-manager',
  'Senior manager': 'senior-manager',
  'Senior practitioner': 'senior-practitioner',
  'Case holder': 'case-holder',
  'Qualified without cases': 'qualified-without-cases',
};

const ALONE = ['total', 'senior-practitioner', 'case-holder', 'qualified-without-cases'];
const MANAGERS = ['first-line-manager', 'middle-manager', 'senior-manager'].map(roleKey);

/** 100 less the percentage of White among those whose ethnicity is known, by seniority. */
export function ethnicMinority(options: RatioOptions): Formula {
  const alone = new Map(ALONE.map((seniority) => [roleKey(seniority), seniority]));
  return function* figures(own) {
    for (const row of own.rows(PERCENT)) {
      const { area, period } = row;
      const seniority = alone.get(row.breakdown);
      if (seniority !== undefined) yield { area, period, breakdown: seniorityKey(seniority), ...restOf(own, row, options.decimals) };
      // One figure for the three roles of managers, where the first of those that are there stands.
      const first = MANAGERS.find((breakdown) => own.at(PERCENT, { area, period, breakdown }));
      if (row.breakdown === first) yield { area, period, breakdown: seniorityKey('manager'), ...managers(own, row, options) };
    }
  };
}

function restOf(own: Observations, row: Observed, decimals: number): Computed {
  const [white, known] = [own.at(WHITE, row), own.at(KNOWN, row)];
  const behind = { count: white && known && textOf(difference(known, white)), denominator: known && textOf(known) };
  if (row.missing !== null) return absent(row.missing, row.missing, behind);
  return present(new Big(100).minus(row.value!), decimals, behind);
}

function managers(own: Observations, { area, period }: Observed, options: RatioOptions): Computed {
  const [white, known] = [WHITE, KNOWN].map((measure) => whole(MANAGERS.map((breakdown) => own.at(measure, { area, period, breakdown }))));
  if (!white || !known) throw new Error('Managers have two headcounts.');
  // The White cells' symbol comes first: they are what the figure is made of.
  if (white.missing !== null) return absent(white.missing, white.missing, { count: white.missing, denominator: textOf(known) });
  return ratio(difference(known, white), known, options);
}

/**
 * A group's share of the social workers of a seniority whose ethnicity is known, in per cent with `decimals` places: the
 * published one, for managers (three rows of the file) worked out as the metric is. A symbol is that of the group's cell.
 * @returns `undefined` where the file has no row.
 */
export function groupShare(own: Observations, group: string, seniority: string, { area, period }: Pick<Observed, 'area' | 'period'>, decimals: number): Cell | undefined {
  if (seniority !== 'manager') return own.at(percentOf(group), { area, period, breakdown: roleKey(seniority) });
  const [part, known] = [headcountOf(group), KNOWN].map((measure) => MANAGERS.map((breakdown) => own.at(measure, { area, period, breakdown })));
  if (!part || !known || part.every((row) => !row)) return undefined;
  const [count, all] = [whole(part), whole(known)];
  if (count.missing !== null) return count;
  if (all.missing !== null) return all;
  if (decimalOf(all).eq(0)) return { value: null, missing: 'z' };
  return { value: rate(textOf(count), textOf(all), 100, decimals), missing: null };
}

function roleKey(role: string): string {
  return `role=${role}`;
}

function seniorityKey(seniority: string): string {
  return `seniority=${seniority}`;
}
