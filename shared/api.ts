import type { AreaLevel } from './areas/register.ts';
import type { Breakdown, Missing } from './figures.ts';
import type { Indicator } from './framework/types.ts';
import type { ChangeKind, FigureChange } from './releases.ts';

/** Which data set's release: `<dataset>@<published>`, with `invented/` before it in the sandbox. */
export interface ApiRelease {
  readonly id: string;
  /** ISO day, `2025-10-30`. */
  readonly published: string;
}

/** A metric as `/api/v1/metrics` lists it and as every answer about it begins. */
export interface ApiMetric {
  readonly metric: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly levels: readonly AreaLevel[];
  readonly breakdowns: readonly { readonly name: string; readonly label: string; readonly values: readonly string[] }[];
  /** Ascending; empty while there are no figures. */
  readonly periods: readonly string[];
  /** `assumed` stands only where the published date is the day of import. */
  readonly release: (ApiRelease & { readonly assumed?: true }) | null;
  /** Release of the denominator's data set; only for metrics computed from two. */
  readonly denominator?: ApiRelease | null;
}

interface ApiFigureFields {
  readonly metric: string;
  readonly areaName: string;
  readonly period: string;
  /** An LA's category has none: `{}`. */
  readonly breakdown: Breakdown;
  /** Rounded half-up to the metric's decimals. */
  readonly value: number | null;
  /** Only for metrics of categories: an LA's category, `null` for counts. */
  readonly category?: string | null;
  readonly release: ApiRelease;
}

/** What a publisher says of an area. */
export interface ApiAreaFigure extends ApiFigureFields {
  /** Newest ONS code. */
  readonly area: string;
  readonly level: AreaLevel;
  readonly missing: Missing | null;
  /** The cell's text; for a computed figure the numerator's symbol or an empty text. */
  readonly published: string;
  /** Numerator and denominator; `null` where the file has none, or a symbol in their place. */
  readonly count: number | null;
  readonly countMissing?: Missing;
  readonly denominator: number | null;
  readonly denominatorMissing?: Missing;
  /** Confidence limits as published; only for metrics whose publisher gives them. */
  readonly confidence?: ApiConfidence | null;
  /** ISO day since which the publisher suppresses the figure; only in an earlier release. */
  readonly withheldSince?: string;
}

export interface ApiConfidence {
  readonly lower: number;
  readonly upper: number;
  /** Per cent. */
  readonly level: 95;
}

/** What the statistical neighbours of an LA show. */
export interface ApiNeighbourFigure extends ApiFigureFields {
  /** `neighbours-of:<newest ONS code>` */
  readonly area: string;
  readonly level: 'neighbours';
  /** `x` where no neighbour has a number. */
  readonly missing: 'x' | null;
  /** How many neighbours had a number, of how many there are. */
  readonly with: number;
  readonly of: number;
  /** Which model of statistical neighbours. */
  readonly model: string;
}

export type ApiFigure = ApiAreaFigure | ApiNeighbourFigure;

export interface ApiMetricsAnswer {
  readonly metrics: readonly ApiMetric[];
}

export interface ApiFiguresAnswer {
  readonly metric: ApiMetric;
  /** By area, period, breakdown. */
  readonly figures: readonly ApiFigure[];
}

/** An area and what it has been through. Days are ISO and inclusive; `null` where it has no beginning or end. */
export interface ApiArea {
  /** Newest ONS code. */
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** Code of the region an LA lies in. */
  readonly region: string | null;
  /** Three-digit code of an LA. */
  readonly localCode: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Every ONS code it has had, newest first. */
  readonly codes: readonly { readonly code: string; readonly from: string | null; readonly to: string | null }[];
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  /** The return it makes together with others, which then holds its workforce figures; periods of the first and last. */
  readonly jointReturn: { readonly area: string; readonly partners: readonly string[]; readonly from: string; readonly to: string } | null;
}

export interface ApiAreasAnswer {
  /** By code. */
  readonly areas: readonly ApiArea[];
}

export interface ApiAreaAnswer {
  readonly area: ApiArea;
}

export interface ApiNeighboursAnswer {
  /** Newest ONS code. */
  readonly area: string;
  readonly model: { readonly id: string; readonly title: string };
  /** Closest first. */
  readonly neighbours: readonly { readonly area: string; readonly areaName: string; readonly closeness: string }[];
}

/** An outcome or enabler of the framework. */
export interface ApiPillar {
  readonly slug: string;
  readonly kind: 'outcome' | 'enabler';
  readonly title: string;
  readonly shortTitle: string;
  /** Outcome numbers then and now; `to` is the first day of another, `null` for today's. Enablers have none. */
  readonly numbers: readonly { readonly number: number; readonly from: string; readonly to: string | null }[];
  /** Said where it has no indicator. */
  readonly withoutIndicators?: string;
  readonly domains: readonly { readonly slug: string; readonly title: string; readonly indicators: readonly Indicator[] }[];
}

export interface ApiFrameworkAnswer {
  readonly pillars: readonly ApiPillar[];
}

/** A release with what it is of. */
export interface ApiReleaseItem extends ApiRelease {
  readonly assumed?: true;
  readonly invented?: true;
  readonly dataset: string;
  readonly title: string;
  readonly collection: string;
  readonly publisher: string;
  readonly newestPeriod: string;
  readonly metrics: readonly string[];
}

export interface ApiReleasesAnswer {
  /** Newest first. */
  readonly releases: readonly ApiReleaseItem[];
}

export interface ApiReleaseAnswer {
  readonly release: ApiReleaseItem;
}

export interface ApiMetricChanges {
  readonly metric: string;
  /** Editions compared: `<metric>/<release>` and, where computed from two, `+<release>`; `null` for the first figures. */
  readonly before: string | null;
  readonly after: string;
  /** Of all areas and kinds, whatever was asked for. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** What is defined otherwise, in words. */
  readonly definition: string | null;
}

/** One side of a change: a number, a symbol or a category. */
export interface ApiChangeSide {
  readonly value: number | null;
  readonly missing: Missing | null;
  readonly category: string | null;
  /** The day since which a later release suppresses the figure. */
  readonly withheldSince?: string;
}

export interface ApiChange {
  readonly metric: string;
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  readonly breakdown: Breakdown;
  readonly kind: FigureChange['kind'];
  readonly before: ApiChangeSide | null;
  readonly after: ApiChangeSide | null;
  /** Places after the point that both numbers are written with. */
  readonly decimals: number;
}

export interface ApiChangesAnswer {
  readonly release: ApiReleaseItem;
  /** In the framework's order. */
  readonly metrics: readonly ApiMetricChanges[];
  /** By metric, area, period, breakdown. The first figures of a metric are counted, not listed. */
  readonly changes: readonly ApiChange[];
}

/** What went wrong, for programs (`code`) and people (`message`). */
export const API_ERROR_CODES = [
  'unknown-parameter', 'unknown-area', 'malformed-period', 'malformed-day', 'unknown-value', 'unknown-release', 'contradiction',
  'unknown-metric', 'no-neighbours', 'not-found', 'method-not-allowed', 'failed',
] as const;

export interface ApiErrorAnswer {
  readonly error: {
    readonly status: 400 | 404 | 405 | 500;
    readonly code: (typeof API_ERROR_CODES)[number];
    readonly message: string;
    readonly parameter?: string;
  };
}
