import type { Prisma } from '../../prisma/generated/client.ts';
import type { Visibility } from '../../shared/contributions.ts';
import { invalid, Refusal } from '../../shared/errors.ts';
import { fromPlainText, plainText, type RichText } from '../../shared/rich-text-document.ts';
import type { RecordedFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import { tellElsewhere } from '../contributions/commands.ts';
import type { Database, Transaction } from '../db.ts';
import { isWide, loggedAudience, readerOf, visibleTo } from '../visibility.ts';

/** A discussion as a command finds it: one of this workspace that its reader may see. */
export interface FoundDiscussion {
  readonly id: string;
  readonly title: string;
  readonly visibility: Visibility;
  /** How far it is on its way to the public; none where it was not asked for. */
  readonly publication: string | null;
  readonly authorId: string | null;
  readonly version: number;
  readonly addressedToId: string | null;
  readonly questionStatus: string | null;
  readonly resolved: boolean;
  /** Neither withdrawn nor hidden nor purged. */
  readonly shown: boolean;
}

/** @throws Refusal 400 for a discussion that is not one of this workspace, or not for this person. */
export async function findDiscussion(tx: Transaction, who: Authorized, id: string): Promise<FoundDiscussion> {
  const reader = readerOf(who);
  const [found] = await tx.$queryRaw<FoundDiscussion[]>`
    SELECT d.id, d.title, d.visibility, d.publication, d.author_id AS "authorId", d.version, d.addressed_to_id AS "addressedToId", d.question_status AS "questionStatus",
      d.resolved_at IS NOT NULL AS resolved, (d.withdrawn_at IS NULL AND d.hidden_at IS NULL AND d.purged_at IS NULL) AS shown
    FROM discussion d WHERE d.id = ${id}::uuid AND d.workspace_id = ${reader.workspaceId}::uuid AND ${visibleTo(reader, 'discussion', 'd')}`;
  if (!found) throw notHere();
  return found;
}

/** A comment as a command finds it. */
interface FoundComment {
  readonly id: string;
  readonly discussionId: string;
  readonly position: number;
  readonly body: RichText;
  readonly authorId: string | null;
  readonly version: number;
  readonly visibility: Visibility;
  readonly shown: boolean;
}

/** @throws Refusal 400 for a comment of no discussion of this workspace, or not for this person. */
export async function findComment(tx: Transaction, who: Authorized, id: string): Promise<FoundComment> {
  const reader = readerOf(who);
  const [found] = await tx.$queryRaw<FoundComment[]>`
    SELECT c.id, c.discussion_id AS "discussionId", c.position, c.body, c.author_id AS "authorId", c.version, d.visibility,
      (c.withdrawn_at IS NULL AND c.hidden_at IS NULL AND c.purged_at IS NULL AND d.withdrawn_at IS NULL AND d.hidden_at IS NULL AND d.purged_at IS NULL) AS shown
    FROM comment c JOIN discussion d ON d.id = c.discussion_id
    WHERE c.id = ${id}::uuid AND d.workspace_id = ${reader.workspaceId}::uuid AND ${visibleTo(reader, 'discussion', 'd')}`;
  if (!found) throw invalid({ commentId: 'This comment is not part of this workspace any more. Reload the page.' });
  return found;
}

interface About {
  readonly metric: string;
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
}

/** What a discussion is about, for the guard, before anything is known of who asks. Asks nothing until it is called. */
export function aboutOf(db: Database, workspaceSlug: string, which: { readonly discussionId: string } | { readonly commentId: string }): () => Promise<About | null> {
  const byDiscussion = 'discussionId' in which;
  return async () => {
    const { rows } = await db.pool.query<About>({
      name: byDiscussion ? 'about-discussion' : 'about-comment',
      text: `SELECT d.metric, d.area, d.period, d.breakdown FROM discussion d JOIN workspace w ON w.id = d.workspace_id ${byDiscussion ? '' : 'JOIN comment c ON c.discussion_id = d.id'}
             WHERE w.slug = $1 AND ${byDiscussion ? 'd.id' : 'c.id'} = $2`,
      values: [workspaceSlug, byDiscussion ? which.discussionId : which.commentId],
    });
    return rows[0] ?? null;
  };
}

/**
 * The fact of a discussion that others may not see stays with those who may; one that the region sees is told in the
 * region's workspaces too.
 */
export async function told<Told extends RecordedFact>(tx: Transaction, who: Authorized, { id, visibility }: Pick<FoundDiscussion, 'id' | 'visibility'>, fact: Told): Promise<Told> {
  if (isWide(visibility)) await tellElsewhere(tx, who, { kind: 'discussion', id, workspaceId: who.workspace.id }, fact);
  return { ...fact, audience: loggedAudience(visibility) };
}

/** Keeps a state that is about to be another one. */
export async function keepRevision(tx: Transaction, { actor }: Authorized, kind: 'discussion' | 'comment', id: string, version: number, content: Prisma.InputJsonValue): Promise<void> {
  await tx.revision.create({ data: { subjectKind: kind, subjectId: id, version, content, authorId: actor.userId, at: new Date() } });
}

export const notHere = () => invalid({ discussionId: 'This discussion is not here: it was taken back, or it is not for you to see.' });

/** It was resolved, or taken out of sight, while one wrote. What one wrote is kept by the page. */
export const closedMeanwhile = () =>
  new Refusal(409, 'closed-meanwhile', 'This discussion was closed while you were writing. What you wrote is still here: open the discussion again to add it, or keep it for another place.');

/** Somebody else (or another page of one's own) was quicker: both texts can be shown, and neither is lost. */
export function editedMeanwhile(current: { readonly version: number; readonly body: RichText | null; readonly title?: string }): Refusal {
  const body = current.body ?? fromPlainText('');
  return new Refusal(409, 'edited-meanwhile', 'This was changed while you were editing it. What you wrote is still here; what stands there now is shown beside it.', {
    current: plainText(body), currentBody: JSON.stringify(body), currentVersion: String(current.version), ...(current.title === undefined ? {} : { currentTitle: current.title }),
  });
}
