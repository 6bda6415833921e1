import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { dateText } from '../../../shared/format.ts';
import { COLLECTIONS, collectionOf, datasetOf } from '../../../shared/framework/datasets.ts';
import { expectedDates, RELEASE_CALENDAR } from '../../../shared/framework/release-calendar.ts';
import type { Context } from '../../context.ts';
import { listReleases } from '../releases/queries.ts';
import { monthText } from './release-log.ts';

const DOMAIN = 'releases.learning-loop';
const DAY_SECONDS = 86_400;

/** A collection's release: on a day, or some time in a month. */
interface Entry {
  readonly collection: string;
  /** ISO day, or `2026-10`. */
  readonly when: string;
  /** The release before, where this one is expected. */
  readonly expectedAfter?: string;
  readonly here: boolean;
}

/**
 * Releases that came out and releases that are expected as an iCalendar file (RFC 5545), for anybody to subscribe to.
 * An event keeps its name (UID) when the expected month becomes a day: it is that collection's release of that year.
 * @param origin `https://learning.example`: links lead there.
 */
export async function releaseCalendar(ctx: Pick<Context, 'db'>, origin: string): Promise<string> {
  const releases = (await listReleases(ctx.db, 'published')).filter(({ assumed }) => !assumed);
  const calendar = ical({
    name: 'Releases of children’s social care statistics',
    description: 'Published dates, and months in which the next release is expected by the rhythm of the one before; those are not confirmed.',
    prodId: { company: 'Learning Loop', product: 'releases', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: DAY_SECONDS,
  });
  const used = new Set<string>();
  for (const entry of entriesOf(releases)) {
    const { title, publisher } = COLLECTIONS.find(({ slug }) => slug === entry.collection)!;
    const [first, end] = daysOf(entry.when);
    const expected = entry.expectedAfter !== undefined;
    const year = `${entry.collection}-${entry.when.slice(0, 4)}`;
    const id = used.has(year) ? `${entry.collection}-${entry.when}` : year;
    used.add(year);
    calendar.createEvent({
      id: `${id}@${DOMAIN}`,
      start: first,
      end,
      allDay: true,
      // The same file for the same releases, whenever it is asked for.
      stamp: utcDay(entry.expectedAfter ?? entry.when),
      summary: expected ? `Expected this month: ${title}` : title,
      description: expected
        ? `${publisher}. Expected, not confirmed: one year after the release of ${whenText(entry.expectedAfter ?? '')}.`
        : `${publisher}. Published ${whenText(entry.when)}.`,
      url: entry.here ? `${origin}/releases/${entry.when}` : `${origin}/releases`,
      status: expected ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** Oldest first; what is known from the calendar and from what is loaded, each collection's day once. */
function entriesOf(releases: readonly { readonly dataset: string; readonly published: string }[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const add = (dataset: string, when: string, here: boolean) => {
    const { slug } = collectionOf(datasetOf(dataset));
    const key = `${slug} ${when}`;
    entries.set(key, { collection: slug, when, here: here || (entries.get(key)?.here ?? false) });
  };
  const monthly = new Set(RELEASE_CALENDAR.filter(({ precision }) => precision === 'month').map(({ dataset, published }) => `${dataset} ${published}`));
  for (const { dataset, published, precision } of RELEASE_CALENDAR) add(dataset, precision === 'month' ? published.slice(0, 7) : published, false);
  for (const { dataset, published } of releases) if (!monthly.has(`${dataset} ${published}`)) add(dataset, published, true);
  const expected = expectedDates(releases).map(({ collection, month, before, beforePrecision }): Entry =>
    ({ collection, when: month, expectedAfter: beforePrecision === 'day' ? before : before.slice(0, 7), here: false }));
  return [...entries.values(), ...expected].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.collection < b.collection ? -1 : 1));
}

function whenText(when: string): string {
  return isMonth(when) ? monthText(when) : dateText(when);
}

const isMonth = (when: string) => when.length === '2026-10'.length;

/** First day and the day after the last. */
function daysOf(when: string): readonly [Date, Date] {
  const first = utcDay(when);
  const months = isMonth(when) ? 1 : 0;
  return [first, new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, first.getUTCDate() + 1 - months))];
}

function utcDay(when: string): Date {
  return new Date(`${isMonth(when) ? `${when}-01` : when}T00:00:00Z`);
}
