import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';
import type { AreaLink, AreaStory as Story } from '../../../shared/areas/history.ts';
import { dateText } from '../../../shared/format.ts';
import type { ProfileView } from '../../../shared/profile-view.ts';
import { addressOf, areaPath } from '../../ui/address.ts';

/** What has happened to an area: when it ended or began, who came before and after, its codes, and what to mind. */
export function AreaStory({ view, name }: { view: ProfileView; name: string }) {
  const { story, absent, day, asAt } = view;
  const links = (areas: readonly AreaLink[]) => <AreaLinks areas={areas} day={asAt.chosen} />;
  const { span, change, successors, predecessors, namesakes, joint, notes } = story;
  return (
    <div className="area-story">
      {span.to !== null ? (
        <div className="empty">
          <p><strong>{name} ended on {dateText(span.to)}.</strong> {change} The figures below are those it had up to then.</p>
          <p>For the years after, see {links(successors)}.</p>
        </div>
      ) : null}
      {span.from !== null ? (
        <div className="empty">
          <p><strong>{name} began on {dateText(span.from)}.</strong> {change}</p>
          <p>For the years before, see {links(predecessors)}.{absent === 'not-yet' ? ` On ${dateText(day)} there was no such authority yet.` : ''}</p>
        </div>
      ) : null}
      {namesakes.length > 0 ? <p>Another authority has had this name: {links(namesakes)}. Their figures are kept apart.</p> : null}
      {joint ? <Joint joint={joint} name={name} links={links} own={joint.area.code === view.area} /> : null}
      {notes.map((note) => <p key={note}>{note}</p>)}
    </div>
  );
}

function Joint({ joint, name, own, links }: { joint: NonNullable<Story['joint']>; name: string; own: boolean; links(areas: readonly AreaLink[]): ReactNode }) {
  const years = `${joint.from} to ${joint.to}`;
  if (own) return <p>These two authorities return their social work workforce together ({years}), so there is one figure for both and none for either. All else is in the profile of each: {links(joint.partners)}.</p>;
  return <p>{name} returns its social work workforce together with {links(joint.partners)} ({years}): there is one figure for both, shown at {links([joint.area])}, and no neighbours’ median.</p>;
}

/** Every code the area has had, with the days it was in force. */
export function AreaCodes({ story }: { story: Story }) {
  const { codes, localCode, otherNames } = story;
  if (codes.length === 0 && localCode === null) return null;
  return (
    <dl className="area-codes">
      {codes.map(({ code, from, to, why }) => (
        <div key={code}>
          <dt>{codes.length > 1 ? `Code ${code}` : 'Code'}</dt>
          <dd>{codes.length > 1 ? spanText(from, to) + (why === null ? '' : `, when ${why}`) : code}</dd>
        </div>
      ))}
      {localCode === null ? null : <div><dt>Code of the Department for Education</dt><dd>{localCode}</dd></div>}
      {otherNames.length > 0 ? <div><dt>Also written</dt><dd>{otherNames.join(', ')}</dd></div> : null}
    </dl>
  );
}

function spanText(from: string | null, to: string | null): string {
  if (from === null) return to === null ? 'always' : `until ${dateText(to)}`;
  return to === null ? `since ${dateText(from)}` : `${dateText(from)} to ${dateText(to)}`;
}

function AreaLinks({ areas, day }: { areas: readonly AreaLink[]; day: string | null }) {
  return areas.map(({ code, name }, index) => (
    <Fragment key={code}>
      {index === 0 ? '' : index === areas.length - 1 ? ' and ' : ', '}
      <Link to={addressOf(areaPath(code), ['asAt', day])}>{name}</Link>
    </Fragment>
  ));
}
