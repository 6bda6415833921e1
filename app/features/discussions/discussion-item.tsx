import { Link } from '@remix-run/react';
import { memo } from 'react';
import { clockText } from '../../../shared/clock.ts';
import type { DiscussionView } from '../../../shared/discussions.ts';
import { personText } from '../../../shared/people.ts';
import { BesideItem } from '../../ui/beside-item.tsx';
import { CommentBody } from './comment-view.tsx';
import { DiscussionTools } from './discussion-tools.tsx';
import { EditDiscussion } from './edit-comment.tsx';
import { useTalk } from './talk-context.ts';
import { aboutText, questionText, repliesText, TOMBSTONES, visibilityText } from './thread-words.ts';
import { Thread } from './thread.tsx';

interface DiscussionItemProps {
  readonly discussion: DiscussionView;
  readonly isNew: boolean;
  /** Ids of comments that are new to this browser, parted by spaces: a text, so that an item is drawn again only for its own news. */
  readonly news: string;
  readonly open: boolean;
  readonly landing: string | false;
  readonly ready: boolean;
}

/** One discussion beside a figure: what is asked, how far that is, and its replies in place. */
export const DiscussionItem = memo(function DiscussionItem({ discussion, isNew, news, open, landing, ready }: DiscussionItemProps) {
  const { whole, workspace } = useTalk();
  const { id, title, state, comments, visibility, elsewhere, resolved } = discussion;
  const meta = [discussion.inPart ? '' : repliesText(comments), visibilityText(visibility), elsewhere ? 'from another workspace' : ''].filter(Boolean).join(' · ');
  if (discussion.inPart) {
    return (
      <BesideItem id={`discussion-${id}`} tone="question" tag={resolved ? 'Resolved' : 'Question'} about={aboutText(discussion)} meta={meta} isNew={isNew} landing={landing}>
        <h4 className="beside-item__title">{title}</h4>
        <p aria-busy="true"><Link to={`/workspaces/${workspace.slug}/discussions/${id}`}>Read and reply on its own page</Link></p>
      </BesideItem>
    );
  }
  return (
    <BesideItem id={`discussion-${id}`} tone="question" tag={resolved ? 'Resolved' : 'Question'} about={aboutText(discussion)} meta={meta} isNew={isNew} landing={landing}>
      {state === 'shown' ? (
        <>
          {whole ? null : <h4 className="beside-item__title">{title}</h4>}
          <Opening discussion={discussion} />
        </>
      ) : <p className="tombstone">{TOMBSTONES[state]}</p>}
      <Thread discussion={discussion} news={news} startOpen={open || whole} ready={ready || whole} />
    </BesideItem>
  );
});

function Opening({ discussion }: Pick<DiscussionItemProps, 'discussion'>) {
  const { workspace } = useTalk();
  const [opening] = discussion.comments;
  const { id, question, resolved } = discussion;
  return (
    <>
      {question ? (
        <p className="asked">
          {questionText(discussion)}
          {question.answerId ? <> <Link to={`/workspaces/${workspace.slug}/discussions/${id}#comment-${question.answerId}`}>Read the answer</Link></> : null}
        </p>
      ) : null}
      {opening ? <CommentBody comment={opening} isNew={false} edit={(close) => <EditDiscussion discussion={discussion} close={close} />} /> : null}
      {resolved ? (
        <div className="outcome-of">
          <p className="outcome-of__words"><strong>What came of it:</strong> {resolved.outcome}</p>
          <p className="byline">{personText(resolved.by)} · <time dateTime={resolved.at}>{clockText(resolved.at)}</time></p>
        </div>
      ) : null}
      <DiscussionTools discussion={discussion} />
    </>
  );
}
