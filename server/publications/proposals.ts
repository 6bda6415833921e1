import { Prisma } from '../../prisma/generated/client.ts';
import { areaName } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { SUBJECT_WORDS } from '../../shared/moderation-reasons.ts';
import type { ProposedPublication } from '../../shared/publications.ts';
import type { Transaction } from '../db.ts';
import { peopleIn, personOf } from '../workspaces/queries.ts';
import { onItsWay, type OnItsWay } from './publishable.ts';

interface Said {
  readonly title: string;
  readonly words: string;
  readonly metric: string | null;
  readonly area: string | null;
}

/**
 * What people of an organisation want to be public, oldest first. An approver reads just this of a workspace they need
 * not be a member of: its author chose that it may become public, and that they are asked.
 */
export async function proposalsOf(db: Transaction, organisationId: string, readerId: string): Promise<readonly ProposedPublication[]> {
  const rows = await onItsWay(db, Prisma.sql`author_organisation_id = ${organisationId}::uuid AND publication IS NOT NULL`);
  const [said, workspaces] = await Promise.all([
    wordsOf(db, rows),
    db.workspace.findMany({ where: { id: { in: rows.map(({ workspaceId }) => workspaceId) } }, select: { id: true, name: true } }),
  ]);
  const names = new Map(workspaces.map(({ id, name }) => [id, name]));
  const authors = new Map(await Promise.all(workspaces.map(async ({ id }) => [id, await peopleIn(db, id, rows.filter(({ workspaceId }) => workspaceId === id))] as const)));
  return rows.map((row): ProposedPublication => {
    const { title = '', words = '', metric = null, area = null } = said.get(row.id) ?? {};
    return {
      kind: row.kind, id: row.id, version: row.version, title, words,
      what: SUBJECT_WORDS[row.kind],
      author: personOf(authors.get(row.workspaceId) ?? new Map(), row),
      own: row.authorId === readerId,
      at: row.createdAt.toISOString(),
      about: [metric === null ? '' : (findIndicator(metric)?.shortTitle ?? metric), area === null ? '' : areaName(area)].filter(Boolean).join(', '),
      workspace: names.get(row.workspaceId) ?? '',
      publication: row.publication as ProposedPublication['publication'],
    };
  });
}

/** What each of them says; of a discussion, its title and opening: answers are others' words and stay where they are. */
async function wordsOf(db: Transaction, rows: readonly OnItsWay[]): Promise<ReadonlyMap<string, Said>> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await db.$queryRaw<(Said & { id: string })[]>`
    SELECT id, '' AS title, body AS words, metric, area FROM annotation WHERE id = ANY(${ids}::uuid[])
    UNION ALL SELECT d.id, d.title, coalesce(c.words, ''), d.metric, d.area FROM discussion d
      LEFT JOIN comment c ON c.discussion_id = d.id AND c.position = 1 AND c.withdrawn_at IS NULL AND c.hidden_at IS NULL WHERE d.id = ANY(${ids}::uuid[])
    UNION ALL SELECT e.id, e.title, concat_ws(E'\n', nullif(e.finding, ''), nullif(e.method, ''), nullif(e.size, ''), nullif(e.limits, '')), l.metric, nullif(l.area, '') FROM evidence e
      LEFT JOIN LATERAL (SELECT metric, area FROM evidence_link WHERE evidence_id = e.id ORDER BY metric, area LIMIT 1) l ON true WHERE e.id = ANY(${ids}::uuid[])`;
  return new Map(found.map(({ id, ...said }) => [id, said]));
}
