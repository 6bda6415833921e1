import { useLocation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { EVERY_NOTE, noteQueryParts, readNoteQuery, type NoteQuery } from '../../features/annotations/note-query.ts';
import { WRITINGS, type Writing } from '../../features/workspaces/composer.tsx';
import type { About } from '../../features/workspaces/beside-figure.tsx';

/** Id of the composer: where the links of chart and table lead. */
export const COMPOSER = 'add-note';
/** Id of the list of notes: where marks and counts lead. */
export const NOTES = 'notes';

/** What the address says about the part beside the figure. */
export interface AsideAddress {
  readonly about: About;
  readonly writing: Writing;
  /** Period of the note, from a point of the chart or a row of the table; empty where none was chosen. */
  readonly note: string;
  /** Thread that stands open. */
  readonly open: string | null;
  /** Which notes are listed, and in what order. */
  readonly notes: NoteQuery;
  /** Every note stands on the page, not the newest alone. */
  readonly all: boolean;
}

export function readAside(search: string): AsideAddress {
  const query = new URLSearchParams(search);
  const write = query.get('write') ?? '';
  return {
    about: query.get('about') === 'all' ? 'all' : 'area',
    writing: Object.hasOwn(WRITINGS, write) ? (write as Writing) : 'note',
    note: query.get('note') ?? '',
    open: query.get('open'),
    notes: readNoteQuery(query),
    all: query.get('all') === '1',
  };
}

/** The same page with one thing changed; `null` takes it out. */
export function asideHref(pathname: string, search: string, change: Readonly<Record<string, string | null>>, anchor: string): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  return `${pathname}${text === '' ? '' : `?${text}`}#${anchor}`;
}

/**
 * The state of the aside: in the address, so that it works as plain links and can be sent to someone; changed in place
 * where there is script, so that nothing typed is lost and no network is needed. Once on a page: the parts of the aside
 * are handed what it returns.
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
  const list = (notes: NoteQuery) => change({ notes }, noteQueryParts(notes));
  const back = useWayBack();
  useRowKey();

  useLinksHere((to) => {
    const said = readAside(to.search);
    if (to.hash === `#${COMPOSER}`) {
      back.from();
      // At once, so that the field is there to take the focus.
      const note = said.note || address.note;
      flushSync(() => change({ writing: said.writing, note }, { note: note || null, write: said.writing === 'note' ? null : said.writing }));
      const composer = document.getElementById(COMPOSER);
      composer?.scrollIntoView({ block: 'nearest' });
      composer?.querySelector<HTMLElement>('[data-first]:not([hidden] *)')?.focus();
    } else {
      // A mark lists what it counted, whatever was filtered before; notes of another area's row stand with those of all.
      flushSync(() => list({ ...EVERY_NOTE, order: address.notes.order, at: said.notes.at, of: said.notes.of }));
      const notes = document.getElementById(NOTES);
      notes?.scrollIntoView({ block: 'nearest' });
      notes?.focus({ preventScroll: true });
    }
  });
  return { address, change, href, list };
}

export type Aside = ReturnType<typeof useAside>;

/** Escape in the composer leads back to the point, row or link one came from; what was typed stays. */
function useWayBack() {
  const came = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !came.current?.isConnected) return;
      if (!(event.target instanceof Element) || !event.target.closest(`#${COMPOSER}`)) return;
      event.preventDefault();
      came.current.focus();
      came.current.scrollIntoView({ block: 'nearest' });
      came.current = null;
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const from = () => {
    const { activeElement } = document;
    came.current = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
  };
  return { from };
}

/** The key N in a row of the table, on whatever of it has the focus, is its link to the form. */
function useRowKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
      if (event.target.matches('input, textarea, select, [contenteditable="true"]')) return;
      const add = event.target.closest('tr')?.querySelector<HTMLAnchorElement>('a.add-context');
      if (!add) return;
      event.preventDefault();
      add.focus();
      add.click();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Links that lead to the composer or the notes of this very page (marks, rows, counts) go there without a journey. */
function useLinksHere(go: (to: URL) => void): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const to = link && new URL(link.getAttribute('href') ?? '', window.location.href);
      // The composer's own links choose what is written, and keep the focus.
      if (!to || to.pathname !== window.location.pathname || !isOurs(to) || link.closest(`#${COMPOSER}`)) return;
      event.preventDefault();
      latest.current(to);
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, []);
}

/** A link that says which note to write, or which notes to list. */
function isOurs({ hash, searchParams }: URL): boolean {
  return (hash === `#${COMPOSER}` && (searchParams.has('note') || searchParams.has('write'))) || (hash === `#${NOTES}` && searchParams.has('at'));
}
