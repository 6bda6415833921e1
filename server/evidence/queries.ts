import { Prisma } from '../../prisma/generated/client.ts';
import type { EvidenceView } from '../../shared/evidence.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { authorsOf } from '../annotations/queries.ts';
import type { Transaction } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';
import type { People } from '../workspaces/queries.ts';
import { presentEvidence } from './present.ts';

/** Which evidence: all beside a metric, those of some ids, or every item. */
type WhichEvidence = { readonly metric: string } | { readonly ids: readonly string[] } | 'every';

/**
 * Evidence that may be read in a workspace, shared from elsewhere too, for a reader whose membership the caller has
 * asked about; in no particular order. Authors whom the caller knows are not asked for again.
 * @param reader may be left out by delivery alone: it reads with each id whom it is for, and presents once for all
 */
export async function evidenceIn(db: Transaction, workspaceId: string, which: { readonly ids: readonly string[] }, reader?: Omit<Reader, 'workspaceId'>, known?: Promise<People>): Promise<EvidenceView[]>;
export async function evidenceIn(db: Transaction, workspaceId: string, which: WhichEvidence, reader: Omit<Reader, 'workspaceId'>, known?: Promise<People>): Promise<EvidenceView[]>;
export async function evidenceIn(db: Transaction, workspaceId: string, which: WhichEvidence, reader?: Omit<Reader, 'workspaceId'>, known?: Promise<People>): Promise<EvidenceView[]> {
  const readable = reader ? visibleTo({ ...reader, workspaceId }, 'evidence', 'e') : placedIn(workspaceId);
  const found = await db.$queryRaw<{ id: string }[]>`SELECT e.id FROM evidence e WHERE ${chosen(which)} AND ${readable}`;
  if (found.length === 0) return [];
  const rows = (await db.evidence.findMany({ where: { id: { in: found.map(({ id }) => id) } }, include: { links: true, workspace: { select: { contributionRule: true } } } }))
    .map((row) => ({ ...row, rule: row.workspace.contributionRule as ContributionRule }));
  const authorOf = await authorsOf(db, workspaceId, rows, await known);
  return rows.map((row) => presentEvidence(row, workspaceId, authorOf(row)));
}

const placedIn = (workspaceId: string) => Prisma.sql`(e.workspace_id = ${workspaceId}::uuid OR EXISTS (
  SELECT FROM contribution_share s WHERE s.subject_kind = 'evidence' AND s.subject_id = e.id AND s.workspace_id = ${workspaceId}::uuid))`;

function chosen(which: WhichEvidence): Prisma.Sql {
  if (which === 'every') return Prisma.sql`true`;
  if ('ids' in which) return Prisma.sql`e.id = ANY(${[...which.ids]}::uuid[])`;
  return Prisma.sql`EXISTS (SELECT FROM evidence_link l WHERE l.evidence_id = e.id AND l.metric = ${which.metric})`;
}
