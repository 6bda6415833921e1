/** What the order of the releases of one data set depends on. */
export interface DatedRelease {
  /** ISO day, `2025-10-30`. */
  readonly published: string;
  /** The published date is only the day of import. */
  readonly assumed: boolean;
  /** `2025` or `2024/25`; one kind within a data set. */
  readonly newestPeriod: string;
}

/**
 * The releases of one data set and one world from oldest to newest, whatever order they were imported in: by published
 * date, but one with an assumed date never after one that covers a later period. (Of two, where either date is
 * assumed, the later newest period wins, then the published date.)
 *
 * There is no comparator of two releases to sort with, on purpose: taken pair by pair the rule can run in a circle
 * (a publisher re-issues 2022 after 2024, and a file of 2023 has an assumed date). So each release is placed by the
 * latest period that the data set is surely known to have reached at its date, which rises with the date.
 */
export function inReleaseOrder<R extends DatedRelease>(releases: readonly R[]): R[] {
  const dated = releases.filter(({ assumed }) => !assumed);
  const reach = (release: R): string =>
    release.assumed
      ? release.newestPeriod
      : dated.reduce((latest, { published, newestPeriod }) => (published <= release.published && newestPeriod > latest ? newestPeriod : latest), release.newestPeriod);
  return releases
    .map((release) => ({ release, reach: reach(release) }))
    .sort((a, b) =>
      byText(a.reach, b.reach) ||
      byText(a.release.published, b.release.published) ||
      // On one day a sure date comes after an assumed one, then the later period.
      Number(b.release.assumed) - Number(a.release.assumed) ||
      byText(a.release.newestPeriod, b.release.newestPeriod))
    .map(({ release }) => release);
}

/** The release that is shown; `undefined` where there is none. */
export function newestRelease<R extends DatedRelease>(releases: readonly R[]): R | undefined {
  return inReleaseOrder(releases).at(-1);
}

/** Order of codes, ISO days and periods: plain characters, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
