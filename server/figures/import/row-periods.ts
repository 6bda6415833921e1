import { quoted } from './refused-file.ts';
import type { WrongCell } from './row-areas.ts';

/** How the rows of a layout name their period. */
export interface PeriodColumns {
  readonly columns: readonly string[];
  /** Texts of these columns → `2025` or `2024/25`. */
  readonly resolve: (...cells: string[]) => string | WrongCell;
  /** The newest period of a release whose latest row has this one, where rows have finer ones. */
  readonly reached?: (latest: string) => string;
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

/** Rows about a day, `2024-06-10T00:00:00`, of a release about years to 31 March. */
export function days(column: string): PeriodColumns {
  return {
    columns: [column],
    resolve: (moment = '') => (/^\d{4}-\d{2}-\d{2}T/.test(moment) && isYear(moment.slice(0, 4)) ? moment.slice(0, 10) : wrong(column, 'a date and time such as 2024-06-10T00:00:00', moment)),
    reached: (latest) => String(yearTo31March(latest)),
  };
}

/** The year to 31 March that a day (ISO) lies in. */
export function yearTo31March(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(5, 7) > '03' ? 1 : 0);
}

/** The year that a file name holds, `2024-25` → `2024/25`; `undefined` where it holds none. */
export function splitYearInName(fileName: string): string | undefined {
  const [, first = '', second = ''] = /(?<!\d)(\d{4})-(\d{2})(?!\d)/.exec(fileName) ?? [];
  return splitYear(first, second);
}

/** `2023/24` in one column. */
export function splitYears(column: string): PeriodColumns {
  return {
    columns: [column],
    resolve: (period = '') =>
      (period[4] === '/' ? splitYear(period.slice(0, 4), period.slice(5)) : undefined) ?? wrong(column, 'a year such as 2023/24', period),
  };
}

/** Rows of Census 2021, which name no period: all are about its day. */
export const CENSUS_2021: PeriodColumns = { columns: [], resolve: () => '2021' };

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
