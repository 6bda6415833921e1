import { Form } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { WaitingPersonView } from '../../../shared/organisations.ts';
import { MEMBER_ROLES } from '../../../shared/workspace-words.ts';
import { WhoSees } from '../../ui/who-sees.tsx';

/** People who accepted to take part in a workspace for the organisation, and wait for its approver. */
export function WaitingPeople({ waiting, organisation }: { readonly waiting: readonly WaitingPersonView[]; readonly organisation: string }) {
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="to-answer">
      <h2 id="waiting">Waiting for you to confirm</h2>
      <p>These people were invited to a workspace for {organisation} and accepted. They do not work for {organisation} here yet. Confirm only people whom you know.</p>
      <Form method="post">
        <table className="plain-table">
          <thead><tr><th scope="col">Name</th><th scope="col">Email address</th><th scope="col">Invited to</th><th scope="col">By</th><th scope="col"><span className="govuk-visually-hidden">Answer</span></th></tr></thead>
          <tbody>
            {waiting.map(({ id, name, jobRole, email, workspace, role, invitedBy, memberUntil }) => (
              <tr key={id}>
                <th scope="row">{name}{jobRole ? `, ${jobRole}` : ''}</th>
                <td data-label="Email address">{email}</td>
                <td data-label="Invited to">{workspace.name}{workspace.owner ? ` of ${workspace.owner}` : ''}, as {MEMBER_ROLES[role].toLowerCase()}{memberUntil ? ` until ${dateText(memberUntil)}` : ''}</td>
                <td data-label="By">{invitedBy}</td>
                <td>
                  <span className="row-actions">
                    <button type="submit" name="confirm" value={id} className="link-button">Confirm<span className="govuk-visually-hidden"> {name}</span></button>
                    <button type="submit" name="refuse" value={id} className="link-button">Refuse<span className="govuk-visually-hidden"> {name}</span></button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <WhoSees>whom you confirm works for {organisation} from then on, as a practitioner, and everyone in the workspace sees that they take part for you. Whom you refuse sees nothing of it.</WhoSees>
      </Form>
    </section>
  );
}
