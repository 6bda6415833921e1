import type { SharedKind, Visibility } from '../../shared/contributions.ts';
import type { NotificationKind } from '../../shared/notifications.ts';
import { stateOf } from '../contribution-state.ts';
import type { Transaction } from '../db.ts';
import { audienceOf, isFor } from '../visibility.ts';
import { approversOf, type MemberNow } from './members.ts';

/** One person is to hear of one thing. */
export interface Told {
  readonly userId: string;
  readonly kind: NotificationKind;
  /** annotation | owner-reply | discussion | comment | evidence | action | release */
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** What is needed to decide whom something is for. */
interface Written {
  readonly id: string;
  readonly workspaceId: string;
  readonly visibility: string;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly withdrawnAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
}

export const WRITTEN = { id: true, workspaceId: true, visibility: true, authorId: true, authorOrganisationId: true, withdrawnAt: true, hiddenAt: true, purgedAt: true } as const;

/** One workspace, while its new rows are read. */
export interface Reading {
  readonly tx: Transaction;
  readonly workspaceId: string;
  readonly members: readonly MemberNow[];
  /** Of the sandbox. */
  readonly invented: boolean;
}

/** Members of the workspace who may see this there, as its author chose; nobody what is hidden, withdrawn or purged. */
export function whoSees({ workspaceId, members }: Reading, row: Written): readonly MemberNow[] {
  if (stateOf(row) !== 'shown') return [];
  const visibility = row.visibility as Visibility;
  // Written elsewhere: here only where it was shared with the region.
  if (row.workspaceId !== workspaceId) return visibility === 'region' || visibility === 'public' ? members : [];
  const audience = audienceOf(row);
  return members.filter((member) => isFor(audience, member));
}

/** Those whom a text mentions, among these: a person, everybody of a role, everybody of an organisation. */
export async function mentionedIn(tx: Transaction, subjectKind: 'annotation' | 'comment' | 'discussion', subjectId: string, among: readonly MemberNow[]): Promise<readonly Told[]> {
  const mentions = await tx.mention.findMany({ where: { subjectKind, subjectId }, select: { kind: true, target: true } });
  const named = (member: MemberNow) => mentions.some(({ kind, target }) => target === { person: member.userId, role: member.role, organisation: member.organisationId }[kind]);
  return among.filter(named).map(({ userId }) => ({ userId, kind: 'mention' as const, subjectKind, subjectId }));
}

/** What may become public. */
interface Publishable extends Written {
  readonly publication: string | null;
}

/**
 * Something is to become public: whoever may answer that for its author's organisation, wherever they take part, as soon
 * as it stands on their page. An edit of what waits already is no news to them; after an answer it is.
 */
export async function toldOfProposal({ tx, workspaceId }: Reading, subjectKind: SharedKind, row: Publishable): Promise<readonly Told[]> {
  // Shown in workspaces of regions too, it is told once: where it was written.
  if (row.publication !== 'proposed' || row.workspaceId !== workspaceId || row.authorOrganisationId === null || stateOf(row) !== 'shown') return [];
  const [known] = await tx.$queryRaw<{ waits: boolean }[]>`
    SELECT NOT EXISTS (
      SELECT FROM activity a WHERE a.workspace_id = ${workspaceId}::uuid AND a.sequence > max(n.sequence)
        AND a.subject ->> ${`${subjectKind}Id`} = ${row.id} AND a.subject ->> 'what' IN ('publication', 'visibility')
    ) AS waits FROM notification n WHERE n.workspace_id = ${workspaceId}::uuid AND n.kind = 'proposal' AND n.subject_kind = ${subjectKind} AND n.subject_id = ${row.id}
    HAVING count(*) > 0`;
  if (known?.waits) return [];
  const approvers = await approversOf(tx, row.authorOrganisationId);
  return approvers.filter((userId) => userId !== row.authorId).map((userId): Told => ({ userId, kind: 'proposal', subjectKind, subjectId: row.id }));
}

/** Who wrote something is told what became of it, if they still take part; whoever moderates, that it waits for them. */
export async function toldOfDecision({ tx, workspaceId, members }: Reading, what: string, subjectKind: string, subject: Pick<Written, 'id' | 'authorId'> & Partial<Publishable>): Promise<readonly Told[]> {
  const told = (some: readonly MemberNow[]) => some.map(({ userId }): Told => ({ userId, kind: 'moderation', subjectKind, subjectId: subject.id }));
  const author = told(members.filter(({ userId }) => userId === subject.authorId));
  const moderators = told(members.filter(({ role, userId }) => role === 'coordinator' && userId !== subject.authorId));
  if (what === 'publication') {
    // Only moderators of the workspace where it was written make it public.
    if (subject.publication === 'approved') return subject.workspaceId === workspaceId ? moderators : [];
    return subject.publication === 'published' || subject.publication === 'declined' ? author : [];
  }
  if (what !== 'hidden') return author;
  const open = await tx.moderationCase.count({ where: { workspaceId, subjectKind, subjectId: subject.id, state: 'open' } });
  return open === 0 ? author : [...author, ...moderators];
}

/** What moderation and the way to the public say of something that was written (shared/live.ts). */
export const DECISIONS: ReadonlySet<string> = new Set(['hidden', 'shown', 'purged', 'publication']);
