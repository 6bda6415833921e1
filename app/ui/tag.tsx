import type { ReactNode } from 'react';

/** A quiet label. `mark` draws the eye gently; neither says that anything is well or not. */
export function Tag({ tone = 'plain', children }: { tone?: 'plain' | 'pale' | 'mark'; children: ReactNode }) {
  return <span className={`tag tag--${tone}`}>{children}</span>;
}

/** Stands beside everything of the sandbox. */
export function InventedTag() {
  return <Tag tone="mark">invented</Tag>;
}
