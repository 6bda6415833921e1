import { Form } from '@remix-run/react';
import { PASSWORD_HINT } from '../../../shared/password-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AccountPlaces } from './account-places.tsx';

interface PasswordPageProps {
  /** Without one, the first is set. */
  readonly hasPassword: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly changed: boolean;
}

/** Changes one's password, or sets the first. */
export function PasswordPage({ hasPassword, errors, message, changed }: PasswordPageProps) {
  const refused = message !== undefined || Object.keys(errors).length > 0;
  return (
    <>
      <AccountPlaces />
      <div className="form-page">
        {refused ? <ErrorSummary errors={errors} message={message} /> : changed ? <Notice><p>Your password is changed. Everywhere else you are signed out.</p></Notice> : null}
        <h1>{hasPassword ? 'Change your password' : 'Set a password'}</h1>
        <p>{hasPassword ? 'Wherever else you are signed in, you will be signed out.' : 'You sign in with an account you have elsewhere. With a password you can sign in without it.'}</p>
        <Form method="post" noValidate key={changed ? 'changed' : 'to-change'}>
          {hasPassword ? <PasswordField id="password-present" label="Present password" error={errors['password-present']} autoComplete="current-password" /> : null}
          <PasswordField id="password" label="New password" hint={PASSWORD_HINT} error={errors.password} autoComplete="new-password" />
          <WhoSees>nobody. It is kept in a form that nobody can read.</WhoSees>
          <Button>{hasPassword ? 'Change the password' : 'Set the password'}</Button>
        </Form>
      </div>
    </>
  );
}
