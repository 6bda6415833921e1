import { Link } from '@remix-run/react';
import { areaName } from '../../../shared/format.ts';
import type { AboutFigure } from '../../../shared/workspace-home.ts';

/** An indicator as a list of them needs it. */
export interface IndicatorName {
  readonly slug: string;
  readonly metric: string;
  readonly pillar: string;
  readonly shortTitle: string;
}

interface FigureLinkProps {
  readonly slug: string;
  readonly indicators: readonly IndicatorName[];
  readonly about: AboutFigure;
}

/** "Children in need, Carrow": the way to something that is written beside a figure. */
export function FigureLink({ slug, indicators, about: { metric, area, place } }: FigureLinkProps) {
  const indicator = indicators.find((one) => one.metric === metric);
  if (!indicator) return <>{areaName(area)}</>;
  return <Link to={`/workspaces/${slug}/indicators/${indicator.slug}?area=${encodeURIComponent(area)}#${place}`}>{indicator.shortTitle}, {areaName(area)}</Link>;
}
