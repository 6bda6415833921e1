import { Link } from '@remix-run/react';
import { ACTION_STATUSES } from '../../../shared/action-statuses.ts';
import { clockText } from '../../../shared/clock.ts';
import { counted, dateText, listText } from '../../../shared/format.ts';
import { personText } from '../../../shared/people.ts';
import type { DueAction, LatestRelease, Listed, OpenQuestion } from '../../../shared/workspace-home.ts';
import { FigureLink, type IndicatorName } from './figure-link.tsx';

interface Ground {
  readonly slug: string;
  readonly indicators: readonly IndicatorName[];
}

/** Questions, the last talked about first. */
export function OpenQuestions({ questions: { items, total }, ...ground }: Ground & { readonly questions: Listed<OpenQuestion> }) {
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">Open questions</h2>
      {items.length === 0 ? <p>Nobody has asked anything yet. What would you like to know that a figure cannot say?</p> : null}
      <ul className="home-list">
        {items.map((question) => (
          <li key={question.id}>
            <strong>{question.title}</strong>
            <span className="home-list__about"><FigureLink {...ground} about={question} /></span>
            <span className="home-list__about">{personText(question.author)} · {question.answers === 0 ? `asked on ${clockText(question.lastAt)}, no answer yet` : `${counted(question.answers, 'answer')}, ${question.answers > 1 ? 'the last ' : ''}on ${clockText(question.lastAt)}`}</span>
          </li>
        ))}
      </ul>
      <More of={total} shown={items.length} noun="question" />
    </section>
  );
}

/** Actions that are not done, by the day they are due. */
export function DueActions({ actions: { items, total }, ...ground }: Ground & { readonly actions: Listed<DueAction> }) {
  return (
    <section aria-labelledby="actions-due">
      <h2 id="actions-due">Actions due</h2>
      {items.length === 0 ? <p>No action is open. Actions are agreed beside a figure, with who does what by when.</p> : null}
      <ul className="home-list">
        {items.map((action) => (
          <li key={action.id}>
            <strong>{action.overdue ? `Was due on ${dateText(action.due)}` : `By ${dateText(action.due)}`}</strong>, {ACTION_STATUSES[action.status].toLowerCase()}: {action.what}
            <span className="home-list__about">{action.organisation}, {action.who}{action.holder ? ` · seen to by ${personText(action.holder)}` : ' · seen to by nobody now'}</span>
            <span className="home-list__about"><FigureLink {...ground} about={action} /></span>
          </li>
        ))}
      </ul>
      <More of={total} shown={items.length} noun="action" />
    </section>
  );
}

function More({ of, shown, noun }: { readonly of: number; readonly shown: number; readonly noun: string }) {
  return of > shown ? <p className="muted">and {counted(of - shown, noun)} more, beside the figures below</p> : null;
}

/** The newest figures, and the way to what they changed for the workspace's area. */
export function Latest({ release, area }: { readonly release: LatestRelease | null; readonly area: string | null }) {
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">Latest release</h2>
      {release ? (
        <p>
          {listText(release.titles)}, published {dateText(release.day)}.{release.changes === '' ? '' : ` For the areas of this workspace: ${release.changes}.`}{' '}
          <Link to={`/releases/${release.day}${area === null ? '' : `?area=${encodeURIComponent(area)}`}`}>What it brought</Link>
        </p>
      ) : <p>No figures are loaded yet.</p>}
    </section>
  );
}
