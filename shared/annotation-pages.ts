import type { AnnotationView } from './annotations.ts';
import type { AnnotationKind } from './annotation-kinds.ts';
import type { Scope, WideAnchor } from './anchors.ts';
import type { OwnerReplyView, OwnerVerdict } from './owner-replies.ts';
import type { OrganisationView, PersonView, WorkspaceView } from './workspaces.ts';

/** One state of a note, newest first; the first is what stands. */
export interface AnnotationVersionView {
  readonly version: number;
  readonly kind: AnnotationKind;
  readonly body: string;
  /** Who wrote it so, and when. */
  readonly by: PersonView;
  readonly at: string;
  /** What it was pinned to, where it was placed anew after this. */
  readonly stoodAt?: WideAnchor & { /** Short title of its indicator. */ readonly title?: string };
}

/** An earlier state of a reply, newest first. */
export interface ReplyVersionView {
  readonly replyId: string;
  readonly version: number;
  readonly verdict: OwnerVerdict;
  readonly body: string;
  readonly by: PersonView;
  readonly at: string;
}

/** One note by itself. */
export interface AnnotationPageView {
  readonly workspace: WorkspaceView;
  readonly annotation: AnnotationView;
  /** Empty where nothing of it is shown. */
  readonly history: readonly AnnotationVersionView[];
  /** Earlier states of replies to it. */
  readonly replyHistory: readonly ReplyVersionView[];
  readonly may: {
    readonly edit: boolean;
    /** Its figure is not to be found where it was: it can be pinned to another one. */
    readonly place: boolean;
    /** Its author chooses again who may see it. */
    readonly share: boolean;
    /** Its author, and nobody else; a note without an author by its code. */
    readonly withdraw: boolean;
    readonly reply: boolean;
  };
  /** ISO time until which its author takes it back as if it had never been; `null` for everybody else, and afterwards. */
  readonly undoUntil: string | null;
  /** Organisations whose figure it is, and whether they take part here: they may reply. */
  readonly owners: readonly (OrganisationView & { readonly takesPart: boolean })[];
  /** The reply of the organisation one acts for, to be changed. */
  readonly ownReply: OwnerReplyView | null;
}

/** Notes that have lost their figure. */
export interface UnplacedView {
  readonly workspace: WorkspaceView;
  /** Oldest first. */
  readonly annotations: readonly AnnotationView[];
  /** Short titles of the indicators they stood at, by measure. */
  readonly titles: Readonly<Record<string, string>>;
  /** Ids of those that the reader may place again: their own, and their organisation's. */
  readonly placeable: readonly string[];
  /** The one that is being placed, with what can be chosen for it; `null` where none is asked for. */
  readonly placing: PlacingView | null;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for a note that is placed again. */
export interface PlacingView {
  readonly annotationId: string;
  readonly version: number;
  /** Slug of the measure chosen; empty where none is yet. */
  readonly metric: string;
  readonly indicators: readonly Choice[];
  readonly areas: readonly Choice[];
  readonly periods: readonly string[];
  /** One choice for each way the measure is broken down; each value is a part of the key. */
  readonly groups: readonly { readonly label: string; readonly chosen: string; readonly values: readonly Choice[] }[];
  readonly area: string;
  readonly period: string;
  readonly scope: Scope;
}
