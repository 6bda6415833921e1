import type { ReactNode } from 'react';

/** What was just done, said once to everybody. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return <div className="notice" role="status">{children}</div>;
}
