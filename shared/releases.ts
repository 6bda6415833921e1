import type { World } from './areas/register.ts';
import type { BreakdownKey, Missing } from './figures.ts';

/** Seen by data stewards only; public; public no longer. */
export const RELEASE_STATES = ['waiting', 'signed-off', 'rolled-back'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** What a new release does to a figure, compared with the figures people saw before it. */
export const CHANGE_KINDS = ['revised', 'newly-suppressed', 'newly-shown', 'added', 'withdrawn', 'definition-changed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One release: a data set at a published date. */
export interface ReleaseSummary {
  /** `<dataset>@<published>`, with `invented/` before it in the sandbox. */
  readonly id: string;
  readonly dataset: string;
  readonly title: string;
  /** Title of the statistical release it came out with, and who publishes it. */
  readonly collection: string;
  readonly publisher: string;
  readonly world: World;
  /** ISO day. */
  readonly published: string;
  readonly assumed: boolean;
  readonly newestPeriod: string;
  readonly state: ReleaseState;
  /** Slugs of the metrics whose figures come from it, as numerator or denominator. */
  readonly metrics: readonly string[];
}

/** A number, a reason or a category: what one release says in one place. */
export interface ChangeContent {
  /** At the metric's decimals; at one decimal where only that tells old and new apart. */
  readonly value: number | null;
  readonly missing: Missing | null;
  readonly category: string | null;
  /** ISO day since which the publisher suppresses the figure, where a later release does; then `missing` is `c`. */
  readonly withheldSince?: string;
}

export interface FigureChange {
  readonly metric: string;
  /** Newest ONS code. */
  readonly area: string;
  readonly period: string;
  readonly breakdown: BreakdownKey;
  readonly kind: Exclude<ChangeKind, 'definition-changed'>;
  /** `null` where there was no row, and always where the figure is newly suppressed: what it was is said nowhere. */
  readonly before: ChangeContent | null;
  /** `null` where there is no row any more. */
  readonly after: ChangeContent | null;
  /** Places after the point that both numbers are written with: the metric's, or 1 where only that tells them apart. */
  readonly decimals: number;
}

/** What a release does to one metric. */
export interface MetricChanges {
  readonly metric: string;
  /** Keys of the editions compared; `before` is `null` for the first figures of a metric. */
  readonly before: string | null;
  readonly after: string;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** By area, period, breakdown. Empty for the first figures of a metric: all of them are new. */
  readonly changes: readonly FigureChange[];
  /** In words, where the measure is defined otherwise than in the edition before. */
  readonly definition: string | null;
}

/** A release compared with the figures people saw before it. */
export interface ReleaseChanges {
  readonly release: ReleaseSummary;
  /** In the framework's order. A metric is left out where the release came out before there was anything to make of it. */
  readonly metrics: readonly MetricChanges[];
}

/** A day on which releases came out. */
export interface ReleaseDay {
  /** ISO day. */
  readonly day: string;
  /** By title. */
  readonly releases: readonly ReleaseSummary[];
}
