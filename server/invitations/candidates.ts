import { Prisma } from '../../prisma/generated/client.ts';
import type { Candidate } from '../../shared/participation.ts';
import type { OrganisationKind, WorkspaceView } from '../../shared/workspaces.ts';
import type { Transaction } from '../db.ts';

export interface FoundCandidate extends Candidate {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

const candidates = (workspaceId: string, more: Prisma.Sql) => Prisma.sql`
  SELECT o.id, o.name, o.kind, (o.id = w.owner_organisation_id) IS TRUE AS owns,
    EXISTS (SELECT FROM membership m WHERE m.workspace_id = w.id AND m.organisation_id = o.id AND m.role <> 'guest' AND (m.ends_at IS NULL OR m.ends_at > now())) AS "takesPart"
  FROM organisation o JOIN workspace w ON w.id = ${workspaceId}::uuid
  WHERE o.invented = w.invented AND o.closed_at IS NULL ${more}`;

/** An organisation of the workspace's world that is open; `undefined` for any other, existing or not. */
export async function candidateOf(tx: Transaction, { id }: Pick<WorkspaceView, 'id'>, organisationId: string): Promise<FoundCandidate | undefined> {
  const [row] = await tx.$queryRaw<FoundCandidate[]>(candidates(id, Prisma.sql`AND o.id = ${organisationId}::uuid`));
  return row;
}

/** Every open organisation of the workspace's world, by name. */
export async function candidatesFor(tx: Transaction, { id }: Pick<WorkspaceView, 'id'>): Promise<readonly FoundCandidate[]> {
  const rows = await tx.$queryRaw<FoundCandidate[]>(candidates(id, Prisma.empty));
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
