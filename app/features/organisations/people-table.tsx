import { Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import { organisationRoleName, type ColleagueView } from '../../../shared/organisations.ts';

interface PeopleTableProps {
  readonly organisationId: string;
  readonly people: readonly ColleagueView[];
  /** The reader sees to these people: addresses, and a page for each. */
  readonly seesToThem: boolean;
}

/** Who works for an organisation, by name. */
export function PeopleTable({ organisationId, people, seesToThem }: PeopleTableProps) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">What they do</th>
          <th scope="col">Role here</th>
          {seesToThem ? <th scope="col">Email address</th> : null}
          <th scope="col">Since</th>
          {seesToThem ? <th scope="col"><span className="govuk-visually-hidden">Change</span></th> : null}
        </tr>
      </thead>
      <tbody>
        {people.map(({ userId, name, jobRole, role, approver, since, email, isMe }) => (
          <tr key={userId}>
            <th scope="row">{name}{isMe ? ' (you)' : ''}</th>
            <td data-label="What they do">{jobRole ?? 'not said'}</td>
            <td data-label="Role here">{organisationRoleName(role)}{approver ? ', approver' : ''}</td>
            {seesToThem ? <td data-label="Email address">{email ?? 'none'}</td> : null}
            <td data-label="Since">{dateText(since)}</td>
            {seesToThem ? <td><Link to={`/organisations/${organisationId}/people/${userId}`}>Change<span className="govuk-visually-hidden"> what {name} may do</span></Link></td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
