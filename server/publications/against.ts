import type { DecisionAgainst } from '../moderation/queries.ts';

/** That something does not become public or is so no longer, who decided that, and why where it may be said. */
export function againstWords({ state, reason }: DecisionAgainst, organisation: string, workspace: string): string {
  const why = reason === '' ? '.' : `: ${reason}`;
  switch (state) {
    case 'not-approved':
      return `It does not become public. Declined by ${organisation}${why}`;
    case 'not-published':
      return `It does not become public. Declined by a moderator of ${workspace}${why}`;
    case 'taken-back':
      return `It was public and is so no longer. Taken back by a moderator of ${workspace}${why}`;
    default:
      return `It is not public${why}`;
  }
}
