import { Prisma } from '../../prisma/generated/client.ts';
import { UNDO_MINUTES } from '../../shared/contributions.ts';
import type { AwaitingPublication } from '../../shared/moderation.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { keyOf, readSubjects } from '../moderation/queries.ts';
import { approverOf, onItsWay } from './publishable.ts';

const MINUTE_MS = 60_000;

/**
 * What its author's organisation approved, for a workspace's moderators, and what they have published.
 * @throws Refusal as `authorize` does: 403 for who is no coordinator.
 */
export async function awaitingPublication(ctx: Context, slug: string): Promise<readonly AwaitingPublication[]> {
  const who = await authorize(ctx, 'contribution.moderate', { slug });
  const db = ctx.db.prisma;
  const rows = await onItsWay(db, Prisma.sql`workspace_id = ${who.workspace.id}::uuid AND publication IN ('approved', 'published')`);
  const refs = rows.map(({ kind, id }) => ({ subjectKind: kind, subjectId: id }));
  const organisations = await db.organisation.findMany({ where: { id: { in: rows.flatMap(({ authorOrganisationId }) => authorOrganisationId ?? []) } }, select: { id: true, name: true } });
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const subjects = await readSubjects(db, who, refs);
  const waiting = await Promise.all(rows.map(async (row): Promise<AwaitingPublication | null> => {
    const subject = subjects.get(keyOf({ subjectKind: row.kind, subjectId: row.id }));
    if (!subject) return null;
    return {
      subject,
      version: row.version,
      organisation: names.get(row.authorOrganisationId ?? '') ?? '',
      notBefore: new Date(row.createdAt.getTime() + UNDO_MINUTES * MINUTE_MS).toISOString(),
      notMine: await whyNotMine(db, row, who.actor.userId),
      published: row.publication === 'published',
    };
  }));
  return waiting.filter((one) => one !== null);
}

/** Whoever wrote or approved it does not decide a second time. */
export async function whyNotMine(db: Transaction, { id, workspaceId, authorId }: { readonly id: string; readonly workspaceId: string; readonly authorId: string | null }, userId: string): Promise<string | null> {
  if (authorId === userId) return 'You wrote this: another coordinator decides.';
  return (await approverOf(db, workspaceId, id)) === userId ? 'You approved this for its organisation: another coordinator decides.' : null;
}
