import type { ReactNode } from 'react';

/** Stands in every form that posts: who will see what is sent. */
export function WhoSees({ children }: { readonly children: ReactNode }) {
  return <p className="who-can-see">Who can see this: {children}</p>;
}
