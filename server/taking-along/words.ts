import type { WideAnchor } from '../../shared/anchors.ts';
import type { VisibleContributionView } from '../../shared/contributions.ts';
import { areaName, listText } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';

/** Who could see something when it was taken along. */
export function seenByWords({ visibility, publication, elsewhere }: Pick<VisibleContributionView, 'visibility' | 'publication' | 'elsewhere'>, workspace: string): string {
  const here = elsewhere ? `members of the workspace it was written in, and of ${workspace}` : `members of ${workspace}`;
  switch (visibility) {
    case 'me':
      return 'its author alone';
    case 'organisation':
      return `those who act for its author’s organisation in ${workspace}`;
    case 'workspace':
      return here;
    case 'region':
      return `${here}, and of the region’s own workspaces`;
    case 'public':
      return publication === 'published' ? 'everybody' : `${here}, and of the region’s own workspaces; not public yet`;
  }
}

const CAPACITY = { self: '', organisation: 'written for their organisation', 'somebody-else': 'written for somebody who could not use the page' } as const;

/** For whom it was written, where that is not the author alone. */
export const capacityWords = ({ capacity }: Pick<VisibleContributionView, 'capacity'>): string => CAPACITY[capacity];

export const indicatorTitle = (metric: string | null): string => (metric === null ? 'every indicator' : (findIndicator(metric)?.shortTitle ?? metric));

/** "Repeat referrals, Carrow, 2021 to 2023". */
export function placeWords({ metric, area, otherAreas = [], period, periodTo = null }: Pick<WideAnchor, 'metric' | 'area' | 'period'> & Partial<Pick<WideAnchor, 'otherAreas' | 'periodTo'>>): string {
  const areas = [area, ...otherAreas].flatMap((code) => (code === null ? [] : [areaName(code)]));
  const years = period === null ? '' : periodTo === null || periodTo === period ? period : `${period} to ${periodTo}`;
  return [indicatorTitle(metric), areas.length === 0 ? 'all areas' : listText(areas), years].filter(Boolean).join(', ');
}
