import type { ReactNode } from 'react';
import type { ActionView } from '../../../shared/actions.ts';
import { ACTION_STATUSES, type ActionStatus } from '../../../shared/action-statuses.ts';
import { areaOf } from '../../../shared/areas/register.ts';
import { dateText } from '../../../shared/format.ts';
import type { HolderChoice } from '../../../shared/members.ts';
import { personText } from '../../../shared/people.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { BesideItem } from '../../ui/beside-item.tsx';
import { Byline } from '../../ui/byline.tsx';
import { Field } from '../../ui/field.tsx';
import { HolderField } from './holder-field.tsx';

interface ActionListProps {
  readonly actions: readonly ActionView[];
  isNew(id: string): boolean;
  /** The form that says how far it is; `null` for those who read along. */
  move(action: ActionView): ReactNode;
  /** The action whose form stands open: it came back refused without JavaScript. */
  readonly open: string | null;
}

/** What was agreed, oldest first: what, who, by when, how far. */
export function ActionList({ actions, isNew, move, open }: ActionListProps) {
  return (
    <ul className="beside-list" id="actions">
      {actions.map((action, index) => (
        <BesideItem key={action.id} id={`action-${action.id}`} tone="action" tag="Action" about={areaOf(action.area).name} meta={ACTION_STATUSES[action.status].toLowerCase()} isNew={isNew(action.id)} landing={index === actions.length - 1 && 'newest-action'}>
          <p className="beside-item__words">{action.what}</p>
          <p className="byline">{action.organisation}, {action.who} · by {dateText(action.due)}</p>
          <p className="byline">{action.holder ? `Seen to by ${personText(action.holder)}` : 'Seen to by nobody now'}</p>
          <Byline did="Noted by" author={action.author} at={action.at} />
          <Move open={open === action.id}>{move(action)}</Move>
        </BesideItem>
      ))}
    </ul>
  );
}

function Move({ open, children }: { open: boolean; children: ReactNode }) {
  if (!children) return null;
  return (
    <details className="thread" open={open}>
      <summary>How far is it?</summary>
      <div className="thread__inside">{children}</div>
    </details>
  );
}

/** Moving an action on, and handing it over. */
export function MoveAction({ fields, status, holders }: { readonly fields: FormFields; readonly status: ActionStatus; readonly holders: readonly HolderChoice[] }) {
  return (
    <>
      <Field id={fields.id('status')} label="It is now" error={fields.error('status')}>
        {(control) => (
          <select {...control} className="govuk-select" name="status" key={status} defaultValue={fields.value('status') ?? status}>
            {Object.entries(ACTION_STATUSES).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
          </select>
        )}
      </Field>
      <HolderField fields={fields} holders={holders} unless="as-it-is" />
    </>
  );
}
