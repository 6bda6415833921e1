import type { AnnotationKind } from '../../../shared/annotation-kinds.ts';
import type { ActionStatus } from '../../../shared/action-statuses.ts';

/** A place in the figures, by the names people use. */
export interface Spot {
  readonly metric: string;
  /** Name of an authority, or `region`. */
  readonly place: string;
  readonly breakdown?: string;
}

/** One thing that somebody did. Names (`as`) are unique; later steps refer to them. */
export type Step = { readonly as: string; readonly by: string } & (
  | { readonly does: 'annotate'; readonly at: Spot; readonly period: string; readonly kind: AnnotationKind; readonly words: string }
  /** Words: an empty line parts paragraphs, lines that begin with "- " are a list, **these** are bold. */
  | { readonly does: 'discuss'; readonly at: Spot; readonly period: string | null; readonly title: string; readonly words: string }
  | { readonly does: 'reply'; readonly to: string; readonly words: string }
  | { readonly does: 'agree'; readonly at: Spot; readonly what: string; readonly organisation: string; readonly who: string; readonly due: string }
  | { readonly does: 'move'; readonly action: string; readonly status: ActionStatus }
);
