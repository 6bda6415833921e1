import { Link } from '@remix-run/react';
import { countryOf, type AreaLevel, type World } from '../../../shared/areas/register.ts';
import { areaName } from '../../../shared/format.ts';
import type { MeasureView } from '../../../shared/indicator-view.ts';
import type { PageLinks } from './page-links.ts';

interface NotAtThisLevelProps {
  readonly measure: MeasureView;
  /** Newest ONS code of the chosen area. */
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly world: World;
  readonly links: PageLinks;
}

/** Said where the chosen area cannot have figures of its own, with the way to those there are. */
export function NotAtThisLevel({ measure: { levels, figures }, area, areaLevel, world, links }: NotAtThisLevelProps) {
  const name = areaName(area);
  if (figures && figures.jointReturn !== null) {
    return (
      <p className="empty indicator__notice">
        {name} is counted together with its partner and has no figures and no neighbours’ median of its own here:{' '}
        <Link to={links.href({ area: figures.jointReturn })} preventScrollReset>see {areaName(figures.jointReturn)}</Link>.
      </p>
    );
  }
  if (levels.includes(areaLevel)) return null;
  const country = countryOf(world).code;
  return (
    <p className="empty indicator__notice">
      This measure is not published for {areaLevel === 'LA' ? 'local authorities' : 'regions'}, so there is nothing for {name}:{' '}
      <Link to={links.href({ area: country })} preventScrollReset>see {areaName(country)}</Link>.
    </p>
  );
}
