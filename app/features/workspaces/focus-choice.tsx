import type { IndicatorGroup } from '../../../shared/workspace-pages.ts';
import { FEWEST_FOCUS, MOST_FOCUS } from '../../../shared/workspace-words.ts';
import { CheckboxList } from '../../ui/checkbox-list.tsx';

interface FocusChoiceProps {
  readonly groups: readonly IndicatorGroup[];
  readonly ticked: readonly string[];
  readonly error?: string;
}

/** The few indicators that a workspace looks at first, by outcome and enabler. */
export function FocusChoice({ groups, ticked, error }: FocusChoiceProps) {
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={error ? 'focus-hint focus-error' : 'focus-hint'}>
        <legend className="govuk-fieldset__legend" id="focus" tabIndex={-1}>Which indicators will you look at first?</legend>
        <div className="govuk-hint" id="focus-hint">Choose {FEWEST_FOCUS} to {MOST_FOCUS}. Every other indicator stays a click away.</div>
        {error ? <p className="govuk-error-message" id="focus-error"><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
        <div className="focus-groups">
          {groups.map(({ heading, indicators }) => (
            <div key={heading} role="group" aria-label={heading}>
              <p className="focus-groups__heading">{heading}</p>
              <CheckboxList id="focus" name="focus" small options={indicators.map(({ metric, title }) => ({ value: metric, label: title }))} ticked={ticked} />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
