import type { ReactNode } from 'react';
import type { OrganisationView } from '../../../shared/workspaces.ts';
import type { HolderChoice } from '../../../shared/members.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import { HolderField } from './holder-field.tsx';

interface AgreeActionProps {
  readonly fields: FormFields;
  /** Which area it is about. */
  readonly about: ReactNode;
  readonly organisations: readonly OrganisationView[];
  /** Who else may see to it. */
  readonly holders: readonly HolderChoice[];
}

/** Fields of an action: for which area, what, which organisation, who, by when. */
export function AgreeAction({ fields, about, organisations, holders }: AgreeActionProps) {
  return (
    <>
      {about}
      <Field id={fields.id('what')} label="What will be done?" error={fields.error('what')}>
        {(control) => <textarea {...control} className="govuk-textarea" name="what" rows={2} data-first defaultValue={fields.value('what')} readOnly={fields.locked} />}
      </Field>
      <Field id={fields.id('organisationId')} label="Which organisation?" error={fields.error('organisationId')}>
        {(control) => (
          <select {...control} className="govuk-select" name="organisationId" defaultValue={fields.value('organisationId') ?? ''}>
            <option value="">Choose an organisation</option>
            {organisations.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
      </Field>
      <Field id={fields.id('who')} label="Who will do it?" hint="A role or a name" error={fields.error('who')}>
        {(control) => <input {...control} className="govuk-input" name="who" type="text" defaultValue={fields.value('who')} readOnly={fields.locked} />}
      </Field>
      <HolderField fields={fields} holders={holders} unless="me" />
      <DueDate fields={fields} />
    </>
  );
}

const PARTS = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const;

/** Three short fields under one question; the first carries the id that an error leads to. */
function DueDate({ fields }: { fields: FormFields }) {
  const id = fields.id('due');
  const error = fields.error('due');
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
        <legend className="govuk-fieldset__legend">By when?</legend>
        <div className="govuk-hint" id={`${id}-hint`}>For example, 30 1 2027</div>
        {error ? <p className="govuk-error-message" id={`${id}-error`}><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
        <div className="govuk-date-input">
          {PARTS.map(({ part, label, width }, index) => {
            const partId = index === 0 ? id : `${id}-${part}`;
            return (
              <div className="govuk-date-input__item" key={part}>
                <label className="govuk-label govuk-date-input__label" htmlFor={partId}>{label}</label>
                <input
                  className={`govuk-input govuk-date-input__input govuk-input--width-${width}`} id={partId} name={`due-${part}`} type="text" inputMode="numeric"
                  defaultValue={fields.value(`due-${part}`)} readOnly={fields.locked} aria-invalid={error ? true : undefined}
                />
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
