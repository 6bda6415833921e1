import { Link } from '@remix-run/react';

/** A link that was used, withdrawn, declined, is too old, or never was: the same words for all of them. */
export function InvitationOver({ words }: { readonly words: string }) {
  return (
    <div className="form-page">
      <h1>This invitation cannot be answered</h1>
      <p>{words}</p>
      <p>If you have accepted already, <Link to="/sign-in">sign in</Link>. Otherwise ask whoever invited you to send it again: they can do that in a moment.</p>
    </div>
  );
}
