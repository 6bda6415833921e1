import type { ReleaseStamp } from '../../../shared/figures.ts';
import { areaName, dateText } from '../../../shared/format.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import type { PinnedFigure } from '../../../shared/pinned-figure.ts';
import type { FigurePin } from '../../../shared/rich-text-document.ts';

/** A chart that can stand in what is written: the one on the page, or one that the text holds already. */
export interface ChartOffer {
  readonly pin: FigurePin;
  readonly title: string;
  /** Area and period, in words. */
  readonly about: string;
  /** Its release, in words. */
  readonly release: string;
  /** It can be put in here; else it is only known. */
  readonly offered: boolean;
}

/** The chart of an indicator's page, for the area shown there and, where one is written about, a period of it. */
export function offersOf({ metric, breakdown, shortTitle, figures, choice: { area } }: IndicatorView, period: string | null = null): readonly ChartOffer[] {
  return figures?.edition ? [offerOf({ metric, area, period, breakdown, edition: figures.edition }, shortTitle, figures.release)] : [];
}

/** One chart that can be put in. @param release of its edition */
export function offerOf(pin: FigurePin, title: string, { published, assumed }: Pick<ReleaseStamp, 'published' | 'assumed'>): ChartOffer {
  return { pin, title, about: [areaName(pin.area), pin.period].filter(Boolean).join(', '), release: releaseText(published, assumed), offered: true };
}

/** Charts that a text holds already. */
export function offersIn(figures: Readonly<Record<string, PinnedFigure>> = {}): readonly ChartOffer[] {
  return Object.values(figures).map(({ metric, area, period, breakdown, edition, title, areaName, release }) => ({
    pin: { metric, area, period, breakdown, edition }, title,
    about: [areaName, period].filter(Boolean).join(', '),
    release: releaseText(release.published, release.assumed),
    offered: false,
  }));
}

/** The day of a release, as cards say it. */
function releaseText(published: string, assumed: boolean): string {
  return assumed ? `as loaded on ${dateText(published)}` : `as published on ${dateText(published)}`;
}
