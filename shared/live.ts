import { z } from 'zod';
import type { ActionView } from './actions.ts';
import type { AnnotationView } from './annotations.ts';
import type { CommentView, DiscussionView } from './discussions.ts';
import type { EvidenceView } from './evidence.ts';
import type { ReleaseCounts, ReleaseNews } from './release-news.ts';
import type { PersonView } from './workspaces.ts';

/**
 * The socket contract: facts the server may say, requests a browser may make, rooms. Writes never travel here.
 */
interface Recorded {
  readonly workspaceId: string;
  /** Order in the workspace's activity log; no number is ever skipped or given twice. */
  readonly sequence: number;
}

export type Fact = Recorded &
  (
    | { readonly fact: 'annotation:added' | 'annotation:changed'; readonly annotation: AnnotationView }
    | { readonly fact: 'discussion:started' | 'discussion:changed'; readonly discussion: DiscussionView }
    | { readonly fact: 'comment:posted' | 'comment:changed'; readonly comment: CommentView }
    | { readonly fact: 'evidence:added' | 'evidence:changed'; readonly evidence: EvidenceView }
    /** It is gone, or not for this reader (any more). */
    | { readonly fact: 'contribution:removed'; readonly id: string }
    /** Something that this reader has no part in: only the number goes on. */
    | { readonly fact: 'elsewhere:recorded' }
    | { readonly fact: 'action:agreed'; readonly action: ActionView }
    | { readonly fact: 'action:moved'; readonly action: ActionView }
    /** Who is a member, or what the workspace is, is another now: pages ask for their data again. */
    | { readonly fact: 'member:joined' | 'member:changed' | 'member:ended' | 'workspace:changed' }
    | { readonly fact: 'release:signed-off'; readonly release: ReleaseNews }
    | { readonly fact: 'release:rolled-back'; readonly release: ReleaseNews }
  );
export type FactName = Fact['fact'];

/** Ids of what a fact is about, as the activity log keeps them. */
export interface FactSubjects {
  'annotation:added': { annotationId: string };
  /** `what`: edited, withdrawn, visibility, owner-reply, hidden, shown, purged, publication, shared. */
  'annotation:changed': { annotationId: string; what: string };
  'discussion:started': { discussionId: string };
  /** `what`: as above, and resolved, reopened, question. */
  'discussion:changed': { discussionId: string; what: string };
  'comment:posted': { discussionId: string; commentId: string };
  /** `what`: as above, and reactions. */
  'comment:changed': { discussionId: string; commentId: string; what: string };
  'evidence:added': { evidenceId: string };
  'evidence:changed': { evidenceId: string; what: string };
  /** It was taken back within the time for it, or the sandbox was cleared: nothing of it is left. */
  'contribution:removed': { id: string };
  /** Never written: what others are told instead. */
  'elsewhere:recorded': Record<string, never>;
  'action:agreed': { actionId: string };
  'action:moved': { actionId: string };
  'member:joined': { userId: string; organisationId: string };
  'member:changed': { userId: string };
  /** `actions`: open ones, handed over to `successorId`. */
  'member:ended': { userId: string; organisationId: string; actions: readonly string[]; successorId: string | null };
  /** `what`: purpose, focus, contribution-rule, terms, end, archive, areas, owner, guests, incident. */
  'workspace:changed': { what: readonly string[] };
  'release:signed-off': { release: string; counts: ReleaseCounts };
  'release:rolled-back': { release: string; counts: ReleaseCounts };
}

/** Who is here: a count, and the first few by name; sent at most once a second and only when different. */
export interface Presence {
  readonly count: number;
  readonly people: readonly { readonly name: string; readonly organisation: string }[];
}

export const JoinRoom = z.object({
  workspaceId: z.uuid(),
  /** Metric slug of the indicator page the reader is on: presence is counted there. */
  metric: z.string().regex(/^[a-z\d-]{0,80}$/),
  /** Last sequence number the page has; facts after it come with the answer. */
  since: z.int32().min(0),
});
export type JoinRoomRequest = z.infer<typeof JoinRoom>;

export type JoinRoomAnswer =
  | { readonly ok: true; readonly sequence: number; readonly facts: readonly Fact[] }
  /** Too much was missed, or the log is not the one the page knew: load the page's data again. */
  | { readonly ok: true; readonly sequence: number; readonly reload: true }
  | { readonly ok: false; readonly code: 'not-found' | 'sign-in' | 'terms' | 'malformed' };

/** Id of an annotation, discussion, comment, reply or item of evidence. */
export const StartEditing = z.object({ id: z.uuid() });
type StartEditing = z.infer<typeof StartEditing>;

/** The others who have the same thing open for changing: how many, and those who may be named. */
export interface EditingNow {
  readonly id: string;
  readonly count: number;
  readonly people: readonly PersonView[];
}

export interface ServerToBrowser {
  /** In their order; mostly one. */
  'facts:recorded': (facts: readonly Fact[]) => void;
  'presence:changed': (presence: Presence) => void;
  /** Access ended: leave and load the page again. */
  'room:closed': () => void;
  /** Who else is changing the same thing now; to those who are changing it themselves. */
  'editing:changed': (editing: EditingNow) => void;
  /** There is something new for this person, or they have read something elsewhere. */
  'news:changed': () => void;
}

export interface BrowserToServer {
  'room:join': (request: JoinRoomRequest, answer: (answer: JoinRoomAnswer) => void) => void;
  'room:leave': () => void;
  /** Says that one has opened something for changing; ends with `editing:stop`, another start, or the room. */
  'editing:start': (request: StartEditing) => void;
  'editing:stop': () => void;
  /** Asks to be told of news for oneself, on whatever page. */
  'news:follow': () => void;
}

export const workspaceRoom = (workspaceId: string) => `workspace:${workspaceId}`;
/** The reader names the metric: behind a word of its own it can never be the room of a person or an organisation. */
export const indicatorRoom = (workspaceId: string, metric: string) => `workspace:${workspaceId}:indicator:${metric}`;

/** More missed facts than this and the page loads its data again instead. */
export const MOST_MISSED_FACTS = 1_000;
