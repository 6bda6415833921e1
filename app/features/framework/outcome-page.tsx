import { Link } from '@remix-run/react';
import { CAVEAT } from '../../../shared/caveat.ts';
import { areaName, dateText } from '../../../shared/format.ts';
import type { OutcomeView } from '../../../shared/framework-view.ts';
import { addressOf, areaPath, dayKept } from '../../ui/address.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { AsAt } from '../../ui/as-at.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { PillarLines } from './pillar-section.tsx';

/** An outcome or enabler with its indicators; first, where numbers have changed hands, which was which and when. */
export function OutcomePage({ view, indicatorPath }: { view: OutcomeView; indicatorPath: (slug: string) => string }) {
  const { heading, on, area, areaLevel, country, world, asAt, changed, pillar, bearers } = view;
  const day = asAt.chosen;
  const keep = [...(on !== null && on !== day ? [['on', on] as const] : []), ...dayKept(day)];
  return (
    <article className="outcome">
      <p className="indicator__crumb"><Link to={addressOf('/', ['area', area], ['asAt', day])}>The framework on one page</Link></p>
      <h1>{heading}{world === 'invented' ? <> <InventedTag /></> : null}</h1>
      {changed ? <Bearers view={view} /> : null}
      {heading === pillar.title ? (
        bearers.length === 0 ? <p className="pillar__label">Enabler</p> : null
      ) : (
        <h2>{pillar.title}{pillar.thenAndNow === null ? '' : ` (${pillar.thenAndNow})`}</h2>
      )}
      <div className="choices">
        <AreaPicker chosen={area} world={world} offered={null} keep={keep} />
        {areaLevel === 'England' || pillar.domains.length + pillar.meanwhile.length === 0 ? null : <span className="choices__label">beside {areaName(country)}</span>}
        <p className="choices__links"><Link to={addressOf(areaPath(area), ['asAt', day])}>Every indicator of {areaName(area)}</Link></p>
      </div>
      <AsAt asAt={asAt} keep={[['area', area]]} />
      <div className="outcome__lines"><PillarLines pillar={pillar} place={{ area, areaLevel, country, day }} indicatorPath={indicatorPath} /></div>
      <p className="chart__caveat">{CAVEAT}</p>
    </article>
  );
}

/** "Then Outcome 3, now Outcome 2": every bearer of the number, or every number of the outcome, with its time. */
function Bearers({ view: { bearers, on, heading, pillar, area } }: { view: OutcomeView }) {
  const ofNumber = heading !== pillar.title;
  return (
    <div className="empty outcome__bearers" role="note">
      <p><strong>{ofNumber ? `${heading} has not always been the same outcome.` : 'This outcome has had two numbers.'}</strong> The framework exchanged the numbers of two outcomes in March 2026: older documents and links mean the number of their day.{on === null ? '' : ` Asked about ${dateText(on)}:`}</p>
      <ul>
        {bearers.map(({ slug, title, label, when, thenAndNow, current }) => (
          <li key={when}>
            {label} {when}: {ofNumber ? <Link to={addressOf(`/outcomes/${slug}`, ['area', area])}>{title}</Link> : title}{thenAndNow === null ? '' : `, ${thenAndNow}`}{current ? <span className="muted"> (shown below)</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
