import type { ReactNode } from 'react';

interface BesideItemProps {
  readonly id: string;
  readonly tone: 'note' | 'question' | 'action';
  /** What it is, in a word or two. */
  readonly tag: string;
  /** Area and period it is about. */
  readonly about: string;
  readonly meta?: ReactNode;
  /** Arrived while the page was open, or since the last visit. */
  readonly isNew: boolean;
  /** Another name of this place in the page: where a form without JavaScript leads back to. */
  readonly landing?: string | false;
  readonly children: ReactNode;
}

/** One contribution beside a figure. */
export function BesideItem({ id, tone, tag, about, meta, isNew, landing, children }: BesideItemProps) {
  return (
    <li id={id} className={`beside-item beside-item--${tone}`}>
      {landing ? <span id={landing} /> : null}
      <p className="beside-item__head">
        <span className="beside-item__tag">{tag}</span> <strong>{about}</strong>
        {meta ? <> · {meta}</> : null}
        {isNew ? <span className="beside-item__new">New</span> : null}
      </p>
      {children}
    </li>
  );
}
