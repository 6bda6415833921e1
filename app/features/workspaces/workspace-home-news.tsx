import { Link } from '@remix-run/react';
import { clockText } from '../../../shared/clock.ts';
import { personText } from '../../../shared/people.ts';
import { NEWS_KINDS, type News, type NewsLine } from '../../../shared/workspace-home.ts';
import { FigureLink, type IndicatorName } from './figure-link.tsx';

/** Of each kind; the others open below. */
const SEEN_AT_ONCE = 3;

interface WhatChangedProps {
  readonly news: News;
  /** Something is written in this workspace. */
  readonly written: boolean;
  readonly slug: string;
  readonly indicators: readonly IndicatorName[];
}

/** What others did since one was last here, by kind. */
export function WhatChanged({ news: { first, groups, shortened }, written, slug, indicators }: WhatChangedProps) {
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{first ? 'What changed since you joined' : 'What changed since you were last here'}</h2>
      {groups.length === 0 ? <p>{written ? 'Nothing. What was written before stands beside the figures below.' : 'Nothing is written here yet. Open a figure below and add what you know about it.'}</p> : null}
      <div className="news-kinds">
        {groups.map(({ kind, lines, more }) => (
          <div key={kind} className="news">
            <h3 className="news__kind">{NEWS_KINDS[kind]}</h3>
            <Lines lines={lines.slice(0, SEEN_AT_ONCE)} slug={slug} indicators={indicators} />
            {lines.length > SEEN_AT_ONCE ? (
              <details className="news__rest">
                <summary>{lines.length - SEEN_AT_ONCE} more</summary>
                <Lines lines={lines.slice(SEEN_AT_ONCE)} slug={slug} indicators={indicators} />
                {more > 0 ? <p className="muted">and {more} earlier ones, beside the figures below</p> : null}
              </details>
            ) : null}
          </div>
        ))}
      </div>
      {shortened ? <p className="muted">There was more than this; these are the newest.</p> : null}
    </section>
  );
}

interface LinesProps {
  readonly lines: readonly NewsLine[];
  readonly slug: string;
  readonly indicators: readonly IndicatorName[];
}

function Lines({ lines, ...ground }: LinesProps) {
  return <ul className="news__lines">{lines.map((line) => <li key={line.id}><Line line={line} {...ground} /></li>)}</ul>;
}

function Line({ line: { words, by, at, about, href }, slug, indicators }: { readonly line: NewsLine; readonly slug: string; readonly indicators: readonly IndicatorName[] }) {
  return (
    <>
      {href === null ? words : <Link to={href}>{words}</Link>}
      <span className="news__about">
        {about ? <><FigureLink slug={slug} indicators={indicators} about={about} /> · </> : null}
        {by ? `${personText(by)} · ` : ''}<time dateTime={at}>{clockText(at)}</time>
      </span>
    </>
  );
}
