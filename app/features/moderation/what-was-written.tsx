import { Link } from '@remix-run/react';
import { clockText } from '../../../shared/clock.ts';
import type { ContributionState } from '../../../shared/contributions.ts';
import type { ModeratedSubject } from '../../../shared/moderation.ts';
import { personText } from '../../../shared/people.ts';

const STATES: Readonly<Record<ContributionState, string>> = { shown: '', hidden: 'Hidden from everybody now', withdrawn: 'Withdrawn by its author', purged: 'Its words are deleted' };

/** Something that was written, for whoever decides about it. */
export function WhatWasWritten({ subject: { what, about, title, words, author, at, state, path, elsewhere } }: { readonly subject: ModeratedSubject }) {
  return (
    <div className="case__written">
      <p className="case__about">
        <strong>{what}</strong>, {about || 'about everything here'} · {personText(author)} · {clockText(at)}
        {elsewhere ? ' · written in another workspace' : ''}
      </p>
      {title ? <p><strong>{title}</strong></p> : null}
      {words === '' ? <p className="muted">No words are kept.</p> : <blockquote className="case__words">{words}</blockquote>}
      <p className="case__state">
        {STATES[state] ? <><strong>{STATES[state]}</strong>{path && state === 'shown' ? ' · ' : ''}</> : null}
        {path && state === 'shown' ? <Link to={path}>See it in its place</Link> : null}
      </p>
    </div>
  );
}
