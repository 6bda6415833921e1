import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Overview } from '../../../shared/administration.ts';
import { AdministrationFrame } from './frame.tsx';

/** What there is, and what comes next. */
export function OverviewPage({ overview }: { readonly overview: Overview }) {
  const { organisations, workspaces } = overview;
  const next = nextSteps(overview);
  return (
    <AdministrationFrame title="Administration" refused={null} notice={null}>
      <p>You see to organisations, their approvers and how this installation is set. You do not see what workspaces are called, nor what is said in them.</p>
      <h2>What comes next</h2>
      {next.length === 0 ? <p className="muted">Nothing waits for you.</p> : <ul className="govuk-list govuk-list--bullet">{next.map((step, index) => <li key={index}>{step}</li>)}</ul>}
      <h2>What there is</h2>
      <dl className="facts">
        <div><dt>Organisations</dt><dd><Link to="/administration/organisations">{organisations === 0 ? 'none yet' : organisations}</Link></dd></div>
        <div><dt>Workspaces</dt><dd>{workspaces === 0 ? 'none yet' : <Link to="/administration/workspaces">{workspaces}</Link>}</dd></div>
        <div><dt>Mail</dt><dd><Link to="/administration/settings">{overview.mailSetUp ? 'a mail server is set up' : 'no mail server is set up'}</Link></dd></div>
      </dl>
    </AdministrationFrame>
  );
}

/** More organisations than these are told by number, and named on a page of their own. */
const MOST_NAMED = 3;

/** In the order in which one would do them. */
function nextSteps({ organisations, withoutApprover, onlyAdministrator, waitingIncidents, waitingReleases, mailSetUp }: Overview): readonly ReactNode[] {
  return [
    waitingIncidents > 0 ? <>An administrator asks to read a workspace because of an incident, and needs the consent of another one. <Link to="/administration/incidents">Read why</Link></> : null,
    organisations === 0 ? <><Link to="/administration/organisations/new">Enter the first organisation</Link>, then name its approver: they invite everybody else.</> : null,
    ...(withoutApprover.length > MOST_NAMED ? [] : withoutApprover).map(({ id, name }) => <>{name} has no approver: nobody can invite its people. <Link to={`/administration/organisations/${id}#approvers`}>Name one</Link></>),
    withoutApprover.length > MOST_NAMED ? <>{withoutApprover.length} organisations have no approver: nobody can invite their people. <Link to="/administration/people#without">Which they are</Link></> : null,
    onlyAdministrator ? <>You are the only administrator. <Link to="/administration/people">Name another one</Link>, so that somebody can step in, and agree where an incident has to be looked into.</> : null,
    mailSetUp ? null : <>No mail is sent: links of invitations are shown to those who invite, to hand over themselves. <Link to="/administration/settings">How mail is set up</Link></>,
    waitingReleases > 0 ? <>{waitingReleases === 1 ? 'One release of figures waits' : `${waitingReleases} releases of figures wait`} for a data steward to sign off. <Link to="/administration/people">Who the data stewards are</Link></> : null,
  ].filter((step) => step !== null);
}
