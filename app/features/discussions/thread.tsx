import { Link } from '@remix-run/react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DiscussionView } from '../../../shared/discussions.ts';
import { refusalFor, SendingForm } from '../../live/sending-form.tsx';
import { UnattributedChoice } from '../../live/unattributed-choice.tsx';
import { useHasDraft } from '../../live/use-draft.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { WhoSees } from '../../ui/who-sees.tsx';
import { CommentItem } from './comment-view.tsx';
import { RichTextField } from './rich-text-field.tsx';
import { useTalk } from './talk-context.ts';
import { lastPosition, unreadOf, unreadText } from './thread-words.ts';
import { useMarkRead } from './use-mark-read.ts';
import { WhoSeesIt } from './who-sees-it.tsx';

interface ThreadProps {
  readonly discussion: DiscussionView;
  /** Ids of comments that are new to this browser, parted by spaces. */
  readonly news: string;
  readonly startOpen: boolean;
  /** Made at once, so that it can be read where there is no script. */
  readonly ready: boolean;
}

/** The replies behind a line that opens them, and the form for one's own. A thread that was never opened makes neither. */
export function Thread({ discussion, news, startOpen, ready }: ThreadProps) {
  const { workspace, personal, own, whole } = useTalk();
  const hydrated = useHydrated();
  const [open, setOpen] = useState(startOpen);
  const [opened, setOpened] = useState(startOpen);
  useEffect(() => {
    if (startOpen) setOpen(true);
  }, [startOpen]);
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // Opened before the script was here.
    if (!box.current?.open) return;
    setOpen(true);
    setOpened(true);
  }, []);
  const replies = discussion.comments.slice(1);
  const mayReply = workspace.abilities['comment.post'] && !discussion.elsewhere && discussion.state === 'shown';
  const [seen] = useState(personal.seen[discussion.id]);
  const unread = new Set(unreadOf(replies, seen, own).map(({ id }) => id));
  const fresh = new Set(news === '' ? [] : news.split(' '));
  const freshReplies = replies.filter(({ id }) => fresh.has(id)).length;
  if (replies.length === 0 && !mayReply) return null;
  const inside = open || opened || (ready && !hydrated) ? (
    <Inside discussion={discussion} isNew={(id) => unread.has(id) || fresh.has(id)} unread={unread.size} mayReply={mayReply} reading={open} seen={seen} />
  ) : (
    hydrated ? null : <p><Link to={`/workspaces/${workspace.slug}/discussions/${discussion.id}`}>Read and reply on its own page</Link></p>
  );
  if (whole) return <div className="thread thread--whole">{inside}</div>;
  return (
    <details
      ref={box} className="thread" open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary>
        {mayReply ? 'Read and reply' : 'Read the replies'}
        {unread.size > 0 ? <span className="beside-item__new">{unreadText(unread.size)}</span> : freshReplies > 0 ? <span className="beside-item__new">{freshReplies} new</span> : null}
      </summary>
      {inside}
    </details>
  );
}

interface InsideProps {
  readonly discussion: DiscussionView;
  isNew(id: string): boolean;
  readonly unread: number;
  readonly mayReply: boolean;
  readonly reading: boolean;
  readonly seen: number | undefined;
}

function Inside({ discussion, isNew, unread, mayReply, reading, seen }: InsideProps) {
  const { workspace, formKey, answer, charts, own } = useTalk();
  const { id, comments, question, visibility, resolved } = discussion;
  const replies = comments.slice(1);
  const end = useRef<HTMLLIElement>(null);
  useMarkRead(id, lastPosition(comments), seen, end, reading && workspace.abilities['discussion.follow']);
  const mayAnswer = question?.status === 'asked' && own.has(id) && workspace.abilities['discussion.resolve'];
  const asked = question !== null && question.status === 'asked' && question.to.id === workspace.organisation?.id;
  const refused = refusalFor(answer, 'comment.post', { discussionId: id });
  return (
    <div className="thread__inside">
      <ol className="thread__replies">
        {replies.map((comment, index) => (
          <CommentItem key={comment.id} comment={comment} visibility={visibility} isNew={isNew(comment.id) && !own.has(comment.id)} isAnswer={question?.answerId === comment.id} mayAnswer={mayAnswer} landing={index === replies.length - 1 ? `replied-${id}` : null} />
        ))}
        <li ref={end} className="thread__end" aria-hidden="true" />
      </ol>
      {unread > 0 ? (
        <noscript>
          <form method="post" className="tap"><input type="hidden" name="intent" value="discussion.read" /><input type="hidden" name="discussionId" value={id} /><input type="hidden" name="seen" value={lastPosition(comments)} /><button type="submit" className="link-button">Mark as read</button><WhoSees>nobody</WhoSees></form>
        </noscript>
      ) : null}
      {resolved && mayReply ? <p className="thread__closed">This discussion is resolved. Whoever asked, or a coordinator, can open it again.</p> : null}
      {mayReply ? (
        <ReplyPlace discussionId={id} resolved={resolved !== null} open={Boolean(refused)}>
          <SendingForm
            intent="comment.post" formKey={formKey} hidden={{ discussionId: id }} anchor={`discussion-${id}`} refused={refused}
            submit="Reply" sentWords="Your reply is added." quiet beside={<WhoSeesIt visibility={visibility} />}
          >
            {(fields) => (
              <>
                <RichTextField fields={fields} label="Your reply" charts={charts} />
                {asked ? (
                  <div className="govuk-checkboxes govuk-checkboxes--small thread__as-answer">
                    <div className="govuk-checkboxes__item">
                      <input className="govuk-checkboxes__input" id={fields.id('asAnswer')} name="asAnswer" type="checkbox" value="yes" />
                      <label className="govuk-label govuk-checkboxes__label" htmlFor={fields.id('asAnswer')}>This is the answer of {question.to.name}</label>
                    </div>
                  </div>
                ) : null}
                {workspace.nonAttributed ? <UnattributedChoice workspace={workspace} id={fields.id('unattributed')} /> : null}
              </>
            )}
          </SendingForm>
        </ReplyPlace>
      ) : null}
    </div>
  );
}

/**
 * Where a reply is written. A thread that was resolved when one came asks for none, and keeps what one had begun in reach;
 * one that is resolved meanwhile takes nothing away from whoever is writing.
 */
function ReplyPlace({ discussionId, resolved, open, children }: { readonly discussionId: string; readonly resolved: boolean; readonly open: boolean; readonly children: ReactNode }) {
  const [folded, setFolded] = useState(resolved);
  // Opened again meanwhile: from then on somebody may be writing.
  if (folded && !resolved) setFolded(false);
  const begun = useHasDraft('comment.post', discussionId);
  if (!folded || !resolved) return <div>{children}</div>;
  if (!begun && !open) return null;
  return <details className="more" open={open}><summary>A reply you had begun</summary>{children}</details>;
}
