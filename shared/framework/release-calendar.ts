import { datasetOf } from './datasets.ts';

/** The day a data set was published with a given newest period. */
export interface CalendarEntry {
  readonly dataset: string;
  /** Newest period of the release: `2025` or `2024/25`; empty where the data set has no periods. */
  readonly newestPeriod: string;
  /** ISO day; the first of the month where only the month is known. */
  readonly published: string;
  readonly precision: 'day' | 'month';
}

const CHILDREN_IN_NEED = ['children-in-need', 'referrals', 'assessment-factors', 'section-47-enquiries', 'repeat-protection-plans', 'protection-plan-durations'];
const LOOKED_AFTER = [
  'looked-after-rates', 'looked-after-started', 'looked-after-ceased', 'looked-after-characteristics', 'looked-after-health',
  'care-leavers-activity', 'care-leavers-accommodation', 'adoption-timeliness',
];

function on(published: string, newestPeriod: string, datasets: readonly string[], precision: CalendarEntry['precision'] = 'day'): CalendarEntry[] {
  return datasets.map((dataset) => ({ dataset, newestPeriod, published, precision }));
}

/** What is known of release days. A release that is not here takes its date from the person who loads it. */
export const RELEASE_CALENDAR: readonly CalendarEntry[] = [
  ...on('2024-10-31', '2024', CHILDREN_IN_NEED),
  ...on('2025-02-01', '2023/24', ['injury-admissions', 'injury-admissions-regions'], 'month'),
  ...on('2025-07-30', '2024', ['population']),
  ...on('2025-09-25', '2025', ['inspection-outcomes', 'inspection-history', 'inspections-in-year']),
  ...on('2025-10-30', '2025', CHILDREN_IN_NEED),
  ...on('2025-11-26', '2025', LOOKED_AFTER),
  ...on('2025-12-04', '2024/25', ['revenue-outturn-summary', 'revenue-outturn-social-care']),
  ...on('2026-01-21', '2025', ['placement-stability']),
  ...on('2026-01-21', '2024', ['school-moves', 'social-worker-stability']),
  ...on('2026-03-19', '2025', ['workforce', 'workforce-ethnicity']),
  ...on('2026-04-02', '2024/25', ['absence', 'key-stage-2', 'key-stage-4']),
  ...on('2022-11-29', '2021', ['ethnic-population', 'ethnic-population-regions', 'ethnic-population-countries']),
  ...on('2021-04-01', '', ['statistical-neighbours-2021'], 'month'),
  ...on('2025-05-01', '', ['statistical-neighbours-2025'], 'month'),
];

/** The day on which a data set with this newest period was published; `undefined` where it is not known. */
export function publishedOn(dataset: string, newestPeriod: string): CalendarEntry | undefined {
  return RELEASE_CALENDAR.find((entry) => entry.dataset === dataset && entry.newestPeriod === newestPeriod);
}

/** A statistical release that is expected one year after the one before. Nobody has confirmed it. */
export interface ExpectedDate {
  /** Slug of the collection. */
  readonly collection: string;
  /** `2026-10`: a day would be a guess. */
  readonly month: string;
  /** The newest release that is known: an ISO day, or its first of the month where only the month is known. */
  readonly before: string;
  readonly beforePrecision: CalendarEntry['precision'];
}

/** Collections that come out when there is reason to, and not every year. */
const WITHOUT_RHYTHM: ReadonlySet<string> = new Set(['statistical-neighbours', 'census']);

/**
 * The next release of each collection, by the rhythm of the one before: one year on, by month.
 * @param known releases that are here, beside those of the calendar.
 */
export function expectedDates(known: readonly { readonly dataset: string; readonly published: string }[]): readonly ExpectedDate[] {
  const newest = new Map<string, { published: string; precision: CalendarEntry['precision'] }>();
  for (const { dataset, published, precision = 'day' } of [...RELEASE_CALENDAR, ...known.map((one) => ({ ...one, precision: undefined }))]) {
    const { collection } = datasetOf(dataset);
    if (!WITHOUT_RHYTHM.has(collection) && published > (newest.get(collection)?.published ?? '')) newest.set(collection, { published, precision });
  }
  return [...newest]
    .map(([collection, { published: before, precision }]) => ({ collection, before, beforePrecision: precision, month: `${Number(before.slice(0, 4)) + 1}-${before.slice(5, 7)}` }))
    .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.collection < b.collection ? -1 : 1));
}
