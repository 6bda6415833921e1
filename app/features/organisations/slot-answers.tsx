import { Form } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import type { ColleagueView, SlotView } from '../../../shared/organisations.ts';
import { MEMBER_ROLES_MEAN, WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxList } from '../../ui/checkbox-list.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface SlotAnswersProps {
  readonly slots: readonly SlotView[];
  readonly organisation: string;
  readonly people: readonly ColleagueView[];
  /** Of the form that was refused: which invitation, and what was wrong with whom was named. */
  readonly refused: { readonly invitationId: string; readonly message: string } | null;
}

/** Invitations of workspaces to the organisation itself: who takes part is said here. */
export function SlotAnswers({ slots, organisation, people, refused }: SlotAnswersProps) {
  return slots.map((slot) => (
    <section key={slot.id} aria-labelledby={`slot-${slot.id}`} className="to-answer">
      <h2 id={`slot-${slot.id}`}>{headline(slot, organisation)}</h2>
      <dl className="facts">
        <div><dt>Workspace</dt><dd>{slot.workspace.name}</dd></div>
        <div><dt>Kind</dt><dd>{WORKSPACE_WORDS[slot.workspace.kind].name}</dd></div>
        <div><dt>Invited by</dt><dd>{slot.invitedBy}</dd></div>
        <div><dt>Answer by</dt><dd>{dateText(slot.until)}</dd></div>
        {slot.memberUntil ? <div><dt>Your people take part until</dt><dd>{dateText(slot.memberUntil)}</dd></div> : null}
        {slot.workspace.endsOn ? <div><dt>The workspace ends on</dt><dd>{dateText(slot.workspace.endsOn)}</dd></div> : null}
      </dl>
      <p>{WORKSPACE_WORDS[slot.workspace.kind].purpose} Your people would be {slot.role}s: a{slot.role === 'observer' ? 'n' : ''} {slot.role} {MEMBER_ROLES_MEAN[slot.role]}.</p>
      <Form method="post">
        <input type="hidden" name="invitationId" value={slot.id} />
        <Named slot={slot} people={people} error={refused?.invitationId === slot.id ? refused.message : undefined} />
        <WhoSees>everyone in the workspace sees who takes part for {organisation}. If you decline, its coordinators see that.</WhoSees>
        <div className="button-row">
          <Button name="answer" value="accept">Accept with these people</Button>
          <Button name="answer" value="decline" quiet>Decline</Button>
        </div>
      </Form>
    </section>
  ));
}

function headline({ workspace: { kind, name, owner } }: SlotView, organisation: string): string {
  const from = owner ?? 'A workspace';
  if (kind === 'mentoring') return `${from} invites ${organisation} to be its mentor`;
  if (kind === 'safeguarding') return `${from} invites ${organisation} to its safeguarding partnership`;
  return `${from} invites ${organisation} to ${name}`;
}

function Named({ slot, people, error }: { readonly slot: SlotView; readonly people: readonly ColleagueView[]; readonly error: string | undefined }) {
  const id = `people-${slot.id}`;
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="govuk-fieldset__legend">Who takes part for you?</legend>
        {error ? <p id={`${id}-error`} className="govuk-error-message"><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
        <CheckboxList
          id={id}
          name="people"
          small
          options={people.map(({ userId, name, jobRole, isMe }) => ({ value: userId, label: `${name}${jobRole ? `, ${jobRole}` : ''}${isMe ? ' (you)' : ''}` }))}
          ticked={people.flatMap(({ userId, isMe }) => (isMe ? [userId] : []))}
        />
      </fieldset>
    </div>
  );
}
