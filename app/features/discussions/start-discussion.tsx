import type { ReactNode } from 'react';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import { RichTextField } from './rich-text-field.tsx';

interface StartDiscussionProps {
  readonly fields: FormFields;
  /** Which figure or series it is about. */
  readonly about: ReactNode;
}

/** Fields of a question that opens a discussion. */
export function StartDiscussion({ fields, about }: StartDiscussionProps) {
  return (
    <>
      {about}
      <Field id={fields.id('title')} label="Your question, in one line" error={fields.error('title')}>
        {(control) => <input {...control} className="govuk-input" name="title" type="text" data-first defaultValue={fields.value('title')} readOnly={fields.locked} />}
      </Field>
      <RichTextField fields={fields} label="What makes you ask?" />
    </>
  );
}
