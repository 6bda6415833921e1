/** Stands beside every place where one writes. */
export function WhoCanSee({ members, workspace }: { readonly members: number; readonly workspace: string }) {
  return (
    <p className="who-can-see">
      Who can see this: {members === 1 ? 'only you, the one member' : `the ${members} members`} of {workspace}
    </p>
  );
}
