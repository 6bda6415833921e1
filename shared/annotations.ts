import { z } from 'zod';
import { ANNOTATION_KINDS, type AnnotationKind } from './annotation-kinds.ts';
import { AnchorFields, SubmissionKey, type Anchor } from './anchors.ts';
import type { PersonView } from './workspaces.ts';
import { storable } from './written-text.ts';

export const LONGEST_ANNOTATION = 2_000;

/** A context note pinned to one figure. */
export const AddAnnotation = z.object({
  key: SubmissionKey,
  ...AnchorFields,
  kind: z.enum(Object.keys(ANNOTATION_KINDS) as [AnnotationKind, ...AnnotationKind[]], { error: 'Choose what kind of note this is.' }),
  body: z
    .string()
    .trim()
    .min(1, 'Write what you know about this figure.')
    .max(LONGEST_ANNOTATION, `Keep it under ${LONGEST_ANNOTATION.toLocaleString('en-GB')} characters.`)
    .transform(storable),
});
export type AddAnnotationInput = z.infer<typeof AddAnnotation>;

/** What every reader of the workspace gets. */
export interface AnnotationView extends Anchor {
  readonly id: string;
  readonly period: string;
  readonly kind: AnnotationKind;
  readonly body: string;
  /** The figure as its author saw it, in words or digits; `null` where there was none. */
  readonly figureSeen: string | null;
  /** ISO day since which the figure is suppressed; then `figureSeen` says so and not what it was. */
  readonly withheldSince?: string;
  readonly author: PersonView;
  readonly at: string;
}
