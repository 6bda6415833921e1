import type { World } from './areas/register.ts';

/** A statistical release that came out: its data sets of one day. */
export interface LoggedRelease {
  /** ISO day. */
  readonly day: string;
  readonly title: string;
  readonly publisher: string;
  /** "Published 30 October 2025", "Published February 2025"; where the day is that of the import, that it is. */
  readonly published: string;
  readonly sets: readonly { readonly title: string; readonly covers: string; readonly age: string }[];
}

/** A statistical release that is expected, a year after the one before. */
export interface ExpectedRelease {
  readonly title: string;
  readonly publisher: string;
  /** "October 2026". */
  readonly month: string;
  /** Published day of the one before, in words. */
  readonly before: string;
  /** The month is over and it is not here. */
  readonly overdue: boolean;
}

/** What came out, and what is expected. */
export interface ReleaseLogView {
  readonly world: World;
  /** Query of links, so that a reader's area stays: empty, or `?area=E08000035`. */
  readonly keep: string;
  /** Newest first, of one day by title. */
  readonly releases: readonly LoggedRelease[];
  readonly expected: readonly ExpectedRelease[];
}

/** Changes of one kind to one measure in one place, each as a short text. */
export interface DayChanges {
  /** "Revised". */
  readonly heading: string;
  readonly total: number;
  readonly texts: readonly string[];
}

/** A measure of which something changed. */
export interface DayMeasure {
  readonly slug: string;
  readonly title: string;
  /** Sentences: first figures, another definition. */
  readonly sentences: readonly string[];
  readonly changes: readonly DayChanges[];
  /** Indicators to read it beside, by name. */
  readonly besides: readonly string[];
}

/** What a release day brought for one chosen area; for a region, for its local authorities too. */
export interface DayArea {
  readonly code: string;
  readonly name: string;
  /** Number of local authorities that are spoken of too. */
  readonly authorities: number;
  readonly measures: readonly DayMeasure[];
  /** "Nothing changed for Leeds in A and B."; empty where something changed everywhere. */
  readonly unchanged: string;
}

export interface ReleaseDayView {
  /** ISO day. */
  readonly day: string;
  readonly world: World;
  readonly releases: readonly LoggedRelease[];
  readonly areas: readonly DayArea[];
  /** Codes as the address names them; empty where it names none. */
  readonly chosen: readonly string[];
  /** Whether a list was shortened. */
  readonly shortened: boolean;
}
