import { isRouteErrorResponse, Link, useLocation, useRouteLoaderData } from '@remix-run/react';
import { signInFrom, type RootData } from './header.tsx';
import { useHydrated } from './use-hydrated.ts';

/** A form whose page is gone, as an action throws it. */
interface RefusedData {
  readonly refusal: { readonly message: string };
  /** In plain words. */
  readonly written: string;
}

/** What went wrong, in words a person can act on, and where to go from here; never a stack or a code alone. */
export function ErrorPage({ error }: { error: unknown }) {
  const offline = useHydrated() && !navigator.onLine;
  const { title, text } = offline ? OFFLINE : wordsFor(error);
  return (
    <div className="error-page">
      <h1>{title}</h1>
      <p><Words>{text}</Words></p>
      <Written error={error} />
      <Nearest error={error} />
      <p><Link to="/">The framework on one page</Link></p>
    </div>
  );
}

const RIGHTS = 'Who may do what';

/** Words that name the page of rights lead to it. */
function Words({ children }: { readonly children: string }) {
  const [before, after] = children.split(RIGHTS);
  return after === undefined ? children : <>{before}<Link to="/who-may-do-what">{RIGHTS}</Link>{after}</>;
}

/** What had been written in a form whose page is gone, to be copied. */
function Written({ error }: { readonly error: unknown }) {
  const written = refusedIn(error)?.written;
  if (!written) return null;
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor="written">What you had written was not added. It is here to copy:</label>
      <textarea className="govuk-textarea" id="written" rows={6} readOnly defaultValue={written} />
    </div>
  );
}

function refusedIn(error: unknown): RefusedData | null {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  return typeof data === 'object' && data !== null && 'refusal' in data ? (data as RefusedData) : null;
}

/** The way to the nearest place that is there for whoever reads this. */
function Nearest({ error }: { error: unknown }) {
  const data = useRouteLoaderData<RootData>('root');
  const { pathname, search } = useLocation();
  if (!data) return null;
  if (!data.actor) return isRouteErrorResponse(error) && SIGNED_IN_MAY_SEE.includes(error.status) ? <p><Link to={signInFrom(pathname, search)}>Sign in</Link></p> : null;
  if (pathname.startsWith('/notifications/')) return <p><Link to="/notifications">Your notifications</Link></p>;
  const slug = /^\/workspaces\/([^/]+)/.exec(pathname)?.[1];
  if (slug === undefined) return null;
  const here = data.workspaces.find((one) => one.slug === slug);
  return <p>{here ? <Link to={`/workspaces/${here.slug}`}>Back to {here.name}</Link> : <Link to="/workspaces">Your workspaces</Link>}</p>;
}

/** What is refused to the public, or hidden from it, may be there for whoever signs in. */
const SIGNED_IN_MAY_SEE: readonly number[] = [403, 404];

const OFFLINE = { title: 'You are offline', text: 'This page could not be fetched. When the network is back, load it again; nothing you had sent is lost.' };

/** Title and words of a failure. */
export function wordsFor(error: unknown): { title: string; text: string } {
  if (!isRouteErrorResponse(error)) {
    return { title: 'Something went wrong here', text: 'The fault is ours, not yours. Try again in a moment; if it stays, tell whoever runs this service.' };
  }
  const words: unknown = refusedIn(error)?.refusal.message ?? error.data;
  const said = typeof words === 'string' && error.status < 500 && words !== '' && !words.startsWith('Error:') ? words : null;
  if (error.status === 404) return { title: 'Page not found', text: said ?? 'This page does not exist, or you do not belong to the workspace or organisation that it is part of.' };
  if (error.status === 400) return { title: 'This address asks for something that is not there', text: said ?? 'Choose from the page instead.' };
  if (error.status === 403) return { title: 'Not allowed', text: said ?? 'Your role does not include this.' };
  if (error.status === 429) return { title: 'Too much was asked for at once', text: said ?? 'Wait a minute, then try again.' };
  if (error.status < 500) return { title: 'This could not be done', text: said ?? 'Go back, reload the page and try again.' };
  return { title: 'Something went wrong here', text: 'The fault is ours, not yours. Try again in a moment; if it stays, tell whoever runs this service.' };
}
