import { useEffect, useState } from 'react';
import { VISIT_PREFIX } from '../../live/forget-drafts.ts';

/**
 * When this browser last left a page, as the time of the newest thing it had shown (ISO); `null` on the first visit and
 * until the page's script runs. Kept in this browser only.
 */
export function useLastVisit(page: string, newest: string | null): string | null {
  const [last, setLast] = useState<string | null>(null);
  const name = `${VISIT_PREFIX}${page}`;
  useEffect(() => setLast(read(name)), [name]);
  useEffect(() => {
    if (newest === null) return undefined;
    const leave = () => write(name, newest);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [name, newest]);
  return last;
}

// A browser may forbid storage: then there is no last visit.
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As if this had been the first visit.
  }
}
