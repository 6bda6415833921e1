import { Form, Link, NavLink, useLocation, useParams } from '@remix-run/react';
import { PRODUCT } from './product.ts';
import { SearchBox } from './search-box.tsx';

export interface RootData {
  readonly actor: { readonly name: string } | null;
  /** May check and sign off releases. */
  readonly steward: boolean;
  readonly workspaces: readonly { readonly slug: string; readonly name: string; readonly invented: boolean }[];
  /** The reader asked for tables before charts. */
  readonly tablesFirst: boolean;
}

/** The bar at the top: where one is, where one can go, who one is. */
export function Header({ data }: { data: RootData }) {
  const { workspace: slug } = useParams();
  const { pathname, search } = useLocation();
  const here = data.workspaces.find((one) => one.slug === slug);
  const framework = here ? `/workspaces/${here.slug}` : '/';
  return (
    <header className="bar-top">
      <div className="bar-top__inner">
        <Link to={framework} className="brand"><Mark />{PRODUCT}</Link>
        <Workspaces here={here} all={data.workspaces} />
        <nav aria-label="Main" className="bar-top__nav">
          <NavLink to={framework + kept(search)} end>Framework</NavLink>
          <NavLink to="/releases">Releases</NavLink>
          <NavLink to="/reading">How to read</NavLink>
          {data.steward ? <NavLink to="/steward">Data steward</NavLink> : null}
        </nav>
        <SearchBox workspace={here?.slug} />
        <div className="bar-top__person">
          {data.actor ? (
            <Form method="post" action="/sign-out">
              <span className="bar-top__name">{data.actor.name}</span>
              <button type="submit" className="bar-top__button">Sign out</button>
            </Form>
          ) : pathname === '/sign-in' ? null : (
            <Link to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>Sign in</Link>
          )}
        </div>
      </div>
    </header>
  );
}

/** The area and the day that the reader chose follow to the framework. */
function kept(search: string): string {
  const parts = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => name === 'area' || name === 'asAt'));
  return parts.size === 0 ? '' : `?${parts}`;
}

/** The workspace one is in, and the others one belongs to; the public pages are one of the places to go. */
function Workspaces({ here, all }: { here: RootData['workspaces'][number] | undefined; all: RootData['workspaces'] }) {
  if (all.length === 0) return null;
  return (
    <details className="bar-top__workspaces">
      <summary>{here ? label(here) : 'Public pages'}</summary>
      <ul>
        {all.map((one) => <li key={one.slug}><Link to={`/workspaces/${one.slug}`} aria-current={one === here ? 'true' : undefined}>{label(one)}</Link></li>)}
        <li><Link to="/" aria-current={here ? undefined : 'true'}>Public pages</Link></li>
      </ul>
    </details>
  );
}

function label({ name, invented }: RootData['workspaces'][number]): string {
  return invented ? `${name} (invented)` : name;
}

/** A loop that comes back with something learned. */
function Mark() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 4a8 8 0 1 1-7.4 5" fill="none" stroke="#7fd1c7" strokeWidth="3" strokeLinecap="round" />
      <circle cx="12" cy="12" r="2.6" fill="#fff" />
    </svg>
  );
}
