import { Link } from '@remix-run/react';
import { organisationRoleName, type MyOrganisation } from '../../../shared/organisations.ts';
import { KIND_OF_ORGANISATION } from '../../../shared/people.ts';

/** The organisations one works for. */
export function MyOrganisations({ organisations }: { readonly organisations: readonly MyOrganisation[] }) {
  return (
    <div className="form-page">
      <h1>Your organisations</h1>
      {organisations.length === 0 ? <p>You work for no organisation here yet. The approver of your organisation can invite you.</p> : (
        <ul className="govuk-list">
          {organisations.map(({ id, name, kind, invented, role, approver }) => (
            <li key={id}><Link to={`/organisations/${id}`}>{name}</Link>, {KIND_OF_ORGANISATION[kind]}{invented ? ' (invented)' : ''}: {organisationRoleName(role).toLowerCase()}{approver ? ', approver' : ''}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
