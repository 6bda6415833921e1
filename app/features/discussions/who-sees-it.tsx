import type { Visibility } from '../../../shared/contributions.ts';
import { whoSeesWords } from '../../live/contribution-choices.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { useTalk } from './talk-context.ts';

/** What is added to a discussion is seen by those who see the discussion. */
export function WhoSeesIt({ visibility }: { readonly visibility: Visibility }) {
  const { workspace } = useTalk();
  return <WhoSees>{whoSeesWords(visibility, workspace)}</WhoSees>;
}
