import { Form, Link } from '@remix-run/react';
import type { PlacingView } from '../../../shared/annotation-pages.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { GuardReason } from '../../ui/guard-reason.tsx';
import type { PlainFields } from './plain-fields.ts';
import { SCOPE_WORDS } from './scope-words.ts';

interface PlaceNoteProps {
  readonly placing: PlacingView;
  readonly fields: PlainFields;
  /** What the guard asks a reason for; nothing where it asks none. */
  readonly asksReason: boolean;
  readonly formKey: string;
  /** The tray itself. */
  readonly path: string;
  /** Who sees the note, in words without a full stop. */
  readonly seenBy: string;
}

/** Pins a note that has lost its figure to another one, in two steps: the indicator, then what of it. */
export function PlaceNote({ placing, fields, asksReason, formKey, path, seenBy }: PlaceNoteProps) {
  const chosen = fields.value('breakdown')?.split('\n') ?? [];
  return (
    <section className="place-note" aria-labelledby="place-heading">
      <h2 id="place-heading">Place it again</h2>
      <p>Its words, its replies and its history go with it. Where it stood stays in its history.</p>
      <Form method="get" action={`${path}#place-heading`} className="place-note__indicator">
        <input type="hidden" name="place" value={placing.annotationId} />
        <Field id="place-metric" label="Indicator">
          {(control) => (
            <select {...control} className="govuk-select" name="metric" defaultValue={placing.metric} key={placing.metric}>
              {placing.metric === '' ? <option value="">Choose an indicator</option> : null}
              {placing.indicators.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </select>
          )}
        </Field>
        <Button quiet>Show its areas and years</Button>
      </Form>
      {placing.metric === '' ? null : (
        <Form method="post" action={`${path}?place=${placing.annotationId}&metric=${placing.metric}#place-heading`} className="form-page" noValidate key={placing.metric}>
          <input type="hidden" name="intent" value="annotation.place" />
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="annotationId" value={placing.annotationId} />
          <input type="hidden" name="version" value={placing.version} />
          <input type="hidden" name="metric" value={placing.metric} />
          <Choice fields={fields} name="scope" label="It is about" value={fields.value('scope') ?? placing.scope} choices={Object.entries(SCOPE_WORDS).map(([value, label]) => ({ value, label }))} />
          <Choice fields={fields} name="area" label="Area" value={fields.value('area') ?? placing.area} choices={placing.area === '' ? [{ value: '', label: 'Choose an area' }, ...placing.areas] : placing.areas} />
          {placing.groups.map(({ label, chosen: before, values }, index) => (
            <Choice key={label} fields={fields} name="breakdown" id={`breakdown-${index}`} label={label} value={values.find(({ value }) => chosen.includes(value))?.value ?? before} choices={values} />
          ))}
          <Choice fields={fields} name="period" label="Year" value={fields.value('period') ?? placing.period} choices={placing.periods.map((period) => ({ value: period, label: period }))} />
          <Choice fields={fields} name="periodTo" label="Up to the year, for some years of a series" value={fields.value('periodTo') ?? ''} choices={[{ value: '', label: 'All years' }, ...placing.periods.map((period) => ({ value: period, label: period }))]} />
          {asksReason ? <GuardReason fields={fields} /> : null}
          <WhoSees>{seenBy}.</WhoSees>
          <div className="button-row"><Button>Place it here</Button> <Link to={path}>Leave it in the tray</Link></div>
        </Form>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly fields: PlainFields;
  readonly name: string;
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ fields, name, id = name, label, value, choices }: ChoiceProps) {
  return (
    <Field id={fields.id(id)} label={label} error={fields.error(name)}>
      {(control) => (
        <select {...control} className="govuk-select" name={name} defaultValue={value}>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      )}
    </Field>
  );
}
