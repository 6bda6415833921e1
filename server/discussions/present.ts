import type { CommentView, DiscussionView, QuestionStatus } from '../../shared/discussions.ts';
import { fromPlainText, withMentions, type RichText } from '../../shared/rich-text-document.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import { contributionOf, stateOf, visibleContributionOf } from '../contribution-state.ts';
import type { Author } from '../workspaces/queries.ts';
import type { SayMention } from './mention-names.ts';
import type { CommentRow, DiscussionRow } from './rows.ts';

/** How authors and mentions of one workspace read. */
export interface Naming {
  person(author: Author): PersonView;
  mention: SayMention;
}

/** The text of a comment as it was stored. It was checked by shared/rich-text.ts before. */
export const bodyOf = ({ body }: Pick<CommentRow, 'body'>) => body as RichText;

/** Whether the words of a row may be read at all. */
export const isShown = (row: Parameters<typeof stateOf>[0]) => stateOf(row) === 'shown';

/** The same for every reader of the workspace. */
export function presentComment(row: CommentRow, { person, mention }: Naming): CommentView {
  const contribution = contributionOf(row);
  return {
    ...contribution,
    discussionId: row.discussionId,
    position: row.position,
    body: contribution.state === 'shown' ? withMentions(bodyOf(row), mention) : fromPlainText(''),
    reactions: { 'me-too': row.meToo, 'tell-more': row.tellMore, 'thank-you': row.thankYou },
    // Whoever answered from outside did so for their organisation, and is nobody here.
    author: row.answeredFor === null ? person(row) : { name: row.answeredFor, organisation: '' },
  };
}

/** The same for every reader of the workspace it is read in. @param comments of this discussion, in any order */
export function presentDiscussion(row: DiscussionRow, workspaceId: string, comments: readonly CommentView[], { person }: Naming): DiscussionView {
  const { metric, otherMetrics, area, period, breakdown, prompt } = row;
  const contribution = visibleContributionOf(row, workspaceId);
  const shown = contribution.state === 'shown';
  return {
    ...contribution,
    metric, otherMetrics, area, period, breakdown, prompt,
    title: shown ? row.title : '',
    question: row.addressedToId === null ? null : {
      to: { id: row.addressedToId, name: row.addressedToName ?? '' },
      status: (row.questionStatus ?? 'asked') as QuestionStatus,
      answerId: row.answerCommentId,
    },
    resolved: row.resolvedAt === null ? null : {
      outcome: shown ? (row.outcome ?? '') : '',
      by: person({ authorId: row.resolvedById, authorOrganisationId: row.resolvedOrganisationId }),
      at: row.resolvedAt.toISOString(),
    },
    author: person(row),
    comments: [...comments].sort((a, b) => a.position - b.position),
  };
}
