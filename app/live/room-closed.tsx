import { useLive } from './live-context.ts';
import type { Closed } from './use-room.ts';

const WORDS: Readonly<Record<Closed, string>> = {
  'not-found': 'You are not a member of this workspace any more. What you typed stays on this page to be copied; nothing more arrives here and nothing can be added.',
  'sign-in': 'You are signed out. What you typed is kept here:',
  terms: 'The terms of this workspace have changed. What you typed is kept here:',
};

/** Said where access ended while the page was open, calmly and once, with the way on where there is one. */
export function RoomClosed() {
  const { closed, conversation } = useLive();
  return (
    <div role="status">
      {closed === null ? null : (
        <p className="presence__offline">
          {WORDS[closed]}{' '}
          {closed === 'sign-in' ? <><a href="/sign-in" target="_blank" rel="noopener">sign in in a new tab</a>, then come back to it.</> : null}
          {closed === 'terms' ? <><a href={`/workspaces/${conversation.workspace.slug}/terms`} target="_blank" rel="noopener">read and accept them in a new tab</a>, then come back to it.</> : null}
        </p>
      )}
    </div>
  );
}
