import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';

/** A question of the framework, and whose voice it is in. */
export interface PromptOption {
  readonly slug: string;
  readonly text: string;
  readonly group: string;
}

interface PromptChoiceProps {
  readonly fields: FormFields;
  readonly prompts: readonly PromptOption[];
  onChoose(prompt: PromptOption | undefined): void;
}

/** A question of the framework to begin with: it becomes the line below, which can be put in one's own words. */
export function PromptChoice({ fields, prompts, onChoose }: PromptChoiceProps) {
  return (
    <Field id={fields.id('prompt')} label="Begin with a question (optional)" error={fields.error('prompt')}>
      {(control) => (
        <select {...control} className="govuk-select prompt-choice" name="prompt" defaultValue={fields.value('prompt') ?? ''} onChange={(event) => onChoose(prompts.find(({ slug }) => slug === event.currentTarget.value))}>
          <option value="">in my own words</option>
          {[...new Set(prompts.map(({ group }) => group))].map((group) => (
            <optgroup key={group} label={group}>{prompts.filter((one) => one.group === group).map(({ slug, text }) => <option key={slug} value={slug}>{text}</option>)}</optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
