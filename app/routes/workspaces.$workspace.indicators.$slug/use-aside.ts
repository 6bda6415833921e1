import { useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { WRITINGS, type Writing } from '../../features/workspaces/composer.tsx';
import type { About } from '../../features/workspaces/beside-figure.tsx';

/** Id of the composer: where the links of chart and table lead. */
export const COMPOSER = 'add-note';

/** What the address says about the part beside the figure. */
export interface AsideAddress {
  readonly about: About;
  readonly writing: Writing;
  /** Period of the note, from a point of the chart or a row of the table; empty where none was chosen. */
  readonly note: string;
  /** Thread that stands open. */
  readonly open: string | null;
}

export function readAside(search: string): AsideAddress {
  const query = new URLSearchParams(search);
  const write = query.get('write') ?? '';
  return {
    about: query.get('about') === 'all' ? 'all' : 'area',
    writing: Object.hasOwn(WRITINGS, write) ? (write as Writing) : 'note',
    note: query.get('note') ?? '',
    open: query.get('open'),
  };
}

/** The same page with one thing changed; `null` takes it out. */
export function asideHref(pathname: string, search: string, change: Readonly<Record<string, string | null>>, anchor: string): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString().replaceAll('%2C', ',');
  return `${pathname}${text === '' ? '' : `?${text}`}#${anchor}`;
}

/**
 * The state of the aside: in the address, so that it works as plain links and can be sent to someone; changed in place
 * where there is script, so that nothing typed is lost and no network is needed.
 */
export function useAside() {
  const { pathname, search, key } = useLocation();
  const [address, setAddress] = useState(() => readAside(search));
  useEffect(() => setAddress(readAside(search)), [search, key]);

  const change = (next: Partial<AsideAddress>, said: Readonly<Record<string, string | null>>) => {
    setAddress((before) => ({ ...before, ...next }));
    history.replaceState(history.state, '', asideHref(pathname, location.search, said, '').replace(/#$/, ''));
  };
  const href = (said: Readonly<Record<string, string | null>>, anchor: string) => asideHref(pathname, search, said, anchor);
  useNoteLinks((period) => {
    // At once, so that the field is there to take the focus.
    flushSync(() => change({ writing: 'note', note: period }, { note: period, write: null }));
    const composer = document.getElementById(COMPOSER);
    composer?.scrollIntoView({ block: 'nearest' });
    composer?.querySelector<HTMLElement>('[data-first]')?.focus();
  });
  return { address, change, href };
}

/** Links that lead to the composer with a period (points of the chart, rows of the table) go there without a journey. */
function useNoteLinks(choose: (period: string) => void): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const to = link && new URL(link.getAttribute('href') ?? '', window.location.href);
      const period = to?.pathname === window.location.pathname && to.hash === `#${COMPOSER}` ? to.searchParams.get('note') : null;
      if (period === null) return;
      event.preventDefault();
      choose(period);
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  });
}
