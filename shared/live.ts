import { z } from 'zod';
import type { ActionView } from './actions.ts';
import type { AnnotationView } from './annotations.ts';
import type { CommentView, DiscussionView } from './discussions.ts';
import type { ReleaseCounts, ReleaseNews } from './release-news.ts';

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
    | { readonly fact: 'annotation:added'; readonly annotation: AnnotationView }
    | { readonly fact: 'discussion:started'; readonly discussion: DiscussionView }
    | { readonly fact: 'comment:posted'; readonly comment: CommentView }
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
  'discussion:started': { discussionId: string };
  'comment:posted': { discussionId: string; commentId: string };
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
  metric: z.string().max(80),
  /** Last sequence number the page has; facts after it come with the answer. */
  since: z.int32().min(0),
});
export type JoinRoomRequest = z.infer<typeof JoinRoom>;

export type JoinRoomAnswer =
  | { readonly ok: true; readonly sequence: number; readonly facts: readonly Fact[] }
  /** Too much was missed, or the log is not the one the page knew: load the page's data again. */
  | { readonly ok: true; readonly sequence: number; readonly reload: true }
  | { readonly ok: false; readonly code: 'not-found' | 'sign-in' | 'terms' | 'malformed' };

export interface ServerToBrowser {
  'fact:recorded': (fact: Fact) => void;
  'presence:changed': (presence: Presence) => void;
  /** Access ended: leave and load the page again. */
  'room:closed': () => void;
}

export interface BrowserToServer {
  'room:join': (request: JoinRoomRequest, answer: (answer: JoinRoomAnswer) => void) => void;
  'room:leave': () => void;
}

export const workspaceRoom = (workspaceId: string) => `workspace:${workspaceId}`;
export const indicatorRoom = (workspaceId: string, metric: string) => `workspace:${workspaceId}:${metric}`;

/** More missed facts than this and the page loads its data again instead. */
export const MOST_MISSED_FACTS = 500;
