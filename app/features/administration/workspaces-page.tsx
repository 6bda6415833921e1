import { Form, Link } from '@remix-run/react';
import type { WorkspaceLine, WorkspaceList } from '../../../shared/administration.ts';
import { dateText } from '../../../shared/format.ts';
import { WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AdministrationFrame, type Refused } from './frame.tsx';

interface WorkspacesPageProps {
  readonly list: WorkspaceList;
  readonly refused: Refused | null;
  readonly notice: string | null;
}

/** Every workspace by kind, owner and id; giving one another owner. */
export function WorkspacesPage({ list: { workspaces, give }, refused, notice }: WorkspacesPageProps) {
  return (
    <AdministrationFrame title="Workspaces" refused={refused} notice={notice ? <p>{notice}</p> : null}>
      <p>Administrators see which workspaces there are and who owns them, not what they are called nor what is said in them. A workspace is opened by a lead of the organisation that owns it.</p>
      {give ? <Giving give={give} error={refused?.refusal.fields.owner} /> : null}
      {workspaces.length === 0 ? <p className="muted">There is no workspace yet. A lead opens the first one, once their organisation has people.</p> : (
        <table className="plain-table">
          <thead>
            <tr><th scope="col">Kind</th><th scope="col">Owner</th><th scope="col">Areas and members</th><th scope="col">Time</th><th scope="col"><span className="govuk-visually-hidden">What to do</span></th></tr>
          </thead>
          <tbody>{workspaces.map((one) => <Row key={one.id} one={one} />)}</tbody>
        </table>
      )}
    </AdministrationFrame>
  );
}

function Row({ one }: { one: WorkspaceLine }) {
  const { id, kind, invented, owner, areas, members } = one;
  return (
    <tr>
      <th scope="row">{WORKSPACE_WORDS[kind].name} {invented ? <InventedTag /> : null}<br /><span className="small workspace-id">{id}</span></th>
      <td data-label="Owner">{owner ? <Link to={`/administration/organisations/${owner.id}`}>{owner.name}</Link> : 'none'}</td>
      <td data-label="Areas and members">{areas} {areas === 1 ? 'area' : 'areas'}, {members} {members === 1 ? 'member' : 'members'}</td>
      <td data-label="Time">{timeText(one)}</td>
      <td><Link to={`/administration/workspaces?give=${id}#give`}>Give another owner<span className="govuk-visually-hidden">: {id}</span></Link></td>
    </tr>
  );
}

function timeText({ createdOn, endsOn, state }: WorkspaceLine): string {
  const since = `since ${dateText(createdOn)}`;
  if (state === 'archived') return `${since}, archived`;
  return endsOn ? `${since}, ${state === 'ended' ? 'ended' : 'ends'} ${dateText(endsOn)}` : since;
}

function Giving({ give: { workspace, owners }, error }: { give: NonNullable<WorkspaceList['give']>; error: string | undefined }) {
  const { id, kind, owner } = workspace;
  return (
    <section className="form-page" aria-labelledby="give">
      <h2 id="give">Give a workspace another owner</h2>
      <p>{WORKSPACE_WORDS[kind].name} workspace {id}, owned by {owner?.name ?? 'nobody'}. Its members stay as they are.</p>
      {owners.length === 0 ? <p>No other organisation can own it: a workspace of this kind is {WORKSPACE_WORDS[kind].ownedBy}. <Link to="/administration/organisations/new">Enter one</Link></p> : (
        <Form method="post" noValidate>
          <input type="hidden" name="workspace" value={id} />
          <Field id="owner" label="Its owner will be" error={error}>
            {(control) => (
              <select {...control} className="govuk-select" name="owner" defaultValue="">
                <option value="">Choose</option>
                {owners.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
              </select>
            )}
          </Field>
          <WhoSees>the workspace’s coordinators in its log, and both owners’ leads and approvers in theirs.</WhoSees>
          <div className="button-row"><Button>Give it</Button><Link to="/administration/workspaces">Leave it as it is</Link></div>
        </Form>
      )}
    </section>
  );
}
