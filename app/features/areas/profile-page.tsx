import { Link } from '@remix-run/react';
import { areaOf } from '../../../shared/areas/register.ts';
import { CAVEAT } from '../../../shared/caveat.ts';
import { areaName, dateText } from '../../../shared/format.ts';
import type { ProfileView } from '../../../shared/profile-view.ts';
import { addressOf, areaPath, dayKept } from '../../ui/address.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { AsAt } from '../../ui/as-at.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { AreaCodes, AreaStory } from './area-story.tsx';
import { ProfilePillar } from './profile-table.tsx';

/** All indicators of one area at a glance: outcomes, then enablers, by domain, never by value. */
export function ProfilePage({ view }: { view: ProfileView }) {
  const { area, world, asAt, pillars, facts, story, nothingLoaded } = view;
  const name = areaName(area);
  const day = asAt.chosen;
  return (
    <article className="profile">
      <p className="indicator__crumb"><Within view={view} /></p>
      <h1>{name}, every indicator at a glance{world === 'invented' ? <> <InventedTag /></> : null}</h1>
      <p className="framework__lead">{CAVEAT} The indicators stand in the framework’s order; each leads to its page.</p>
      <div className="choices">
        <AreaPicker chosen={area} world={world} offered={null} keep={dayKept(day)} />
        <p className="choices__links">
          <Link to={addressOf('/', ['area', area], ['asAt', day])}>On one page</Link>
          <a href={addressOf(`${areaPath(area)}/profile.csv`, ['asAt', day])} download>Download (CSV)</a>
        </p>
      </div>
      <AsAt asAt={asAt} keep={[]} />
      <AreaStory view={view} name={areaOf(area).name} />
      {facts.length > 0 ? (
        <dl className="profile__facts">
          {facts.map(({ title, text, source }) => <div key={title}><dt>{title}</dt><dd>{text}<span className="lines__under">{source}</span></dd></div>)}
        </dl>
      ) : null}
      {nothingLoaded ? <p className="empty">No figures are loaded{day === null ? ' yet' : ` that were public on ${dateText(day)}`}.</p> : null}
      <nav className="profile__jump" aria-label="Outcomes and enablers">
        <ul>{pillars.map(({ slug, label, title }) => <li key={slug}><a href={`#${slug}`}>{label === 'Enabler' ? title : `${label}: ${title}`}</a></li>)}</ul>
      </nav>
      {view.neighbourModel === null ? null : <p className="small">Neighbours are the ten authorities most alike by the model “{view.neighbourModel}”. “8 of 10” under their median says how many of them had a number.</p>}
      {pillars.map((pillar) => <ProfilePillar key={pillar.slug} pillar={pillar} view={view} />)}
      <section aria-labelledby="codes">
        <h2 id="codes">Codes and names</h2>
        <AreaCodes story={story} />
      </section>
      <p className="framework__foot">
        A small line starts at zero and is an aid for the eye. The page behind each name has all periods and breakdowns, the sources and what to mind.{' '}
        {world === 'invented' ? 'All figures are invented.' : <>Figures are published under the <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>.</>}{' '}
        <Link to="/reading#symbols">What the symbols mean</Link>
      </p>
    </article>
  );
}

/** What kind of area it is, and the way to the region it lies in. */
function Within({ view }: { view: ProfileView }) {
  const { region, partners } = areaOf(view.area);
  const kind = view.areaLevel === 'England' ? 'Country' : view.areaLevel === 'region' ? 'Region' : partners ? 'Joint return of two local authorities' : 'Local authority';
  if (region === undefined) return <>{kind}</>;
  return <>{kind} in <Link to={addressOf(areaPath(region), ['asAt', view.asAt.chosen])}>{areaName(region)}</Link></>;
}
