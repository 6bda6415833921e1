import { Form } from '@remix-run/react';
import { INVITATION_DAYS, MOST_ADDRESSES, type ListOutcome } from '../../../shared/invitations.ts';
import type { OrganisationPageView } from '../../../shared/organisations.ts';
import type { OrganisationRole } from '../../../shared/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { ListOutcomeTable } from '../../ui/list-outcome.tsx';
import { OrganisationPlaces } from '../../ui/organisation-places.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { RoleChoice } from './role-choice.tsx';

interface InvitePageProps {
  readonly organisation: OrganisationPageView['organisation'];
  readonly mayReadLog: boolean;
  readonly outcome: ListOutcome | null;
  readonly addresses: string;
  readonly role: OrganisationRole | null;
  readonly errors: Readonly<Record<string, string>>;
  /** Where the refusal is about no field. */
  readonly message: string | undefined;
}

/** One address or a pasted list, one role for all of them. */
export function InvitePage({ organisation, mayReadLog, outcome, addresses, role, errors, message }: InvitePageProps) {
  const refused = Object.keys(errors).length > 0 || message !== undefined;
  return (
    <div className="form-page">
      {refused ? <ErrorSummary errors={errors} message={message} /> : null}
      <h1>Invite people to {organisation.name}</h1>
      <OrganisationPlaces id={organisation.id} name={organisation.name} mayInvite mayReadLog={mayReadLog} />
      {outcome ? <ListOutcomeTable outcome={outcome} /> : null}
      {outcome ? <h2>{outcome.left === '' ? 'Invite others' : 'Put right and send again'}</h2> : (
        <p>Each person gets a mail with a link that works once, for {INVITATION_DAYS} days. It says that you invite them and nothing else. They need no account yet.</p>
      )}
      {organisation.invented ? <p>This is the sandbox: no mail goes out to anybody. You get each link here instead.</p> : null}
      <Form method="post" noValidate key={JSON.stringify(outcome)}>
        <Field id="addresses" label="Email addresses" hint={`One, or a list of up to ${MOST_ADDRESSES}: one per line, or with commas or semicolons between. “Name <address>”, as copied from a mail program, works too.`} error={errors.addresses}>
          {(control) => <textarea {...control} className="govuk-textarea" name="addresses" rows={8} spellCheck={false} autoComplete="off" autoCapitalize="none" defaultValue={addresses} />}
        </Field>
        <RoleChoice legend="What will they be?" chosen={role} error={errors.role} />
        <p>The role holds for everybody on the list. You can change it for each person later.</p>
        <WhoSees>the addresses are seen by you and the other approvers of {organisation.name}. Whoever accepts is seen, with name and role, by everybody who works there.</WhoSees>
        <Button>Send invitations</Button>
      </Form>
    </div>
  );
}
