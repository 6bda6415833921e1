import { ageText, coverageText, dateText, lastDayOf } from '../../../shared/format.ts';
import { COLLECTIONS } from '../../../shared/framework/datasets.ts';
import { expectedDates, publishedOn } from '../../../shared/framework/release-calendar.ts';
import type { ExpectedRelease, LoggedRelease, ReleaseLogView } from '../../../shared/release-pages.ts';
import type { ReleaseSummary } from '../../../shared/releases.ts';
import { isoToday } from '../../../shared/today.ts';
import type { Context } from '../../context.ts';
import { chosenArea, PUBLIC_PAGE } from '../page-choice.ts';
import { listReleases } from '../releases/queries.ts';

/**
 * What came out and what is expected, for anybody; in the world of the reader's area.
 * @throws Refusal 400 for an unknown area.
 */
export async function releaseLog(ctx: Pick<Context, 'db'>, query: URLSearchParams, today = isoToday()): Promise<ReleaseLogView> {
  const { world, code } = chosenArea(query, PUBLIC_PAGE);
  const releases = await listReleases(ctx.db, world);
  return {
    world,
    keep: query.get('area') ? `?area=${encodeURIComponent(code)}` : '',
    releases: loggedReleases(releases, today),
    expected: world === 'published' ? expectedReleases(releases, today) : [],
  };
}

/** Releases as the log tells them: data sets that came out together are one. */
export function loggedReleases(releases: readonly ReleaseSummary[], today: string): readonly LoggedRelease[] {
  const together = new Map<string, ReleaseSummary[]>();
  for (const release of releases) {
    const key = `${release.published} ${release.collection}`;
    together.set(key, [...(together.get(key) ?? []), release]);
  }
  return [...together.values()]
    .map((sets): LoggedRelease => ({
      day: sets[0]!.published,
      title: sets[0]!.collection,
      publisher: sets[0]!.publisher,
      published: publishedText(sets),
      sets: sets.map(({ title, newestPeriod, dataset }) => ({
        title,
        covers: coversText(newestPeriod, dataset),
        age: newestPeriod === '' ? '' : ageText(lastDay(newestPeriod, dataset), today),
      })),
    }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.title.localeCompare(b.title, 'en-GB')));
}

function publishedText(sets: readonly ReleaseSummary[]): string {
  const { published } = sets[0]!;
  if (sets.some(({ assumed }) => assumed)) return `Loaded ${dateText(published)}, day of publication not known`;
  const known = sets.map(({ dataset, newestPeriod }) => publishedOn(dataset, newestPeriod));
  const monthOnly = known.some((entry) => entry?.precision === 'month' && entry.published === published);
  return `Published ${monthOnly ? monthText(published) : dateText(published)}`;
}

function expectedReleases(releases: readonly ReleaseSummary[], today: string): readonly ExpectedRelease[] {
  // A day of import says nothing about the publisher's rhythm.
  return expectedDates(releases.filter(({ assumed }) => !assumed)).map(({ collection, month, before, beforePrecision }) => {
    const { title, publisher } = COLLECTIONS.find(({ slug }) => slug === collection)!;
    return { title, publisher, month: monthText(month), before: beforePrecision === 'day' ? dateText(before) : monthText(before), overdue: month < today.slice(0, 7) };
  });
}

/** "October 2026" of a day or a month. */
export function monthText(when: string): string {
  return dateText(`${when.slice(0, 7)}-01`).slice('1 '.length);
}

const CENSUS_DAY = '2021-03-21';

/** What a release's newest period covers, in words; estimates of population are of the middle of a year. Empty without periods. */
export function coversText(newestPeriod: string, dataset: string): string {
  if (newestPeriod === '') return '';
  if (dataset.startsWith('ethnic-population')) return `census day, ${dateText(CENSUS_DAY)}`;
  return dataset === 'population' ? `mid-${newestPeriod}` : coverageText(newestPeriod, dataset);
}

function lastDay(newestPeriod: string, dataset: string): string {
  if (dataset.startsWith('ethnic-population')) return CENSUS_DAY;
  return dataset === 'population' ? `${newestPeriod}-06-30` : lastDayOf(newestPeriod, dataset);
}
