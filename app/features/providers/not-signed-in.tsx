import { Link } from '@remix-run/react';

/** Somebody who came back from a provider to no avail. `unknown`: the provider, where we do not know who they are to it. */
export function NotSignedIn({ unknown }: { readonly unknown: string | null }) {
  if (unknown === null) {
    return (
      <div className="form-page">
        <h1>This did not come to its end</h1>
        <p>You were on the way to sign in with an account you have elsewhere. The way there and back works once, in one browser, and within ten minutes. Nothing was changed here.</p>
        <p><Link to="/sign-in">Sign in again</Link></p>
      </div>
    );
  }
  return (
    <div className="form-page">
      <h1>No account here is connected to {unknown} yet</h1>
      <p>{unknown} knows who you are. Which account here is yours, it cannot say.</p>
      <h2>If you have an account here</h2>
      <p><Link to="/sign-in?next=%2Faccount%2Fproviders">Sign in with your password</Link>, then connect {unknown} to your account.</p>
      <h2>If you have none</h2>
      <p>Ask your organisation’s approver to invite you. The invitation comes by email.</p>
    </div>
  );
}
