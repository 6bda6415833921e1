import { Form, Link } from '@remix-run/react';
import { WEEKDAYS, type MailSettingView } from '../../../shared/notifications.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxList } from '../../ui/checkbox-list.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface MailSettingPageProps {
  readonly view: MailSettingView;
  readonly saved: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly message?: string;
  /** What had been chosen before it was refused. */
  readonly written: Readonly<Record<string, string>>;
}

/** Chooses how one is told by mail: at once, in a digest, not at all; when not, and for how long not. */
export function MailSettingPage({ view, saved, errors, message, written }: MailSettingPageProps) {
  const refused = message !== undefined || Object.keys(errors).length > 0;
  return (
    <div className="form-page">
      {refused ? <ErrorSummary errors={errors} message={message} /> : saved ? <Notice><p>Saved. It holds from the next mail on.</p></Notice> : null}
      <h1>How you are told</h1>
      <p>Here in the app you see everything at once, under <Link to="/notifications">Notifications</Link>. You can be told by mail as well.</p>
      {view.address === null ? <p>You came without an address of your own, so there is no mail to you.</p> : <SettingForm view={view} errors={errors} written={refused ? written : null} />}
    </div>
  );
}

function SettingForm({ view: { setting, address, invented, sendsMail }, errors, written }: { readonly view: MailSettingView; readonly errors: Readonly<Record<string, string>>; readonly written: Readonly<Record<string, string>> | null }) {
  const days = written ? (written.day ?? '').split('\n') : setting.digestDays.map(String);
  const hour = (name: string, kept: number | null) => written?.[name] ?? (kept === null ? '' : String(kept));
  return (
    <Form method="post" noValidate>
      {invented ? <p className="notice">You are a person of the sandbox: no mail goes to you, whatever you choose here.</p> : sendsMail ? null : <p className="notice">This installation sends no mail at present. What you choose holds as soon as it does.</p>}
      <RadioList
        id="mail" legend={<>Mail to {address}</>} error={errors.mail} chosen={written?.mail ?? setting.mail}
        hint="A mail says that there is something, and holds nothing of what was written and no workspace’s name, unless the workspace’s coordinators allow that."
        options={[
          { value: 'at-once', label: 'At once', hint: 'And together what comes within the next ten minutes.' },
          { value: 'digest', label: 'In a digest', hint: 'One mail on the days you choose, and none where there is nothing new.' },
          { value: 'none', label: 'Not by mail' },
        ]}
      />
      <div className={errors.day ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <fieldset className="govuk-fieldset" aria-describedby={errors.day ? 'day-error' : undefined}>
          <legend className="govuk-fieldset__legend">Days of the digest</legend>
          {errors.day ? <p className="govuk-error-message" id="day-error"><span className="govuk-visually-hidden">Error:</span> {errors.day}</p> : null}
          <div id="day"><CheckboxList id="day" name="day" small ticked={days} options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))} /></div>
        </fieldset>
      </div>
      <HourField id="digest-hour" label="Hour of the digest" hint="As clocks in England have it." error={errors['digest-hour']} chosen={hour('digest-hour', setting.digestHour)} />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend">Quiet hours</legend>
        <p className="govuk-hint">No mail between these hours; it comes afterwards. They may go over midnight.</p>
        <div className="told__hours">
          <HourField id="quiet-from" label="From" error={errors['quiet-from']} chosen={hour('quiet-from', setting.quietFrom)} none="No quiet hours" />
          <HourField id="quiet-to" label="To" error={errors['quiet-to']} chosen={hour('quiet-to', setting.quietTo)} none="No quiet hours" />
        </div>
      </fieldset>
      <DateField id="paused" legend="No mail before this day" hint="For a holiday or a school break. Leave it empty for no pause. For example, 7 4 2027" error={errors.paused} day={setting.pausedUntil} written={written ?? undefined} />
      <WhoSees>nobody</WhoSees>
      <Button>Save</Button>
    </Form>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));

interface HourFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly chosen: string;
  /** What stands for no hour, where there may be none. */
  readonly none?: string;
}

function HourField({ id, label, hint, error, chosen, none }: HourFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <select {...control} name={id} className="govuk-select" defaultValue={chosen}>
          {none ? <option value="">{none}</option> : null}
          {HOURS.map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}
        </select>
      )}
    </Field>
  );
}
