import { Form, Link, useFetcher, useLocation } from '@remix-run/react';
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { LONGEST_QUERY, type SearchAnswer } from '../../shared/search.ts';

const KINDS = { indicator: 'indicator', area: 'area', outcome: 'framework', term: 'glossary' } as const;
const OFFERED = 8;
const PAUSE_MS = 120;

/**
 * Search in the bar: an ordinary form; with script it offers what it finds as one types, as links that the arrow keys
 * reach. Nothing is chosen for the reader: Enter in the field leads to all results.
 */
export function SearchBox({ workspace }: { workspace: string | undefined }) {
  const fetcher = useFetcher<SearchAnswer>();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { key } = useLocation();
  const hits = open ? (fetcher.data?.hits.slice(0, OFFERED) ?? []) : [];

  const look = (text: string) => {
    clearTimeout(typing.current);
    setOpen(text.trim() !== '');
    if (text.trim() === '') return;
    const query = new URLSearchParams({ q: text, only: 'names', ...(workspace && { workspace }) });
    typing.current = setTimeout(() => fetcher.load(`/search?${query}`), PAUSE_MS);
  };
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input[type=search], li a') ?? [])];
    const here = stops.indexOf(event.target as HTMLElement);
    if (event.key === 'Escape') {
      setOpen(false);
      stops[0]?.focus();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || here < 0 || !open) return;
    event.preventDefault();
    stops[(here + step + stops.length) % stops.length]?.focus();
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!box.current?.contains(relatedTarget)) setOpen(false);
  };
  const stop = { onKeyDown: walk, onBlur: leave };
  return (
    <div className="search-box" ref={box}>
      <Form method="get" action="/search" role="search" aria-label="Search from any page" onSubmit={() => setOpen(false)}>
        {workspace ? <input type="hidden" name="workspace" value={workspace} /> : null}
        <label className="govuk-visually-hidden" htmlFor="search">Search indicators, areas and terms</label>
        <input key={key} id="search" type="search" name="q" placeholder="Search" maxLength={LONGEST_QUERY} autoComplete="off" {...stop} onChange={({ target }) => look(target.value)} />
      </Form>
      <p role="status" className="govuk-visually-hidden">{open && fetcher.data ? `${hits.length === 0 ? 'Nothing' : hits.length} found${hits.length > 0 ? ', arrow down to reach it' : ''}` : ''}</p>
      {hits.length > 0 ? (
        <ul className="search-box__found">
          {hits.map(({ href, title, kind }) => <li key={href}><Link to={href} {...stop} onClick={() => setOpen(false)}>{title} <small>{KINDS[kind]}</small></Link></li>)}
        </ul>
      ) : null}
    </div>
  );
}
