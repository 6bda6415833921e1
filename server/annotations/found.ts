import type { Visibility } from '../../shared/contributions.ts';
import { conflict, notFound } from '../../shared/errors.ts';
import type { Transaction } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';

/** A note as far as changing it, or answering to it, needs it. */
export interface FoundNote {
  readonly id: string;
  readonly workspaceId: string;
  readonly metric: string | null;
  readonly area: string | null;
  readonly otherAreas: readonly string[];
  readonly period: string | null;
  readonly breakdown: string;
  readonly kind: string;
  readonly body: string;
  readonly visibility: Visibility;
  readonly publication: string | null;
  readonly version: number;
  readonly unattributed: boolean;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  /** Withdrawn, hidden or purged: no words of it are shown. */
  readonly gone: boolean;
}

/** A note that the reader may see. @throws Refusal 404 where there is none. */
export async function findNote(db: Transaction, reader: Reader, id: string): Promise<FoundNote> {
  const [note] = await db.$queryRaw<FoundNote[]>`
    SELECT n.id, n.workspace_id AS "workspaceId", n.metric, n.area, n.other_areas AS "otherAreas", n.period, n.breakdown, n.kind, n.body, n.visibility, n.publication,
      n.version, n.unattributed, n.author_id AS "authorId", n.author_organisation_id AS "authorOrganisationId",
      (n.withdrawn_at IS NOT NULL OR n.hidden_at IS NOT NULL OR n.purged_at IS NOT NULL) AS gone
    FROM annotation n WHERE n.id = ${id}::uuid AND ${visibleTo(reader, 'annotation', 'n')}`;
  if (!note) throw notFound();
  return note;
}

/** @throws Refusal 409 where nothing of the note is shown any more. */
export function requireShown({ gone }: FoundNote): void {
  if (gone) throw conflict('This note is not shown any more: it was withdrawn, or a moderator is looking at it. What you wrote was not sent.');
}
