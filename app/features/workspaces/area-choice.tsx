import type { AreaChoice as Choice, AreaGroup } from '../../../shared/workspace-pages.ts';
import { CheckboxList } from '../../ui/checkbox-list.tsx';
import { Details } from '../../ui/details.tsx';
import { Field } from '../../ui/field.tsx';

interface AreaChoiceProps {
  readonly legend: string;
  /** Offered first, ticked unless said otherwise. */
  readonly own: readonly Choice[];
  readonly groups: readonly AreaGroup[];
  readonly ticked: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed. */
  readonly more?: string;
}

/** Which areas a workspace speaks about: ticked by region, or typed. Works without script. */
export function AreaChoice({ legend, own, groups, ticked, errors, more }: AreaChoiceProps) {
  const offered = new Set(own.map(({ code }) => code));
  const error = errors.areas;
  return (
    <>
      <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <fieldset className="govuk-fieldset" aria-describedby={error ? 'areas-hint areas-error' : 'areas-hint'}>
          <legend className="govuk-fieldset__legend" id="areas" tabIndex={-1}>{legend}</legend>
          <div className="govuk-hint" id="areas-hint">Any set of areas, of one region or of several. A region brings its authorities with it.</div>
          {error ? <p className="govuk-error-message" id="areas-error"><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
          {own.length > 0 ? <CheckboxList id="area" name="areas" small options={own.map(optionOf)} ticked={ticked} /> : null}
          <div className="area-groups">
            {groups.map(({ heading, areas }) => {
              const others = areas.filter(({ code }) => !offered.has(code));
              return others.length === 0 ? null : (
                <Details key={heading} summary={heading} open={others.some(({ code }) => ticked.includes(code))}>
                  <CheckboxList id="area" name="areas" small options={others.map(optionOf)} ticked={ticked} />
                </Details>
              );
            })}
          </div>
        </fieldset>
      </div>
      <Field id="moreAreas" label="Or type areas" hint="Names or codes, each on a line of its own" error={errors.moreAreas}>
        {(control) => <textarea {...control} className="govuk-textarea" name="moreAreas" rows={3} defaultValue={more} />}
      </Field>
    </>
  );
}

const optionOf = ({ code, name }: Choice) => ({ value: code, label: name });
