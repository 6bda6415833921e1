import { Form, Link } from '@remix-run/react';
import { organisationRoleName, type EndingView } from '../../../shared/organisations.ts';
import { MEMBER_ROLES } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface EndingPageProps {
  readonly view: EndingView;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | undefined;
}

/** What will end, before it is done, and who takes over what is open. */
export function EndingPage({ view: { organisation, person, everywhere, mustStay, workspaces, openInvitations }, errors, message }: EndingPageProps) {
  const back = `/organisations/${organisation.id}/people/${person.userId}`;
  const [only] = workspaces;
  const title = everywhere || !only ? `End ${person.name}’s work for ${organisation.name}` : `End ${person.name}’s part in ${only.name}`;
  if (mustStay) return <div className="form-page"><h1>{title}</h1><p>{mustStay}</p><p><Link to={back}>Back to {person.name}</Link></p></div>;
  return (
    <div className="form-page">
      {message !== undefined ? <ErrorSummary errors={errors} message={Object.keys(errors).length > 0 ? undefined : message} /> : null}
      <p><Link to={back}>{person.name}</Link></p>
      <h1>{title}</h1>
      <h2>What ends</h2>
      <ul className="govuk-list govuk-list--bullet">
        {everywhere ? <li>{person.name} is {organisationRoleName(person.role).toLowerCase()}{person.approver ? ' and approver' : ''} of {organisation.name} no longer.</li> : null}
        {workspaces.map(({ id, name, role }) => <li key={id}>Their part in <strong>{name}</strong>, as {MEMBER_ROLES[role].toLowerCase()}.</li>)}
        {openInvitations > 0 ? <li>{openInvitations === 1 ? 'One invitation to them' : `${openInvitations} invitations to them`} that {openInvitations === 1 ? 'is' : 'are'} still open.</li> : null}
      </ul>
      <p>It holds at once, also in pages that they have open.</p>
      <h2>What stays</h2>
      <p>What they wrote stays where it is, as from a former member of {organisation.name}. Their account stays theirs, with whatever they do for other organisations.</p>
      <Form method="post" noValidate>
        {everywhere || !only ? null : <input type="hidden" name="workspace" value={only.id} />}
        {workspaces.map((one) => <HandOver key={one.id} workspace={one} organisation={organisation.name} error={errors[`successor-${one.id}`]} />)}
        <WhoSees>everyone in {workspaces.length === 0 ? organisation.name : 'these workspaces'} sees that {person.name} takes part no longer; it stands in your organisation’s log. No mail goes out.</WhoSees>
        <div className="button-row">
          <Button>{everywhere ? 'End everything' : 'End their part'}</Button>
          <Link to={back}>Change nothing</Link>
        </div>
      </Form>
    </div>
  );
}

interface HandOverProps {
  readonly workspace: EndingView['workspaces'][number];
  readonly organisation: string;
  readonly error: string | undefined;
}

/** Who takes over open actions in one workspace. */
function HandOver({ workspace: { id, name, openActions, colleagues, onlyCoordinator, owned }, organisation, error }: HandOverProps) {
  const field = `successor-${id}`;
  const nobody = colleagues.length === 0 ? 'Nobody else of your organisation takes part there: a coordinator of the workspace takes them over.' : null;
  return (
    <>
      {onlyCoordinator ? (
        <p>
          {name} has no other coordinator. {owned && colleagues.length > 0
            ? `Whoever has been its member for ${organisation} the longest coordinates it from then on.`
            : 'Nobody would coordinate it from then on: nobody could invite people to it or change it. Have another coordinator made there first.'}
        </p>
      ) : null}
      {openActions === 0 ? null : nobody ? <p>{open(openActions)} in {name}. {nobody}</p> : (
        <Field id={field} label={`Who takes over in ${name}?`} hint={`${open(openActions)}.`} error={error}>
          {(control) => (
            <select {...control} className="govuk-select" name={field} defaultValue="">
              <option value="">Whoever has taken part for {organisation} the longest</option>
              {colleagues.map((one) => <option key={one.userId} value={one.userId}>{one.name}</option>)}
            </select>
          )}
        </Field>
      )}
    </>
  );
}

const open = (count: number) => (count === 1 ? 'One open action that they see to' : `${count} open actions that they see to`);
