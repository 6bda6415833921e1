import { useEffect, useRef, useState, type FocusEvent, type MouseEvent, type ReactNode } from 'react';

export const WRITINGS = { note: 'Context note', question: 'Question', action: 'Action' } as const;
export type Writing = keyof typeof WRITINGS;

interface ComposerProps {
  /** Where links to it lead. */
  readonly id: string;
  readonly chosen: Writing;
  /** A link or an answer led here: the whole form stands there at once. */
  readonly begun: boolean;
  /** Address of the same page with another kind chosen. */
  href(writing: Writing): string;
  onChoose(writing: Writing): void;
  readonly forms: Readonly<Record<Writing, ReactNode>>;
  /** Name of the area on the page where it is none of this workspace's: nothing can be pinned to it. */
  readonly outside: string | null;
}

/**
 * One box to write in, with a choice of what it will be. What was typed under another choice stays where it is. It stands
 * over what others said, in sight of the figure, and is only as tall as its first question until somebody begins; what
 * was begun is not folded again, so that nothing moves under whoever presses something below.
 */
export function Composer({ id, chosen, begun, href, onChoose, forms, outside }: ComposerProps) {
  const [used, setUsed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Begun before the script was here.
    const { current } = box;
    const written = [...(current?.querySelectorAll<HTMLTextAreaElement>('textarea') ?? [])].some(({ value }) => value !== '');
    if (written || current?.querySelector('textarea:focus, form :checked[type="checkbox"]')) setUsed(true);
  }, []);
  const begin = ({ target }: FocusEvent) => {
    // A box to tick takes its press first: what unfolds over it would move it away from under the pointer.
    if (!target.matches('[type="checkbox"]')) setUsed(true);
  };
  const choose = (writing: Writing) => (event: MouseEvent) => {
    event.preventDefault();
    setUsed(true);
    onChoose(writing);
  };
  const kinds = Object.keys(WRITINGS) as Writing[];
  return (
    <div className={begun || used ? 'composer' : 'composer composer--folded'} id={id} ref={box}>
      <h3 className="composer__heading">Add what you know</h3>
      <nav className="chips" aria-label="What to add">
        {kinds.map((writing) => (
          <a key={writing} href={href(writing)} onClick={choose(writing)} className={writing === chosen ? 'chip chip--on' : 'chip'} aria-current={writing === chosen ? 'true' : undefined}>
            {WRITINGS[writing]}
          </a>
        ))}
      </nav>
      {outside === null ? null : <p className="composer__outside">{outside} is not one of this workspace’s areas. What you add here is about the area chosen below.</p>}
      {kinds.map((writing) => (
        <div key={writing} hidden={writing !== chosen} onFocus={begin} onChange={() => setUsed(true)}>{forms[writing]}</div>
      ))}
    </div>
  );
}
