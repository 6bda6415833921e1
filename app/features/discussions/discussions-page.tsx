import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DISCUSSION_FILTERS, type DiscussionFilter, type DiscussionLine, type DiscussionsPage as View } from '../../../shared/discussion-pages.ts';
import { clockText } from '../../../shared/clock.ts';
import { personText } from '../../../shared/people.ts';
import { aboutText, questionText, TOMBSTONES, visibilityText } from './thread-words.ts';

interface DiscussionsPageProps {
  readonly view: View;
  /** Short titles of the indicators, by metric. */
  readonly titles: Readonly<Record<string, string>>;
  /** The form that starts one, for those who may; its heading bears the id `start`. */
  readonly start: ReactNode;
}

/** Every discussion of a workspace that the reader may see, the one with the newest word first. */
export function DiscussionsPage({ view, titles, start }: DiscussionsPageProps) {
  const { workspace, filter, lines, page, pages, counts } = view;
  const path = `/workspaces/${workspace.slug}/discussions`;
  const href = (one: DiscussionFilter, at = 1) => `${path}${one === 'open' && at === 1 ? '' : `?filter=${one}${at > 1 ? `&page=${at}` : ''}`}`;
  return (
    <>
      <h1>Discussions</h1>
      <nav className="chips discussions__filters" aria-label="Listed here">
        {(Object.keys(DISCUSSION_FILTERS) as DiscussionFilter[]).map((one) => (
          <Link key={one} to={href(one)} className={one === filter ? 'chip chip--on' : 'chip'} aria-current={one === filter ? 'true' : undefined}>{DISCUSSION_FILTERS[one]} ({counts[one]})</Link>
        ))}
      </nav>
      {start && lines.length > 0 ? <p><a href="#start">Start a discussion</a></p> : null}
      {lines.length === 0 ? <p className="discussions__empty">{EMPTY[filter]}</p> : (
        <ul className="discussion-lines">
          {lines.map((line) => <Line key={line.id} line={line} path={path} titles={titles} />)}
        </ul>
      )}
      {pages > 1 ? (
        <nav className="button-row" aria-label="Pages">
          {page > 1 ? <Link to={href(filter, page - 1)}>Newer ones</Link> : null}
          <span>Page {page} of {pages}</span>
          {page < pages ? <Link to={href(filter, page + 1)}>Older ones</Link> : null}
        </nav>
      ) : null}
      {start}
    </>
  );
}

const EMPTY: Readonly<Record<DiscussionFilter, string>> = {
  open: 'Nothing is being discussed yet. What would you like to ask the others about a figure?',
  resolved: 'No discussion is resolved yet. When one has come to something, say in a line what it was.',
  following: 'You follow no discussion yet. Follow one, and you are told when somebody replies.',
  questions: 'No question was put to an organisation yet. Who might know what a figure here cannot say?',
};

function Line({ line, path, titles }: { readonly line: DiscussionLine; readonly path: string; readonly titles: Readonly<Record<string, string>> }) {
  const { id, title, state, metric, otherMetrics, author, newest, replies, unread, follows, question, resolved, outcome, visibility, elsewhere } = line;
  const about = [metric, ...otherMetrics].map((one) => titles[one] ?? one).join(' · ');
  const notes = [
    resolved ? 'resolved' : '', replies === 0 ? 'no reply yet' : replies === 1 ? '1 reply' : `${replies} replies`,
    follows ? 'followed' : '', visibilityText(visibility), elsewhere ? 'from another workspace' : '',
  ].filter(Boolean);
  return (
    <li className="discussion-line">
      <p className="discussion-line__about">{about} · {aboutText(line)}</p>
      <h2 className="discussion-line__title">
        <Link to={`${path}/${id}`}>{state === 'shown' ? title : TOMBSTONES[state]}</Link>
        {unread > 0 ? <span className="beside-item__new">{unread} unread</span> : null}
      </h2>
      {question ? <p className="discussion-line__notes">{questionText({ question: { ...question, answerId: null } })}</p> : null}
      {outcome ? <p className="discussion-line__outcome"><strong>What came of it:</strong> {outcome}</p> : null}
      <p className="discussion-line__notes">{personText(author)} · {notes.join(' · ')} · last word <time dateTime={newest}>{clockText(newest)}</time></p>
    </li>
  );
}
