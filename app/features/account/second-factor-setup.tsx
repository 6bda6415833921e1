import { Form, Link } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { CodeField } from './code-field.tsx';
import type { SecondFactorPageProps } from './second-factor-page.tsx';

/** Nothing is set up yet: what it is, what one needs, and why it may be asked for. */
export function BeginSecondFactor({ view: { requiredFor, asksPassword, invented }, next, errors }: SecondFactorPageProps) {
  const waits = next !== '/account/second-factor';
  return (
    <>
      <h1>Set up a second factor</h1>
      {requiredFor.length > 0 ? <p>You need one, because you {requiredFor.join(', and ')}: what only you may do there opens once you have it.</p> : null}
      {invented ? <p>This is the sandbox: you may try it, and can do everything here without it.</p> : null}
      <p>With it, your password alone opens nothing: signing in also asks for a code of six digits from an app on your phone or computer. Any authenticator app will do, and many password managers can do it too.</p>
      <ol>
        <li>Have such an app at hand.</li>
        <li>Scan a picture with it, or type in a text.</li>
        <li>Enter the code it shows, and keep ten recovery codes for the day you do not have it.</li>
      </ol>
      <Form method="post" noValidate>
        <input type="hidden" name="what" value="begin" />
        <input type="hidden" name="next" value={next} />
        {asksPassword ? <PasswordField id="password" label="Your password" hint="You signed in a while ago, so we ask once more." error={errors.password} autoComplete="current-password" /> : null}
        <WhoSees>nobody. That you have a second factor stands in your own activity and in the logs of the organisations you work for.</WhoSees>
        <div className="button-row">
          <Button>Begin</Button>
          {waits ? <Link to={next}>{requiredFor.length > 0 ? 'Later' : 'Go on without'}</Link> : null}
        </div>
      </Form>
    </>
  );
}

/** The app learns the secret, and shows that it did. */
export function ConfirmSecondFactor({ view: { secret, picture, replaces }, next, errors }: SecondFactorPageProps) {
  return (
    <>
      <h1>Scan this with your app</h1>
      {replaces ? <p>Until you confirm, the app you had goes on to work, and no other.</p> : null}
      <div className="second-factor-secret">
        <img src={`data:image/svg+xml,${encodeURIComponent(picture ?? '')}`} width="220" height="220" alt="QR code for authenticator apps, of the text beside it" />
        <div>
          <p>No camera? Enter this text in the app, as a time-based code:</p>
          <p className="to-copy">{(secret ?? '').match(/.{1,4}/g)?.join(' ')}</p>
        </div>
      </div>
      <Form method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <CodeField hint="The six digits the app shows for Learning Loop now." error={errors.code} />
        <WhoSees>nobody. The code shows that the app learned the right text.</WhoSees>
        <Button name="what" value="confirm">Confirm</Button>
        <p>It does not work? Check that the clock of your phone is right. <button className="link-button" name="what" value="keep">{replaces ? 'Keep the app you had' : 'Leave it for now'}</button></p>
      </Form>
    </>
  );
}
