import { Form } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface Provider {
  readonly id: string;
  readonly name: string;
  /** ISO time; `null`: not connected. */
  readonly since: string | null;
  readonly removable: boolean;
}

interface ProviderListProps {
  readonly providers: readonly Provider[];
  /** The password is asked for with each change. */
  readonly asksPassword: boolean;
  /** Id of a control → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Ways to sign in besides a password, each with what can be done about it. */
export function ProviderList({ providers, asksPassword, errors }: ProviderListProps) {
  return (
    <>
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Other ways to sign in</h1>
      {providers.length === 0 ? (
        <p>Here people sign in with email address and password. If your organisation would rather use its own sign-in, ask the administrators to connect it.</p>
      ) : (
        <p>Connect an account you have elsewhere, and sign in with it next time. Your other ways to sign in stay as they are.</p>
      )}
      {providers.map((provider) => <ProviderForm key={provider.id} provider={provider} asksPassword={asksPassword} error={errors[`password-${provider.id}`]} />)}
    </>
  );
}

function ProviderForm({ provider: { id, name, since, removable }, asksPassword, error }: { provider: Provider; asksPassword: boolean; error: string | undefined }) {
  const control = `password-${id}`;
  if (since !== null && !removable) {
    return (
      <section aria-labelledby={`about-${id}`}>
        <h2 id={`about-${id}`}>{name}</h2>
        <p>Connected since {dateText(since)}. It is your only way to sign in: set a password first, or connect another, before you disconnect it.</p>
      </section>
    );
  }
  return (
    <section aria-labelledby={`about-${id}`}>
      <h2 id={`about-${id}`}>{name}</h2>
      <p>{since === null ? 'Not connected.' : `Connected since ${dateText(since)}.`}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="provider" value={id} />
        {asksPassword ? (
          <PasswordField id={control} name="password" label="Your password" hint="To be sure that it is you." error={error} autoComplete="current-password" />
        ) : error ? <p className="govuk-error-message" id={control}><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
        <WhoSees>you, in your account’s log. {name} learns that you use Learning Loop.</WhoSees>
        <Button name="what" value={since === null ? 'connect' : 'disconnect'} quiet={since !== null}>
          {since === null ? 'Connect' : 'Disconnect'}<span className="govuk-visually-hidden"> {name}</span>
        </Button>
      </Form>
    </section>
  );
}
