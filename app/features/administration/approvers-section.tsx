import { Form } from '@remix-run/react';
import { MOST_APPROVERS, type OrganisationEntry } from '../../../shared/administration.ts';
import { dateText } from '../../../shared/format.ts';
import { ORGANISATION_ROLES, organisationRoleName } from '../../../shared/organisations.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface ApproversSectionProps {
  readonly organisation: OrganisationEntry;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** Who sees to an organisation's people, and naming somebody. */
export function ApproversSection({ organisation, errors, values }: ApproversSectionProps) {
  const { approvers, invitations, closedOn } = organisation;
  const taken = approvers.length + invitations.length;
  return (
    <section aria-labelledby="approvers">
      <h2 id="approvers">Approvers</h2>
      {taken === 0 ? <p className="muted">Nobody sees to its people yet. Name the person whom the organisation has told you, better two of them.</p> : <People organisation={organisation} />}
      {closedOn !== null ? null : taken >= MOST_APPROVERS ? <p>These are all an organisation may have. End or withdraw one to name another.</p> : (
        // Another form once somebody was named: nothing of what was typed stays in it.
        <Form method="post" noValidate key={taken}>
          <input type="hidden" name="intent" value="name-approver" />
          <Field id="email" label="Email address of an approver" hint="Whoever has no account is sent an invitation." error={errors.email}>
            {(control) => <input {...control} className="govuk-input" name="email" type="email" autoComplete="off" spellCheck={false} defaultValue={values.email} />}
          </Field>
          <RadioList
            id="role" legend="What they are in the organisation besides" hint="Somebody who works for it already stays what they are." error={errors.role} chosen={values.role ?? 'lead'}
            options={[...ORGANISATION_ROLES].reverse().map(({ role, name, may }) => ({ value: role, label: name, hint: may }))}
          />
          <WhoSees>the person, everybody who works for the organisation, and the administrators.</WhoSees>
          <Button>Name as approver</Button>
        </Form>
      )}
    </section>
  );
}

function People({ organisation: { approvers, invitations } }: { organisation: OrganisationEntry }) {
  return (
    <table className="plain-table">
      <thead><tr><th scope="col">Who</th><th scope="col">What they are</th><th scope="col"><span className="govuk-visually-hidden">End</span></th></tr></thead>
      <tbody>
        {approvers.map(({ userId, name, email, role }) => (
          <tr key={userId}>
            <th scope="row">{name}<br /><span className="small">{email}</span></th>
            <td data-label="Is">approver and {organisationRoleName(role).toLowerCase()}</td>
            <td><Ending intent="end-approver" field="person" value={userId} words="End as approver" whom={name} seen="the person and everybody who works for the organisation." /></td>
          </tr>
        ))}
        {invitations.map(({ id, email, until }) => (
          <tr key={id}>
            <th scope="row">{email}</th>
            <td data-label="Is">invited, until {dateText(until)}</td>
            <td><Ending intent="withdraw" field="invitation" value={id} words="Withdraw" whom={`the invitation to ${email}`} seen="the organisation’s approvers and leads, in its log." /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface EndingProps {
  readonly intent: string;
  readonly field: string;
  readonly value: string;
  readonly words: string;
  readonly whom: string;
  readonly seen: string;
}

function Ending({ intent, field, value, words, whom, seen }: EndingProps) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name={field} value={value} />
      <button type="submit" className="link-button">{words}<span className="govuk-visually-hidden">: {whom}</span></button>
      <WhoSees>{seen}</WhoSees>
    </Form>
  );
}
