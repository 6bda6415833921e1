import type { ReactNode } from 'react';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';

interface AddNoteProps {
  readonly fields: FormFields;
  /** Which figure it is pinned to. */
  readonly about: ReactNode;
}

/** Fields of a context note: the figure it is about, the words, and what kind it is. */
export function AddNote({ fields, about }: AddNoteProps) {
  return (
    <>
      {about}
      <Field id={fields.id('body')} label="What do you know about this figure?" error={fields.error('body')}>
        {(control) => <textarea {...control} className="govuk-textarea" name="body" rows={3} data-first defaultValue={fields.value('body')} readOnly={fields.locked} />}
      </Field>
      <Field id={fields.id('kind')} label="Kind of note" error={fields.error('kind')}>
        {(control) => (
          <select {...control} className="govuk-select" name="kind" defaultValue={fields.value('kind') ?? 'context'}>
            {Object.entries(ANNOTATION_KINDS).map(([kind, words]) => <option key={kind} value={kind}>{words}</option>)}
          </select>
        )}
      </Field>
    </>
  );
}
