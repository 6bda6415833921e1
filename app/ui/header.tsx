import { Link, NavLink, useLocation, useParams } from '@remix-run/react';
import { Menu } from './menu.tsx';
import { PersonMenu, type SignedIn } from './person-menu.tsx';
import { PRODUCT } from './product.ts';
import { SearchBox } from './search-box.tsx';

export interface RootData {
  readonly actor: SignedIn | null;
  readonly workspaces: readonly { readonly slug: string; readonly name: string; readonly invented: boolean }[];
  /** The reader asked for tables before charts. */
  readonly tablesFirst: boolean;
  /** Notifications that the reader has not read. */
  readonly unread: number;
}

/** The bar at the top: where one is, where one can go, who one is. */
export function Header({ data }: { data: RootData }) {
  const { workspace: slug } = useParams();
  const { pathname, search } = useLocation();
  // A search from a workspace stays in it.
  const from = pathname === '/search' ? new URLSearchParams(search).get('workspace') : slug;
  const here = data.workspaces.find((one) => one.slug === from);
  const framework = here ? `/workspaces/${here.slug}` : '/';
  return (
    <header className="bar-top">
      <div className={data.workspaces.length > 0 ? 'bar-top__inner bar-top__inner--member' : 'bar-top__inner'}>
        <Link to={framework} className="brand"><Mark /><span className="brand__name">{PRODUCT}</span></Link>
        <Workspaces here={here} all={data.workspaces} />
        <nav aria-label="Main" className="bar-top__nav">
          <NavLink to={framework + kept(search)} end>Framework</NavLink>
          <NavLink to="/releases">Releases</NavLink>
          <NavLink to="/reading">How to read</NavLink>
          <NavLink to="/search" className="bar-top__search">Search</NavLink>
        </nav>
        <SearchBox workspace={here?.slug} />
        <div className="bar-top__person">
          {data.actor ? <><Bell unread={data.unread} /><PersonMenu actor={data.actor} /></> : pathname === '/sign-in' ? null : <Link to={signInFrom(pathname, search)}>Sign in</Link>}
        </div>
      </div>
    </header>
  );
}

/** What one is told, and how much of it is unread. */
function Bell({ unread }: { readonly unread: number }) {
  return (
    <NavLink to="/notifications" className="bell" end>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 2.5a5 5 0 0 0-5 5v3.2L3.5 14h13L15 10.7V7.5a5 5 0 0 0-5-5ZM8 15.5a2 2 0 0 0 4 0" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      </svg>
      <span className="govuk-visually-hidden">Notifications{unread > 0 ? ', unread: ' : ''}</span>
      {unread > 0 ? <span className="bell__count">{unread > 99 ? '99+' : unread}</span> : null}
    </NavLink>
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
    <Menu summary={here ? label(here) : 'Public pages'}>
      {all.map((one) => <li key={one.slug}><Link to={`/workspaces/${one.slug}`} aria-current={one === here ? 'true' : undefined}>{label(one)}</Link></li>)}
      <li><Link to="/" aria-current={here ? undefined : 'true'}>Public pages</Link></li>
    </Menu>
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

/** Signing in leads back, but not to its own pages: the address of one of them is a secret. */
export function signInFrom(pathname: string, search: string): string {
  return /^\/(sign-in|forgotten-password|new-password)\b/.test(pathname) ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`;
}
