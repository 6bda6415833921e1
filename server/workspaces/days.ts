/** Days as people in England mean them: a workspace that ends on a day can be written in until that day is over. */
const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' });

/** The ISO day in England on which a moment lies. */
export const dayOf = (moment: Date): string => LONDON.format(moment);

/** The last second of an ISO day in England. */
export function endOfDay(day: string): Date {
  const atWinterTime = new Date(`${day}T23:59:59Z`);
  // In summer it is past midnight in England by then: an hour earlier is the end of the day.
  return CLOCK.format(atWinterTime) === '00' ? new Date(atWinterTime.getTime() - 3_600_000) : atWinterTime;
}

/** An ISO day, some days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day some months later; the last of the month where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
