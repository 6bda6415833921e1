import { Form, Link } from '@remix-run/react';
import type { InstallationRole } from '../../shared/permissions.ts';
import { Menu } from './menu.tsx';
import { WhoSees } from './who-sees.tsx';

/** Who is signed in and what they see to: what their menu is made of. */
export interface SignedIn {
  /** Tells one account from another in this browser: whose drafts are whose. */
  readonly account: string;
  readonly name: string;
  /** A guest's last day, in words; `null` for people with an account. */
  readonly guestUntil: string | null;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly InstallationRole[];
}

/** What is one's own, under one's name. Guests have a workspace, a last day and the way out. */
export function PersonMenu({ actor: { name, guestUntil, organisations, roles } }: { readonly actor: SignedIn }) {
  return (
    <Menu summary={name} side="right">
      {guestUntil === null ? (
        <>
          <li><Link to="/account">Account</Link></li>
          {organisations.map((one) => <li key={one.id}><Link to={`/organisations/${one.id}`}>{one.name}</Link></li>)}
          <li><Link to="/workspaces">Workspaces</Link></li>
          {roles.includes('administrator') ? <li><Link to="/administration">Administration</Link></li> : null}
          {roles.includes('data-steward') ? <li><Link to="/steward">Data steward</Link></li> : null}
        </>
      ) : <li className="menu__words">Guest{guestUntil === '' ? '' : ` until ${guestUntil}`}</li>}
      <li className="menu__out">
        <Form method="post" action="/sign-out">
          <button type="submit" className="link-button">Sign out</button>
          <WhoSees>nobody but you</WhoSees>
        </Form>
      </li>
    </Menu>
  );
}
