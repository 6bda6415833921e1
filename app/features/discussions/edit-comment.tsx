import type { ReactNode } from 'react';
import type { Visibility } from '../../../shared/contributions.ts';
import type { CommentView, DiscussionView } from '../../../shared/discussions.ts';
import { refusalFor, SendingForm } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { offersIn } from './chart-offer.ts';
import { RichTextField } from './rich-text-field.tsx';
import { RichTextView } from './rich-text-view.tsx';
import { useTalk } from './talk-context.ts';
import { useOpenedVersion } from './use-opened-version.ts';
import { WhoSeesIt } from './who-sees-it.tsx';

interface EditCommentProps {
  readonly comment: CommentView;
  readonly visibility: Visibility;
  close(): void;
}

/** Changes one's own reply. */
export function EditComment({ comment, visibility, close }: EditCommentProps) {
  const { formKey, answer, charts } = useTalk();
  const { opened, meanwhile, seen, box } = useOpenedVersion(comment);
  useEscape(box, close);
  return (
    <div ref={box} className="edit">
      {meanwhile ? <Meanwhile seen={seen}><RichTextView text={comment.body} figures={comment.figures} /></Meanwhile> : null}
      <SendingForm
        intent="comment.edit" formKey={formKey} hidden={{ commentId: comment.id, discussionId: comment.discussionId, version: String(opened.version) }} anchor={`comment-${comment.id}`}
        refused={refusalFor(answer, 'comment.edit', { commentId: comment.id })} submit="Save the change" sentWords="The change is saved." onSent={close} quiet beside={<WhoSeesIt visibility={visibility} />}
      >
        {(fields) => <RichTextField fields={fields} label="Change what you wrote" start={opened.body} charts={[...charts, ...offersIn(comment.figures)]} />}
      </SendingForm>
      <button type="button" className="link-button script-only" onClick={close}>Leave it as it was</button>
    </div>
  );
}

/** Changes title and opening of one's own discussion. */
export function EditDiscussion({ discussion, close }: { readonly discussion: DiscussionView; close(): void }) {
  const { formKey, answer, charts } = useTalk();
  const { opened, meanwhile, seen, box } = useOpenedVersion(discussion);
  useEscape(box, close);
  const [opening, latest] = [opened.comments[0], discussion.comments[0]];
  if (!opening || !latest) return null;
  return (
    <div ref={box} className="edit">
      {meanwhile ? <Meanwhile seen={seen}><p><strong>{discussion.title}</strong></p><RichTextView text={latest.body} figures={latest.figures} /></Meanwhile> : null}
      <SendingForm
        intent="discussion.edit" formKey={formKey} hidden={{ discussionId: discussion.id, version: String(opened.version) }} anchor={`discussion-${discussion.id}`}
        refused={refusalFor(answer, 'discussion.edit', { discussionId: discussion.id })} submit="Save the change" sentWords="The change is saved." onSent={close} quiet beside={<WhoSeesIt visibility={discussion.visibility} />}
      >
        {(fields) => (
          <>
            <Field id={fields.id('title')} label="Your question, in one line" error={fields.error('title')}>
              {(control) => <input {...control} className="govuk-input" name="title" type="text" data-first defaultValue={fields.value('title') ?? opened.title} readOnly={fields.locked} />}
            </Field>
            <RichTextField fields={fields} label="What makes you ask?" start={opening.body} charts={[...charts, ...offersIn(latest.figures)]} />
          </>
        )}
      </SendingForm>
      <button type="button" className="link-button script-only" onClick={close}>Leave it as it was</button>
    </div>
  );
}

/** It is another version by now: both stand there, and neither is lost. */
function Meanwhile({ seen, children }: { seen(): void; readonly children: ReactNode }) {
  return (
    <div className="edit__meanwhile" role="status">
      <p><strong>It was changed meanwhile, in another window.</strong> What it says there:</p>
      {children}
      <button type="button" className="link-button" onClick={seen}>I have read it; mine may take its place</button>
    </div>
  );
}
