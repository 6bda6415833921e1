import type { BehindNames } from './behind.ts';
import type { SeriesColumns } from './chart-model.ts';
import type { ReleaseStamp } from './figures.ts';
import type { Notation } from './format.ts';
import type { SourceView } from './indicator-view.ts';

/**
 * A chart inside a text with everything it takes to draw and to read it: the series as its edition has it, without what
 * the publisher suppresses by now. `chartModel({ ...figure, series: [figure.series] })` draws it.
 */
export interface PinnedFigure extends Notation {
  readonly metric: string;
  /** Newest ONS code. */
  readonly area: string;
  /** The period it points at; `null`: the whole series. */
  readonly period: string | null;
  readonly breakdown: string;
  /** Key of the edition. */
  readonly edition: string;
  /** What the number is of, in words. */
  readonly title: string;
  readonly areaName: string;
  /** The chosen group in words; empty where there is none. */
  readonly what: string;
  /** Ascending. */
  readonly periods: readonly string[];
  readonly series: SeriesColumns;
  readonly behind: BehindNames;
  /** `null` for invented figures. */
  readonly source: SourceView | null;
  readonly release: ReleaseStamp;
  /** Release of the denominator's data set, where it is computed from two. */
  readonly denominator: ReleaseStamp | null;
  /** Source and release in one line. */
  readonly releaseWords: string;
  /** Something newer has come out since: the indicator's page shows that. */
  readonly superseded: boolean;
  readonly caveat: string;
}
