import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface SignInFormProps {
  /** Local path to go on to. */
  readonly next: string;
  readonly email: string;
  /** Field → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** What was just done elsewhere, and leads here. */
  readonly notice: string | null;
  /** Other ways to sign in, where this installation has any. */
  readonly children?: ReactNode;
}

/** Email address and password. Nothing typed is lost but the password. */
export function SignInForm({ next, email, errors, notice, children }: SignInFormProps) {
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : notice === null ? null : <Notice><p>{notice}</p></Notice>}
      <h1>Sign in</h1>
      <p>Figures are open to everyone. Sign in to read and add to what your region’s partners know about them.</p>
      <Form method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <Field id="email" label="Email address" error={errors.email}>
          {(control) => <input {...control} className="govuk-input" name="email" type="email" autoComplete="username" spellCheck={false} defaultValue={email} />}
        </Field>
        <PasswordField id="password" label="Password" error={errors.password} autoComplete="current-password" />
        <WhoSees>nobody. Your password is compared and kept nowhere; your own activity says when you signed in.</WhoSees>
        <Button>Sign in</Button>
        <p><Link to="/forgotten-password">Forgotten your password?</Link></p>
      </Form>
      {children}
      <h2>No account yet?</h2>
      <p>Accounts come by invitation from your organisation or from a workspace. If you were given a code for guests, <Link to="/join">join with it</Link>.</p>
    </div>
  );
}
