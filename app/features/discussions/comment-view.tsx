import { Link } from '@remix-run/react';
import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import { clockText } from '../../../shared/clock.ts';
import type { Visibility } from '../../../shared/contributions.ts';
import type { CommentView as Comment } from '../../../shared/discussions.ts';
import { Byline } from '../../ui/byline.tsx';
import { CommentTools } from './comment-tools.tsx';
import { EditComment } from './edit-comment.tsx';
import { ReactionsRow } from './reactions-row.tsx';
import { RichTextView } from './rich-text-view.tsx';
import { useTalk } from './talk-context.ts';
import { TapForm } from './tap-form.tsx';
import { TOMBSTONES } from './thread-words.ts';

interface CommentProps {
  readonly comment: Comment;
  /** Who sees the discussion it is in. */
  readonly visibility: Visibility;
  readonly isNew: boolean;
  /** It answers the question. */
  readonly isAnswer: boolean;
  /** Whoever asked may say that this answers it. */
  readonly mayAnswer: boolean;
  /** Another name of this place: where a form without JavaScript leads back to. */
  readonly landing: string | null;
}

/** One reply, with what can be done with it. */
export const CommentItem = memo(function CommentItem({ comment, visibility, isNew, isAnswer, mayAnswer, landing }: CommentProps) {
  return (
    <li id={`comment-${comment.id}`} className={isAnswer ? 'comment comment--answer' : 'comment'}>
      {landing ? <span id={landing} /> : null}
      {isAnswer ? <p className="comment__answer">The answer</p> : null}
      <CommentBody comment={comment} isNew={isNew} edit={(close) => <EditComment comment={comment} visibility={visibility} close={close} />} />
      {mayAnswer && comment.state === 'shown' ? (
        <TapForm intent="discussion.question" hidden={{ discussionId: comment.discussionId, status: 'answered', commentId: comment.id }} anchor={`comment-${comment.id}`} doneWords="This is the answer now.">
          <button type="submit" className="link-button comment__answers">This answers my question</button>
        </TapForm>
      ) : null}
    </li>
  );
});

/** What a comment says, by whom, and what can be done with it; the opening of a discussion is one too. */
export function CommentBody({ comment, isNew, edit }: Pick<CommentProps, 'comment' | 'isNew'> & { edit(close: () => void): ReactNode }) {
  const [editing, setEditing] = useState(false);
  const foot = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // Back to where one came from: the form stood in the words' place.
    if (wasEditing.current && !editing) foot.current?.querySelector<HTMLElement>('.more > summary')?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (comment.state !== 'shown') return <p className="tombstone">{TOMBSTONES[comment.state]}</p>;
  if (editing) return edit(() => setEditing(false));
  return (
    <>
      <RichTextView text={comment.body} figures={comment.figures} />
      <Byline author={comment.author} at={comment.at} />
      <Edited comment={comment} />
      {isNew ? <span className="beside-item__new">New</span> : null}
      <div ref={foot} className="comment__foot">
        <ReactionsRow comment={comment} />
        <CommentTools comment={comment} edit={() => setEditing(true)} form={edit} />
      </div>
    </>
  );
}

/** That it was changed, leading to what it said before. */
function Edited({ comment: { id, discussionId, editedAt } }: { readonly comment: Comment }) {
  const { workspace } = useTalk();
  if (editedAt === null) return null;
  return <Link className="comment__edited" to={`/workspaces/${workspace.slug}/discussions/${discussionId}?history=${id}#history`}>edited {clockText(editedAt)}</Link>;
}
