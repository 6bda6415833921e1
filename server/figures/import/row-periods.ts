import { quoted } from './refused-file.ts';
import type { WrongCell } from './row-areas.ts';

/** How the rows of a layout name their period. */
export interface PeriodColumns {
  readonly columns: readonly string[];
  /** Texts of these columns → `2025` or `2024/25`. */
  readonly resolve: (...cells: string[]) => string | WrongCell;
}

/** `2025` and "Reporting year". */
export const REPORTING_YEAR: PeriodColumns = {
  columns: ['time_period', 'time_identifier'],
  resolve: (period = '', identifier = '') =>
    identifier !== 'Reporting year' ? wrong('time_identifier', 'Reporting year', identifier)
    : !isYear(period) ? wrong('time_period', 'a year such as 2025', period)
    : period,
};

/** `202425` and "Academic year". */
export const ACADEMIC_YEAR: PeriodColumns = {
  columns: ['time_period', 'time_identifier'],
  resolve: (period = '', identifier = '') =>
    identifier !== 'Academic year' ? wrong('time_identifier', 'Academic year', identifier)
    : splitYear(period.slice(0, 4), period.slice(4)) ?? wrong('time_period', 'an academic year such as 202425', period),
};

/** `2023/24` in one column. */
export function splitYears(column: string): PeriodColumns {
  return {
    columns: [column],
    resolve: (period = '') =>
      (period[4] === '/' ? splitYear(period.slice(0, 4), period.slice(5)) : undefined) ?? wrong(column, 'a year such as 2023/24', period),
  };
}

/** A year that figures can be about: one slip of a digit would otherwise make a far year the newest for everybody. */
function isYear(text: string): boolean {
  return /^(19|20)\d\d$/.test(text) && Number(text) <= new Date().getUTCFullYear() + 1;
}

function splitYear(first: string, second: string): string | undefined {
  const follows = isYear(first) && second === String((Number(first) + 1) % 100).padStart(2, '0');
  return follows ? `${first}/${second}` : undefined;
}

function wrong(column: string, expected: string, found: string): WrongCell {
  return { column, expected: `expected ${expected}, found ${found === '' ? 'an empty cell' : quoted(found)}.` };
}
