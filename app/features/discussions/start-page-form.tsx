import { useNavigation } from '@remix-run/react';
import { useRef, type ReactNode } from 'react';
import type { Askable } from '../../../shared/discussion-pages.ts';
import type { Refused } from '../../live/answers.ts';
import { DraftedForm } from '../../live/drafted-form.tsx';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import { AskOrganisation } from './ask-organisation.tsx';
import { PromptChoice, type PromptOption } from './prompt-choice.tsx';
import { RichTextField } from './rich-text-field.tsx';

/** Indicators of one outcome or enabler. */
interface IndicatorGroup {
  readonly label: string;
  readonly indicators: readonly { readonly metric: string; readonly title: string }[];
}

interface StartPageFormProps extends FieldsProps {
  /** The answer that gave the form back, where one did. */
  readonly refused: Refused | undefined;
  readonly formKey: string;
  /** Where discussions have their addresses. */
  readonly path: string;
  /** Who may see it, with the fields of the form. */
  readonly whoSees: (fields: FormFields) => ReactNode;
}

/** Starts a discussion over one or several indicators; what is written is kept as a draft until it has arrived. */
export function StartPageForm({ fields: given, refused, formKey, path, whoSees, ...asked }: StartPageFormProps) {
  const sending = useNavigation().state !== 'idle';
  return (
    <DraftedForm
      intent="discussion.start" hidden={{ intent: 'discussion.start' }} className="sending" fields={given} refused={refused} formKey={formKey} leadsTo={(key) => `${path}/${key}`}
      whoSees={whoSees} button={<button type="submit" className="govuk-button" aria-disabled={sending}>{sending ? 'Sending…' : 'Ask'}</button>}
    >
      {(fields) => <StartPageFields {...asked} fields={fields} />}
    </DraftedForm>
  );
}

interface FieldsProps {
  readonly fields: FormFields;
  readonly groups: readonly IndicatorGroup[];
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly prompts: readonly PromptOption[];
  readonly askable: readonly Askable[];
}

function StartPageFields({ fields, groups, areas, prompts, askable }: FieldsProps) {
  const title = useRef<HTMLInputElement>(null);
  const ticked = (fields.value('otherMetrics') ?? '').split('\n');
  const takePrompt = (prompt: PromptOption | undefined) => {
    const field = title.current;
    if (field && (field.value.trim() === '' || prompts.some(({ text }) => text === field.value))) field.value = prompt?.text ?? '';
  };
  return (
    <>
      <Field id={fields.id('metric')} label="Indicator" error={fields.error('metric')}>
        {(control) => (
          <select {...control} className="govuk-select" name="metric" defaultValue={fields.value('metric') ?? ''}>
            <option value="">Choose an indicator</option>
            {groups.map(({ label, indicators }) => <optgroup key={label} label={label}>{indicators.map(({ metric, title: words }) => <option key={metric} value={metric}>{words}</option>)}</optgroup>)}
          </select>
        )}
      </Field>
      <details className="start-more" open={ticked.some(Boolean) || fields.error('otherMetrics') !== undefined}>
        <summary>It is about further indicators too</summary>
        {fields.error('otherMetrics') ? <p className="govuk-error-message" id={fields.id('otherMetrics')}>{fields.error('otherMetrics')}</p> : null}
        {groups.map(({ label, indicators }) => (
          <fieldset key={label} className="govuk-fieldset start-more__group">
            <legend className="govuk-fieldset__legend">{label}</legend>
            <div className="govuk-checkboxes govuk-checkboxes--small">
              {indicators.map(({ metric, title: words }) => (
                <div key={metric} className="govuk-checkboxes__item">
                  <input className="govuk-checkboxes__input" type="checkbox" id={fields.id(`other-${metric}`)} name="otherMetrics" value={metric} defaultChecked={ticked.includes(metric)} />
                  <label className="govuk-label govuk-checkboxes__label" htmlFor={fields.id(`other-${metric}`)}>{words}</label>
                </div>
              ))}
            </div>
          </fieldset>
        ))}
      </details>
      <Field id={fields.id('area')} label="Area" error={fields.error('area')}>
        {(control) => (
          <select {...control} className="govuk-select" name="area" defaultValue={fields.value('area') ?? ''}>
            <option value="">all areas of this workspace</option>
            {areas.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </select>
        )}
      </Field>
      <PromptChoice fields={fields} prompts={prompts} onChoose={takePrompt} />
      <Field id={fields.id('title')} label="Your question, in one line" error={fields.error('title')}>
        {(control) => <input {...control} ref={title} className="govuk-input" name="title" type="text" defaultValue={fields.value('title')} />}
      </Field>
      <RichTextField fields={fields} label="What makes you ask?" />
      {askable.length > 0 ? <AskOrganisation fields={fields} askable={askable} /> : null}
    </>
  );
}
