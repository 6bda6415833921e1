import { isRouteErrorResponse, Link } from '@remix-run/react';
import { useHydrated } from './use-hydrated.ts';

/** What went wrong, in words a person can act on; never a stack or a code alone. */
export function ErrorPage({ error }: { error: unknown }) {
  const offline = useHydrated() && !navigator.onLine;
  const { title, text } = offline ? OFFLINE : wordsFor(error);
  return (
    <div className="error-page">
      <h1>{title}</h1>
      <p>{text}</p>
      <p><Link to="/">The framework on one page</Link></p>
    </div>
  );
}

const OFFLINE = { title: 'You are offline', text: 'This page could not be fetched. When the network is back, load it again; nothing you had sent is lost.' };

/** Title and words of a failure. */
export function wordsFor(error: unknown): { title: string; text: string } {
  if (!isRouteErrorResponse(error)) {
    return { title: 'Something went wrong here', text: 'The fault is ours, not yours. Try again in a moment; if it stays, tell whoever runs this service.' };
  }
  const said = typeof error.data === 'string' && error.status < 500 && error.data !== '' && !error.data.startsWith('Error:') ? error.data : null;
  if (error.status === 404) return { title: 'Page not found', text: said ?? 'This page does not exist, or you are not a member of the group it belongs to.' };
  if (error.status === 400) return { title: 'This address asks for something that is not there', text: said ?? 'Choose from the page instead.' };
  if (error.status === 403) return { title: 'Not allowed', text: said ?? 'Your role does not include this.' };
  if (error.status === 429) return { title: 'Too much was asked for at once', text: said ?? 'Wait a minute, then try again.' };
  if (error.status < 500) return { title: 'This could not be done', text: said ?? 'Go back, reload the page and try again.' };
  return { title: 'Something went wrong here', text: 'The fault is ours, not yours. Try again in a moment; if it stays, tell whoever runs this service.' };
}
