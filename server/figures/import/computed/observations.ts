import type { BehindTexts, Content } from '../copy-writer.ts';

/** A number as plain text, or the symbol that stands in its place: one of the two is null. */
export interface Cell {
  readonly value: string | null;
  readonly missing: string | null;
}

/** A number of a release that figures are computed from, as it was kept. */
export interface Observed extends Cell {
  /** Newest ONS code. */
  readonly area: string;
  readonly period: string;
  /** `factor=neglect`; empty where the measure has none. */
  readonly breakdown: string;
  /** The cell's text. */
  readonly published: string;
}

/** What one release says of some measures. */
export class Observations {
  private readonly places = new Map<string, ReadonlyMap<string, Observed>>();

  /** @param newestPeriod of the release. */
  constructor(readonly newestPeriod: string, private readonly byMeasure: ReadonlyMap<string, readonly Observed[]>) {}

  /** All of a measure; none where the release does not have it. */
  rows(measure: string): readonly Observed[] {
    return this.byMeasure.get(measure) ?? [];
  }

  /** What is said of one place; `undefined` where there is no such row. */
  at(measure: string, { area, period, breakdown }: Pick<Observed, 'area' | 'period' | 'breakdown'>): Observed | undefined {
    let places = this.places.get(measure);
    if (!places) this.places.set(measure, (places = new Map(this.rows(measure).map((row) => [placeOf(row), row]))));
    return places.get(placeOf({ area, period, breakdown }));
  }
}

function placeOf({ area, period, breakdown }: Pick<Observed, 'area' | 'period' | 'breakdown'>): string {
  return `${area}\t${period}\t${breakdown}`;
}

/** The outcome of a formula. */
export interface Computed {
  readonly content: Content;
  /** The numerator's symbol, or an empty text; the cell's own text where it is one cell. */
  readonly published: string;
  readonly behind?: BehindTexts;
}

/** A figure of an edition. */
export interface ComputedFigure extends Computed {
  readonly area: string;
  readonly period: string;
  readonly breakdown: string;
}

/** The figures of a metric that one release gives, or one with another of a second data set. */
export type Formula = (own: Observations, second: Observations | null) => Iterable<ComputedFigure>;
