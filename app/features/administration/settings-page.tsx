import { Form } from '@remix-run/react';
import type { SettingsView } from '../../../shared/administration.ts';
import { periodText, RETENTION, RETENTION_NAMES } from '../../../shared/retention.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AdministrationFrame, type Refused } from './frame.tsx';

interface SettingsPageProps {
  readonly settings: SettingsView;
  readonly refused: Refused | null;
  readonly notice: string | null;
}

/** How signing in and mail are set, and how long things are kept. */
export function SettingsPage({ settings, refused, notice }: SettingsPageProps) {
  return (
    <AdministrationFrame title="Settings" refused={refused} notice={notice ? <p>{notice}</p> : null}>
      <div className="form-page">
        <Providers providers={settings.providers} />
        <Mail settings={settings} />
        <Keeping settings={settings} refused={refused?.values.intent === 'retention' ? refused : null} />
      </div>
    </AdministrationFrame>
  );
}

function Providers({ providers }: Pick<SettingsView, 'providers'>) {
  return (
    <section aria-labelledby="providers">
      <h2 id="providers">Ways to sign in</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>Email address and password, with a second factor for administrators, approvers and coordinators</li>
        {providers.map(({ id, name }) => <li key={id}>{name}</li>)}
      </ul>
      <p className="small">Providers such as DfE Sign-in or Microsoft Entra ID are set in a file on the server (OIDC_PROVIDERS), and read when it starts.</p>
    </section>
  );
}

function Mail({ settings: { mail, mayChange, myAddress } }: { settings: SettingsView }) {
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">Mail</h2>
      {mail.setUp ? <p>Mails go out through {mail.server}, from {mail.from}.</p> : <p>No mail is sent. Links of invitations are shown to those who invite, to hand over themselves; nobody can ask for a new password by mail. A mail server is set on the server (SMTP_URL and MAIL_FROM).</p>}
      {mail.lastFailure ? <p>A mail could not be sent on {mail.lastFailure}. The reason is in the log.</p> : null}
      {mail.setUp && mayChange ? (
        <Form method="post">
          <input type="hidden" name="intent" value="mail" />
          <WhoSees>you, at {myAddress}. That it was tried is in the log of the system.</WhoSees>
          <Button quiet>Send a mail to try</Button>
        </Form>
      ) : null}
    </section>
  );
}

function Keeping({ settings: { retention, mayChange }, refused }: { settings: SettingsView; refused: Refused | null }) {
  const values = refused?.values ?? {};
  if (!mayChange) return <Kept retention={retention} />;
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">How long things are kept</h2>
      <p>What is over is deleted once a day, for good. What that was is said in the log by number.</p>
      <Form method="post" noValidate key={JSON.stringify(retention)}>
        <input type="hidden" name="intent" value="retention" />
        {RETENTION_NAMES.map((name) => {
          const { label, then, unit, least, most, usual } = RETENTION[name];
          return (
            <Field key={name} id={name} label={`${label}, in ${unit}`} hint={`${then} From ${least} to ${most}; usually ${usual}.`} error={refused?.refusal.fields[name]}>
              {(control) => <input {...control} className="govuk-input govuk-input--width-4" name={name} inputMode="numeric" autoComplete="off" defaultValue={values[name] ?? retention[name]} />}
            </Field>
          );
        })}
        <WhoSees>administrators; everybody reads on the privacy page how long things are kept.</WhoSees>
        <Button>Save</Button>
      </Form>
      <Form method="post">
        <input type="hidden" name="intent" value="apply" />
        <p>Or have it done now, without waiting for the daily time:</p>
        <WhoSees>administrators, in the log of the system; the owner of a workspace that is deleted, in its own.</WhoSees>
        <Button quiet>Delete now what is over</Button>
      </Form>
    </section>
  );
}

/** The same for people of the sandbox, who look on. */
function Kept({ retention }: Pick<SettingsView, 'retention'>) {
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">How long things are kept</h2>
      <p>You are a person of the sandbox: you can see how this installation is set, and not change it.</p>
      <dl className="facts">
        {RETENTION_NAMES.map((name) => <div key={name}><dt>{RETENTION[name].label}</dt><dd>{periodText(name, retention[name])}</dd></div>)}
      </dl>
    </section>
  );
}
