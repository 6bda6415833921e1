import type { ReactNode } from 'react';

export interface CheckboxOption {
  readonly value: string;
  readonly label: ReactNode;
}

interface CheckboxListProps {
  /** Begins the ids of the boxes. */
  readonly id: string;
  /** Name under which each ticked value is sent. */
  readonly name: string;
  readonly options: readonly CheckboxOption[];
  readonly ticked: readonly string[];
  /** Smaller boxes, for long lists. */
  readonly small?: boolean;
}

/** Several of many: boxes in a list, inside a fieldset of the caller's. */
export function CheckboxList({ id, name, options, ticked, small = false }: CheckboxListProps) {
  return (
    <div className={small ? 'govuk-checkboxes govuk-checkboxes--small' : 'govuk-checkboxes'}>
      {options.map(({ value, label }) => (
        <div className="govuk-checkboxes__item" key={value}>
          <input className="govuk-checkboxes__input" type="checkbox" id={`${id}-${value}`} name={name} value={value} defaultChecked={ticked.includes(value)} />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${value}`}>{label}</label>
        </div>
      ))}
    </div>
  );
}

/** One box that must be ticked to go on. */
export function Checkbox({ id, value = 'yes', label, error }: { readonly id: string; readonly value?: string; readonly label: ReactNode; readonly error?: string }) {
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      {error ? <p className="govuk-error-message" id={`${id}-error`}><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input className="govuk-checkboxes__input" type="checkbox" id={id} name={id} value={value} aria-describedby={error ? `${id}-error` : undefined} />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>{label}</label>
        </div>
      </div>
    </div>
  );
}
