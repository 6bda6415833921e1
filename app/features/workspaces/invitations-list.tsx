import { Form } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { InvitationState, WorkspaceInvitationView } from '../../../shared/invitations.ts';
import { MEMBER_ROLES } from '../../../shared/workspace-words.ts';
import { WhoSees } from '../../ui/who-sees.tsx';

/** Invitations that stand, wait, were declined or are too old, with what can be done about them. */
export function InvitationsList({ invitations }: { readonly invitations: readonly WorkspaceInvitationView[] }) {
  if (invitations.length === 0) return <p>No invitation is open.</p>;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="invite" value="standing" />
      <table className="plain-table">
        <caption className="govuk-visually-hidden">Invitations</caption>
        <thead><tr><th scope="col">Invited</th><th scope="col">For</th><th scope="col">As</th><th scope="col">How it stands</th><th scope="col"><span className="govuk-visually-hidden">What can be done</span></th></tr></thead>
        <tbody>{invitations.map((one) => <Line key={one.id} invitation={one} />)}</tbody>
      </table>
      <WhoSees>coordinators of this workspace see this list. Sending again and withdrawing stand in the logs of this workspace and of the organisation.</WhoSees>
    </Form>
  );
}

function Line({ invitation: { id, email, organisation, role, state, invitedBy, sentOn, until, memberUntil } }: { readonly invitation: WorkspaceInvitationView }) {
  const whom = email ?? `${organisation.name} itself`;
  return (
    <tr>
      <th scope="row">{whom}<span className="plain-table__note">by {invitedBy}, {dateText(sentOn)}</span></th>
      <td data-label="For">{organisation.name}</td>
      <td data-label="As">{MEMBER_ROLES[role]}{memberUntil ? ` until ${dateText(memberUntil)}` : ''}</td>
      <td data-label="How it stands">{stateWords(state, until)}</td>
      <td>
        {state === 'open' || state === 'expired' ? <Do what="again" id={id} words="Send again" whom={whom} /> : null}{' '}
        {state === 'declined' ? null : <Do what="withdraw" id={id} words="Withdraw" whom={whom} />}
      </td>
    </tr>
  );
}

function stateWords(state: InvitationState, until: string): string {
  switch (state) {
    case 'open': return `Open until ${dateText(until)}`;
    case 'expired': return `Expired on ${dateText(until)}`;
    case 'waiting': return 'Accepted; their organisation has yet to confirm it';
    case 'declined': return 'Declined';
  }
}

function Do({ what, id, words, whom }: { readonly what: 'again' | 'withdraw'; readonly id: string; readonly words: string; readonly whom: string }) {
  return <button type="submit" name="standing" value={`${what} ${id}`} className="link-button">{words}<span className="govuk-visually-hidden"> the invitation of {whom}</span></button>;
}
