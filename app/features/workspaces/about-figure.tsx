import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';

export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

interface AboutFigureProps {
  readonly fields: FormFields;
  /** Areas this workspace speaks about. */
  readonly areas: readonly NamedArea[];
  readonly area: string;
  /** Periods to choose from, newest first; left out where the form is about the whole series. */
  readonly periods?: readonly string[];
  readonly period?: string;
  /** The form may also be about all years. */
  readonly allYears?: boolean;
}

/** "About Carrow in 2021": which figure a form speaks of, starting with the one that one came from. */
export function AboutFigure({ fields, areas, area, periods, period = '', allYears = false }: AboutFigureProps) {
  return (
    <div className="composer__about">
      <Field id={fields.id('area')} label="About" error={fields.error('area')}>
        {(control) => (
          <select {...control} className="govuk-select" name="area" key={area} defaultValue={fields.value('area') ?? area}>
            {areas.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </select>
        )}
      </Field>
      {periods ? (
        <Field id={fields.id('period')} label={<>in<span className="govuk-visually-hidden"> the year</span></>} error={fields.error('period')}>
          {(control) => (
            <select {...control} className="govuk-select" name="period" key={period} defaultValue={fields.value('period') ?? period}>
              {allYears ? <option value="">all years</option> : null}
              {periods.map((one) => <option key={one}>{one}</option>)}
            </select>
          )}
        </Field>
      ) : null}
    </div>
  );
}
