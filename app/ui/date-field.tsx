import type { ReactNode } from 'react';

const PARTS = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const;

interface DateFieldProps {
  /** Sent as `<id>-day`, `<id>-month`, `<id>-year`; also the id of the first field, to which an error leads. */
  readonly id: string;
  /** Another id, where the page has the same question twice. */
  readonly idOf?: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  /** ISO day that stands there at first. */
  readonly day?: string | null;
  /** What was typed before, by name of the field; counts before `day`. */
  readonly written?: Readonly<Record<string, string>>;
}

/** A day, month and year under one question. */
export function DateField({ id: name, idOf: id = name, legend, hint = 'For example, 30 1 2027', error, day, written }: DateFieldProps) {
  const [year, month, date] = day ? day.split('-').map((part) => String(Number(part))) : [];
  const known = { day: date, month, year };
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
        <legend className="govuk-fieldset__legend">{legend}</legend>
        <div className="govuk-hint" id={`${id}-hint`}>{hint}</div>
        {error ? <p className="govuk-error-message" id={`${id}-error`}><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
        <div className="govuk-date-input">
          {PARTS.map(({ part, label, width }, index) => {
            const partId = index === 0 ? id : `${id}-${part}`;
            return (
              <div className="govuk-date-input__item" key={part}>
                <label className="govuk-label govuk-date-input__label" htmlFor={partId}>{label}</label>
                <input
                  className={`govuk-input govuk-date-input__input govuk-input--width-${width}`} id={partId} name={`${name}-${part}`} type="text" inputMode="numeric"
                  autoComplete="off" defaultValue={written?.[`${name}-${part}`] ?? known[part] ?? ''} aria-invalid={error ? true : undefined}
                />
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
