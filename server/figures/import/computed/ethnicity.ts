import Big from 'big.js';
import { absent, difference, present, ratio, textOf, whole, type RatioOptions } from './arithmetic.ts';
import type { Computed, Formula, Observations, Observed } from './observations.ts';

/** Names of the observations (layouts/outcomes-and-workforce.ts), by role. */
export const ETHNICITY_MEASURES = ['white-percent', 'white-headcount', 'known-headcount'] as const;
const [PERCENT, WHITE, KNOWN] = ETHNICITY_MEASURES;

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

function roleKey(role: string): string {
  return `role=${role}`;
}

function seniorityKey(seniority: string): string {
  return `seniority=${seniority}`;
}
