import { Link } from '@remix-run/react';
import { PRODUCT } from '../../ui/product.ts';

interface SignedOutProps {
  /** The provider that had signed the person in. */
  readonly name: string;
  /** Where one signs out of it; `null` where it says no such place. */
  readonly to: string | null;
}

/** Our own login has ended; the provider's goes on until it is ended there. */
export function SignedOut({ name, to }: SignedOutProps) {
  return (
    <div className="form-page">
      <h1>You are signed out of {PRODUCT}</h1>
      <p>You may still be signed in to {name} in this browser. If others use this computer, sign out there too.</p>
      {to === null ? null : <p><a href={to} rel="noreferrer">Sign out of {name}</a></p>}
      <p><Link to="/">To the figures</Link></p>
    </div>
  );
}
