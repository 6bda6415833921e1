import { Form } from '@remix-run/react';
import type { LoginView } from '../../../shared/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AccountPlaces } from './account-places.tsx';

interface LoginsPageProps {
  readonly logins: readonly LoginView[];
  /** Guests see where they are signed in, and end it by signing out. */
  readonly guest: boolean;
  /** What was just done. */
  readonly notice: string | null;
}

/** Where one is signed in, to end what one does not know or need any more. */
export function LoginsPage({ logins, guest, notice }: LoginsPageProps) {
  const others = logins.some(({ here }) => !here);
  return (
    <>
      {guest ? null : <AccountPlaces />}
      {notice === null ? null : <Notice><p>{notice}</p></Notice>}
      <h1>Where you are signed in</h1>
      <p>{guest ? null : 'A browser you do not know? End it, then change your password. '}{guest ? 'You stay signed in until the end of your stay.' : 'You are signed out automatically after 12 hours without use, and after 7 days at the latest.'}</p>
      <Form method="post">
        <table className="plain-table">
          <caption className="govuk-visually-hidden">Browsers in which you are signed in</caption>
          <thead><tr><th scope="col">Browser</th><th scope="col">Signed in with</th><th scope="col">Since</th><th scope="col">Last used</th><th scope="col">Ends at the latest</th><th scope="col"><span className="govuk-visually-hidden">End it</span></th></tr></thead>
          <tbody>{logins.map((login) => <Login key={login.id} login={login} fixed={guest} />)}</tbody>
        </table>
        {guest ? null : <div className="form-page">
          <WhoSees>nobody. That logins were ended stands in your own activity and in the logs of the organisations you work for.</WhoSees>
          <div className="button-row">
            {others ? <Button quiet name="what" value="end-others">End all others</Button> : null}
            <Button quiet name="what" value="end-all">Sign out everywhere</Button>
          </div>
        </div>}
      </Form>
    </>
  );
}

function Login({ login: { id, browser, means, since, lastUsed, ends, secondFactor, here }, fixed }: { login: LoginView; fixed: boolean }) {
  return (
    <tr>
      <th scope="row">{browser}{here ? ' (this one)' : ''}</th>
      <td data-label="Signed in with">{means}{secondFactor ? ', and a second factor' : ''}</td>
      <td data-label="Since">{since}</td>
      <td data-label="Last used">{here ? 'now' : lastUsed}</td>
      <td data-label="Ends at the latest">{ends}</td>
      <td>{here || fixed ? null : <button className="link-button" name="end" value={id}>End<span className="govuk-visually-hidden"> {browser}, since {since}</span></button>}</td>
    </tr>
  );
}
