import type { ReleaseCounts } from '../../shared/release-news.ts';
import type { ChangeKind } from '../../shared/releases.ts';
import { isoToday } from '../../shared/today.ts';
import type { LatestRelease, WorkspaceAbout, WorkspaceHome } from '../../shared/workspace-home.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { countsWords, glanceView, releaseDays, releaseNews } from '../figures/queries.ts';
import { membersOf } from '../members/queries.ts';
import { readerOf } from '../visibility.ts';
import { dayOf } from './days.ts';
import { homeAreaOf } from './home-area.ts';
import { countsByMetric, dueActions, incidentReadings, openQuestions } from './home-lists.ts';
import { newsSince } from './home-news.ts';
import { visit } from './visits.ts';

/**
 * What a workspace's first page shows, as it is for this member: what changed since their last visit, what is looked at
 * first, what is open and due, what is new, who takes part and by which rules.
 * @throws Refusal 401 for nobody, 404 for a workspace that is not theirs or not there; 403 before its terms.
 */
export async function workspaceHome(ctx: Context, slug: string): Promise<WorkspaceHome> {
  const who = await authorize(ctx, 'workspace.read', { slug });
  const { actor, workspace } = who;
  const { db } = ctx;
  const reader = readerOf(who);
  const lastSeen = await visit(db, workspace.id, actor.userId);
  const [about, news, focus, questions, actions, release, members, incidents, counts] = await Promise.all([
    aboutOf(db, workspace.id),
    lastSeen ? newsSince(db, workspace, reader, lastSeen) : { first: false, groups: [], shortened: false },
    focusOf(db, workspace),
    openQuestions(db, reader),
    dueActions(db, workspace.id),
    latestRelease(db, workspace),
    membersOf(ctx, slug),
    incidentReadings(db, workspace.id),
    countsByMetric(db, reader),
  ]);
  return { workspace, today: isoToday(), about, news, focus, questions, actions, release, members, incidents, counts };
}

async function aboutOf({ prisma }: Database, id: string): Promise<WorkspaceAbout> {
  const row = await prisma.workspace.findUniqueOrThrow({ where: { id }, include: { owner: { select: { name: true } } } });
  return {
    purpose: row.purpose,
    owner: row.owner?.name ?? null,
    agreement: row.agreement,
    reviewOn: row.reviewOn?.toISOString().slice(0, 10) ?? null,
    endsOn: row.endsAt && dayOf(row.endsAt),
    archivedOn: row.archivedAt && dayOf(row.archivedAt),
    hasTerms: row.termsVersion > 0,
  };
}

async function focusOf(db: Database, { id, areas }: WorkspaceView): Promise<WorkspaceHome['focus']> {
  const chosen = await db.prisma.workspaceFocus.findMany({ where: { workspaceId: id }, orderBy: { position: 'asc' } });
  if (chosen.length === 0) return null;
  return glanceView({ db }, await homeAreaOf(db, id, areas), chosen.map(({ metric }) => metric));
}

async function latestRelease(db: Database, { id, invented }: WorkspaceView): Promise<LatestRelease | null> {
  const [newest] = await releaseDays(db, invented ? 'invented' : 'published');
  if (!newest) return null;
  const { day, releases } = newest;
  const { rows } = await db.pool.query<{ release: string; counts: ReleaseCounts }>(
    `SELECT DISTINCT ON (subject ->> 'release') subject ->> 'release' AS release, subject -> 'counts' AS counts FROM activity
     WHERE workspace_id = $1 AND fact = 'release:signed-off' AND subject ->> 'release' = ANY($2) ORDER BY subject ->> 'release', sequence DESC`,
    [id, releases.map((release) => release.id)],
  );
  const sum: Partial<Record<ChangeKind, number>> = {};
  for (const { release, counts } of rows) {
    for (const [kind, count] of Object.entries(releaseNews(release, counts).counts)) sum[kind as ChangeKind] = (sum[kind as ChangeKind] ?? 0) + count;
  }
  return { day, titles: [...new Set(releases.map(({ collection }) => collection))], changes: countsWords(sum) };
}
