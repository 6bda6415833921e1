import { areaOf } from '../../../shared/areas/register.ts';

/** Small files in the publishers' layouts with invented numbers, for tests. */

type Cells = Readonly<Record<string, string>>;

export interface InventedRow extends Cells {
  /** Code of the area, by the register. */
  readonly area: string;
  readonly period: string;
}

/** A table of the Department for Education: its usual columns, then those of the rows, in the order of the first. */
export function educationFile(rows: readonly InventedRow[], identifier = 'Reporting year'): string {
  const [first] = rows;
  const more = Object.keys(first ?? {}).filter((name) => name !== 'area' && name !== 'period');
  const header = ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name', 'region_code', 'region_name', 'old_la_code', 'la_name', 'new_la_code', ...more];
  return csv([header, ...rows.map((row) => [row.period, identifier, ...placeOf(row.area), ...more.map((name) => row[name] ?? '')])]);
}

function placeOf(code: string): string[] {
  const { level, name, localCode = '', region = '' } = areaOf(code);
  if (level === 'England') return ['National', 'E92000001', 'England', '', '', '', '', ''];
  if (level === 'region') return ['Regional', 'E92000001', 'England', code, name, '', '', ''];
  return ['Local authority', 'E92000001', 'England', region, areaOf(region).name, localCode, name, code];
}

/** Lines of cells as CSV. */
export function csv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`).join('');
}

export const LEEDS = 'E08000035';
export const YORK = 'E06000014';
export const ENGLAND = 'E92000001';

/** Referrals, of which one column is read as it is. */
export function referrals(rows: readonly { readonly area: string; readonly period: string; readonly percent: string }[]): string {
  return educationFile(rows.map(({ area, period, percent }) => ({ area, period, category: 'Referrals', referral_count: '100', rereferral_percent: percent })));
}

/** Children in need, of which the count goes into a rate. */
export function childrenInNeed(rows: readonly { readonly area: string; readonly period: string; readonly count: string }[]): string {
  return educationFile(rows.map(({ area, period, count }) => ({ area, period, category: 'Children in Need', At31_episodes: count, awaiting_assessment: 'c' })));
}

/** The release before published the rate itself. */
export function childrenInNeedBefore(rows: readonly { readonly area: string; readonly period: string; readonly rate: string }[]): string {
  return educationFile(rows.map(({ area, period, rate }) => ({ area, period, category: 'Children in Need', At31_episodes: '7', At31_episodes_rate: rate, Awaiting_assessment: 'c' })));
}

/** Mid-year populations aged 0 to 17. */
export function population(rows: readonly { readonly area: string; readonly period: string; readonly people: string }[]): string {
  return educationFile(rows.map(({ area, period, people }) => ({ area, period, age_group: 'Children aged 0 to 17 years', population_estimate: people })));
}
