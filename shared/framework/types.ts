import type { AreaLevel } from '../areas/register.ts';

/** An outcome or an enabler of the Children's Social Care National Framework, keyed by slug, never by number. */
export interface Pillar {
  readonly slug: string;
  readonly kind: 'outcome' | 'enabler';
  readonly title: string;
  readonly shortTitle: string;
  /** Outcome numbers and the days they were in force (`from` inclusive, `to` exclusive); enablers carry none. */
  readonly numbers: readonly { readonly number: number; readonly from: string; readonly to: string | null }[];
  /** Said where the pillar has no indicator. */
  readonly withoutIndicators?: string;
  /** Slugs of other pillars' indicators that several agencies have a part in: context to read meanwhile. */
  readonly readMeanwhile?: readonly string[];
}

/** A theme inside an outcome or enabler. */
export interface Domain {
  readonly slug: string;
  readonly pillar: string;
  readonly title: string;
}

export interface BreakdownDimension {
  readonly name: string;
  readonly label: string;
  /** Published to help read other figures, never as a headline. */
  readonly contextOnly?: boolean;
  /** In the order they are listed; the first is what a page shows when nothing was chosen. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

/** The technical measure behind an indicator. */
export interface Metric {
  readonly slug: string;
  readonly pillar: string;
  /** Slug of its domain. */
  readonly domain: string;
  /** The publisher's term is kept in titles of measures. */
  readonly title: string;
  readonly unit: '%' | '£' | 'per 10,000 children' | 'months' | 'score' | 'cases' | 'category';
  readonly decimals: number;
  readonly levels: readonly AreaLevel[];
  readonly breakdowns: readonly BreakdownDimension[];
  /** Data set of the numerator, whose release a figure carries (`datasets.ts`). */
  readonly dataset: string;
  /** The second data set of a metric that is computed from two: mostly its denominator's; else it adds regions or earlier years. */
  readonly denominator?: string;
}

/** A page: usually one metric, in plain words, with what it cannot say and what to read it beside. */
export interface Indicator {
  readonly slug: string;
  readonly metric: string;
  /** A short name for lists. */
  readonly shortTitle: string;
  /** What the number is of and at: "Children in need on 31 March for every 10,000 children aged 0 to 17". */
  readonly counts: string;
  readonly whyItMatters: string;
  readonly cannotSay: string;
  /** Whether it counts activity, an outcome, context, or stands in for something not measured. */
  readonly measures: 'activity' | 'outcome' | 'context' | 'proxy';
  /** One to four others to read it beside, each with a reason. */
  readonly companions: readonly { readonly indicator: string; readonly why: string }[];
  /** Official context that travels with the figures, in our own words. */
  readonly readWithCare: readonly string[];
}

/** One source file's series. A collection groups data sets that a publisher releases together. */
export interface Dataset {
  readonly slug: string;
  readonly title: string;
  readonly collection: string;
}

export interface Collection {
  readonly slug: string;
  /** Title of the statistical release. */
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
}
