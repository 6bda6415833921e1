import { Form, Link } from '@remix-run/react';
import { PASSWORD_HINT } from '../../../shared/password-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

/** Chooses a new password by a mailed link. */
export function NewPasswordForm({ errors }: { readonly errors: Readonly<Record<string, string>> }) {
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Choose a new password</h1>
      <p>It replaces the one you had. Wherever you are signed in now, you will be signed out.</p>
      <Form method="post" noValidate>
        <PasswordField id="password" label="New password" hint={PASSWORD_HINT} error={errors.password} autoComplete="new-password" />
        <WhoSees>nobody. It is kept in a form that nobody can read.</WhoSees>
        <Button>Set the password</Button>
      </Form>
    </div>
  );
}

/** For a link that was used, replaced, is too old, or never was. */
export function LinkIsOver() {
  return (
    <div className="form-page">
      <h1>This link is not valid any more</h1>
      <p>It was used, a newer one took its place, or its 60 minutes are over.</p>
      <p><Link to="/forgotten-password">Ask for a new link</Link> or <Link to="/sign-in">sign in</Link>.</p>
    </div>
  );
}
