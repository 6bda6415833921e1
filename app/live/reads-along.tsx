import type { WorkspaceView } from '../../shared/workspaces.ts';
import { WhoSees } from '../ui/who-sees.tsx';
import { whoSeesWords } from './contribution-choices.tsx';

/** Where others write: that one's role is to read, and who reads it too. */
export function ReadsAlong({ workspace }: { readonly workspace: WorkspaceView }) {
  return (
    <div className="reads-along">
      <p>{workspace.ended ? 'Nothing can be added here any more.' : 'Your role in this workspace is to read along, not to write.'} What fewer or more people can see says so.</p>
      <WhoSees>{whoSeesWords('workspace', workspace)}</WhoSees>
    </div>
  );
}
