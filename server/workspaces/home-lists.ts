import { Prisma } from '../../prisma/generated/client.ts';
import type { ActionStatus } from '../../shared/action-statuses.ts';
import { isoToday } from '../../shared/today.ts';
import type { DueAction, IncidentReading, Listed, MetricCounts, OpenQuestion } from '../../shared/workspace-home.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import type { Database } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';
import { authorsOf } from '../annotations/queries.ts';
import { peopleIn, personOf, type Author } from './people.ts';

const MOST_QUESTIONS = 6;
const MOST_ACTIONS = 8;

/** SQL condition: it stands there as it was written. */
const shown = (table: string) => Prisma.raw(`"${table}".withdrawn_at IS NULL AND "${table}".hidden_at IS NULL AND "${table}".purged_at IS NULL`);

/** Questions that are open, as far as this member may see them, the last talked about first, with how many answers they have. */
export async function openQuestions({ prisma }: Database, reader: Reader): Promise<Listed<OpenQuestion>> {
  const open = Prisma.sql`d.resolved_at IS NULL AND ${shown('d')} AND ${visibleTo(reader, 'discussion', 'd')}`;
  const [[counted], rows] = await Promise.all([
    prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM discussion d WHERE ${open}`,
    prisma.$queryRaw<(Author & { id: string; workspaceId: string; rule: ContributionRule; metric: string; area: string | null; breakdown: string; title: string; answers: number; lastAt: Date })[]>`
      SELECT d.id, d.workspace_id AS "workspaceId", (SELECT contribution_rule FROM workspace WHERE id = d.workspace_id) AS rule, d.metric, d.area, d.breakdown, d.title, d.author_id AS "authorId", d.author_organisation_id AS "authorOrganisationId", d.author_organisation_kind AS "authorOrganisationKind",
        count(c.id) FILTER (WHERE c.position > 1)::int AS answers, coalesce(max(c.created_at), d.created_at) AS "lastAt"
      FROM discussion d LEFT JOIN comment c ON c.discussion_id = d.id AND ${shown('c')}
      WHERE ${open} GROUP BY d.id ORDER BY "lastAt" DESC, d.id LIMIT ${MOST_QUESTIONS}`,
  ]);
  const authorOf = await authorsOf(prisma, reader.workspaceId, rows);
  const items = rows.map((row): OpenQuestion => {
    const { id, metric, area, breakdown, title, answers, lastAt } = row;
    return { id, metric, area, breakdown, title, answers, place: `discussion-${id}`, author: authorOf(row), lastAt: lastAt.toISOString() };
  });
  return { items, total: counted?.total ?? 0 };
}

/** Actions of a workspace that are not done, by the day they are due. */
export async function dueActions({ prisma }: Database, workspaceId: string): Promise<Listed<DueAction>> {
  const where = { workspaceId, status: { not: 'done' } };
  const [total, rows] = await Promise.all([
    prisma.action.count({ where }),
    prisma.action.findMany({ where, include: { organisation: { select: { name: true } } }, orderBy: [{ due: 'asc' }, { createdAt: 'asc' }], take: MOST_ACTIONS }),
  ]);
  const holderOf = (holderId: string): Author => ({ authorId: holderId, authorOrganisationId: null });
  const people = await peopleIn(prisma, workspaceId, rows.flatMap(({ holderId }) => (holderId === null ? [] : [holderOf(holderId)])));
  const today = isoToday();
  const items = rows.map((row): DueAction => {
    const { id, metric, area, breakdown, what, who, holderId, organisation, status } = row;
    const due = row.due.toISOString().slice(0, 10);
    return { id, metric, area, breakdown, what, who, due, overdue: due < today, place: `action-${id}`, organisation: organisation.name, holder: holderId === null ? null : personOf(people, holderOf(holderId)), status: status as ActionStatus };
  });
  return { items, total };
}

/** How much is written about each metric, as far as this member may see it. */
export async function countsByMetric({ prisma }: Database, reader: Reader): Promise<readonly MetricCounts[]> {
  return prisma.$queryRaw<MetricCounts[]>`
    SELECT metric, sum(notes)::int AS notes, sum(questions)::int AS questions, sum(actions)::int AS actions FROM (
      SELECT metric, 1 AS notes, 0 AS questions, 0 AS actions FROM annotation n WHERE metric IS NOT NULL AND ${shown('n')} AND ${visibleTo(reader, 'annotation', 'n')}
      UNION ALL SELECT metric, 0, 1, 0 FROM discussion d WHERE ${shown('d')} AND ${visibleTo(reader, 'discussion', 'd')}
      UNION ALL SELECT metric, 0, 0, 1 FROM action WHERE workspace_id = ${reader.workspaceId}::uuid
    ) AS written GROUP BY metric ORDER BY metric`;
}

/** When administrators were let in because of an incident in the last 90 days, newest first. */
export async function incidentReadings({ prisma }: Database, workspaceId: string): Promise<readonly IncidentReading[]> {
  const rows = await prisma.$queryRaw<{ at: Date; reason: string; read: boolean }[]>`
    SELECT coalesce(read_at, agreed_at) AS at, reason, read_at IS NOT NULL AS read FROM break_glass
    WHERE workspace_id = ${workspaceId}::uuid AND agreed_at > now() - interval '90 days' ORDER BY 1 DESC`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
