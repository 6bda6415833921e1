import { Link } from '@remix-run/react';
import { areaOf } from '../../../shared/areas/register.ts';
import { CAVEAT } from '../../../shared/caveat.ts';
import { areaName } from '../../../shared/format.ts';
import { OFF_SCALE_RULE } from '../../../shared/off-scale.ts';
import type { GroupFigures, GroupPlace, GroupView } from '../../../shared/profile-view.ts';
import { addressOf, areaPath, dayKept, type AddressEntry } from '../../ui/address.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { AsAt } from '../../ui/as-at.tsx';
import { SmallLine } from '../../ui/small-line.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { SmallMultiple } from './small-multiple.tsx';

/** One indicator in every area of a group, by name, each as a small line on the same axis. */
export function GroupPage({ view }: { view: GroupView }) {
  const { area, world, title, slug, asAt, groupTitle, groupWords, counts, cannotSay, chosen, figures, readWithCare, unit } = view;
  const keep: readonly AddressEntry[] = [...chosen, ['asAt', asAt.chosen]];
  const path = `${areaPath(area)}/indicators/${slug}`;
  return (
    <article className="profile">
      <p className="indicator__crumb"><Link to={addressOf(areaPath(area), ['asAt', asAt.chosen])}>{areaName(area)}, every indicator</Link></p>
      <h1>{title}: {groupTitle}{world === 'invented' ? <> <InventedTag /></> : null}</h1>
      <p className="indicator__stamp">{[unit && unit.charAt(0).toUpperCase() + unit.slice(1), figures?.stamp ?? 'no figures loaded yet'].filter(Boolean).join(' · ')}</p>
      <div className="choices">
        <AreaPicker chosen={area} world={world} offered={null} keep={[...chosen, ...dayKept(asAt.chosen)]} />
        <Breakdowns view={view} path={path} />
        <p className="choices__links">
          <Link to={addressOf(`/indicators/${slug}`, ['area', area], ...keep)}>The indicator’s page</Link>
          <a href={addressOf(`${path}/profile.csv`, ...keep)} download>Download (CSV)</a>
        </p>
      </div>
      <AsAt asAt={asAt} keep={chosen} />
      <OtherGroups view={view} keep={keep} />
      {groupWords === null ? null : <p className="small">{groupWords}</p>}
      {figures ? <Multiples figures={figures} view={view} keep={keep} /> : <p className="empty">No figures are loaded yet.</p>}
      <p className="chart__caveat">{CAVEAT}</p>
      <Source view={view} />
      <div className="indicator__more">
        <Alongside view={view} />
        <section className="with-care" aria-labelledby="with-care">
          <h2 id="with-care">Read with care</h2>
          <ul>
            <li><b>What it counts:</b> {counts}</li>
            <li><b>What it cannot say:</b> {cannotSay}</li>
            {readWithCare.map((note) => <li key={note}>{note}</li>)}
          </ul>
        </section>
      </div>
    </article>
  );
}

function Multiples({ figures, view, keep }: { figures: GroupFigures; view: GroupView; keep: readonly AddressEntry[] }) {
  const { axis, around, places, periods, period, notAtThisLevel } = figures;
  if (notAtThisLevel !== null) return <p className="empty">{notAtThisLevel}</p>;
  const hrefOf = (code: string) => addressOf(`/indicators/${view.slug}`, ['area', code], ...keep);
  const off = places.some(({ offScale }) => offScale);
  const series = periods.length > 1;
  return (
    <>
      {axis && !series ? <p className="small">There is one year of this measure only, {period}: no line can be drawn. {around.map(({ name, text }) => `${name} ${text}`).join(', ')}{around.length > 0 ? '. ' : ''}By name.</p> : null}
      {axis && series ? (
        <p className="small">
          All lines share one axis from {axis.lowText} to {axis.highText}, {periods[0]} to {periods[periods.length - 1]}.
          {around.map(({ role, name, text }) => <span key={role}> <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true"><path className={`multiple__${role}`} d="M1 5H25" fill="none" /></svg> {name} ({text} in {period}) {role === 'region' ? 'is the dashed line' : 'is the dotted line'} in each.</span>)}
          {off ? ` ${OFF_SCALE_RULE}` : ''} By name; a higher line is a larger figure and nothing else.
        </p>
      ) : null}
      <ul className="multiples">
        {places.map((place) => (
          <li key={place.code} className={place.code === view.area ? 'multiples__chosen' : undefined}>
            <Link to={hrefOf(place.code)} aria-current={place.code === view.area ? 'true' : undefined}>{place.name}</Link>
            {axis && series ? <SmallMultiple values={place.values} around={around} axis={axis} /> : null}
            <Newest place={place} period={period} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Newest({ place: { newest, first, offScale, closeness }, period }: { place: GroupPlace; period: string }) {
  return (
    <p className="multiple__said">
      <strong>{newest.text}</strong> in {period}{offScale ? ', off the scale' : ''}
      {first === null ? null : <span className="lines__under">{first}</span>}
      {closeness === null ? null : <span className="lines__under">{closeness}</span>}
    </p>
  );
}

/** The values of each breakdown as links, the chosen one marked; they need no script. */
function Breakdowns({ view, path }: { view: GroupView; path: string }) {
  return view.breakdowns.map(({ name, label, values }) => (
    <nav key={name} className="choices__group" aria-label={label}>
      <span className="choices__label">{label}</span>
      <ul>
        {values.map((one) => (
          <li key={one.value}>
            <Link className={one.chosen ? 'chip chip--on' : 'chip'} aria-current={one.chosen ? 'true' : undefined} preventScrollReset
              to={addressOf(path, ...view.chosen.filter(([other]) => other !== name), [name, one.value], ['asAt', view.asAt.chosen])}>{one.label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  ));
}

/** From an authority to its region, from a country to its regions. */
function OtherGroups({ view, keep }: { view: GroupView; keep: readonly AddressEntry[] }) {
  const { region } = areaOf(view.area);
  if (region !== undefined) return <p><Link to={addressOf(`${areaPath(region)}/indicators/${view.slug}`, ...keep)}>Local authorities of {areaName(region)}</Link></p>;
  return view.areaLevel === 'England' && view.figures ? <p className="small">Choose a region above for its local authorities. {view.world === 'published' ? 'Inner and Outer London are parts of London: adding all eleven would count London twice.' : ''}</p> : null;
}

function Alongside({ view }: { view: GroupView }) {
  return (
    <section className="alongside" aria-labelledby="alongside">
      <h2 id="alongside">Seen alongside</h2>
      <ul>
        {view.companions.map(({ slug, title, why, said, values }) => (
          <li key={slug}>
            <SmallLine values={values} />
            <span>
              <Link to={addressOf(`${areaPath(view.area)}/indicators/${slug}`, ['asAt', view.asAt.chosen])}>{title}</Link>, <span className="muted">{said}</span>
              <span className="alongside__why">{why}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Source({ view: { source, world } }: { view: GroupView }) {
  if (world === 'invented') return <p className="source-line">Invented figures for trying things out; they say nothing about any real place.</p>;
  return source ? <p className="source-line">Source: {source.publisher}, <a href={source.url}>{source.title}</a>. <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>.</p> : null;
}
