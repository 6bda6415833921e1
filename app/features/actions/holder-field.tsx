import type { HolderChoice } from '../../../shared/members.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';

interface HolderFieldProps {
  readonly fields: FormFields;
  /** Who else may see to it; empty where names are kept back. */
  readonly holders: readonly HolderChoice[];
  /** Who sees to it where nobody else is chosen: the sender of a new action, whoever it is now of an old one. */
  readonly unless: 'me' | 'as-it-is';
}

/** Which member sees to an action: theirs is the line in the list of what is due, and it goes over when they leave. */
export function HolderField({ fields, holders, unless }: HolderFieldProps) {
  const first = unless === 'me' ? [['me', 'I do']] : [['', 'As it is'], ['me', 'I do from now on']];
  return (
    <Field id={fields.id('holderId')} label="Seen to by" error={fields.error('holderId')}>
      {(control) => (
        <select {...control} className="govuk-select" name="holderId" defaultValue={fields.value('holderId') ?? first[0]?.[0]}>
          {first.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
          {holders.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      )}
    </Field>
  );
}
