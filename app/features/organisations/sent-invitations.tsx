import { Form, Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import { organisationRoleName, type SentInvitationView } from '../../../shared/organisations.ts';
import { WhoSees } from '../../ui/who-sees.tsx';

/** Invitations that are on their way, with what can be done about each. */
export function SentInvitations({ organisationId, invitations }: { readonly organisationId: string; readonly invitations: readonly SentInvitationView[] }) {
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">Invitations</h2>
      {invitations.length === 0 ? <p>No invitation is on its way. <Link to={`/organisations/${organisationId}/invite`}>Invite people</Link> one by one or as a list.</p> : (
        <Form method="post">
          <table className="plain-table">
            <thead>
              <tr><th scope="col">Sent to</th><th scope="col">To be</th><th scope="col">State</th><th scope="col">Sent</th><th scope="col"><span className="govuk-visually-hidden">Change</span></th></tr>
            </thead>
            <tbody>
              {invitations.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.email}</th>
                  <td data-label="To be">{organisationRoleName(one.role)}</td>
                  <td data-label="State">{stateWords(one)}</td>
                  <td data-label="Sent">{dateText(one.sentOn)} by {one.invitedBy}</td>
                  <td>
                    {one.state === 'declined' ? null : (
                      <span className="row-actions">
                        <button type="submit" name="again" value={one.id} className="link-button">Send again<span className="govuk-visually-hidden"> to {one.email}</span></button>
                        <button type="submit" name="withdraw" value={one.id} className="link-button">Withdraw<span className="govuk-visually-hidden"> the invitation to {one.email}</span></button>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <WhoSees>you and the other approvers; the person gets a mail when it is sent again. The earlier link then leads nowhere.</WhoSees>
        </Form>
      )}
    </section>
  );
}

function stateWords({ state, until }: SentInvitationView): string {
  if (state === 'declined') return 'declined';
  return state === 'expired' ? `expired on ${dateText(until)}` : `open until ${dateText(until)}`;
}
