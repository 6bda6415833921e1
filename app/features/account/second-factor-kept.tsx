import { Form } from '@remix-run/react';
import { counted } from '../../../shared/format.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { CodeField } from './code-field.tsx';
import type { SecondFactorPageProps } from './second-factor-page.tsx';

/** Set up, but this login was opened without it. */
export function ProveSecondFactor({ next, errors }: SecondFactorPageProps) {
  return (
    <>
      <h1>Enter the code of your app</h1>
      <p>What you want to do asks for your second factor. Once in each time you are signed in.</p>
      <Form method="post" noValidate>
        <input type="hidden" name="what" value="prove" />
        <input type="hidden" name="next" value={next} />
        <CodeField hint="Six digits of the app, or one of your recovery codes." error={errors.code} anyCode />
        <WhoSees>nobody. The code is compared and then worth nothing.</WhoSees>
        <Button>Go on</Button>
      </Form>
    </>
  );
}

/** Set up and proved: what can be changed about it. */
export function HaveSecondFactor({ view: { requiredFor, recoveryCodesLeft }, next, errors }: SecondFactorPageProps) {
  const wrong = errors['password-or-code'];
  return (
    <>
      <h1>Second factor</h1>
      <p>Signing in asks for a code of your app besides your password. You have {counted(recoveryCodesLeft, 'recovery code')} left.</p>
      {requiredFor.length > 0 ? <p>You need it, because you {requiredFor.join(', and ')}.</p> : null}
      <Details summary="Make new recovery codes" open={errors.code !== undefined}>
        <p>Ten new ones take the place of those you have.</p>
        <Form method="post" noValidate>
          <input type="hidden" name="what" value="new-codes" />
          <input type="hidden" name="next" value={next} />
          <CodeField hint="Six digits of the app, or one of your recovery codes. A code you have just used does not work again: wait for the next." error={errors.code} anyCode />
          <WhoSees>nobody. That new codes were made stands in your own activity and in the logs of the organisations you work for.</WhoSees>
          <Button quiet>Make new codes</Button>
        </Form>
      </Details>
      <Details summary="Change to another app or phone" open={errors['code-to-change'] !== undefined}>
        <p>Enter a code of the app you have, or a recovery code; then scan a new picture with the other one.</p>
        <Form method="post" noValidate>
          <input type="hidden" name="what" value="begin" />
          <input type="hidden" name="next" value={next} />
          <CodeField id="code-to-change" hint="Six digits of the app, or one of your recovery codes. A code you have just used does not work again: wait for the next." error={errors['code-to-change']} anyCode />
          <WhoSees>nobody. That you set it up anew stands in your own activity and in the logs of the organisations you work for.</WhoSees>
          <Button quiet>Change</Button>
        </Form>
      </Details>
      {requiredFor.length > 0 ? null : (
        <Details summary="Remove the second factor" open={wrong !== undefined}>
          <p>From then on your password alone signs you in.</p>
          <Form method="post" noValidate>
            <input type="hidden" name="what" value="remove" />
            <input type="hidden" name="next" value={next} />
            <PasswordField id="password-or-code" label="Your password, or a code" error={wrong} autoComplete="current-password" />
            <WhoSees>nobody. That it was removed stands in your own activity and in the logs of the organisations you work for.</WhoSees>
            <Button quiet>Remove it</Button>
          </Form>
        </Details>
      )}
    </>
  );
}
