import type { CommentView, DiscussionView } from '../../../shared/discussions.ts';
import type { ContributionState, Visibility } from '../../../shared/contributions.ts';
import { findArea } from '../../../shared/areas/register.ts';

/** How many replies; without those that were taken away. */
export function repliesText(comments: readonly CommentView[]): string {
  const count = comments.filter(({ position, state }) => position > 1 && state === 'shown').length;
  if (count === 0) return 'no reply yet';
  return count === 1 ? '1 reply' : `${count} replies`;
}

/** What stands where something was: nobody is left to wonder what a gap is. */
export const TOMBSTONES: Readonly<Record<Exclude<ContributionState, 'shown'>, string>> = {
  withdrawn: 'Withdrawn by its author.',
  hidden: 'Hidden until a moderator has looked at it.',
  purged: 'Deleted by a moderator.',
};

/** Area and period a discussion is about. */
export function aboutText({ area, period }: Pick<DiscussionView, 'area' | 'period'>): string {
  const place = area === null ? 'All areas' : (findArea(area)?.name ?? area);
  return period === null ? place : `${place} ${period}`;
}

/** Who else but the workspace may see it, or fewer; empty for the ordinary case. */
export function visibilityText(visibility: Visibility): string {
  return { me: 'only you see this', organisation: 'for your organisation only', workspace: '', region: 'the region sees this too', public: 'meant for everybody' }[visibility];
}

/** How far a question is. */
export function questionText({ question }: Pick<DiscussionView, 'question'>): string {
  if (!question) return '';
  const { to, status } = question;
  return { asked: `Put to ${to.name}. No answer yet.`, answered: `Put to ${to.name}, and answered.`, withdrawn: `Put to ${to.name}, then withdrawn.` }[status];
}

/** Comments after the last one read. None where nothing was read yet: then all of it is new, and no mark is needed. */
export function unreadOf(comments: readonly CommentView[], seen: number | undefined, own: ReadonlySet<string>): readonly CommentView[] {
  if (seen === undefined) return [];
  return comments.filter(({ id, position, state }) => position > seen && state === 'shown' && !own.has(id));
}

/** "2 new since you were here". */
export function unreadText(count: number): string {
  return count === 0 ? '' : `${count} new since you were here`;
}

/** Position of the newest comment; 0 where there is none. */
export function lastPosition(comments: readonly CommentView[]): number {
  return comments.reduce((last, { position }) => Math.max(last, position), 0);
}
