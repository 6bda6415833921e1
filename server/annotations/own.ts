import { Prisma } from '../../prisma/generated/client.ts';
import { findArea } from '../../shared/areas/register.ts';
import type { Transaction } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';

/** SQL condition on an annotation `n`: the reader may change it, as its author or for its author's organisation. */
const editableBy = ({ userId, organisationId, workspaceId }: Reader) => Prisma.sql`
  n.workspace_id = ${workspaceId}::uuid AND NOT n.unattributed AND n.withdrawn_at IS NULL AND n.hidden_at IS NULL AND n.purged_at IS NULL
  AND (n.author_id = ${userId}::uuid OR n.author_organisation_id = ${organisationId}::uuid)`;

/** Whether the reader may change a note. */
export async function mayEdit(db: Transaction, reader: Reader, id: string): Promise<boolean> {
  return (await editableAmong(db, reader, [id])).length > 0;
}

/** Which of these notes the reader may change. */
export async function editableAmong(db: Transaction, reader: Reader, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT n.id FROM annotation n WHERE n.id = ANY(${[...ids]}::uuid[]) AND ${editableBy(reader)} AND ${visibleTo(reader, 'annotation', 'n')}`;
  return rows.map(({ id }) => id);
}

/** An organisation whose figure something is about. */
interface FigureOwner {
  readonly id: string;
  readonly name: string;
  readonly area: string;
}

/** Organisations of a world whose figures these areas' are, by name. Closed ones own none. */
export async function ownersOf(db: Transaction, areas: readonly string[], invented: boolean): Promise<readonly FigureOwner[]> {
  const codes = areas.flatMap((code) => [code, ...(findArea(code)?.earlierCodes ?? [])]);
  if (codes.length === 0) return [];
  return db.$queryRaw<FigureOwner[]>`
    SELECT o.id, o.name, a.area FROM organisation_area a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.area = ANY(${codes}) AND o.invented = ${invented} AND o.closed_at IS NULL ORDER BY o.name, a.area`;
}
