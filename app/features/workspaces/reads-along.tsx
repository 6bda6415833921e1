import type { WorkspaceView } from '../../../shared/workspaces.ts';
import { WhoCanSee } from './who-can-see.tsx';

/** Where others write: that one's role is to read, and who reads it too. */
export function ReadsAlong({ workspace: { ended, memberCount, name } }: { readonly workspace: Pick<WorkspaceView, 'ended' | 'memberCount' | 'name'> }) {
  return (
    <div className="reads-along">
      <p>{ended ? 'Nothing can be added here any more.' : 'Your role in this workspace is to read along, not to write.'} What fewer or more people can see says so.</p>
      <WhoCanSee members={memberCount} workspace={name} />
    </div>
  );
}
