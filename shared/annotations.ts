import { z } from 'zod';
import { ANNOTATION_KINDS, type AnnotationKind } from './annotation-kinds.ts';
import { SubmissionKey, WideAnchorFields, type WideAnchor } from './anchors.ts';
import { ContributionChoices } from './contribution-choices.ts';
import type { VisibleContributionView } from './contributions.ts';
import { OWNER_VERDICTS, type OwnerReplyView, type OwnerVerdict } from './owner-replies.ts';
import { isSeen, storable } from './written-text.ts';

export const LONGEST_ANNOTATION = 2_000;

const Kind = z.enum(Object.keys(ANNOTATION_KINDS) as [AnnotationKind, ...AnnotationKind[]], { error: 'Choose what kind of note this is.' });
const Body = z
  .string()
  .trim()
  .refine(isSeen, 'Write what you know about this figure.')
  .max(LONGEST_ANNOTATION, `Keep it under ${LONGEST_ANNOTATION.toLocaleString('en-GB')} characters.`)
  .transform(storable);
const Version = z.coerce.number().int().min(1).max(100_000);
const { guardReason } = ContributionChoices;

/** A context note, pinned to as much as it is about. */
export const AddAnnotation = z.object({
  key: SubmissionKey,
  ...WideAnchorFields,
  /** The edition its author read; where another one is shown by now, they are asked to look again. */
  editionKey: z.string().max(300).optional().transform((sent) => sent || undefined),
  kind: Kind,
  body: Body,
  ...ContributionChoices,
});
export type AddAnnotationInput = z.output<typeof AddAnnotation>;

/** What can be changed of a note. `version` is the one that was read: an edit of another is refused. */
export const EditAnnotation = z.object({ key: SubmissionKey, annotationId: z.uuid(), version: Version, kind: Kind, body: Body, guardReason });
export type EditAnnotationInput = z.output<typeof EditAnnotation>;

/**
 * A note that has lost its figure, placed at another one: its words, replies and history stay. Groups of a breakdown come
 * as one field each, and become the key of them all.
 */
export const PlaceAnnotation = z.object({
  key: SubmissionKey,
  annotationId: z.uuid(),
  version: Version,
  ...WideAnchorFields,
  breakdown: z.union([z.string().max(200), z.array(z.string().max(100)).max(10)]).default('').transform((sent) => (typeof sent === 'string' ? sent : sent.join(';'))),
  guardReason,
});
export type PlaceAnnotationInput = z.output<typeof PlaceAnnotation>;

/** What became of the figure a note is about since it was written. Judged anew whenever figures are read. */
export type Judgement =
  | { readonly verdict: 'same' }
  /** The figure is another one now; both in words or digits. */
  | { readonly verdict: 'revised'; readonly was: string; readonly now: string; /** ISO day of the release that says so. */ readonly asOf?: string }
  /** Its publisher suppresses it by now; the old value is told nowhere. */
  | { readonly verdict: 'suppressed'; readonly since: string }
  | { readonly verdict: 'definition-changed'; readonly now: string; /** Where the figure is another one too. */ readonly figure?: { readonly was: string; readonly now: string } }
  /** Its area has become another one; name of the one that follows it. */
  | { readonly verdict: 'area-succeeded'; readonly by: string }
  | { readonly verdict: 'period-withdrawn' }
  /** The figure cannot be found at all: the note stands in the workspace's tray, with the reason. */
  | { readonly verdict: 'unplaced'; readonly why: string };

const LONGEST_OWNER_REPLY = 1_000;

/**
 * What the organisation says whose figure it is: once for each note, changed by sending it again. `version` is the one
 * that was read, and left out the first time.
 */
export const ReplyAsOwner = z
  .object({
    key: SubmissionKey,
    annotationId: z.uuid(),
    verdict: z.enum(Object.keys(OWNER_VERDICTS) as [OwnerVerdict, ...OwnerVerdict[]], { error: 'Say whether you confirm, add, correct, or see it differently.' }),
    body: z.string().trim().max(LONGEST_OWNER_REPLY, `Keep it under ${LONGEST_OWNER_REPLY.toLocaleString('en-GB')} characters.`).default('').transform(storable),
    version: z.union([z.literal('').transform(() => undefined), Version]).optional(),
    guardReason,
  })
  .refine(({ verdict, body }) => verdict === 'confirm' || body !== '', { path: ['body'], error: 'Write what you add, what is right, or how you see it.' });
export type ReplyAsOwnerInput = z.output<typeof ReplyAsOwner>;

/** What every reader gets who may see it. */
export interface AnnotationView extends WideAnchor, VisibleContributionView {
  readonly kind: AnnotationKind;
  /** Empty where it is withdrawn, hidden or purged. */
  readonly body: string;
  /** The figure as its author saw it, in words or digits; `null` where there was none. */
  readonly figureSeen: string | null;
  /** ISO day since which the figure is suppressed; then `figureSeen` says so and not what it was. */
  readonly withheldSince?: string;
  /** Key of the edition the figure was read in; `null` where there was none. */
  readonly editionKey: string | null;
  readonly judgement: Judgement;
  /** Replies of those whose figure it is, first wherever the note is shown. */
  readonly ownerReplies: readonly OwnerReplyView[];
  /** Its words are left out: they come when they are asked for (`Conversation.inPart`). */
  readonly inPart?: true;
}
