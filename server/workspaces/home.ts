import type { RecentContribution, WorkspaceHome } from '../../shared/workspace-home.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { peopleIn, personOf, type People } from './queries.ts';

const MOST_RECENT = 8;

/**
 * What a workspace's first page shows: how much is written about each metric, and what came last.
 * @throws Refusal 401 for nobody, 404 for a workspace that is not theirs or not there.
 */
export async function workspaceHome(ctx: Context, slug: string): Promise<WorkspaceHome> {
  const { workspace } = await authorize(ctx, 'workspace.read', { slug });
  const { prisma } = ctx.db;
  const grouped = { by: ['metric' as const], where: { workspaceId: workspace.id }, _count: true as const };
  const newest = { where: { workspaceId: workspace.id }, orderBy: { createdAt: 'desc' as const }, take: MOST_RECENT };
  const [notes, questions, actions, lastNotes, lastQuestions, lastActions] = await Promise.all([
    prisma.annotation.groupBy(grouped),
    prisma.discussion.groupBy(grouped),
    prisma.action.groupBy(grouped),
    prisma.annotation.findMany(newest),
    prisma.discussion.findMany(newest),
    prisma.action.findMany(newest),
  ]);
  const people = await peopleIn(prisma, workspace.id, [...lastNotes, ...lastQuestions, ...lastActions].map(({ authorId }) => authorId));
  const count = (rows: readonly { metric: string; _count: number }[], metric: string) => rows.find((row) => row.metric === metric)?._count ?? 0;
  const metrics = [...new Set([...notes, ...questions, ...actions].map(({ metric }) => metric))];
  const recent: RecentContribution[] = [
    ...lastNotes.map((row) => ({ ...brief(row, people), kind: 'note' as const, words: row.body })),
    ...lastQuestions.map((row) => ({ ...brief(row, people), kind: 'question' as const, words: row.title })),
    ...lastActions.map((row) => ({ ...brief(row, people), kind: 'action' as const, words: row.what })),
  ];
  return {
    workspace,
    counts: metrics.map((metric) => ({ metric, notes: count(notes, metric), questions: count(questions, metric), actions: count(actions, metric) })),
    recent: recent.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, MOST_RECENT),
  };
}

interface Written {
  readonly id: string;
  readonly metric: string;
  readonly area: string;
  readonly createdAt: Date;
  readonly authorId: string;
}

function brief({ id, metric, area, createdAt, authorId }: Written, people: People) {
  return { id, metric, area, author: personOf(people, authorId), at: createdAt.toISOString() };
}
