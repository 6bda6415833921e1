import type { WideAnchor } from '../../shared/anchors.ts';
import type { AnnotationVersionView, ReplyVersionView } from '../../shared/annotation-pages.ts';
import type { AnnotationKind } from '../../shared/annotation-kinds.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import type { OwnerVerdict } from '../../shared/owner-replies.ts';
import type { Transaction } from '../db.ts';
import { authorsOf } from './authors.ts';
import type { AnnotationRow, ReplyRow } from './rows.ts';

/**
 * A row of `revision`: a state that was, with who replaced it, and when. So a state's own author is the one of the row
 * before it, and the first one's that of the note; who wrote the state that stands is the last row's.
 */
interface RevisionRow {
  readonly version: number;
  readonly content: unknown;
  readonly authorId: string;
  readonly at: Date;
}

/** What a note said and says, newest first, each with who wrote it so. For a note whose words are shown. */
export async function historyOf(db: Transaction, workspaceId: string, row: AnnotationRow): Promise<readonly AnnotationVersionView[]> {
  const revisions = await revisionsOf(db, 'annotation', row.id);
  const now = { kind: row.kind, body: row.body };
  const states: (typeof now & { readonly stoodAt?: WideAnchor })[] = [...revisions.map(({ content }) => content as typeof now), now];
  const writers = states.map((_, index) => {
    const before = revisions[index - 1];
    return { ...row, authorId: before ? before.authorId : row.authorId, at: before ? before.at : row.createdAt };
  });
  const authorOf = await authorsOf(db, workspaceId, writers);
  return states
    .map(({ kind, body, stoodAt }, index): AnnotationVersionView => {
      const writer = writers[index]!;
      return { version: revisions[index]?.version ?? row.version, kind: kind as AnnotationKind, body, by: authorOf(writer), at: writer.at.toISOString(), ...(stoodAt && { stoodAt: { ...stoodAt, title: findIndicator(stoodAt.metric ?? '')?.shortTitle } }) };
    })
    .reverse();
}

/** Earlier states of replies whose words are shown, newest first. A reply is the organisation's, whoever of it wrote it. */
export async function replyHistoryOf(db: Transaction, replies: readonly ReplyRow[]): Promise<readonly ReplyVersionView[]> {
  const views: ReplyVersionView[] = [];
  for (const reply of replies.filter(({ hiddenAt, purgedAt }) => hiddenAt === null && purgedAt === null)) {
    const revisions = await revisionsOf(db, 'owner-reply', reply.id);
    const by = { name: reply.organisation, organisation: '' };
    views.push(...revisions.map(({ version, content }, index): ReplyVersionView => {
      const { verdict, body } = content as { verdict: OwnerVerdict; body: string };
      return { replyId: reply.id, version, verdict, body, by, at: (revisions[index - 1]?.at ?? reply.createdAt).toISOString() };
    }));
  }
  return views.reverse();
}

function revisionsOf(db: Transaction, kind: string, id: string): Promise<RevisionRow[]> {
  return db.revision.findMany({ where: { subjectKind: kind, subjectId: id }, orderBy: { version: 'asc' }, select: { version: true, content: true, authorId: true, at: true } });
}
