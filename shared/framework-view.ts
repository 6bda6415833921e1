import type { AreaLevel, World } from './areas/register.ts';

/** The framework on one page, for one area beside its country. */
export interface FrameworkView {
  /** Newest ONS codes. */
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly country: string;
  readonly world: World;
  readonly offered: readonly string[] | null;
  /** No figures at all are loaded in this world. */
  readonly nothingLoaded: boolean;
  readonly pillars: readonly PillarView[];
}

export interface PillarView {
  readonly slug: string;
  /** "Outcome 1" or "Enabler". */
  readonly label: string;
  readonly title: string;
  /** Said where it has no indicator. */
  readonly without: string | null;
  readonly domains: readonly { readonly title: string; readonly indicators: readonly IndicatorRow[] }[];
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
}

export interface RowFigure {
  /** The number as published, a judgement, or the reason in words. */
  readonly text: string;
  readonly missing: boolean;
}
