import { Form } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface WithdrawFormProps {
  readonly workspace: { readonly name: string };
  readonly done: boolean;
  readonly refusal: { readonly message: string; readonly fields: Readonly<Record<string, string>> } | null;
}

/** The code, and what becomes of what it belongs to. */
export function WithdrawForm({ workspace: { name }, done, refusal }: WithdrawFormProps) {
  return (
    <div className="form-page">
      {refusal ? <ErrorSummary errors={refusal.fields} message={Object.keys(refusal.fields).length === 0 ? refusal.message : undefined} /> : done ? <Notice><p>It is withdrawn.</p></Notice> : null}
      <h1>Withdraw what you sent without your name</h1>
      <p>What was sent without a name is withdrawn by the code that was shown once, when it was sent. Nobody can find the code again: it is kept nowhere. No log says who withdrew it.</p>
      <p>What has not appeared yet will not appear. What has appeared stays as a line that says it was withdrawn; coordinators can still read it until they delete it.</p>
      <Form method="post" noValidate>
        <Field id="code" label="Code" hint="Twenty letters and digits in four groups" error={refusal?.fields.code}>
          {(control) => <input {...control} className="govuk-input govuk-input--width-20" name="code" type="text" autoComplete="off" spellCheck={false} autoCapitalize="characters" />}
        </Field>
        <Button>Withdraw it</Button>
        <WhoSees>the members of {name} see that something was withdrawn, and not by whom.</WhoSees>
      </Form>
    </div>
  );
}
