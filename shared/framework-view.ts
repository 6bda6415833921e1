import type { AreaLevel, World } from './areas/register.ts';
import type { AsAtView } from './as-at.ts';

/** The framework on one page, for one area beside its country. */
export interface FrameworkView {
  /** Newest ONS codes. */
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly country: string;
  readonly world: World;
  readonly offered: readonly string[] | null;
  readonly asAt: AsAtView;
  /** No figures at all are loaded in this world. */
  readonly nothingLoaded: boolean;
  readonly pillars: readonly PillarView[];
}

export interface PillarView {
  readonly slug: string;
  readonly kind: 'outcome' | 'enabler';
  /** "Outcome 1" or "Enabler". */
  readonly label: string;
  /** "then Outcome 3, now Outcome 2"; `null` where the number is today's. */
  readonly thenAndNow: string | null;
  readonly title: string;
  /** Said where it has no indicator. */
  readonly without: string | null;
  readonly domains: readonly { readonly title: string; readonly indicators: readonly IndicatorRow[] }[];
  /** Indicators of other pillars to read where it has none of its own. */
  readonly meanwhile: readonly IndicatorRow[];
}

export interface IndicatorRow {
  readonly slug: string;
  readonly title: string;
  /** The breakdown shown, in words; empty where there is none. */
  readonly breakdown: string;
  /** `null` where no figures are loaded yet. */
  readonly figures: RowFigures | null;
}

export interface RowFigures {
  readonly period: string;
  /** Unit as it follows a number, where the number does not show it: "per 10,000". */
  readonly unit: string;
  readonly area: RowFigure;
  readonly country: RowFigure | null;
  /** The area's series, oldest first, for a small line; `null` where the measure is a judgement in words. */
  readonly values: readonly (number | null)[] | null;
  /** The joint return that holds the area's figure, with what it says; `null` where there is none. */
  readonly joint: { readonly code: string; readonly said: string } | null;
}

export interface RowFigure {
  /** The number as published, a judgement, or the reason in words. */
  readonly text: string;
  readonly missing: boolean;
}

/** Which outcome bears a number, or which numbers an outcome bears, through time. */
export interface OutcomeView {
  /** "Outcome 2", or the title of what was asked for by its name. */
  readonly heading: string;
  /** The day asked about (`on`, else `asAt`), ISO; `null` for today. */
  readonly on: string | null;
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly country: string;
  readonly world: World;
  readonly asAt: AsAtView;
  /** Who has borne the number, today's bearer first; or the numbers of an outcome, today's first. Empty for enablers. */
  readonly bearers: readonly OutcomeBearer[];
  /** Whether the number has changed hands, or the outcome its number: then the page says so first. */
  readonly changed: boolean;
  /** What is shown: the bearer on the day asked about. */
  readonly pillar: PillarView;
}

export interface OutcomeBearer {
  readonly slug: string;
  readonly title: string;
  /** "Outcome 2". */
  readonly label: string;
  /** "since March 2026", "until March 2026". */
  readonly when: string;
  /** "then Outcome 3, now Outcome 2"; `null` where it bears the number today. */
  readonly thenAndNow: string | null;
  /** On the day asked about. */
  readonly current: boolean;
}
