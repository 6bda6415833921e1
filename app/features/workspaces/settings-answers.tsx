import { RadioList } from '../../ui/radio-list.tsx';
import type { Refused } from './refused.ts';
import { ChangeForm } from './settings-forms.tsx';
import { ofForm } from './settings-section.tsx';

interface AnswerProps {
  readonly allowed: boolean;
  readonly refused: Refused;
}

/** Whether members may write without a name. */
export function ChangeNonAttributed({ allowed, refused }: AnswerProps) {
  return (
    <ChangeForm change="non-attributed" button="Save the answer">
      <p>What is written without a name has no author in any table or log. It waits until three such contributions are there, or five minutes are over, and appears with the others. It cannot be changed; whoever wrote it can withdraw it by a code that they see once. What was sent before you change this answer stays what it is.</p>
      <YesOrNo change="non-attributed" field="nonAttributed" legend="May members write without their name?" allowed={allowed} refused={refused} />
    </ChangeForm>
  );
}

/** Whether mails say what was written. */
export function ChangeMails({ allowed, refused }: AnswerProps) {
  return (
    <ChangeForm change="mails" button="Save the answer" whoSees="every member of this workspace. Mails leave it: their content is read in mailboxes outside.">
      <p>A mail stays in mailboxes that nobody here can clear. What is deleted here later is not deleted there.</p>
      <YesOrNo change="mails" field="mailsCarryContent" legend="May mails carry the workspace’s name and what was written?" allowed={allowed} refused={refused} />
    </ChangeForm>
  );
}

function YesOrNo({ change, field, legend, allowed, refused }: AnswerProps & { readonly change: string; readonly field: string; readonly legend: string }) {
  const { errors, values } = ofForm(refused, change);
  return (
    <RadioList
      id={field} legend={legend} error={errors[field]}
      options={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} chosen={values[field] ?? (allowed ? 'yes' : 'no')}
    />
  );
}
