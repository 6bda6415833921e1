import type { ActionView } from './actions.ts';
import type { AnnotationView } from './annotations.ts';
import type { CommentView, DiscussionView, ReactionKind } from './discussions.ts';
import type { EvidenceView } from './evidence.ts';
import type { Fact } from './live.ts';
import type { HolderChoice } from './members.ts';
import { noticeOf, withNotice, type FiguresNotice } from './release-news.ts';
import type { NoteTally } from './note-tally.ts';
import type { OrganisationView, WorkspaceView } from './workspaces.ts';

/** What one reader's page knows besides what everybody's does. */
export interface PersonalView {
  /** The reader's own id: mentions of it stand out. */
  readonly me?: string;
  /** Ids of what they may edit and withdraw: their own, and notes of their organisation. */
  readonly editable: readonly string[];
  /** Ids of the notes they wrote themselves: those alone they may take back, or show to others than before. */
  readonly written: readonly string[];
  /** Areas whose figures are their organisation's: there it may reply first. */
  readonly ownAreas: readonly string[];
  /** Whether they follow a discussion, by its id; one that is not named follows once they write in it. */
  readonly follows: Readonly<Record<string, boolean>>;
  /** Position of the last comment they have seen, by discussion. */
  readonly seen: Readonly<Record<string, number>>;
  /** Kinds they have given, by comment. */
  readonly reactions: Readonly<Record<string, readonly ReactionKind[]>>;
}

/** What a workspace says about one metric, as of one number of its activity log. */
export interface Conversation {
  readonly workspace: WorkspaceView;
  /** Last sequence number that the rest already holds. */
  readonly sequence: number;
  /** Oldest first, as `oldestFirst` orders them; discussions and actions too. */
  readonly annotations: readonly AnnotationView[];
  readonly discussions: readonly DiscussionView[];
  readonly actions: readonly ActionView[];
  readonly evidence: readonly EvidenceView[];
  /** What is the reader's alone. */
  readonly personal: PersonalView;
  /** Whom an action may be agreed for, by name. */
  readonly organisations: readonly OrganisationView[];
  /** Who else may see to an action, by name; empty where the contribution rule keeps names back. */
  readonly holders: readonly HolderChoice[];
  /** So much is said here that some notes and discussions came without their words: a page asks for all when it needs them. */
  readonly inPart?: true;
  /** Notes that are counted only, on their way to the page: there they stand among the annotations, each `inPart`. */
  readonly tallies?: readonly NoteTally[];
  /** Something that is counted only was taken away, and it is not known which: the page asks for all. */
  readonly uncertain?: true;
  /** What happened to figures since the page's data was loaded: until then it shows what was public before. */
  readonly figuresNotices?: readonly FiguresNotice[];
}

/**
 * What to do with a fact that arrived: `apply` the next number; leave one that is `known`; and load the page's data
 * again at a `hole`, because something in between was missed. Facts of another workspace are `known`: nothing to do.
 */
export function placeOf(conversation: Conversation, fact: Fact): 'apply' | 'known' | 'hole' {
  if (fact.workspaceId !== conversation.workspace.id || fact.sequence <= conversation.sequence) return 'known';
  return fact.sequence === conversation.sequence + 1 ? 'apply' : 'hole';
}

/**
 * The conversation with one more fact in it. Facts of other metrics, and of kinds that this page does not know yet, only
 * move the number on. A fact that is not the
 * next number (see `placeOf`) changes nothing, so applying one twice is harmless.
 */
