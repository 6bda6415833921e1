import { useState } from 'react';
import type { Askable } from '../../../shared/discussion-pages.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';

/** Puts a question to an organisation, and says what it will be able to read. */
export function AskOrganisation({ fields, askable }: { readonly fields: FormFields; readonly askable: readonly Askable[] }) {
  const [chosen, setChosen] = useState(fields.value('addressedTo') ?? '');
  const to = askable.find(({ id }) => id === chosen);
  const groups = [['Takes part in this workspace', askable.filter(({ member }) => member)], ['Elsewhere', askable.filter(({ member }) => !member)]] as const;
  return (
    <Field id={fields.id('addressedTo')} label="Put it to an organisation" error={fields.error('addressedTo')} hint={hintFor(to)}>
      {(control) => (
        <select {...control} className="govuk-select" name="addressedTo" defaultValue={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">nobody in particular</option>
          {groups.map(([words, list]) => (list.length === 0 ? null : <optgroup key={words} label={words}>{list.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</optgroup>))}
        </select>
      )}
    </Field>
  );
}

function hintFor(to: Askable | undefined): string {
  if (!to) return 'One that takes part here answers here. Any other reads the question, what makes you ask, and the figure, and nothing else of this workspace.';
  if (!to.reached) return `Nobody can answer for ${to.name} yet. Your question waits for its first lead or analyst, who will be able to read it, what makes you ask, and the figure, and nothing else of this workspace.`;
  return to.member
    ? `${to.name} takes part here: its people read and answer it in this workspace.`
    : `Nobody answers for ${to.name} here: its leads and analysts will be able to read your question, what makes you ask, and the figure, and nothing else of this workspace. You see their answer here.`;
}
