import { Link } from '@remix-run/react';
import type { TakesPartView } from '../../../shared/organisations.ts';
import { MEMBER_ROLES, WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';

interface TakesPartProps {
  readonly workspaces: readonly TakesPartView[];
  readonly approver: boolean;
  readonly mayOpen: boolean;
}

/** Workspaces in which people of the organisation take part, with which of them. */
export function TakesPart({ workspaces, approver, mayOpen }: TakesPartProps) {
  const empty = mayOpen
    ? <p>Nobody takes part in a workspace yet. <Link to="/workspaces/new">Open a workspace</Link>, or accept an invitation to one.</p>
    : <p>{approver ? 'Nobody takes part in a workspace yet. A lead of your organisation can open one.' : 'You do not take part in a workspace for this organisation yet. One of its leads, or somebody in a workspace, can invite you.'}</p>;
  return (
    <section aria-labelledby="workspaces">
      <h2 id="workspaces">Workspaces</h2>
      {workspaces.length === 0 ? empty : (
        <>
          <p>{approver ? 'Where your people take part. You see names here, and what a workspace says only where you are a member of it yourself.' : 'Where you take part for this organisation, and who else does.'}</p>
          <table className="plain-table">
            <thead><tr><th scope="col">Workspace</th><th scope="col">Kind</th><th scope="col">Owned by</th><th scope="col">Your people there</th></tr></thead>
            <tbody>
              {workspaces.map(({ id, name, slug, kind, owner, ended, people }) => (
                <tr key={id}>
                  <th scope="row">{slug ? <Link to={`/workspaces/${slug}`}>{name}</Link> : name}{ended ? ' (ended)' : ''}</th>
                  <td data-label="Kind">{WORKSPACE_WORDS[kind].name}</td>
                  <td data-label="Owned by">{owner ?? 'nobody named'}</td>
                  <td data-label="Your people there">{people.map((one) => `${one.name} (${MEMBER_ROLES[one.role].toLowerCase()})`).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
