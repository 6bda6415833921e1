import { Form, Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { HolderChoice, MemberView } from '../../../shared/members.ts';
import { MEMBER_ROLES, MEMBER_ROLES_MEAN } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import type { Refused } from './refused.ts';

interface MemberPageProps {
  readonly slug: string;
  readonly workspace: string;
  readonly member: MemberView;
  readonly successors: readonly HolderChoice[];
  readonly mayChange: boolean;
  readonly mayEnd: boolean;
  /** Nobody else coordinates. */
  readonly onlyCoordinator: boolean;
  readonly refused: Refused;
}

const LOGGED = 'the other members see who takes part; that this was done, and by whom, is in the logs of this workspace and of the organisation.';

/** One member before a coordinator, or oneself before leaving: a page to be sure on. */
export function MemberPage({ slug, workspace, member, successors, mayChange, mayEnd, onlyCoordinator, refused }: MemberPageProps) {
  const { name, organisation, jobRole, role, since, until, me } = member;
  return (
    <div className="form-page">
      {Object.keys(refused.errors).length > 0 ? <ErrorSummary errors={refused.errors} /> : null}
      <h1>{me ? 'Your membership' : name}</h1>
      <dl className="facts">
        <div><dt>For</dt><dd>{organisation}</dd></div>
        <div><dt>Here as</dt><dd>{MEMBER_ROLES[role]}</dd></div>
        {jobRole ? <div><dt>Job role</dt><dd>{jobRole}</dd></div> : null}
        <div><dt>Since</dt><dd>{dateText(since)}</dd></div>
        <div><dt>Until</dt><dd>{until ? dateText(until) : 'No end'}</dd></div>
      </dl>
      {mayChange && role !== 'guest' && !onlyCoordinator ? <ChangeRole member={member} refused={refused} /> : null}
      {onlyCoordinator ? (
        <>
          <h2>Change or end</h2>
          <p>{me ? 'You are the only coordinator' : `${name} is the only coordinator`} of {workspace}. Make somebody else a coordinator first, on <Link to={`/workspaces/${slug}/members`}>the page of members</Link>: a workspace without one could not be changed or ended by anybody.</p>
        </>
      ) : me || mayEnd ? <End member={member} workspace={workspace} successors={successors} refused={refused} /> : null}
      <p><Link to={`/workspaces/${slug}/members`}>Back to the members</Link></p>
    </div>
  );
}

function ChangeRole({ member: { role, until }, refused: { errors, values } }: { readonly member: MemberView; readonly refused: Refused }) {
  return (
    <>
      <h2>Change</h2>
      <Form method="post" noValidate>
        <input type="hidden" name="change" value="role" />
        <RadioList
          id="role" legend="Here as" error={errors.role} chosen={values.role ?? role}
          options={(['coordinator', 'member', 'observer'] as const).map((one) => ({ value: one, label: MEMBER_ROLES[one], hint: `${MEMBER_ROLES_MEAN[one].charAt(0).toUpperCase()}${MEMBER_ROLES_MEAN[one].slice(1)}` }))}
        />
        <DateField id="memberUntil" legend="Until (optional)" hint="Leave it empty for as long as the workspace goes on. For example, 30 1 2027" day={until?.slice(0, 10)} error={errors.memberUntil} written={values} />
        <Button quiet>Save</Button>
        <WhoSees>{LOGGED}</WhoSees>
      </Form>
    </>
  );
}

function End({ member: { name, role, me }, workspace, successors, refused: { errors, values } }: Pick<MemberPageProps, 'member' | 'workspace' | 'successors' | 'refused'>) {
  const whose = me ? 'your' : 'their';
  return (
    <>
      <h2 id="member" tabIndex={-1}>{me ? 'Leave' : 'End the membership'}</h2>
      <p>
        {me ? `You will no longer see ${workspace}` : `${name} will no longer see ${workspace}`}, from this moment on and on every device. What {me ? 'you' : 'they'} wrote stays, without {whose} name.
        {me ? ' To come back, you need to be invited again.' : ''}
      </p>
      <Form method="post" noValidate>
        <input type="hidden" name="change" value={me ? 'leave' : 'end'} />
        {successors.length > 0 && role !== 'observer' && role !== 'guest' ? (
          <Field id="successorId" label={`Who takes over ${whose} open actions?`} error={errors.successorId}>
            {(control) => (
              <select {...control} className="govuk-select" name="successorId" defaultValue={values.successorId ?? ''}>
                <option value="">Somebody of the same organisation, else a coordinator</option>
                {successors.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
              </select>
            )}
          </Field>
        ) : null}
        <Button>{me ? 'Leave this workspace' : 'End the membership'}</Button>
        <WhoSees>{LOGGED}</WhoSees>
      </Form>
    </>
  );
}
