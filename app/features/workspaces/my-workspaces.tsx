import { Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { MyWorkspace, MyWorkspaces as Mine } from '../../../shared/workspace-pages.ts';
import { MEMBER_ROLES, WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { InventedTag } from '../../ui/tag.tsx';

/** The workspaces somebody is a member of, and what to do where there is none. */
export function MyWorkspaces({ mine: { workspaces, mayOpen, guest } }: { readonly mine: Mine }) {
  return (
    <>
      <h1>Workspaces</h1>
      <p>A workspace is where invited people keep what they know beside published figures. Only its members can see what is in it.</p>
      {mayOpen ? <div className="button-row"><Link className="govuk-button" to="/workspaces/new">Open a workspace</Link></div> : null}
      {workspaces.length === 0 ? <None mayOpen={mayOpen} /> : (
        <table className="plain-table">
          <caption className="govuk-visually-hidden">Workspaces you are a member of</caption>
          <thead><tr><th scope="col">Workspace</th><th scope="col">Kind</th><th scope="col">Owned by</th><th scope="col">You are here for</th><th scope="col">Ends</th></tr></thead>
          <tbody>{workspaces.map((one) => <Line key={one.slug} workspace={one} />)}</tbody>
        </table>
      )}
      {guest ? <p>As a guest you see this workspace and the public pages. Signing out ends your stay: guests have no password to come back with.</p> : null}
    </>
  );
}

function Line({ workspace: { slug, name, invented, kind, owner, organisation, role, endsOn, ended, memberUntil, termsToAccept } }: { readonly workspace: MyWorkspace }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/workspaces/${slug}`}>{name}</Link> {invented ? <InventedTag /> : null}
        {termsToAccept ? <span className="plain-table__note">Terms to read and accept first</span> : null}
      </th>
      <td data-label="Kind">{WORKSPACE_WORDS[kind].name}</td>
      <td data-label="Owned by">{owner ?? 'Nobody yet'}</td>
      <td data-label="You are here for">
        {role === 'guest' ? 'Guest' : `${organisation}, ${MEMBER_ROLES[role].toLowerCase()}`}
        {memberUntil ? <span className="plain-table__note">until {dateText(memberUntil)}</span> : null}
      </td>
      <td data-label="Ends">{ended ? `${endsOn ? `Ended ${dateText(endsOn)}` : 'Archived'}: to read only` : endsOn ? dateText(endsOn) : 'No end set'}</td>
    </tr>
  );
}

function None({ mayOpen }: { readonly mayOpen: boolean }) {
  return (
    <>
      <p>You are not a member of any workspace yet.</p>
      <ul>
        {mayOpen
          ? <li>You lead an organisation: open a workspace, then invite people to it.</li>
          : <li>Workspaces are opened by an organisation’s leads. Ask a lead of yours to open one, or to invite you.</li>}
        <li>If you were invited, follow the link in the mail. An invitation to your whole organisation waits on its page.</li>
        <li>If you were given a code in a meeting, <Link to="/join">come in with the code</Link>.</li>
        <li>Figures need no workspace: <Link to="/">the public pages</Link> show them all.</li>
      </ul>
    </>
  );
}
