import { Form, Link } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface ForgottenPasswordProps {
  readonly email: string;
  readonly errors: Readonly<Record<string, string>>;
  /** Without mail a link cannot come. */
  readonly sendsMail: boolean;
}

/** Asks for a link by mail. */
export function ForgottenPasswordForm({ email, errors, sendsMail }: ForgottenPasswordProps) {
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Forgotten your password?</h1>
      {sendsMail ? null : <p><strong>This installation does not send mail, so no link can come.</strong> Ask the administrators who run it to set up mail.</p>}
      <p>Enter the email address of your account. We mail you a link with which you choose a new password. It works once, within 60 minutes.</p>
      <Form method="post" noValidate>
        <Field id="email" label="Email address" error={errors.email}>
          {(control) => <input {...control} className="govuk-input" name="email" type="email" autoComplete="username" spellCheck={false} defaultValue={email} />}
        </Field>
        <WhoSees>nobody. Only whoever reads the mails of this address learns that a link was asked for.</WhoSees>
        <Button>Send me a link</Button>
      </Form>
      <p><Link to="/sign-in">Back to signing in</Link></p>
    </div>
  );
}

/** The same words whether or not there is such an account. */
export function LinkAskedFor() {
  return (
    <div className="form-page">
      <h1>Look at your mail</h1>
      <p>If there is an account with this address, a link is on its way to it. It works once, within 60 minutes.</p>
      <p>Nothing there after some minutes? Look among unwanted mail, and check which address your account has: it is the one your invitation came to. You can <Link to="/forgotten-password">ask again</Link>; only the newest link works.</p>
      <p><Link to="/sign-in">Back to signing in</Link></p>
    </div>
  );
}
