import { NavLink } from '@remix-run/react';

interface OrganisationPlacesProps {
  readonly id: string;
  readonly name: string;
  readonly mayInvite: boolean;
  readonly mayReadLog: boolean;
  /** Questions that are put to it. */
  readonly mayAnswer?: boolean;
  /** What its people want to be public. */
  readonly mayApprove?: boolean;
}

/** The places of one organisation. */
export function OrganisationPlaces({ id, name, mayInvite, mayReadLog, mayAnswer = false, mayApprove = false }: OrganisationPlacesProps) {
  const path = `/organisations/${id}`;
  return (
    <nav className="places" aria-label={name}>
      <ul>
        <li><NavLink to={path} end>People and workspaces</NavLink></li>
        {mayAnswer ? <li><NavLink to={`${path}/questions`}>Questions put to us</NavLink></li> : null}
        {mayApprove ? <li><NavLink to={`${path}/publications`}>To become public</NavLink></li> : null}
        {mayInvite ? <li><NavLink to={`${path}/invite`}>Invite people</NavLink></li> : null}
        {mayReadLog ? <li><NavLink to={`${path}/log`}>Log</NavLink></li> : null}
      </ul>
    </nav>
  );
}
