import { WhoSees } from '../../ui/who-sees.tsx';

/** Stands beside every place where one writes. */
export function WhoCanSee({ members, workspace }: { readonly members: number; readonly workspace: string }) {
  return (
    <WhoSees>{members === 1 ? 'only you, the one member' : `the ${members} members`} of {workspace}</WhoSees>
  );
}
