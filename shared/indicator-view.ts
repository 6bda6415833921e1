import type { AreaLevel, World } from './areas/register.ts';
import type { SeriesColumns } from './chart-model.ts';
import type { BreakdownKey, ReleaseStamp } from './figures.ts';
import type { Indicator, Metric } from './framework/types.ts';
import type { ListColumns } from './list-model.ts';

/** What a chart can set beside the chosen area. */
export const COMPARISONS = ['region', 'england', 'neighbours'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Groups of local authorities that a page can list. */
export const LISTS = ['region', 'neighbours', 'england'] as const;
export type ListKey = (typeof LISTS)[number];

/** What the address of an indicator page says, made whole: every link on the page is this with one thing changed. */
export interface PageChoice {
  /** Newest ONS code. */
  readonly area: string;
  readonly compare: readonly Comparison[];
  readonly list: ListKey;
  readonly breakdown: Readonly<Record<string, string>>;
}

export interface SourceView {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
}

/** Another indicator to read this one beside. */
export interface CompanionView {
  readonly slug: string;
  readonly title: string;
  readonly why: string;
  /** Newest figure of the chosen area, or the reason in words; `null` where nothing is loaded. */
  readonly text: string | null;
  readonly period: string | null;
  /** Series of the chosen area, for a small line. */
  readonly values: readonly (number | null)[];
}

/** The loaded figures of an indicator as one page shows them. */
export interface IndicatorFigures {
  readonly release: ReleaseStamp;
  readonly denominator: ReleaseStamp | null;
  readonly periods: readonly string[];
  readonly series: readonly SeriesColumns[];
  readonly neighbourModel: string | null;
  /** ONS code of the joint return that holds this area's figures, where there is one. */
  readonly jointReturn: string | null;
  readonly list: ListColumns;
  readonly listPeriod: string;
}

/** Everything an indicator page shows that is not conversation. */
export interface IndicatorView extends Omit<Indicator, 'companions'>, Pick<Metric, 'unit' | 'decimals' | 'title' | 'levels' | 'dataset'> {
  readonly pillar: { readonly label: string; readonly title: string };
  readonly domain: string;
  readonly world: World;
  readonly choice: PageChoice;
  readonly breakdown: BreakdownKey;
  readonly areaLevel: AreaLevel;
  readonly breakdowns: Metric['breakdowns'];
  /** What can be chosen for this area. */
  readonly comparisons: readonly { readonly key: Comparison; readonly name: string }[];
  readonly lists: readonly { readonly key: ListKey; readonly name: string; readonly count: number }[];
  /** Newest ONS codes the page offers, in order; `null` for every area of its world. */
  readonly offered: readonly string[] | null;
  readonly companions: readonly CompanionView[];
  readonly source: SourceView | null;
  /** The day the page was made, ISO. */
  readonly today: string;
  /** `null` where no figures are loaded yet. */
  readonly figures: IndicatorFigures | null;
}
