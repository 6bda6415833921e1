import type { ReactNode } from 'react';

/** A box that scrolls must take the focus, or the keyboard cannot scroll it. */
const SCROLLS = { role: 'region', tabIndex: 0 } as const;

/** Holds a table that may be wider than the screen: it scrolls by itself; the page never does. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return <div {...SCROLLS} className="scroll-region" aria-label={label}>{children}</div>;
}
