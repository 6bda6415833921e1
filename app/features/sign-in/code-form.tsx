import { Form, Link } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface CodeFormProps {
  readonly next: string;
  /** A recovery code is asked for instead of the app's. */
  readonly recovery: boolean;
  readonly errors: Readonly<Record<string, string>>;
}

/** The second step of signing in. */
export function CodeForm({ next, recovery, errors }: CodeFormProps) {
  const other = `/sign-in/code?${new URLSearchParams({ ...(recovery ? {} : { by: 'recovery' }), next })}`;
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>{recovery ? 'Enter a recovery code' : 'Enter the code of your app'}</h1>
      <p>{recovery ? 'One of the ten codes you were given when you set up your second factor. Each works once.' : 'Open the app in which you keep codes, and enter the six digits it shows for Learning Loop.'}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <CodeField recovery={recovery} error={errors.code} />
        <WhoSees>nobody. The code is compared and then worth nothing.</WhoSees>
        <Button>Sign in</Button>
      </Form>
      <p><Link to={other}>{recovery ? 'Use the code of my app' : 'I do not have my app here: use a recovery code'}</Link></p>
      <p><Link to={`/sign-in?next=${encodeURIComponent(next)}`}>Begin again with another account</Link></p>
    </div>
  );
}

function CodeField({ recovery, error }: { recovery: boolean; error: string | undefined }) {
  const hint = recovery ? 'Six groups of four letters and figures, such as abcd-2345-efgh-6789-jkmn-23pq.' : undefined;
  return (
    <Field id="code" label={recovery ? 'Recovery code' : 'Code'} hint={hint} error={error}>
      {(control) => (
        <input
          {...control} name="code" spellCheck={false} autoCapitalize="none" key={recovery ? 'recovery' : 'app'}
          className={`govuk-input ${recovery ? 'govuk-input--width-30' : 'govuk-input--width-10'}`}
          inputMode={recovery ? 'text' : 'numeric'} autoComplete={recovery ? 'off' : 'one-time-code'}
        />
      )}
    </Field>
  );
}
