import { useRef, type ReactNode } from 'react';
import type { Askable } from '../../../shared/discussion-pages.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { CheckboxList } from '../../ui/checkbox-list.tsx';
import { Field } from '../../ui/field.tsx';
import { AskOrganisation } from './ask-organisation.tsx';
import type { ChartOffer } from './chart-offer.ts';
import { PromptChoice, type PromptOption } from './prompt-choice.tsx';
import { RichTextField } from './rich-text-field.tsx';

interface StartDiscussionProps {
  readonly fields: FormFields;
  /** Which figure, series or indicator it is about. */
  readonly about: ReactNode;
  /** Questions of the framework to begin with. */
  readonly prompts?: readonly PromptOption[];
  /** Charts of this page that can be put in. */
  readonly charts?: readonly ChartOffer[];
  /** Further indicators it may be about, by their slugs. */
  readonly others?: readonly { readonly slug: string; readonly title: string }[];
  /** Whom it can be put to. */
  readonly askable?: readonly Askable[];
  /** Who may see it, and the choice to write without one's name: stand at the end. */
  readonly choices?: ReactNode;
}

/** Fields of a question that opens a discussion. */
export function StartDiscussion({ fields, about, prompts = [], charts, others = [], askable = [], choices }: StartDiscussionProps) {
  const title = useRef<HTMLInputElement>(null);
  const takePrompt = (prompt: PromptOption | undefined) => {
    const field = title.current;
    // One's own words are never written over; another prompt's are.
    if (field && (field.value.trim() === '' || prompts.some(({ text }) => text === field.value))) field.value = prompt?.text ?? '';
  };
  const ticked = (fields.value('otherMetrics') ?? '').split('\n');
  const wrongInside = fields.error('otherMetrics') ?? fields.error('addressedTo');
  return (
    <>
      {about}
      {prompts.length > 0 ? <PromptChoice fields={fields} prompts={prompts} onChoose={takePrompt} /> : null}
      <Field id={fields.id('title')} label="Your question, in one line" error={fields.error('title')}>
        {(control) => <input {...control} ref={title} className="govuk-input" name="title" type="text" data-first defaultValue={fields.value('title')} readOnly={fields.locked} />}
      </Field>
      <RichTextField fields={fields} label="What makes you ask?" charts={charts} />
      {others.length > 0 || askable.length > 0 ? (
        <details className="start-more" open={wrongInside ? true : undefined}>
          <summary>{['More indicators', 'put it to an organisation'].filter((_, index) => [others, askable][index]!.length > 0).join(', or ')}</summary>
          {others.length > 0 ? (
            <fieldset className="govuk-fieldset">
              <legend className="govuk-fieldset__legend">It is also about</legend>
              {fields.error('otherMetrics') ? <p className="govuk-error-message">{fields.error('otherMetrics')}</p> : null}
              <CheckboxList id={fields.id('otherMetrics')} name="otherMetrics" small options={others.map((one) => ({ value: one.slug, label: one.title }))} ticked={ticked} />
            </fieldset>
          ) : null}
          {askable.length > 0 ? <AskOrganisation fields={fields} askable={askable} /> : null}
        </details>
      ) : null}
      {choices}
    </>
  );
}
