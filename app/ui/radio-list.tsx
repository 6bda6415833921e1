import type { ReactNode } from 'react';

interface RadioListProps {
  /** Id of the first radio, to which an error leads; also the name that is sent unless another is given. */
  readonly id: string;
  readonly name?: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly chosen?: string | null;
  readonly options: readonly { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode }[];
}

/** One of a few, each said in words. */
export function RadioList({ id, name = id, legend, hint, error, chosen, options }: RadioListProps) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={described || undefined}>
        <legend className="govuk-fieldset__legend">{legend}</legend>
        {hint ? <div className="govuk-hint" id={`${id}-hint`}>{hint}</div> : null}
        {error ? <p className="govuk-error-message" id={`${id}-error`}><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
        <div className="govuk-radios">
          {options.map((option, index) => {
            const own = index === 0 ? id : `${id}-${option.value}`;
            return (
              <div className="govuk-radios__item" key={option.value}>
                <input className="govuk-radios__input" type="radio" id={own} name={name} value={option.value} defaultChecked={option.value === chosen} aria-describedby={option.hint ? `${own}-means` : undefined} />
                <label className="govuk-label govuk-radios__label" htmlFor={own}>{option.label}</label>
                {option.hint ? <div className="govuk-hint govuk-radios__hint" id={`${own}-means`}>{option.hint}</div> : null}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
