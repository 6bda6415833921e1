import { Link } from '@remix-run/react';
import type { RegisterLine } from '../../../shared/administration.ts';
import { KIND_OF_ORGANISATION } from '../../../shared/people.ts';
import { InventedTag } from '../../ui/tag.tsx';
import { AdministrationFrame } from './frame.tsx';

/** Every organisation, by name, with who sees to its people. */
export function RegisterPage({ organisations }: { readonly organisations: readonly RegisterLine[] }) {
  return (
    <AdministrationFrame title="Organisations" refused={null} notice={null}>
      <p>An organisation is entered here once. Its approvers, at most two, invite its people; everything else is theirs.</p>
      <p><Link to="/administration/organisations/new" className="govuk-button">Enter an organisation</Link></p>
      {organisations.length === 0 ? <p className="muted">There is no organisation yet. Enter the first one, then name its approver.</p> : (
        <table className="plain-table">
          <thead><tr><th scope="col">Organisation</th><th scope="col">Kind</th><th scope="col">Approvers</th></tr></thead>
          <tbody>{organisations.map((one) => <Row key={one.id} one={one} />)}</tbody>
        </table>
      )}
    </AdministrationFrame>
  );
}

function Row({ one: { id, name, kind, invented, closed, approvers, invited } }: { one: RegisterLine }) {
  const words = [...approvers, ...invited.map((email) => `${email} (invited)`)];
  return (
    <tr>
      <th scope="row"><Link to={`/administration/organisations/${id}`}>{name}</Link> {invented ? <InventedTag /> : null}</th>
      <td data-label="Kind">{KIND_OF_ORGANISATION[kind]}</td>
      <td data-label="Approvers">{closed ? 'closed' : words.length > 0 ? words.join(', ') : 'none yet'}</td>
    </tr>
  );
}
