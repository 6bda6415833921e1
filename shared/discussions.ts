import { z } from 'zod';
import { AnchorFields, SubmissionKey } from './anchors.ts';
import { ContributionChoices } from './contribution-choices.ts';
import type { ContributionView, VisibleContributionView } from './contributions.ts';
import { findPrompt } from './framework/prompts.ts';
import type { PinnedFigure } from './pinned-figure.ts';
import { REACTION_KINDS, type ReactionKind } from './reactions.ts';
import { checkRichTextJson } from './rich-text.ts';
import type { RichText } from './rich-text-document.ts';
import type { OrganisationView, PersonView } from './workspaces.ts';
import { isSeen, storable } from './written-text.ts';

export const LONGEST_TITLE = 200;
const LONGEST_OUTCOME = 2_000;
/** A discussion over several indicators is about its own and so many more. */
const MOST_OTHER_METRICS = 5;

/** A Tiptap document as JSON text; the form without JavaScript sends `plain` instead. */
const Body = z.string().transform((json, context): RichText => {
  const checked = checkRichTextJson(json);
  if ('text' in checked) return checked.text;
  context.addIssue({ code: 'custom', message: checked.whyNot });
  return z.NEVER;
});

const Title = z.string().trim().refine(isSeen, 'Say in one line what you wonder about.').max(LONGEST_TITLE, `Keep it under ${LONGEST_TITLE} characters.`).transform(storable);
const Version = z.coerce.number().int().min(1).max(2_147_483_647);
const { guardReason } = ContributionChoices;
const Ticked = z.union([z.boolean(), z.string()]).optional().transform((sent) => sent === true || sent === 'on' || sent === 'yes' || sent === 'true');
/** A field of a form that may be sent empty. */
const orEmpty = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((sent) => (sent === '' || sent === null || sent === undefined ? null : sent), schema.nullable());

type Lenient<All, Needed extends keyof All> = Pick<All, Needed> & Partial<All>;

/** What a discussion is about; without an area, an indicator for every area of the workspace. */
const About = {
  metric: AnchorFields.metric,
  otherMetrics: z
    .preprocess((sent) => (typeof sent === 'string' ? [sent] : (sent ?? [])), z.array(AnchorFields.metric.or(z.literal(''))).max(30))
    .transform((slugs) => [...new Set(slugs.filter((slug) => slug !== ''))])
    .refine((slugs) => slugs.length <= MOST_OTHER_METRICS, `Choose at most ${MOST_OTHER_METRICS} further indicators.`),
  area: orEmpty(AnchorFields.area),
  period: orEmpty(AnchorFields.period),
  breakdown: AnchorFields.breakdown,
};

export const StartDiscussion = z.object({
  key: SubmissionKey,
  ...About,
  title: Title,
  body: Body,
  prompt: orEmpty(z.string().max(80).refine((slug) => findPrompt(slug) !== undefined, 'Choose one of the prompts, or none.')),
  /** Organisation it is put to as a question. */
  addressedTo: orEmpty(z.uuid({ error: 'Choose an organisation from the list.' })),
  ...ContributionChoices,
});
/** What a form leaves out, a script may leave out too: then it is the quietest. */
export type StartDiscussionInput = Lenient<z.infer<typeof StartDiscussion>, 'key' | 'metric' | 'area' | 'period' | 'breakdown' | 'title' | 'body'>;

/** Title and opening of one's own discussion, of the version that was changed. */
export const EditDiscussion = z.object({ key: SubmissionKey, discussionId: z.uuid(), version: Version, title: Title, body: Body, guardReason });
export type EditDiscussionInput = z.infer<typeof EditDiscussion>;

/** `asAnswer`: by somebody of the organisation that was asked, it is the answer. */
export const PostComment = z.object({ key: SubmissionKey, discussionId: z.uuid(), body: Body, asAnswer: Ticked, guardReason });
export type PostCommentInput = Lenient<z.infer<typeof PostComment>, 'key' | 'discussionId' | 'body'>;

export const EditComment = z.object({ key: SubmissionKey, commentId: z.uuid(), version: Version, body: Body, guardReason });
export type EditCommentInput = z.infer<typeof EditComment>;

export const ResolveDiscussion = z.object({
  key: SubmissionKey,
  discussionId: z.uuid(),
  outcome: z.string().trim().refine(isSeen, 'Say in a line or two what came of it.').max(LONGEST_OUTCOME, `Keep it under ${LONGEST_OUTCOME.toLocaleString('en-GB')} characters.`).transform(storable),
  guardReason,
});
export type ResolveDiscussionInput = z.infer<typeof ResolveDiscussion>;

export const ReopenDiscussion = z.object({ key: SubmissionKey, discussionId: z.uuid() });
export type ReopenDiscussionInput = z.infer<typeof ReopenDiscussion>;

/** `answered` names the comment that answers it; `asked` asks again. */
export const ChangeQuestion = z.discriminatedUnion('status', [
  z.object({ key: SubmissionKey, discussionId: z.uuid(), status: z.literal('answered'), commentId: z.uuid() }),
  z.object({ key: SubmissionKey, discussionId: z.uuid(), status: z.enum(['asked', 'withdrawn']) }),
]);
export type ChangeQuestionInput = z.infer<typeof ChangeQuestion>;

/** An answer from outside the workspace, for the organisation that was asked. */
export const AnswerQuestion = z.object({ key: SubmissionKey, discussionId: z.uuid(), body: Body, guardReason });
export type AnswerQuestionInput = z.infer<typeof AnswerQuestion>;

export const FollowDiscussion = z.object({ discussionId: z.uuid(), follows: Ticked });
export type FollowDiscussionInput = z.infer<typeof FollowDiscussion>;

/** Up to which comment somebody has read. */
export const MarkRead = z.object({ discussionId: z.uuid(), seen: z.coerce.number().int().min(0).max(2_147_483_647) });
export type MarkReadInput = z.infer<typeof MarkRead>;

export type { ReactionKind } from './reactions.ts';

/** `on`: whether it stands afterwards; sent again, it changes nothing. */
export const GiveReaction = z.object({ commentId: z.uuid(), kind: z.enum(REACTION_KINDS), on: Ticked });
export type GiveReactionInput = z.infer<typeof GiveReaction>;

export interface CommentView extends ContributionView {
  readonly discussionId: string;
  /** Order within the discussion, from 1. The first is the discussion's opening. */
  readonly position: number;
  /** Empty where it is withdrawn, hidden or purged. */
  readonly body: RichText;
  /** Figures of the charts in the body, by `pinKey`; one that is missing is public no more. */
  readonly figures?: Readonly<Record<string, PinnedFigure>>;
  /** How many gave each; never who. */
  readonly reactions: Readonly<Record<ReactionKind, number>>;
}

export type QuestionStatus = 'asked' | 'answered' | 'withdrawn';

export interface DiscussionView extends VisibleContributionView {
  readonly metric: string;
  /** Further metrics it is about. */
  readonly otherMetrics: readonly string[];
  /** Empty: every area of the workspace. */
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
  readonly title: string;
  /** Slug of the framework's prompt it began with. */
  readonly prompt: string | null;
  /** Whom it is put to, and how far that is; `null` for an ordinary discussion. */
  readonly question: { readonly to: OrganisationView; readonly status: QuestionStatus; readonly answerId: string | null } | null;
  readonly resolved: { readonly outcome: string; readonly by: PersonView; readonly at: string } | null;
  readonly comments: readonly CommentView[];
  /** Its comments are left out, and come when they are asked for (`Conversation.inPart`): time of the newest of them. */
  readonly inPart?: { readonly newest: string };
}
