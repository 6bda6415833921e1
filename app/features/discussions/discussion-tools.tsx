import { useState } from 'react';
import type { DiscussionView } from '../../../shared/discussions.ts';
import { refusalFor, SendingForm } from '../../live/sending-form.tsx';
import { VisibilityField } from '../../live/visibility-field.tsx';
import { Field } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { TapForm } from './tap-form.tsx';
import { useTalk } from './talk-context.ts';
import { WhoSeesIt } from './who-sees-it.tsx';

/** Following, and ending a discussion with what came of it. */
export function DiscussionTools({ discussion }: { readonly discussion: DiscussionView }) {
  const { workspace, own } = useTalk();
  const { id, elsewhere, resolved, question } = discussion;
  if (elsewhere) return null;
  const mayWithdraw = question !== null && question.status !== 'answered' && own.has(id) && workspace.abilities['discussion.resolve'];
  const mayResolve = workspace.abilities['discussion.resolve'] && (own.has(id) || workspace.role === 'coordinator');
  return (
    <div className="discussion-tools">
      {workspace.abilities['discussion.follow'] ? <Follow discussion={discussion} /> : null}
      {!mayResolve ? null : resolved ? (
        <TapForm intent="discussion.reopen" hidden={{ discussionId: id }} anchor={`discussion-${id}`} doneWords="It is open again."><button type="submit" className="link-button">Open it again</button></TapForm>
      ) : <Resolve discussion={discussion} />}
      {own.has(id) && discussion.state === 'shown' && workspace.abilities['comment.edit'] ? <Share discussion={discussion} /> : null}
      {mayWithdraw ? (
        <TapForm intent="discussion.question" hidden={{ discussionId: id, status: question.status === 'asked' ? 'withdrawn' : 'asked' }} anchor={`discussion-${id}`}>
          <button type="submit" className="link-button">{question.status === 'asked' ? `Ask ${question.to.name} no more` : `Ask ${question.to.name} again`}</button>
        </TapForm>
      ) : null}
    </div>
  );
}

/** Whether one is told of what is added. */
function Follow({ discussion: { id, comments } }: { readonly discussion: DiscussionView }) {
  const { personal, sent } = useTalk();
  const [chosen, setChosen] = useState<boolean | null>(null);
  // Who writes follows unless they chose not to; the page's data says so only when it is loaded again.
  const follows = chosen ?? personal.follows[id] ?? (sent.has(id) || comments.some((comment) => sent.has(comment.id)));
  return (
    <TapForm intent="discussion.follow" seenBy="nobody but you" hidden={{ discussionId: id }} anchor={`discussion-${id}`} onDone={(pressed) => setChosen(pressed === 'yes')}>
      <button type="submit" name="follows" value={follows ? 'no' : 'yes'} className="link-button" title={follows ? 'You are told of new replies' : 'Be told of new replies'}>{follows ? 'Stop following' : 'Follow'}</button>
    </TapForm>
  );
}

/** Who may see it from now on, for whoever started it. */
function Share({ discussion: { id, visibility, publication } }: { readonly discussion: DiscussionView }) {
  const { formKey, answer, whole, workspace } = useTalk();
  const hydrated = useHydrated();
  const refused = refusalFor(answer, 'contribution.share', { subjectId: id });
  const [open, setOpen] = useState(refused !== null);
  if (!hydrated && !whole) return null;
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Change who can see it</summary>
      {open || !hydrated ? (
        <div className="more__inside">
          <SendingForm key={visibility} intent="contribution.share" formKey={formKey} hidden={{ subjectKind: 'discussion', subjectId: id }} anchor={`discussion-${id}`} refused={refused} submit="Change who can see it" sentWords="Who can see it is changed." quiet keepsDraft={false} beside={null}>
            {(fields) => <VisibilityField fields={fields} workspace={workspace} current={visibility} publication={publication} />}
          </SendingForm>
        </div>
      ) : null}
    </details>
  );
}

function Resolve({ discussion: { id, visibility } }: { readonly discussion: DiscussionView }) {
  const { formKey, answer, whole } = useTalk();
  const hydrated = useHydrated();
  const refused = refusalFor(answer, 'discussion.resolve', { discussionId: id });
  const [open, setOpen] = useState(refused !== null);
  if (!hydrated && !whole) return null;
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Resolve it</summary>
      {open || !hydrated ? (
        <div className="more__inside">
          <SendingForm intent="discussion.resolve" formKey={formKey} hidden={{ discussionId: id }} anchor={`discussion-${id}`} refused={refused} submit="Resolve" sentWords="It is resolved." quiet beside={<WhoSeesIt visibility={visibility} />}>
            {(fields) => (
              <Field id={fields.id('outcome')} label="What came of it?" hint="In a line or two. It stands with the question; it can be opened again." error={fields.error('outcome')}>
                {(control) => <textarea {...control} className="govuk-textarea" name="outcome" rows={3} data-first defaultValue={fields.value('outcome')} readOnly={fields.locked} />}
              </Field>
            )}
          </SendingForm>
        </div>
      ) : null}
    </details>
  );
}
