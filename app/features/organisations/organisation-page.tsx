import { Link } from '@remix-run/react';
import { APPROVER_MAY, ORGANISATION_ROLES, organisationRoleName, type OrganisationPageView } from '../../../shared/organisations.ts';
import { KIND_OF_ORGANISATION } from '../../../shared/people.ts';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OrganisationPlaces } from '../../ui/organisation-places.tsx';
import { PeopleTable } from './people-table.tsx';
import { SentInvitations } from './sent-invitations.tsx';
import { SlotAnswers } from './slot-answers.tsx';
import { TakesPart } from './takes-part.tsx';
import { WaitingPeople } from './waiting-people.tsx';

/** What was just done, said once. */
const DONE: Readonly<Record<string, string>> = {
  withdrawn: 'The invitation is withdrawn. Its link leads nowhere now.',
  sent: 'The invitation is on its way again. The earlier link leads nowhere now.',
  confirmed: 'Confirmed: they work for your organisation here, and take part in the workspace.',
  refused: 'Refused: they take no part for your organisation.',
  accepted: 'Accepted. Those whom you named take part in the workspace from now on.',
  declined: 'Declined. The workspace’s coordinators can see that.',
  changed: 'The role is changed.',
  ended: 'Ended. From their next click on they may do nothing for your organisation.',
};

interface OrganisationPageProps {
  readonly view: OrganisationPageView;
  readonly done: string | null;
  /** A link to hand over, shown this once. */
  readonly handOver: { readonly email: string; readonly link: string } | null;
  readonly refused: { readonly message: string; readonly people: string | null; readonly invitationId: string } | null;
}

/** An organisation as somebody of it sees it: who works there, and what waits for an answer first. */
export function OrganisationPage({ view, done, handOver, refused }: OrganisationPageProps) {
  const { organisation, me, abilities, people, invitations, waiting, slots, workspaces } = view;
  const { id, name, kind, invented, closed } = organisation;
  const said = done === null ? undefined : DONE[done];
  return (
    <div className="organisation">
      {refused ? <ErrorSummary errors={refused.people ? { [`people-${refused.invitationId}`]: refused.people } : {}} message={refused.people ? undefined : refused.message} /> : null}
      <h1>{name}</h1>
      <p className="lead-line">
        {capital(KIND_OF_ORGANISATION[kind])}{invented ? ', invented for the sandbox' : ''}. You are {article(organisationRoleName(me.role))} here{me.approver ? ', and its approver' : ''}.
      </p>
      <OrganisationPlaces id={id} name={name} mayInvite={abilities['person.invite']} mayReadLog={abilities['organisation.audit']} mayAnswer={abilities['question.answer']} mayApprove={abilities['publication.approve']} />
      {closed ? <Notice><p>This organisation is closed: it takes part in nothing new. What it said stays.</p></Notice> : null}
      {done === 'welcome' ? <Welcome view={view} /> : said ? <Notice><p>{said}</p></Notice> : null}
      {handOver ? (
        <Notice>
          <p>No mail went out to {handOver.email}. Hand this link over yourself, only to the person it is for: it works once, and is shown only now. The earlier link leads nowhere.</p>
          <span className="to-copy">{handOver.link}</span>
        </Notice>
      ) : null}
      <SlotAnswers slots={slots} organisation={name} people={people} refused={refused?.people ? { invitationId: refused.invitationId, message: refused.people } : null} />
      <WaitingPeople waiting={waiting} organisation={name} />
      <section aria-labelledby="people">
        <h2 id="people">Who works here</h2>
        {abilities['person.invite'] && people.length === 1 ? <p>Nobody but you works here yet. Invite your people first; they can begin as soon as they accept.</p> : null}
        {abilities['person.invite'] && !closed ? <p><Link to={`/organisations/${id}/invite`} className="govuk-button">Invite people</Link></p> : null}
        <PeopleTable organisationId={id} people={people} seesToThem={abilities['person.change']} />
        {people.some(({ approver }) => approver) ? null : <p>This organisation has no approver yet, so nobody can invite people to it. The administrators of this service name one.</p>}
      </section>
      {abilities['person.invite'] ? <SentInvitations organisationId={id} invitations={invitations} /> : null}
      <TakesPart workspaces={workspaces} approver={me.approver} mayOpen={abilities['workspace.open']} />
      <RolesExplained />
    </div>
  );
}

/** The first page after an invitation was accepted: what one can do now. */
function Welcome({ view: { organisation, areas, workspaces, abilities, people } }: { readonly view: OrganisationPageView }) {
  const leads = people.filter(({ role }) => role === 'lead').map(({ name }) => name);
  const there = workspaces.filter(({ slug }) => slug !== null);
  return (
    <Notice>
      <p>Welcome. You work for {organisation.name} here now. What you can do next:</p>
      <ul>
        {there.map(({ slug, name }) => <li key={slug}><Link to={`/workspaces/${slug}`}>Go to {name}</Link>, and add what you know beside a figure.</li>)}
        {areas.map(({ code, name }) => <li key={code}><Link to={`/areas/${code}`}>Look at the figures of {name}</Link>.</li>)}
        {areas.length === 0 ? <li><Link to="/">Look at the figures</Link>.</li> : null}
        {abilities['workspace.open'] ? <li><Link to="/workspaces/new">Open a workspace</Link> for your organisation and its partners.</li> : null}
        {there.length === 0 && !abilities['workspace.open'] ? <li>Notes and questions are written in workspaces. {leads.length > 0 ? `Ask a lead of ${organisation.name} (${leads.join(', ')}) which one is for you.` : 'Somebody who takes part in one can invite you.'}</li> : null}
      </ul>
    </Notice>
  );
}

function RolesExplained() {
  return (
    <Details summary="What each role may do">
      <dl className="facts">
        {ORGANISATION_ROLES.map(({ role, name, may }) => <div key={role}><dt>{name}</dt><dd>{may}</dd></div>)}
        <div><dt>Approver</dt><dd>{APPROVER_MAY}</dd></div>
      </dl>
      <p>No role here lets anybody read a workspace: for that, one has to be a member of it. <Link to="/who-may-do-what">Who may do what, in full</Link></p>
    </Details>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const article = (role: string) => `${/^[AEIOU]/.test(role) ? 'an' : 'a'} ${role.toLowerCase()}`;
