import { Link } from '@remix-run/react';
import { areaName } from '../../../shared/format.ts';
import type { AboutFigure } from '../../../shared/workspace-home.ts';
import { besideFigure } from '../../ui/figure-path.ts';

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
export function FigureLink({ slug, indicators, about }: FigureLinkProps) {
  const { metric, area, place } = about;
  const indicator = indicators.find((one) => one.metric === metric);
  const where = area === null ? 'every area' : areaName(area);
  const words = `${indicator?.shortTitle ?? 'Every indicator'}, ${where}`;
  if (!indicator) return place.startsWith('note-') ? <Link to={`/workspaces/${slug}/annotations/${place.slice('note-'.length)}`}>{words}</Link> : <>{where}</>;
  return <Link to={besideFigure(about, slug, indicator.slug, place)}>{words}</Link>;
}
