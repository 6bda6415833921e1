import { useState, type ReactNode } from 'react';
import { areaOf } from '../../../shared/areas/register.ts';
import type { CommentView, DiscussionView } from '../../../shared/discussions.ts';
import { BesideItem } from '../../ui/beside-item.tsx';
import { Byline } from '../../ui/byline.tsx';
import { RichTextView } from './rich-text-view.tsx';

interface DiscussionListProps {
  readonly discussions: readonly DiscussionView[];
  isNew(id: string): boolean;
  /** The form of a reply; `null` for those who read along. */
  reply(discussion: DiscussionView): ReactNode;
  /** The discussion that stands open: one has just replied there, or tried to. */
  readonly open: string | null;
}

/** Questions, oldest first, each with its replies in place. */
export function DiscussionList({ discussions, isNew, reply, open }: DiscussionListProps) {
  return (
    <ul className="beside-list" id="discussions">
      {discussions.map((discussion, index) => {
        const [opening, ...replies] = discussion.comments;
        const period = discussion.period ? ` ${discussion.period}` : '';
        return (
          <BesideItem
            key={discussion.id} id={`discussion-${discussion.id}`} tone="question" tag="Question"
            about={`${areaOf(discussion.area).name}${period}`} meta={repliesText(replies.length)} isNew={isNew(discussion.id)} landing={index === discussions.length - 1 && 'newest-question'}
          >
            <h4 className="beside-item__title">{discussion.title}</h4>
            {opening ? <RichTextView text={opening.body} /> : null}
            <Byline author={discussion.author} at={discussion.at} />
            <Thread replies={replies} isNew={isNew} startOpen={open === discussion.id} last={`replied-${discussion.id}`}>
              {reply(discussion)}
            </Thread>
          </BesideItem>
        );
      })}
    </ul>
  );
}

interface ThreadProps {
  readonly replies: readonly CommentView[];
  isNew(id: string): boolean;
  readonly startOpen: boolean;
  /** Id of the newest reply, where a form without JavaScript leads back to. */
  readonly last: string;
  readonly children: ReactNode;
}

function Thread({ replies, isNew, startOpen, last, children }: ThreadProps) {
  const [open, setOpen] = useState(startOpen);
  const fresh = replies.filter(({ id }) => isNew(id)).length;
  if (replies.length === 0 && !children) return null;
  return (
    <details className="thread" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {children ? 'Read and reply' : 'Read the replies'}
        {fresh > 0 ? <span className="beside-item__new">{fresh} new</span> : null}
      </summary>
      <div className="thread__inside">
        <ol className="thread__replies">
          {replies.map((comment, index) => (
            <li key={comment.id} id={index === replies.length - 1 ? last : `comment-${comment.id}`}>
              <RichTextView text={comment.body} />
              <Byline author={comment.author} at={comment.at} />
              {isNew(comment.id) ? <span className="beside-item__new">New</span> : null}
            </li>
          ))}
        </ol>
        {children}
      </div>
    </details>
  );
}

function repliesText(count: number): string {
  if (count === 0) return 'no reply yet';
  return count === 1 ? '1 reply' : `${count} replies`;
}
