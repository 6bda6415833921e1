import { Prisma } from '../../prisma/generated/client.ts';
import { SHARED_KINDS, type SharedKind } from '../../shared/contributions.ts';
import { updateRow } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';

/** Something on its way to the public. */
export interface OnItsWay {
  readonly kind: SharedKind;
  readonly id: string;
  readonly workspaceId: string;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly publication: string | null;
  readonly version: number;
  readonly createdAt: Date;
  /** The author may take it back as if it had never been. */
  readonly fresh: boolean;
}

const part = (kind: SharedKind) => Prisma.raw(`
  SELECT '${kind}' AS kind, id, workspace_id, author_id, author_organisation_id, publication, version, created_at
  FROM "${kind}" WHERE visibility = 'public' AND withdrawn_at IS NULL AND hidden_at IS NULL AND purged_at IS NULL`);

const ALL = Prisma.sql`(${Prisma.join(SHARED_KINDS.map(part), ' UNION ALL ')}) one`;

/** Everything on its way to the public that meets a condition on `one`, oldest first. */
export async function onItsWay(db: Transaction, where: Prisma.Sql): Promise<readonly OnItsWay[]> {
  return db.$queryRaw<OnItsWay[]>`
    SELECT kind, id, workspace_id AS "workspaceId", author_id AS "authorId", author_organisation_id AS "authorOrganisationId", publication, version,
      created_at AS "createdAt", created_at > now() - interval '15 minutes' AS fresh
    FROM ${ALL} WHERE ${where} ORDER BY created_at, id`;
}

/** Says how far it is. Its row is held from here to the commit. */
export async function setPublication(tx: Transaction, kind: SharedKind, id: string, publication: 'approved' | 'published' | 'declined'): Promise<void> {
  await updateRow(tx, kind, id, { publication, publishedAt: publication === 'published' ? new Date() : null });
}

/** Who approved something for its organisation, the last time. */
export async function approverOf(db: Transaction, workspaceId: string, id: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ actorId: string | null }[]>`
    SELECT actor_id AS "actorId" FROM audit_event WHERE workspace_id = ${workspaceId}::uuid AND event = 'publication:approved' AND facts ->> 'subjectId' = ${id}
    ORDER BY id DESC LIMIT 1`;
  return found?.actorId ?? null;
}
