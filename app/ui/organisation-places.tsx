import { NavLink } from '@remix-run/react';

interface OrganisationPlacesProps {
  readonly id: string;
  readonly name: string;
  readonly mayInvite: boolean;
  readonly mayReadLog: boolean;
}

/** The places of one organisation. */
export function OrganisationPlaces({ id, name, mayInvite, mayReadLog }: OrganisationPlacesProps) {
  const path = `/organisations/${id}`;
  return (
    <nav className="places" aria-label={name}>
      <ul>
        <li><NavLink to={path} end>People and workspaces</NavLink></li>
        {mayInvite ? <li><NavLink to={`${path}/invite`}>Invite people</NavLink></li> : null}
        {mayReadLog ? <li><NavLink to={`${path}/log`}>Log</NavLink></li> : null}
      </ul>
    </nav>
  );
}
