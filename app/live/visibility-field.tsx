import { useState } from 'react';
import type { Publication, Visibility } from '../../shared/contributions.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { Field } from '../ui/field.tsx';
import { WhoSees } from '../ui/who-sees.tsx';
import { offeredTo, VISIBILITY_LABELS, whoSeesWords } from './contribution-choices.tsx';
import type { FormFields } from './sending-form.tsx';

interface VisibilityFieldProps {
  readonly fields: Pick<FormFields, 'id' | 'value' | 'error'>;
  readonly workspace: Pick<WorkspaceView, 'name' | 'memberCount' | 'organisation' | 'role' | 'kind'>;
  /** Who may see it now. */
  readonly current: Visibility;
  /** What became of it, where it was put to the public. */
  readonly publication: Publication | null;
}

/** Who may see something from now on, with what each choice means said before it is sent. */
export function VisibilityField({ fields, workspace, current, publication }: VisibilityFieldProps) {
  // What was declined can be put to the public again.
  const again = (one: Visibility) => one === current && publication === 'declined';
  const { offered: all, why } = offeredTo(workspace);
  const offered = all.filter((one) => one !== current || again(one));
  // Nothing is chosen beforehand: a careless press would take a conversation from those who read it.
  const [chosen, setChosen] = useState(offered.find((one) => one === fields.value('visibility')) ?? null);
  const now = whoSeesWords(current, workspace, { publication });
  return (
    <>
      <p>Who can see it now: {now}.</p>
      <Field id={fields.id('visibility')} label="From now on" hint={['You can choose again at any time. Who has read it has read it.', why].filter(Boolean).join(' ')} error={fields.error('visibility')}>
        {(control) => (
          <select {...control} className="govuk-select" name="visibility" defaultValue={chosen ?? ''} onChange={(event) => setChosen(offered.find((one) => one === event.currentTarget.value) ?? null)}>
            <option value="">Choose who can see it</option>
            {offered.map((one) => <option key={one} value={one}>{again(one) ? `${VISIBILITY_LABELS[one]}: ask again` : VISIBILITY_LABELS[one]}</option>)}
          </select>
        )}
      </Field>
      <div role="status"><WhoSees>{chosen === null ? `${now}, as now` : `${whoSeesWords(chosen, workspace)}, from then on`}.</WhoSees></div>
    </>
  );
}
