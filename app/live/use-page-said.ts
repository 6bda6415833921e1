import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { announce } from '../ui/announce.ts';
import { lendFocus } from '../ui/lend-focus.ts';

/** Whoever leads the focus somewhere on the new page does so in this time. */
const OTHERS_FIRST_MS = 100;

/**
 * Another page without a new document: its title is said, as a browser does of a new document, and where the focus went
 * with the old page it begins at the heading of the new one.
 */
export function usePageSaid(): void {
  const { pathname, hash } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return undefined;
    shown.current = pathname;
    const timer = setTimeout(() => {
      announce(document.title);
      const main = document.getElementById('main');
      const isLost = document.activeElement === document.body || document.activeElement === main;
      if (!isLost || hash !== '') return;
      const heading = main?.querySelector('h1') ?? main;
      if (heading) lendFocus(heading);
    }, OTHERS_FIRST_MS);
    return () => clearTimeout(timer);
  }, [pathname, hash]);
}
