import type { Scope } from '../../../shared/anchors.ts';
import type { AnnotationKind } from '../../../shared/annotation-kinds.ts';
import type { ActionStatus } from '../../../shared/action-statuses.ts';
import type { EvidenceKind } from '../../../shared/evidence.ts';
import type { OwnerVerdict } from '../../../shared/owner-replies.ts';
import type { ReactionKind } from '../../../shared/reactions.ts';

/** A place in the figures, by the names people use. */
export interface Spot {
  readonly metric: string;
  /** Name of an authority, or `region`. */
  readonly place: string;
  readonly breakdown?: string;
}

/** One thing that somebody did. Names (`as`) are unique; later steps refer to them. */
export type Step = { readonly as: string; readonly by: string } & (
  /** Without `scope` it is about the point. `to`: last year of a range. */
  | { readonly does: 'annotate'; readonly at: Spot; readonly period: string; readonly to?: string; readonly scope?: Scope; readonly kind: AnnotationKind; readonly words: string }
  /** As the organisation whose figure it is. */
  | { readonly does: 'reply-as-owner'; readonly note: string; readonly verdict: OwnerVerdict; readonly words: string }
  /** Words: an empty line parts paragraphs, lines that begin with "- " are a list, **these** are bold. */
  /** `to`: name of the organisation it is put to. `also`: further metrics. */
  | { readonly does: 'discuss'; readonly at: Spot; readonly period: string | null; readonly title: string; readonly words: string; readonly to?: string; readonly also?: readonly string[] }
  | { readonly does: 'reply'; readonly to: string; readonly words: string; readonly answers?: true }
  | { readonly does: 'resolve'; readonly discussion: string; readonly outcome: string }
  | { readonly does: 'react'; readonly to: string; readonly kind: ReactionKind }
  | { readonly does: 'find-out'; readonly at: Spot; readonly kind: EvidenceKind; readonly title: string; readonly words: string; readonly method: string; readonly size: string; readonly limits: string; readonly gathered: string; readonly consent?: string }
  /** "We do not know yet" what children and families say. */
  | { readonly does: 'not-known-yet'; readonly at: Spot }
  | { readonly does: 'agree'; readonly at: Spot; readonly what: string; readonly organisation: string; readonly who: string; readonly due: string }
  | { readonly does: 'move'; readonly action: string; readonly status: ActionStatus }
);
