import type { AreaLevel, World } from './areas/register.ts';
import type { AsAtView } from './as-at.ts';
import type { BehindNames } from './behind.ts';
import type { SeriesColumns } from './chart-model.ts';
import type { Axis, Band } from './chart-scale.ts';
import type { ContextMark } from './context-marks.ts';
import type { EthnicGroupsView } from './ethnic-groups.ts';
import type { BreakdownKey, ReleaseStamp } from './figures.ts';
import type { Indicator, Metric } from './framework/types.ts';
import type { ListColumns } from './list-model.ts';
import type { Summary } from './summary.ts';

/** What a chart can set beside the chosen area. */
export const COMPARISONS = ['region', 'england', 'neighbours'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Groups of local authorities that a page can list; `own` is the reader's own choice. */
export const LISTS = ['region', 'neighbours', 'england', 'own'] as const;
export type ListKey = (typeof LISTS)[number];

/** So many local authorities an own choice can hold. */
export const MOST_OWN = 30;

/** What the address of an indicator page says, made whole: every link on the page is this with one thing changed. */
export interface PageChoice {
  /** Newest ONS code. */
  readonly area: string;
  readonly compare: readonly Comparison[];
  readonly list: ListKey;
  /** Newest ONS codes of the reader's own choice of local authorities, by name. */
  readonly own: readonly string[];
  readonly breakdown: Readonly<Record<string, string>>;
  /** Period of the lists; `null` for the newest. */
  readonly period: string | null;
  readonly axis: Axis;
  /** Slug of the indicator that stands side by side with this one. */
  readonly beside: string | null;
  /** What was chosen of its dimensions; what is not named follows this page's breakdown. */
  readonly besideBreakdown: Readonly<Record<string, string>>;
  /** ISO day whose figures are shown; `null` for the newest. */
  readonly asAt: string | null;
  /** Slug of the ethnic group whose years are shown; left out for none. */
  readonly ethnicity?: string;
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
  /** ISO day its figures came out; `null` where nothing is loaded. */
  readonly published: string | null;
  /** The breakdown in words; empty where there is none. */
  readonly what: string;
  /** What its page's address has to say to show the same breakdown. */
  readonly parts: readonly (readonly [name: string, value: string])[];
  /** Series of the chosen area, for a small line. */
  readonly values: readonly (number | null)[];
}

/** Ranges that the publisher names, and who says so. */
export interface BandsView {
  readonly bands: readonly Band[];
  /** What they are bands of, and what that means for an average. */
  readonly words: string;
  readonly source: string;
}

/** The loaded figures of a measure as lines. */
export interface SeriesFigures {
  readonly release: ReleaseStamp;
  readonly denominator: ReleaseStamp | null;
  readonly periods: readonly string[];
  readonly series: readonly SeriesColumns[];
  readonly neighbourModel: string | null;
  /** ONS code of the joint return that holds this area's figures, where there is one. */
  readonly jointReturn: string | null;
  /** Key of the edition they are of: what a chart in a text is pinned to. */
  readonly edition?: string;
}

/** The loaded figures of an indicator as one page shows them. */
export interface IndicatorFigures extends SeriesFigures {
  readonly list: ListColumns;
  /** The list in words. */
  readonly listSaid: string;
  /** Every region; `null` where the measure is not published for regions, or the world has but one. */
  readonly regions: ListColumns | null;
  readonly regionsSaid: string;
  /** Period of both lists. */
  readonly listPeriod: string;
}

/** One measure for one area: what a page shows once, and twice where two stand side by side. */
export interface MeasureView extends Omit<Indicator, 'companions'>, Pick<Metric, 'unit' | 'decimals' | 'title' | 'levels' | 'dataset' | 'breakdowns'> {
  readonly breakdown: BreakdownKey;
  /** The chosen value of every dimension. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly companions: readonly CompanionView[];
  readonly source: SourceView | null;
  readonly bands: BandsView | null;
  readonly behind: BehindNames;
  readonly context: readonly ContextMark[];
  /** What the figures say in words; `null` where none are loaded yet. */
  readonly said: Summary | null;
  /** `null` where no figures are loaded yet. */
  readonly figures: SeriesFigures | null;
}

/** Everything an indicator page shows that is not conversation. */
export interface IndicatorView extends MeasureView {
  /** The number of the day shown; `thenAndNow` where today's is another one. */
  readonly pillar: { readonly label: string; readonly title: string; readonly thenAndNow: string | null };
  readonly domain: string;
  readonly world: World;
  readonly choice: PageChoice;
  readonly areaLevel: AreaLevel;
  /** What can be chosen for this area. */
  readonly comparisons: readonly { readonly key: Comparison; readonly name: string }[];
  readonly lists: readonly { readonly key: ListKey; readonly name: string; readonly count: number }[];
  /** Newest ONS codes the page offers, in order; `null` for every area of its world. */
  readonly offered: readonly string[] | null;
  readonly beside: MeasureView | null;
  /** What can stand side by side, by outcome and enabler. */
  readonly besideOffered: readonly { readonly label: string; readonly indicators: readonly (readonly [slug: string, title: string])[] }[];
  readonly asAt: AsAtView;
  /** `null` for every indicator but the one about the ethnicity of social workers, and where its file is not loaded. */
  readonly ethnicGroups: EthnicGroupsView | null;
  /** The day the page was made, ISO. */
  readonly today: string;
  readonly figures: IndicatorFigures | null;
}
