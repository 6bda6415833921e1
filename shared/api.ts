import type { AreaLevel } from './areas/register.ts';
import type { Breakdown, Missing } from './figures.ts';

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

/** What went wrong, for programs (`code`) and people (`message`). */
export const API_ERROR_CODES = [
  'unknown-parameter', 'unknown-area', 'malformed-period', 'unknown-value',
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
