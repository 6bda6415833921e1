import { Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { WaitingInvitationView } from '../../../shared/invitations.ts';
import { WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Notice } from '../../ui/notice.tsx';

const DONE: Readonly<Record<string, string>> = {
  waits: 'You accepted. Your organisation confirms next that you act for it; until then the workspace stays closed to you.',
  declined: 'You declined. Nothing else happens; whoever invited you can see it.',
};

interface WaitingPageProps {
  readonly waiting: readonly WaitingInvitationView[];
  readonly signedIn: boolean;
  readonly done: string | null;
}

/** What one accepted and what waits for an organisation's approver. */
export function WaitingPage({ waiting, signedIn, done }: WaitingPageProps) {
  const said = done === null ? undefined : DONE[done];
  return (
    <div className="form-page">
      <h1>Your invitations</h1>
      {said ? <Notice><p>{said}</p></Notice> : null}
      {waiting.length > 0 ? (
        <>
          <p>These wait for an approver of the organisation. They get a mail, and you get one once they confirm.</p>
          <table className="plain-table">
            <thead><tr><th scope="col">Workspace</th><th scope="col">For</th><th scope="col">Accepted</th></tr></thead>
            <tbody>
              {waiting.map(({ id, organisation, workspace, hasApprover, acceptedOn }) => (
                <tr key={id}>
                  <th scope="row">{workspace.name} ({WORKSPACE_WORDS[workspace.kind].name.toLowerCase()})</th>
                  <td data-label="For">{organisation}{hasApprover ? '' : ', which has no approver yet: ask the administrators of this service to name one'}</td>
                  <td data-label="Accepted">{dateText(acceptedOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : signedIn ? <p>Nothing waits. An invitation is answered by the link in its mail.</p> : null}
      <p>Meanwhile the figures are open to everyone: <Link to="/">the framework on one page</Link>.</p>
    </div>
  );
}
