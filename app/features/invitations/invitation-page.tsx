import { Form, Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { InvitationFacts, InvitationPageView } from '../../../shared/invitations.ts';
import { KIND_OF_ORGANISATION } from '../../../shared/people.ts';
import { WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PRODUCT } from '../../ui/product.ts';
import { WhoSees } from '../../ui/who-sees.tsx';
import { NewAccountForm } from './new-account-form.tsx';
import { inviterText, roleText } from './words.ts';

interface InvitationPageProps {
  readonly view: InvitationPageView;
  /** Accounts elsewhere that one may sign in with. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** This page, to come back to after signing in. */
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | undefined;
}

/** What somebody is invited to, and their answer. */
export function InvitationPage({ view, providers, path, values, errors, message }: InvitationPageProps) {
  const { invitation, step } = view;
  const { organisation, workspace, invitedBy } = invitation;
  return (
    <div className="form-page">
      {message !== undefined ? <ErrorSummary errors={errors} message={Object.keys(errors).length > 0 ? undefined : message} /> : null}
      <h1>{step === 'elsewhere' ? 'This invitation is for another address' : `You are invited to ${(workspace ?? organisation).name}`}</h1>
      <p>
        {inviterText(invitedBy)}, invites {step === 'elsewhere' ? 'somebody' : 'you'} {workspace
          ? `to take part in a workspace in ${PRODUCT}, for ${organisation.name}.`
          : `to take part in ${PRODUCT} for ${organisation.name}.`}
        {' '}{PRODUCT} keeps what people know beside the published figures about children’s social care.
      </p>
      {step === 'elsewhere' ? null : <Facts invitation={invitation} />}
      {step === 'new-account' ? <NewAccountForm email={view.email} providers={providers} seenBy={seenBy(invitation)} values={values} errors={errors} /> : null}
      {step === 'sign-in' ? (
        <>
          <p>You have an account with the address {view.email}. Sign in with it, and this page comes back.</p>
          <p><Link to={`/sign-in?next=${encodeURIComponent(path)}`} className="govuk-button">Sign in to answer</Link></p>
        </>
      ) : null}
      {step === 'answer' ? (
        <Form method="post">
          <WhoSees>{seenBy(invitation)} If you decline, whoever invited you sees that.</WhoSees>
          <div className="button-row">
            <Button name="answer" value="accept">Accept</Button>
            <Button name="answer" value="decline" quiet>Decline</Button>
          </div>
        </Form>
      ) : null}
      {step === 'elsewhere' ? <Elsewhere /> : null}
      {step === 'new-account' ? (
        <Form method="post">
          <h2>Or decline</h2>
          <WhoSees>whoever invited you sees that you declined, and nothing else about you.</WhoSees>
          <Button name="answer" value="decline" quiet>Decline the invitation</Button>
        </Form>
      ) : null}
    </div>
  );
}

function Facts({ invitation }: { readonly invitation: InvitationFacts }) {
  const { organisation, workspace, until, memberUntil, invented } = invitation;
  const role = roleText(invitation);
  return (
    <dl className="facts">
      {workspace ? <div><dt>Workspace</dt><dd>{workspace.name}{workspace.owner ? ` of ${workspace.owner}` : ''}</dd></div> : null}
      {workspace ? <div><dt>Kind</dt><dd>{WORKSPACE_WORDS[workspace.kind].name}</dd></div> : null}
      <div><dt>{workspace ? 'You would act for' : 'Organisation'}</dt><dd>{organisation.name}, {KIND_OF_ORGANISATION[organisation.kind]}{invented ? ' (invented)' : ''}</dd></div>
      <div><dt>You would be</dt><dd>{role.name}. {role.means}</dd></div>
      {memberUntil ? <div><dt>You would take part until</dt><dd>{dateText(memberUntil)}</dd></div> : null}
      <div><dt>Answer by</dt><dd>{dateText(until)}</dd></div>
    </dl>
  );
}

function Elsewhere() {
  return (
    <>
      <p>You are signed in with another address than the one it was sent to. If both are yours, sign out, then open the link again. If not, nothing is to be done; do not pass the link on.</p>
      <Form method="post" action="/sign-out">
        <WhoSees>nobody; your login here ends.</WhoSees>
        <Button>Sign out</Button>
      </Form>
    </>
  );
}

function seenBy({ organisation, workspace }: InvitationFacts): string {
  return workspace
    ? 'everyone in the workspace sees that you take part and for whom, with your name and what you do unless its rule keeps names back.'
    : `everybody who works for ${organisation.name} here sees your name, what you do and your role.`;
}
