import { findArea } from './areas/register.ts';
import { MISSING_WORDS, type Missing, type ReleaseStamp } from './figures.ts';
import type { Metric } from './framework/types.ts';

/** Why there is no number: the publisher's symbol, or `none` where the data set has no row at all. */
export type Reason = Missing | 'none';

/** How numbers of a metric are written. */
export type Notation = Pick<Metric, 'unit' | 'decimals'>;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A number as it is published: `328`, `22.4%`, `£1,204`, `12 months`. Decimals are the metric's, never fewer. */
export function figureText(value: number, { unit, decimals }: Notation): string {
  const digits = numberFormat(decimals).format(value);
  if (unit === '%') return `${digits}%`;
  if (unit === '£') return value < 0 ? `-£${digits.slice(1)}` : `£${digits}`;
  if (unit === 'months') return `${digits} ${value === 1 ? 'month' : 'months'}`;
  return digits;
}

const NUMBER_FORMATS = new Map<number, Intl.NumberFormat>();

/** Made once for each number of decimals: making one costs more than a page's worth of numbers. */
function numberFormat(decimals: number): Intl.NumberFormat {
  const made = NUMBER_FORMATS.get(decimals) ?? new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  NUMBER_FORMATS.set(decimals, made);
  return made;
}

/** A reason in words, never a bare dash. */
export function reasonText(reason: Reason): string {
  return reason === 'none' ? 'no figure for this period' : MISSING_WORDS[reason];
}

/** The number, or its reason in words. */
export function contentText(value: number | null, reason: Reason | null, notation: Notation): string {
  return value === null ? reasonText(reason ?? 'none') : figureText(value, notation);
}

/** What numbers are in, in words: "per 10,000 children", "per cent". Empty for judgements. */
export function unitText(unit: Metric['unit']): string {
  if (unit === '%') return 'per cent';
  if (unit === 'score') return 'average score';
  if (unit === 'cases') return 'cases per social worker';
  if (unit === '£') return 'pounds per child';
  if (unit === 'category') return '';
  return unit;
}

/** "26 November 2025" of an ISO day. */
export function dateText(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** "published 30 October 2025", or when it was loaded where nobody knows the day. */
export function publishedText({ published, assumed }: ReleaseStamp): string {
  return assumed ? `loaded ${dateText(published)}, day of publication not known` : `published ${dateText(published)}`;
}

/** The calendar a data set keeps: what a period of it covers, and the day on which that ends. */
type Calendar = 'reporting' | 'workforce' | 'academic' | 'financial';

function calendarOf(dataset: string, period: string): Calendar {
  if (dataset.startsWith('workforce')) return 'workforce';
  if (!period.includes('/')) return 'reporting';
  return /^(absence|key-stage)/.test(dataset) ? 'academic' : 'financial';
}

/** Last day of a period, ISO: 2025 → 2025-03-31 (the workforce census: 2025-09-30), 2024/25 → 2025-03-31 or 2025-08-31. */
export function lastDayOf(period: string, dataset: string): string {
  const first = Number(period.slice(0, 4));
  const ends = { reporting: `${first}-03-31`, workforce: `${first}-09-30`, academic: `${first + 1}-08-31`, financial: `${first + 1}-03-31` };
  return ends[calendarOf(dataset, period)];
}

/** What a period covers, in words: "the year to 31 March 2025", "30 September 2025", "the school year 2023/24". */
export function coverageText(period: string, dataset: string): string {
  // A judgement is as old as its inspection: the newest of each authority by that day, most of them of earlier years.
  if (dataset.startsWith('inspection')) return `inspections up to ${dateText(lastDayOf(period, dataset))}`;
  switch (calendarOf(dataset, period)) {
    case 'workforce': return dateText(lastDayOf(period, dataset));
    case 'academic': return `the school year ${period}`;
    case 'financial': return `the financial year ${period}`;
    case 'reporting': return `the year to ${dateText(lastDayOf(period, dataset))}`;
  }
}

/** How old something is on a day: "less than a month old", "seven months old", "one year and eight months old". */
export function ageText(from: string, today: string): string {
  const months = wholeMonthsBetween(from, today);
  if (months < 1) return 'less than a month old';
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const inYears = counted(years, 'year');
  const inMonths = counted(rest, 'month');
  if (years === 0) return `${inMonths} old`;
  return rest === 0 ? `${inYears} old` : `${inYears} and ${inMonths} old`;
}

function wholeMonthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.slice(0, 10).split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.slice(0, 10).split('-').map(Number);
  const months = (y2 - y1) * 12 + (m2 - m1);
  // The last day of a month counts as reached on the last day of a shorter one.
  const lastOfTo = new Date(Date.UTC(y2, m2, 0)).getUTCDate();
  return d2 < Math.min(d1, lastOfTo) ? months - 1 : months;
}

/** "one note", "3 years": small counts as words only where they read as prose. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${numberWord(count)} ${count === 1 ? noun : plural}`;
}

/** "ten", "153": small counts as words; nought is "no", as it stands before a noun. */
export function numberWord(count: number): string {
  return SMALL_NUMBERS[count] ?? count.toLocaleString('en-GB');
}

/** An area's name as it is shown everywhere: the sandbox's say that they are invented. */
export function areaName(code: string): string {
  const area = findArea(code);
  if (!area) return code;
  return area.world === 'invented' ? `${area.name} (invented)` : area.name;
}

/** "a", "a and b", "a, b and c". */
export function listText(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
