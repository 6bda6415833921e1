import { Link } from '@remix-run/react';
import { useState, type ReactNode } from 'react';
import { areaName } from '../../../shared/format.ts';
import type { IndicatorView, MeasureView } from '../../../shared/indicator-view.ts';
import { Companions } from './alongside.tsx';
import { BreakdownLinks } from './breakdown-links.tsx';
import { ContextList } from './context-marks.tsx';
import { FigureNotesContext } from './figure-notes.tsx';
import { MeasureFigures } from './measure-figures.tsx';
import { NotAtThisLevel } from './not-at-this-level.tsx';
import { NothingLoaded } from './nothing-loaded.tsx';
import type { AddressPart } from './page-address.ts';
import type { PageLinks } from './page-links.ts';
import { FigureStamp, MeasureKind } from './source-line.tsx';

/** Both charts answer together. */
const LINKED = 'side-by-side';
const NO_NOTES = {};

interface SideBySideProps {
  readonly view: IndicatorView;
  readonly beside: MeasureView;
  readonly links: PageLinks;
  readonly hrefOf: (slug: string, parts: readonly AddressPart[]) => string;
  /** The page's own measure. */
  readonly own: (linked: { linkedTo: string; turnedTo: boolean }) => ReactNode;
}

/** Two measures of the same area beside each other; who points to a year in one sees it in the other. */
export function SideBySide({ view, beside, links, hrefOf, own }: SideBySideProps) {
  const [turnedTo, setTurnedTo] = useState(false);
  const turnTo = () => setTurnedTo(true);
  const linked = { linkedTo: LINKED, turnedTo };
  return (
    <div className="side-by-side" onPointerEnter={turnTo} onFocus={turnTo}>
      <section className="side-by-side__one" aria-label={view.title}>
        <h2>{view.shortTitle}</h2>
        {own(linked)}
      </section>
      <section className="side-by-side__one" aria-labelledby="beside-heading">
        <div className="side-by-side__head">
          <h2 id="beside-heading"><Link to={hrefOf(beside.slug, [])}>{beside.shortTitle}</Link></h2>
          <FigureStamp measure={beside} today={view.today} />
          <MeasureKind measures={beside.measures} />
          <p className="small"><b>What it counts:</b> {beside.counts} <b>What it cannot say:</b> {beside.cannotSay}</p>
          {beside.breakdowns.map((dimension) => (
            <BreakdownLinks
              key={dimension.name} dimension={dimension} chosen={beside.chosen[dimension.name]}
              hrefOf={(value) => links.href({ besideBreakdown: { ...view.choice.besideBreakdown, [dimension.name]: value } })}
            />
          ))}
          <NotAtThisLevel measure={beside} area={view.choice.area} areaLevel={view.areaLevel} world={view.world} links={links} />
        </div>
        {beside.figures ? (
          <FigureNotesContext.Provider value={null}>
            <MeasureFigures
              measure={beside} figures={beside.figures} area={view.choice.area} areaLevel={view.areaLevel} world={view.world} axis={view.choice.axis}
              notes={NO_NOTES} noteHref={() => null} ids="beside-" {...linked}
            />
          </FigureNotesContext.Provider>
        ) : <NothingLoaded asAt={view.choice.asAt} />}
        <div>
          <ContextList marks={beside.context} heading={`${beside.shortTitle}: official context`} />
          <Companions companions={beside.companions} areaName={areaName(view.choice.area)} hrefOf={hrefOf} id="beside-alongside" heading={`${beside.shortTitle}: seen alongside`} />
        </div>
      </section>
    </div>
  );
}
