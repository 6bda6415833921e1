import { Link } from '@remix-run/react';
import { clockText } from '../../../shared/clock.ts';
import type { RevisionView } from '../../../shared/discussion-pages.ts';
import type { DiscussionView } from '../../../shared/discussions.ts';
import { ReadsAlong } from '../../live/reads-along.tsx';
import { DiscussionItem } from './discussion-item.tsx';
import { RichTextView } from './rich-text-view.tsx';
import { useTalk } from './talk-context.ts';
import { TOMBSTONES } from './thread-words.ts';

interface DiscussionPageProps {
  readonly discussion: DiscussionView;
  isNew(id: string): boolean;
  /** Where its figures are shown. */
  readonly figures: readonly { readonly href: string; readonly title: string }[];
  /** Earlier states of what the address asks for; empty where it asks for none. */
  readonly history: readonly RevisionView[];
  /** Who decided against it and why, for whoever started it. */
  readonly decided: string | null;
}

/** One discussion as a page of its own: all of it, with every form. */
export function DiscussionPage({ discussion, isNew, figures, history, decided }: DiscussionPageProps) {
  const { workspace } = useTalk();
  const { title, state, comments, question } = discussion;
  const asksMine = question?.status === 'asked' && question.to.id === workspace.organisation?.id;
  return (
    <div className="discussion-page">
      <p className="discussion-page__back"><Link to={`/workspaces/${workspace.slug}/discussions`}>All discussions</Link></p>
      <h1>{state === 'shown' ? title : TOMBSTONES[state]}</h1>
      {figures.length > 0 ? <p className="discussion-page__figures">About {figures.map(({ href, title: words }, index) => <span key={href}>{index > 0 ? ' · ' : ''}<Link to={href}>{words}</Link></span>)}</p> : null}
      {decided === null ? null : <p className="judged">{decided}</p>}
      <ul className="beside-list">
        <DiscussionItem discussion={discussion} isNew={false} news={comments.slice(1).filter(({ id }) => isNew(id)).map(({ id }) => id).join(' ')} open landing={false} ready />
      </ul>
      {workspace.abilities['comment.post'] ? null : <ReadsAlong workspace={workspace} />}
      {question && asksMine && !workspace.abilities['comment.post'] ? <p>Where nobody of {question.to.name} writes in this workspace, its leads and analysts answer <Link to={`/organisations/${question.to.id}/questions`}>on its page of questions</Link>.</p> : null}
      {history.length > 0 ? (
        <section className="discussion-page__history" id="history" aria-labelledby="history-heading">
          <h2 id="history-heading">What it said before</h2>
          <ol>
            {history.map(({ version, until, title: before, body }) => (
              <li key={version}>
                <p className="byline">until <time dateTime={until}>{clockText(until)}</time></p>
                {before === null ? null : <p><strong>{before}</strong></p>}
                <RichTextView text={body} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}
