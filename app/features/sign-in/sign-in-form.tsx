import { Form } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';

interface SignInFormProps {
  /** Local path to go on to. */
  readonly next: string;
  readonly email: string;
  /** Field → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Email address and password. Nothing typed is lost but the password. */
export function SignInForm({ next, email, errors }: SignInFormProps) {
  return (
    <div className="sign-in">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Sign in</h1>
      <p>Figures are open to everyone. Sign in to read and add to what your region’s partners know about them.</p>
      <Form method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <Field id="email" label="Email address" error={errors.email}>
          {(control) => <input {...control} className="govuk-input" name="email" type="email" autoComplete="username" spellCheck={false} defaultValue={email} />}
        </Field>
        <Field id="password" label="Password" error={errors.password}>
          {(control) => <input {...control} className="govuk-input" name="password" type="password" autoComplete="current-password" />}
        </Field>
        <Button>Sign in</Button>
      </Form>
    </div>
  );
}
