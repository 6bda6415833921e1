import { Form, Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import { organisationRoleName, type ColleaguePageView } from '../../../shared/organisations.ts';
import { MEMBER_ROLES, WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { RoleChoice } from './role-choice.tsx';

const DONE: Readonly<Record<string, string>> = {
  changed: 'The role is changed. It holds from now on.',
  ended: 'Their part in the workspace is ended, and its open actions are handed over.',
};

interface ColleaguePageProps {
  readonly view: ColleaguePageView;
  readonly done: string | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | undefined;
}

/** One person of an organisation: what they are there, where they take part, and how it ends. */
export function ColleaguePage({ view: { organisation, person, workspaces, mustStay }, done, errors, message }: ColleaguePageProps) {
  const path = `/organisations/${organisation.id}/people/${person.userId}`;
  const said = done === null ? undefined : DONE[done];
  return (
    <div className="form-page">
      {message !== undefined ? <ErrorSummary errors={errors} message={Object.keys(errors).length > 0 ? undefined : message} /> : null}
      <p><Link to={`/organisations/${organisation.id}`}>{organisation.name}</Link></p>
      <h1>{person.name}{person.isMe ? ' (you)' : ''}</h1>
      {said ? <Notice><p>{said}</p></Notice> : null}
      <dl className="facts">
        <div><dt>What they do</dt><dd>{person.jobRole ?? 'not said'}</dd></div>
        <div><dt>Email address</dt><dd>{person.email ?? 'none'}</dd></div>
        <div><dt>Role here</dt><dd>{organisationRoleName(person.role)}{person.approver ? ', approver' : ''}</dd></div>
        <div><dt>Since</dt><dd>{dateText(person.since)}</dd></div>
      </dl>

      <h2>Change the role</h2>
      <Form method="post" noValidate>
        <RoleChoice legend={`What is ${person.name} in ${organisation.name}?`} chosen={person.role} error={errors.role} />
        <WhoSees>everybody who works for {organisation.name} sees the role; the change stands in its log.</WhoSees>
        <Button>Save the role</Button>
      </Form>

      <h2>Where they take part for {organisation.name}</h2>
      {workspaces.length === 0 ? <p>In no workspace.</p> : (
        <table className="plain-table">
          <thead><tr><th scope="col">Workspace</th><th scope="col">As</th><th scope="col">Since</th><th scope="col"><span className="govuk-visually-hidden">End</span></th></tr></thead>
          <tbody>
            {workspaces.map(({ id, name, kind, role, joinedOn, until }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td data-label="As">{MEMBER_ROLES[role]} ({WORKSPACE_WORDS[kind].name.toLowerCase()})</td>
                <td data-label="Since">{dateText(joinedOn)}{until ? `, until ${dateText(until)}` : ''}</td>
                <td><Link to={`${path}/end?workspace=${id}`}>End here<span className="govuk-visually-hidden">: {name}</span></Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}

      <h2>End everything</h2>
      {mustStay ? <p>{mustStay}</p> : (
        <>
          <p>When somebody leaves {organisation.name}: everything they may do for it ends at once. You see what that is before it is done.</p>
          <p><Link to={`${path}/end`} className="govuk-button govuk-button--secondary">See what would end</Link></p>
        </>
      )}
    </div>
  );
}
