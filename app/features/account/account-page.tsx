import { Form, Link } from '@remix-run/react';
import type { AccountView } from '../../../shared/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AccountPlaces } from './account-places.tsx';

interface AccountPageProps {
  readonly account: AccountView;
  readonly errors: Readonly<Record<string, string>>;
  /** Said where a refusal is about no field. */
  readonly message?: string;
  /** What had been written, where a form was refused. */
  readonly written: Readonly<Record<string, string>>;
  readonly changed: boolean;
}

/** Who one is here: name and job role to change, and where one belongs. */
export function AccountPage({ account, errors, message, written, changed }: AccountPageProps) {
  const refused = message !== undefined || Object.keys(errors).length > 0;
  if (account.guest) return <GuestAccount account={account} />;
  return (
    <>
      <AccountPlaces />
      {refused ? <ErrorSummary errors={errors} message={message} /> : changed ? <Notice><p>Your name and job role are changed.</p></Notice> : null}
      <h1>Your account</h1>
      <Belonging account={account} />
      <div className="form-page">
        <h2>Name and job role</h2>
        <Form method="post" noValidate>
          <input type="hidden" name="what" value="change" />
          <Field id="name" label="Name" hint="As colleagues know you." error={errors.name}>
            {(control) => <input {...control} className="govuk-input" name="name" autoComplete="name" spellCheck={false} defaultValue={written.name ?? account.name} />}
          </Field>
          <Field id="jobRole" label="Job role (optional)" hint="What you do, in your own words, such as Independent reviewing officer. It gives no right to anything." error={errors.jobRole}>
            {(control) => <input {...control} className="govuk-input" name="jobRole" autoComplete="organization-title" defaultValue={written.jobRole ?? account.jobRole} />}
          </Field>
          <WhoSees>people of your workspaces and organisations. Where a workspace shows no names, its rule holds.</WhoSees>
          <Button>Save</Button>
        </Form>
        {account.invented ? null : <CloseAccount account={account} error={errors['password-to-close']} open={written.what === 'close'} />}
      </div>
    </>
  );
}

function Belonging({ account: { email, hasPassword, hasSecondFactor, secondFactorFor, organisations, workspaces } }: { account: AccountView }) {
  return (
    <dl className="facts">
      <div>
        <dt>Email address</dt>
        <dd>{email}</dd>
        <dd className="small">You sign in with it. Your organisation’s approvers and leads, coordinators who invite you by it, and administrators see it; nobody else does.</dd>
      </div>
      <div>
        <dt>Signing in</dt>
        <dd>{hasPassword ? 'Password' : 'No password'}, {hasSecondFactor ? 'with a second factor' : 'no second factor'}</dd>
        {secondFactorFor.length > 0 ? <dd>You need a second factor, because you {secondFactorFor.join(', and ')}. {hasSecondFactor ? null : <Link to="/account/second-factor?next=/account">Set it up</Link>}</dd> : null}
      </div>
      <div>
        <dt>You work for</dt>
        {organisations.map(({ id, name, role }) => <dd key={id}><Link to={`/organisations/${id}`}>{name}</Link>, {role}</dd>)}
        {organisations.length === 0 ? <dd>No organisation yet. Its approver invites you.</dd> : null}
      </div>
      <div>
        <dt>You take part in</dt>
        {workspaces.map(({ slug, name, organisation, role }) => <dd key={slug}><Link to={`/workspaces/${slug}`}>{name}</Link>, {role} for {organisation}</dd>)}
        {workspaces.length === 0 ? <dd>No workspace yet. Its coordinator invites you, or a lead opens one.</dd> : null}
      </div>
    </dl>
  );
}

function CloseAccount({ account, error, open }: { account: AccountView; error: string | undefined; open: boolean }) {
  return (
    <Details summary="Close your account" open={open}>
      <p>You are signed out everywhere, and every membership of yours ends. Your name, email address and password are deleted. What you wrote stays, as “Former member” and the organisation you wrote it for. Actions that wait for you go to somebody else of your organisation, else to a coordinator. It cannot be undone.</p>
      <Form method="post" noValidate>
        <input type="hidden" name="what" value="close" />
        {account.hasPassword
          ? <PasswordField id="password-to-close" label="Your password" error={error} autoComplete="current-password" />
          : <p id="password-to-close">{error ?? 'You have no password here, so you must have signed in within the last 15 minutes.'}</p>}
        <WhoSees>your organisations and workspaces see that you left.</WhoSees>
        <Button quiet>Close my account</Button>
      </Form>
    </Details>
  );
}

/** Guests have a name and an end, and nothing to change. */
function GuestAccount({ account: { name, workspaces } }: { account: AccountView }) {
  return (
    <div className="form-page">
      <h1>You are a guest</h1>
      <p>You came as <strong>{name}</strong>, by a code{workspaces.length > 0 ? ', to' : '.'} {workspaces.map(({ slug, name: workspace }) => <Link key={slug} to={`/workspaces/${slug}`}>{workspace}</Link>)}</p>
      <p>Guests have no account and no password. When you sign out, you come back with a code only. What you did is listed under <Link to="/account/activity">Activity</Link>.</p>
    </div>
  );
}
