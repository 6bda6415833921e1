import { useEffect } from 'react';
import { useLive } from './live-context.ts';

/** Asks for the words that came not at once, as soon as some of what is shown wants them. Shows nothing itself. */
export function AskForAll({ when }: { readonly when: boolean }) {
  const { conversation, askForAll } = useLive();
  useEffect(() => {
    if (when) askForAll();
    // An answer that came too late for what arrived meanwhile is asked for again.
  }, [when, askForAll, conversation]);
  return null;
}
