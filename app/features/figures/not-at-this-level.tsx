import { Link } from '@remix-run/react';
import { countryOf } from '../../../shared/areas/register.ts';
import { areaName } from '../../../shared/format.ts';
import type { IndicatorFigures, IndicatorView, PageChoice } from '../../../shared/indicator-view.ts';

interface NotAtThisLevelProps {
  readonly view: IndicatorView;
  readonly figures: IndicatorFigures;
  readonly hrefOf: (change: Partial<PageChoice>) => string;
}

/** Said where the chosen area cannot have figures of its own, with the way to those there are. */
export function NotAtThisLevel({ view, figures, hrefOf }: NotAtThisLevelProps) {
  const { choice, levels, areaLevel, world } = view;
  const name = areaName(choice.area);
  if (figures.jointReturn !== null) {
    return (
      <p className="empty indicator__notice">
        {name} is counted together with its partner and has no figures and no neighbours’ median of its own here:{' '}
        <Link to={hrefOf({ area: figures.jointReturn })} preventScrollReset>see {areaName(figures.jointReturn)}</Link>.
      </p>
    );
  }
  if (levels.includes(areaLevel)) return null;
  const country = countryOf(world).code;
  return (
    <p className="empty indicator__notice">
      This measure is not published for {areaLevel === 'LA' ? 'local authorities' : 'regions'}, so there is nothing for {name}:{' '}
      <Link to={hrefOf({ area: country })} preventScrollReset>see {areaName(country)}</Link>.
    </p>
  );
}
