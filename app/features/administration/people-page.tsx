import { Form, Link } from '@remix-run/react';
import type { RoleHolder } from '../../../shared/administration.ts';
import { dateText } from '../../../shared/format.ts';
import type { InstallationRole } from '../../../shared/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AdministrationFrame, type Refused } from './frame.tsx';

const ROLES = [
  { role: 'administrator', heading: 'Administrators', name: 'Administrator', may: 'Sees to organisations, their approvers, settings and the log of the system; reads no workspace. Needs a second factor.', none: 'Nobody.' },
  { role: 'data-steward', heading: 'Data stewards', name: 'Data steward', may: 'Checks new files of figures, signs releases off and rolls them back.', none: 'Nobody yet: new files of figures can be signed off on the command line only.' },
] as const satisfies readonly { role: InstallationRole; heading: string; name: string; may: string; none: string }[];

interface PeoplePageProps {
  readonly holders: readonly RoleHolder[];
  readonly refused: Refused | null;
  readonly notice: string | null;
  /** Organisations that nobody sees to. */
  readonly withoutApprover: readonly { readonly id: string; readonly name: string }[];
}

/** Administrators and data stewards, and naming more of them. */
export function PeoplePage({ holders, refused, notice, withoutApprover }: PeoplePageProps) {
  const granting = refused?.values.intent === 'grant' ? refused : null;
  return (
    <AdministrationFrame title="Administrators and data stewards" refused={refused} notice={notice ? <p>{notice}</p> : null}>
      {ROLES.map(({ role, heading, may, none }) => (
        <section key={role} aria-labelledby={role}>
          <h2 id={role}>{heading}</h2>
          <p>{may}</p>
          <Holders holders={holders.filter((one) => one.role === role)} none={none} heading={heading} />
        </section>
      ))}
      <section className="form-page" aria-labelledby="grant">
        <h2 id="grant">Name somebody</h2>
        <Form method="post" noValidate>
          <input type="hidden" name="intent" value="grant" />
          <Field id="email" label="Email address of an account" error={granting?.refusal.fields.email}>
            {(control) => <input {...control} className="govuk-input" name="email" type="email" autoComplete="off" spellCheck={false} defaultValue={granting?.values.email} />}
          </Field>
          <RadioList id="role" legend="What they will be" error={granting?.refusal.fields.role} chosen={granting?.values.role} options={ROLES.map(({ role, name, may }) => ({ value: role, label: name, hint: may }))} />
          <WhoSees>the person in their own log, and the administrators.</WhoSees>
          <Button>Name them</Button>
        </Form>
      </section>
      {withoutApprover.length > 0 ? (
        <section aria-labelledby="without">
          <h2 id="without">Organisations without an approver</h2>
          <p>Where an organisation’s approvers have left, or cannot sign in any more, name others when the organisation asks you to in writing.</p>
          <ul className="govuk-list govuk-list--bullet">{withoutApprover.map(({ id, name }) => <li key={id}><Link to={`/administration/organisations/${id}#approvers`}>{name}</Link></li>)}</ul>
        </section>
      ) : null}
    </AdministrationFrame>
  );
}

function Holders({ holders, none, heading }: { holders: readonly RoleHolder[]; none: string; heading: string }) {
  if (holders.length === 0) return <p className="muted">{none}</p>;
  return (
    <table className="plain-table">
      <caption className="govuk-visually-hidden">{heading}</caption>
      <thead><tr><th scope="col">Who</th><th scope="col">Since</th><th scope="col"><span className="govuk-visually-hidden">End</span></th></tr></thead>
      <tbody>
        {holders.map(({ userId, name, email, role, invented, since, mustStay, isMe }) => (
          <tr key={userId}>
            <th scope="row">{name} {invented ? <InventedTag /> : null}{isMe ? ' (you)' : ''}<br /><span className="small">{email}</span></th>
            <td data-label="Since">{dateText(since)}</td>
            <td>
              {mustStay ? <span className="small">{mustStay}</span> : (
                <Form method="post">
                  <input type="hidden" name="intent" value="end" />
                  <input type="hidden" name="person" value={userId} />
                  <input type="hidden" name="role" value={role} />
                  <button type="submit" className="link-button">End this role<span className="govuk-visually-hidden">: {name}</span></button>
                  <WhoSees>the person in their own log, and the administrators.</WhoSees>
                </Form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
