import { Link } from '@remix-run/react';
import { counted, dateText } from '../../../shared/format.ts';
import type { MemberView } from '../../../shared/members.ts';
import { MEMBER_ROLES } from '../../../shared/workspace-words.ts';

interface MembersListProps {
  readonly slug: string;
  readonly members: readonly MemberView[];
  /** The reader may change and end memberships. */
  readonly mayChange: boolean;
}

/** Which of the columns are there that need not be. */
interface Columns {
  readonly jobRole: boolean;
  readonly until: boolean;
  readonly change: boolean;
}

/** Who takes part, organisation by organisation; guests last. Nothing about what anybody did. */
export function MembersList({ slug, members, mayChange }: MembersListProps) {
  const regular = members.filter(({ role }) => role !== 'guest');
  const guests = members.filter(({ role }) => role === 'guest');
  const organisations = [...new Set(regular.map(({ organisation }) => organisation))];
  const groups = [
    ...organisations.map((heading) => ({ heading, people: regular.filter(({ organisation }) => organisation === heading) })),
    ...(guests.length > 0 ? [{ heading: 'Guests', people: guests }] : []),
  ];
  // A column that nobody fills is not there.
  const columns: Columns = { jobRole: members.some((one) => isNamed(one) && one.jobRole !== null), until: members.some((one) => isNamed(one) && one.until !== null), change: mayChange };
  const width = 3 + Object.values(columns).filter(Boolean).length;
  return (
    <table className="plain-table members">
      <caption className="govuk-visually-hidden">Members by organisation</caption>
      <thead><tr><th scope="col">Name</th>{columns.jobRole ? <th scope="col">Job role</th> : null}<th scope="col">Here as</th><th scope="col">Since</th>{columns.until ? <th scope="col">Until</th> : null}{mayChange ? <th scope="col"><span className="govuk-visually-hidden">Change</span></th> : null}</tr></thead>
      {groups.map(({ heading, people }) => (
        <tbody key={heading}>
          <tr className="members__group"><th scope="rowgroup" colSpan={width}>{heading}</th></tr>
          {people.filter(isNamed).map((member) => <Row key={member.userId} slug={slug} member={member} columns={columns} />)}
          <Others people={people.filter((one) => !isNamed(one))} besides={people.some(isNamed)} width={width} />
        </tbody>
      ))}
    </table>
  );
}

/** Where the contribution rule keeps names back, only oneself is named. */
const isNamed = ({ name, me }: MemberView) => me || (name !== 'A member' && name !== 'A guest');

function Others({ people, besides, width }: { readonly people: readonly MemberView[]; readonly besides: boolean; readonly width: number }) {
  if (people.length === 0) return null;
  const noun = people.every(({ role }) => role === 'guest') ? 'guest' : 'member';
  return <tr><td colSpan={width}>{besides ? `and ${counted(people.length, `other ${noun}`)}` : counted(people.length, noun)}</td></tr>;
}

function Row({ slug, member: { userId, name, jobRole, organisation, role, since, until, me }, columns }: { readonly slug: string; readonly member: MemberView; readonly columns: Columns }) {
  const guest = role === 'guest';
  return (
    <tr>
      <th scope="row">{name}{me ? ' (you)' : ''}{guest ? <span className="plain-table__note">{organisation === 'Guests' ? 'for themselves' : organisation}</span> : null}</th>
      {columns.jobRole ? <td data-label={jobRole === null ? undefined : 'Job role'}>{jobRole}</td> : null}
      <td data-label="Here as">{MEMBER_ROLES[role]}</td>
      <td data-label="Since">{dateText(since)}</td>
      {columns.until ? <td data-label={until === null ? undefined : 'Until'}>{until === null ? null : dateText(until)}</td> : null}
      {columns.change ? (
        <td>{guest ? <Link to={`/workspaces/${slug}/guests`}>Guests<span className="govuk-visually-hidden"> page, {name}</span></Link> : <Link to={`/workspaces/${slug}/members/${userId}`}>Change<span className="govuk-visually-hidden"> {name}</span></Link>}</td>
      ) : null}
    </tr>
  );
}
