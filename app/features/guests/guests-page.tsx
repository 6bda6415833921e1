import { Form } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { GuestsPage as View, OpenCode } from '../../../shared/guests.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface GuestsPageProps {
  readonly view: View;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** Codes that are open, large enough for a room, and the guests who came by them. */
export function GuestsPage({ view, errors, values }: GuestsPageProps) {
  const { codes, guests, joinAddress, ended } = view;
  return (
    <>
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Guests</h1>
      <p className="measure">A guest comes in by a code that you show in a meeting, with a name of their choice and no account. Guests read everything in this workspace until their end. They may add notes, questions and answers; they cannot record actions.</p>
      {codes.map((code) => <ShownCode key={code.id} code={code} joinAddress={joinAddress} />)}
      {ended ? <p>This workspace has ended: no code can be opened.</p> : <OpenACode view={view} errors={errors} values={values} folded={codes.length > 0} />}
      <h2>Guests here</h2>
      {guests.length === 0 ? <p>No guest is here.</p> : <GuestList guests={guests} />}
    </>
  );
}

function ShownCode({ code: { id, code, closes, guestsUntil, support }, joinAddress }: { readonly code: OpenCode; readonly joinAddress: string }) {
  return (
    <section className="guest-code" aria-label="Open code">
      <p className="guest-code__where">Go to <strong>{joinAddress}</strong> and enter</p>
      <p className="guest-code__code">{code}</p>
      <p className="guest-code__until">Open until {closes}. Guests stay until {dateText(guestsUntil)}.</p>
      <p className="guest-code__until">To turn to: {support}</p>
      <Form method="post">
        <input type="hidden" name="change" value="close" />
        <input type="hidden" name="codeId" value={id} />
        <Button quiet>Close this code</Button>
        <WhoSees>that you closed it is in the log. Nobody comes in by it from then on; guests who are here stay until their end.</WhoSees>
      </Form>
    </section>
  );
}

function OpenACode({ view: { hours, days, support }, errors, values, folded }: Pick<GuestsPageProps, 'view' | 'errors' | 'values'> & { readonly folded: boolean }) {
  const form = (
    <Form method="post" noValidate className="form-page">
      <input type="hidden" name="change" value="open" />
      <Field id="hours" label="For how long can guests come in?" error={errors.hours}>
        {(control) => <select {...control} className="govuk-select" name="hours" defaultValue={values.hours ?? '2'}>{hours.map(({ value, words }) => <option key={value} value={value}>{words}</option>)}</select>}
      </Field>
      <Field id="days" label="For how long do they stay?" error={errors.days}>
        {(control) => <select {...control} className="govuk-select" name="days" defaultValue={values.days ?? '7'}>{days.map(({ value, words }) => <option key={value} value={value}>{words}</option>)}</select>}
      </Field>
      <Field
        id="support" label="Whom can a guest turn to?" error={errors.support}
        hint="Before, during and after: a name or role, and how to reach them. Guests read it before they come in. For people who speak from their own experience, name somebody who can support them."
      >
        {(control) => <textarea {...control} className="govuk-textarea" name="support" rows={3} defaultValue={values.support ?? support} />}
      </Field>
      <Button>Open a code</Button>
      <WhoSees>whoever has the code reads the name and owner of this workspace and whom to turn to, before they come in.</WhoSees>
    </Form>
  );
  if (folded) return <Details summary="Open another code" open={Object.keys(errors).length > 0}>{form}</Details>;
  return <><h2>Open a code</h2>{form}</>;
}

function GuestList({ guests }: { readonly guests: View['guests'] }) {
  return (
    <Form method="post">
      <input type="hidden" name="change" value="end" />
      <table className="plain-table" id="userId">
        <caption className="govuk-visually-hidden">Guests here</caption>
        <thead><tr><th scope="col">Name</th><th scope="col">Speaks for</th><th scope="col">Since</th><th scope="col">Until</th><th scope="col"><span className="govuk-visually-hidden">End</span></th></tr></thead>
        <tbody>
          {guests.map(({ userId, name, organisation, since, until }) => (
            <tr key={userId}>
              <th scope="row">{name}</th>
              <td data-label="Speaks for">{organisation ?? 'Themselves'}</td>
              <td data-label="Since">{dateText(since)}</td>
              <td data-label="Until">{until ? dateText(until) : 'No end'}</td>
              <td><button type="submit" name="userId" value={userId} className="link-button">End now<span className="govuk-visually-hidden">: {name}</span></button></td>
            </tr>
          ))}
        </tbody>
      </table>
      <WhoSees>that you ended a stay is in the log. The guest sees nothing of this workspace from then on; what they wrote stays, without their name.</WhoSees>
    </Form>
  );
}
