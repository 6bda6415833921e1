import { Form } from '@remix-run/react';
import { PASSWORD_HINT } from '../../../shared/password-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface FirstRunPageProps {
  readonly errors: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The first administrator makes their account. */
export function FirstRunPage({ errors, message, values }: FirstRunPageProps) {
  return (
    <div className="form-page">
      {message !== undefined ? <ErrorSummary errors={errors} message={Object.keys(errors).length === 0 ? message : undefined} /> : null}
      <h1>First run</h1>
      <p>This installation has no administrator yet. Whoever started the server was given a token; with it they make the first administrator’s account here.</p>
      <Form method="post" noValidate>
        <Field id="token" label="Token" hint="The server printed it when it was ready. It works once." error={errors.token}>
          {(control) => <input {...control} className="govuk-input" name="token" autoComplete="off" autoCapitalize="none" spellCheck={false} defaultValue={values.token} />}
        </Field>
        <Field id="name" label="Your name" error={errors.name}>
          {(control) => <input {...control} className="govuk-input" name="name" autoComplete="name" spellCheck={false} defaultValue={values.name} />}
        </Field>
        <Field id="email" label="Your email address" hint="You sign in with it." error={errors.email}>
          {(control) => <input {...control} className="govuk-input" name="email" type="email" autoComplete="username" spellCheck={false} defaultValue={values.email} />}
        </Field>
        <PasswordField id="password" label="Password" hint={PASSWORD_HINT} error={errors.password} autoComplete="new-password" />
        <WhoSees>your name everybody who works with you here; your address approvers and administrators; your password nobody.</WhoSees>
        <Button>Make the account</Button>
      </Form>
      <h2>What comes next</h2>
      <ol className="govuk-list govuk-list--number">
        <li>Set up your second factor. Administrators need one.</li>
        <li>Enter the first organisation.</li>
        <li>Name its approver, who invites its people.</li>
        <li>Name another administrator, so that somebody can step in.</li>
      </ol>
    </div>
  );
}
