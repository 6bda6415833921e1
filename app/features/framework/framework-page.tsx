import { Link } from '@remix-run/react';
import { areaName } from '../../../shared/format.ts';
import type { FrameworkView, PillarView } from '../../../shared/framework-view.ts';
import { addressOf, areaPath, dayKept } from '../../ui/address.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { AsAt } from '../../ui/as-at.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { HowToLoad } from './how-to-load.tsx';
import { PillarSection } from './pillar-section.tsx';

interface FrameworkPageProps {
  readonly view: FrameworkView;
  readonly indicatorPath: (slug: string) => string;
}

/** The framework on one page: outcomes, then enablers, each indicator as one line. */
export function FrameworkPage({ view, indicatorPath }: FrameworkPageProps) {
  const { area, areaLevel, country, world, offered, pillars, nothingLoaded, asAt } = view;
  const outcomes = pillars.filter(({ kind }) => kind === 'outcome');
  const enablers = pillars.filter((pillar) => !outcomes.includes(pillar));
  const day = asAt.chosen;
  const section = (pillar: PillarView) => <PillarSection key={pillar.slug} pillar={pillar} place={{ area, areaLevel, country, day }} indicatorPath={indicatorPath} />;
  return (
    <article className="framework">
      <h1>{areaName(area)}, on one page{world === 'invented' ? <> <InventedTag /></> : null}</h1>
      <p className="framework__lead">
        Published figures on children’s social care, by the outcomes and enablers of the national framework. Each line is the
        start of a conversation, not a mark; read several together.
      </p>
      <div className="choices">
        <AreaPicker chosen={area} world={world} offered={offered} keep={dayKept(day)} />
        {areaLevel === 'England' ? null : <span className="choices__label">beside {areaName(country)}</span>}
        <p className="choices__links">
          <Link to={addressOf(areaPath(area), ['asAt', day])}>Beside region and neighbours</Link>
          <a href={addressOf(`${areaPath(area)}/profile.csv`, ['asAt', day])} download>Download (CSV)</a>
        </p>
      </div>
      <AsAt asAt={asAt} keep={[['area', area]]} />
      {nothingLoaded && day === null ? <HowToLoad /> : null}
      <div className="framework__grid">{inColumns([...outcomes, ...enablers]).map((column, index) => <div key={index}>{column.map(section)}</div>)}</div>
      <p className="framework__foot">The newest published figure of each series. A small line starts at zero and is an aid for the eye; the page behind each name has the numbers, the words and the sources. <Link to="/glossary">Words of the sector explained</Link></p>
    </article>
  );
}

/** Two columns of about the same height, the order kept from top to bottom. */
function inColumns(pillars: readonly PillarView[]): readonly (readonly PillarView[])[] {
  const height = ({ domains, meanwhile }: PillarView) => 3 + meanwhile.length + domains.reduce((lines, { indicators }) => lines + 1 + indicators.length, 0);
  const total = pillars.reduce((sum, pillar) => sum + height(pillar), 0);
  let filled = 0;
  const first = pillars.filter((pillar) => {
    const before = filled;
    filled += height(pillar);
    return before + height(pillar) / 2 < total / 2;
  });
  return [first, pillars.slice(first.length)];
}
