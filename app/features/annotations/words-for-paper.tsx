import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useLive } from '../../live/live-context.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';

interface WordsForPaperProps {
  /** How many of the listed notes have no words on this page yet. */
  readonly without: number;
  /** Address of the page with all of them. */
  readonly allHref: string;
}

/**
 * Where a page came without the words of all its notes: a way to have them before it is printed, and on paper how many
 * are missing and where they are. A browser that prints does not wait for what it asks for.
 */
export function WordsForPaper({ without, allHref }: WordsForPaperProps) {
  const { askForAll } = useLive();
  const [asked, setAsked] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);
  const here = useHydrated();
  const done = asked && without === 0;
  useEffect(() => {
    // The link that was pressed is gone: what took its place has the focus.
    if (done && document.activeElement === document.body) said.current?.focus({ preventScroll: true });
  }, [done]);
  if (without === 0 && !asked) return null;
  const load = (event: MouseEvent) => {
    event.preventDefault();
    setAsked(true);
    askForAll();
  };
  const address = allHref.replace(/#.*$/, '');
  return (
    <>
      <p className="more-notes" role="status" ref={said} tabIndex={-1}>{done ? 'The words of every note are here: the page can be printed.' : asked ? 'The words of every note are on their way.' : ''}</p>
      {without > 0 ? <p className="more-notes"><a href={allHref} onClick={load}>Load every note for printing</a></p> : null}
      {without > 0 ? (
        <p className="paper-only">
          {without === 1 ? 'The words of 1 note are' : `The words of ${without.toLocaleString('en-GB')} notes are`} not on this paper. The page with all of them is {here ? window.location.origin : ''}{address}
        </p>
      ) : null}
    </>
  );
}
