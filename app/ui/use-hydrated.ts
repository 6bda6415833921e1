import { useEffect, useState } from 'react';

/** False on the server and at first paint, true once the page's script runs: for controls that only work with it. */
export function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated;
}
