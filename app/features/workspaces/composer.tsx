import type { MouseEvent, ReactNode } from 'react';

export const WRITINGS = { note: 'Context note', question: 'Question', action: 'Action' } as const;
export type Writing = keyof typeof WRITINGS;

interface ComposerProps {
  /** Where links to it lead. */
  readonly id: string;
  readonly chosen: Writing;
  /** Address of the same page with another kind chosen. */
  href(writing: Writing): string;
  onChoose(writing: Writing): void;
  readonly forms: Readonly<Record<Writing, ReactNode>>;
  /** Name of the area on the page where it is none of this workspace's: nothing can be pinned to it. */
  readonly outside: string | null;
}

/** One box to write in, with a choice of what it will be. What was typed under another choice stays where it is. */
export function Composer({ id, chosen, href, onChoose, forms, outside }: ComposerProps) {
  const choose = (writing: Writing) => (event: MouseEvent) => {
    event.preventDefault();
    onChoose(writing);
  };
  const kinds = Object.keys(WRITINGS) as Writing[];
  return (
    <div className="composer" id={id}>
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
        <div key={writing} hidden={writing !== chosen}>{forms[writing]}</div>
      ))}
    </div>
  );
}
