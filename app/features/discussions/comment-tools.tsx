import { Link } from '@remix-run/react';
import { useState, type ReactNode } from 'react';
import { UNDO_MINUTES } from '../../../shared/contributions.ts';
import type { CommentView } from '../../../shared/discussions.ts';
import { refusalFor } from '../../live/sending-form.tsx';
import { ReportForm } from './report-form.tsx';
import { TapForm } from './tap-form.tsx';
import { useTalk } from './talk-context.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';

interface CommentToolsProps {
  readonly comment: CommentView;
  edit(): void;
  /** The form itself, where there is no script to open it in place. */
  form(close: () => void): ReactNode;
}

/** The quiet end of a comment: its address, and behind "More" what is done seldom. Nothing of it is made before it is opened. */
export function CommentTools({ comment, edit, form }: CommentToolsProps) {
  const { workspace, whole, answer } = useTalk();
  const hydrated = useHydrated();
  const refused = refusalFor(answer, 'comment.edit', { commentId: comment.id }) ?? refusalFor(answer, 'contribution.report', { subjectId: comment.id });
  const [open, setOpen] = useState(refused !== null);
  const address = `/workspaces/${workspace.slug}/discussions/${comment.discussionId}#comment-${comment.id}`;
  const made = open || (whole && !hydrated);
  return (
    <>
      {comment.position === 1 || whole ? <Link className="comment__link" to={address}>Link<span className="govuk-visually-hidden"> to this {comment.position === 1 ? 'question' : 'reply'}</span></Link> : null}
      {whole || hydrated ? (
        <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>More</summary>
          {made ? <Inside comment={comment} edit={edit} form={form} hydrated={hydrated} address={whole || comment.position === 1 ? null : address} /> : null}
        </details>
      ) : null}
    </>
  );
}

function Inside({ comment, edit, form, hydrated, address }: CommentToolsProps & { readonly hydrated: boolean; readonly address: string | null }) {
  const { workspace, own: mine } = useTalk();
  const { id, position, discussionId } = comment;
  const own = mine.has(position === 1 ? discussionId : id) && !comment.unattributed;
  const traceless = withinUndo(comment.at);
  const subject = position === 1 ? { subjectKind: 'discussion', subjectId: discussionId } : { subjectKind: 'comment', subjectId: id };
  return (
    <div className="more__inside">
      {address === null ? null : <p className="more__link"><Link to={address}>Link to this reply</Link></p>}
      {own && workspace.abilities['comment.edit'] ? (
        <>
          {hydrated ? <button type="button" className="link-button" onClick={edit}>Change it</button> : form(() => undefined)}
          <TapForm intent="contribution.take-back" seenBy="nobody; moderators can still read what was withdrawn" hidden={subject} anchor={`discussion-${discussionId}`} doneWords={traceless ? 'It is taken back.' : 'It is withdrawn.'}>
            <button type="submit" className="link-button">{traceless ? 'Take it back' : 'Withdraw it'}</button>
            <span className="more__means">{traceless ? `Within ${UNDO_MINUTES} minutes: as if it had never been.` : 'Its words go; that there was something stays.'}</span>
          </TapForm>
        </>
      ) : null}
      {!own && workspace.abilities['contribution.report'] ? <ReportForm subject={subject} anchor={`discussion-${discussionId}`} /> : null}
    </div>
  );
}

/** Whether something can still be taken back as if it had never been. */
function withinUndo(at: string): boolean {
  return Date.now() - Date.parse(at) < UNDO_MINUTES * 60_000;
}
