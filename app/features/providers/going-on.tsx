import { Link } from '@remix-run/react';
import { useEffect } from 'react';

interface GoingOnProps {
  /** The provider, as people know it. */
  readonly name: string;
  /** `null`: it does not answer. */
  readonly to: string | null;
}

/**
 * Between us and a provider. A page, and no plain redirect: our forms may be answered with our own addresses only. The
 * page's head leads on without JavaScript; with it, this page is not left behind in the history.
 */
export function GoingOnPage({ name, to }: GoingOnProps) {
  useEffect(() => {
    if (to !== null) window.location.replace(to);
  }, [to]);
  if (to === null) {
    return (
      <div className="form-page">
        <h1>{name} does not answer</h1>
        <p>This may pass. Try again in a few minutes, or sign in another way.</p>
        <p><Link to="/sign-in">Sign in</Link></p>
      </div>
    );
  }
  return (
    <div className="form-page">
      <h1>Going on to {name}</h1>
      <p>You sign in there, and come back here. {name} learns that you use Learning Loop, and nothing of what you do in it.</p>
      <p><a href={to} rel="noreferrer">Go on to {name}</a></p>
    </div>
  );
}
