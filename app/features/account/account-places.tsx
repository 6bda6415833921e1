import { NavLink } from '@remix-run/react';

const PLACES = [
  ['/account', 'Your account'],
  ['/account/password', 'Password'],
  ['/account/second-factor', 'Second factor'],
  ['/account/providers', 'Other ways to sign in'],
  ['/account/logins', 'Where you are signed in'],
  ['/account/notifications', 'How you are told'],
  ['/account/activity', 'Activity'],
] as const;

/** The places of one's own account, on each of its pages. */
export function AccountPlaces() {
  return (
    <nav aria-label="Your account" className="places">
      <ul>{PLACES.map(([path, words]) => <li key={path}><NavLink to={path} end>{words}</NavLink></li>)}</ul>
    </nav>
  );
}
