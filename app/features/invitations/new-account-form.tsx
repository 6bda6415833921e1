import { Form } from '@remix-run/react';
import { PASSWORD_HINT } from '../../../shared/password-words.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox-list.tsx';
import { Field } from '../../ui/field.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface NewAccountFormProps {
  readonly email: string;
  /** Accounts elsewhere that one may sign in with instead of a password of ours. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** Whose people will see the name. */
  readonly seenBy: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** An account and the acceptance in one go, for somebody who has none yet. */
export function NewAccountForm({ email, providers, seenBy, values, errors }: NewAccountFormProps) {
  return (
    <Form method="post" noValidate>
      <h2>Make an account and accept</h2>
      <Field id="email" label="Email address" hint="The invitation was sent to it, so it is yours already.">
        {(control) => <input {...control} className="govuk-input" type="email" autoComplete="username" readOnly value={email} />}
      </Field>
      <Field id="name" label="Your name" hint="As colleagues know you." error={errors.name}>
        {(control) => <input {...control} className="govuk-input" name="name" autoComplete="name" spellCheck={false} defaultValue={values.name} />}
      </Field>
      <Field id="jobRole" label="What you do" hint="Such as “Team manager” or “Independent reviewing officer”. You may leave it empty." error={errors.jobRole}>
        {(control) => <input {...control} className="govuk-input" name="jobRole" autoComplete="organization-title" defaultValue={values.jobRole} />}
      </Field>
      <PasswordField id="password" label="Choose a password" hint={PASSWORD_HINT} autoComplete="new-password" error={errors.password} />
      <Checkbox id="terms" value="accepted" error={errors.terms} label={<>I have read the <a href="/terms" target="_blank" rel="noreferrer">terms of this service (opens a new tab)</a> and accept them.</>} />
      <WhoSees>{seenBy} Your address is seen by your organisation’s approvers, your password by nobody.</WhoSees>
      <Button name="answer" value="make-account">Make an account and accept</Button>
      {providers.length > 0 ? <p>Or leave the password out, and sign in with an account you have elsewhere:</p> : null}
      <div className="button-row">
        {providers.map(({ id, name }) => <Button key={id} name="answer" value={`with:${id}`} quiet>Accept with {name}</Button>)}
      </div>
    </Form>
  );
}
