import { Link } from '@remix-run/react';
import { areaOf } from '../../../shared/areas/register.ts';
import { clockText } from '../../../shared/clock.ts';
import { counted, dateText, listText } from '../../../shared/format.ts';
import type { MemberView } from '../../../shared/members.ts';
import { endNear, RULE_WORDS, WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import type { IncidentReading, WorkspaceAbout } from '../../../shared/workspace-home.ts';
import type { WorkspaceView } from '../../../shared/workspaces.ts';
import { namedAreas } from './areas.ts';

/** Everybody who takes part, by organisation; where names are kept back, how many. */
export function WhoTakesPart({ members, slug, mayInvite }: { readonly members: readonly MemberView[]; readonly slug: string; readonly mayInvite: boolean }) {
  const organisations = [...new Set(members.map(({ organisation }) => organisation))];
  return (
    <section aria-labelledby="who">
      <h2 id="who">Who takes part</h2>
      <ul className="home-list">
        {organisations.map((organisation) => {
          const here = members.filter((one) => one.organisation === organisation);
          return <li key={organisation}><strong>{organisation}</strong><span className="home-list__about">{namesOf(here)}</span></li>;
        })}
      </ul>
      <p><Link to={`/workspaces/${slug}/members`}>{members.length <= 1 && mayInvite ? 'Invite the people who belong in it' : `All ${counted(members.length, 'member')}, and what they are here`}</Link></p>
    </section>
  );
}

/** "Ana (coordinator), Ben and you"; those without a name are counted. */
function namesOf(members: readonly MemberView[]): string {
  const named = members.filter(({ name, me }) => me || (name !== 'A member' && name !== 'A guest'));
  const others = members.length - named.length;
  const names = named.map(({ name, me, role }) => [me ? `${name} (you)` : name, role === 'coordinator' ? 'coordinator' : role === 'observer' ? 'reads along' : ''].filter(Boolean).join(', '));
  const rest = others === 0 ? [] : [names.length === 0 ? counted(others, members[0]?.role === 'guest' ? 'guest' : 'member') : `${counted(others, 'other')}`];
  return [...names, ...rest].join(' · ');
}

/** What the workspace is, and which rules hold in it. */
export function AboutWorkspace({ workspace, about, today }: { readonly workspace: WorkspaceView; readonly about: WorkspaceAbout; readonly today: string }) {
  const { slug, kind, areas, contributionRule, memberCount } = workspace;
  const authorities = namedAreas(areas).filter(({ code }) => areaOf(code).level === 'LA');
  const rows: readonly (readonly [string, string])[] = [
    ['Who can see what is written here', `What is written for this workspace can be seen by its ${memberCount === 1 ? 'one member' : `${memberCount} members`}. ${WORKSPACE_WORDS[kind].whoSees} Whoever writes may choose fewer, or ask for more.`],
    ['How those who write are shown', RULE_WORDS[contributionRule].means],
    ['Areas', listText((authorities.length > 0 ? authorities : namedAreas(areas)).map(({ name }) => name))],
    ['Agreement', [about.agreement || 'None is named', about.reviewOn ? `reviewed by ${dateText(about.reviewOn)}${about.reviewOn < today ? ', which is over' : ''}` : ''].filter(Boolean).join('; ')],
    ['End', endWords(about, today)],
  ];
  return (
    <section aria-labelledby="about">
      <h2 id="about">About this workspace</h2>
      <dl className="home-facts">
        {rows.map(([term, words]) => <div key={term}><dt>{term}</dt><dd>{words}</dd></div>)}
      </dl>
      {about.hasTerms ? <p><Link to={`/workspaces/${slug}/terms`}>Its terms</Link></p> : null}
    </section>
  );
}

function endWords({ endsOn, archivedOn }: WorkspaceAbout, today: string): string {
  if (archivedOn) return `Archived on ${dateText(archivedOn)}: it can be read, and nothing can be added.`;
  if (!endsOn) return 'No end is set.';
  if (endsOn < today) return `It ended on ${dateText(endsOn)}: it can be read, and nothing can be added.`;
  return endNear(endsOn, today) ?? `It ends on ${dateText(endsOn)}.`;
}

/** That it ends soon, said on top. */
export function EndsSoon({ about, today }: { readonly about: WorkspaceAbout; readonly today: string }) {
  const words = about.archivedOn ? null : endNear(about.endsOn, today);
  return words === null ? null : <div className="notice"><p>{words}</p></div>;
}

/** Administrators who were let in because of an incident: said to everybody. */
export function Incidents({ incidents }: { readonly incidents: readonly IncidentReading[] }) {
  if (incidents.length === 0) return null;
  return (
    <div className="notice">
      {incidents.map(({ at, reason, read }) => (
        <p key={at}>{read ? 'An administrator read this workspace on' : 'An administrator may read this workspace since'} {clockText(at)}, because: {reason}</p>
      ))}
    </div>
  );
}
