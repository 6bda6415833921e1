import { Link } from '@remix-run/react';
import type { FiguresNotice } from '../../../shared/release-news.ts';

interface FiguresNoticesProps {
  readonly notices: readonly FiguresNotice[];
  /** Code of the area the reader is looking at: the release day page speaks of it. */
  readonly area: string;
}

/** What happened to figures while the page was open: quiet lines, and nothing else on the page changes. */
export function FiguresNotices({ notices, area }: FiguresNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <ul className="figures-notices">
      {notices.map(({ words, day }) => (
        <li key={words}>
          {day === null ? words : <Link to={`/releases/${day}?area=${encodeURIComponent(area)}`} target="_blank">{words} (opens in a new tab)</Link>}.
          Load this page again to see it with them.
        </li>
      ))}
    </ul>
  );
}