export function applyFact(conversation: Conversation, fact: Fact, metric: string): Conversation {
  if (placeOf(conversation, fact) !== 'apply') return conversation;
  const next = { ...conversation, sequence: fact.sequence };
  switch (fact.fact) {
    case 'annotation:added':
    case 'annotation:changed':
      // A note without a metric is about every indicator.
      return fact.annotation.metric === metric || fact.annotation.metric === null ? { ...next, annotations: withNote(next.annotations, fact.annotation) } : next;
    case 'discussion:started':
    case 'discussion:changed': {
      const { discussion } = fact;
      return discussion.metric === metric || discussion.otherMetrics.includes(metric) ? { ...next, discussions: withDiscussion(next.discussions, discussion) } : next;
    }
    case 'evidence:added':
    case 'evidence:changed':
      return fact.evidence.links.some((link) => link.metric === metric) ? { ...next, evidence: withItem(next.evidence, fact.evidence) } : { ...next, evidence: without(next.evidence, fact.evidence.id) };
    case 'contribution:removed':
      return {
        ...next,
        ...(next.inPart && !knows(next, fact.id) ? { uncertain: true } : {}),
        annotations: without(next.annotations, fact.id),
        evidence: without(next.evidence, fact.id),
        discussions: without(next.discussions, fact.id).map((discussion) => ({ ...discussion, comments: without(discussion.comments, fact.id) })),
      };
    case 'comment:posted':
    case 'comment:changed':
      // A comment names its discussion only: one that is not here belongs to another metric.
      return { ...next, discussions: next.discussions.map((discussion) => withComment(discussion, fact.comment)) };
    case 'action:agreed':
    case 'action:moved':
      return fact.action.metric === metric ? { ...next, actions: withItem(next.actions, fact.action) } : next;
    case 'release:signed-off':
    case 'release:rolled-back':
      return { ...next, figuresNotices: withNotice(next.figuresNotices ?? [], noticeOf(fact.fact, fact.release)) };
    default:
      return next;
  }
}

/** Order of everything that is written: by time, and where two are of the same millisecond by id. */
export function oldestFirst(a: { at: string; id: string }, b: { at: string; id: string }): number {
  return compare(a.at, b.at) || compare(a.id, b.id);
}

/** The item in its place; a newer state of the same item takes the older one's place. */
function withItem<Item extends { id: string; at: string }>(items: readonly Item[], item: Item): readonly Item[] {
  return [...items.filter(({ id }) => id !== item.id), item].sort(oldestFirst);
}

/** A note that was counted only, and changed: it comes with its words, and is told by its time. */
function withNote(notes: readonly AnnotationView[], note: AnnotationView): readonly AnnotationView[] {
  const counted = notes.some(({ id }) => id === note.id) ? undefined : notes.find(({ inPart, at }) => inPart && at === note.at);
  return withItem(counted ? without(notes, counted.id) : notes, note);
}

const knows = ({ annotations, evidence, discussions }: Conversation, gone: string) => [annotations, evidence, discussions, ...discussions.map(({ comments }) => comments)].some((items) => items.some(({ id }) => id === gone));

function without<Item extends { id: string }>(items: readonly Item[], id: string): readonly Item[] {
  return items.filter((item) => item.id !== id);
}

/** A changed discussion comes with its opening alone: the comments that are here stay. */
function withDiscussion(discussions: readonly DiscussionView[], changed: DiscussionView): readonly DiscussionView[] {
  const known = discussions.find(({ id }) => id === changed.id);
  if (known?.inPart) return withItem(discussions, { ...changed, comments: [], inPart: known.inPart });
  const opening = new Set(changed.comments.map(({ id }) => id));
  const comments = known ? [...changed.comments, ...known.comments.filter(({ id }) => !opening.has(id))].sort((a, b) => a.position - b.position) : changed.comments;
  return withItem(discussions, { ...changed, comments });
}

function withComment(discussion: DiscussionView, comment: CommentView): DiscussionView {
  if (discussion.id !== comment.discussionId) return discussion;
  if (discussion.inPart) return comment.at > discussion.inPart.newest ? { ...discussion, inPart: { newest: comment.at } } : discussion;
  const others = discussion.comments.filter(({ id }) => id !== comment.id);
  return { ...discussion, comments: [...others, comment].sort((a, b) => a.position - b.position) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
