import type { PersonalView } from '../../shared/conversation.ts';
import type { ReactionKind } from '../../shared/discussions.ts';
import type { Transaction } from '../db.ts';
import type { Reader } from '../visibility.ts';

/** What is read, by ids. */
interface Shown {
  readonly annotations: readonly { readonly id: string }[];
  readonly evidence: readonly { readonly id: string }[];
  readonly discussions: readonly { readonly id: string }[];
}

interface PersonalRow {
  readonly what: 'editable' | 'written' | 'own-area' | 'follows' | 'seen' | 'reaction';
  readonly id: string;
  readonly value: string;
}

/** What one reader's page knows besides what everybody's does: one statement over what is shown. */
export async function personalView(db: Transaction, { userId, organisationId, workspaceId }: Reader, { annotations, evidence, discussions }: Shown): Promise<PersonalView> {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const rows = await db.$queryRaw<PersonalRow[]>`
    SELECT 'editable' AS what, id::text, '' AS value FROM annotation WHERE id = ANY(${ids(annotations)}::uuid[]) AND workspace_id = ${workspaceId}::uuid
      AND (author_id = ${userId}::uuid OR author_organisation_id = ${organisationId}::uuid AND NOT unattributed)
      AND withdrawn_at IS NULL AND hidden_at IS NULL AND purged_at IS NULL
    UNION ALL SELECT 'written', id::text, '' FROM annotation WHERE id = ANY(${ids(annotations)}::uuid[]) AND workspace_id = ${workspaceId}::uuid AND author_id = ${userId}::uuid
      AND withdrawn_at IS NULL AND hidden_at IS NULL AND purged_at IS NULL
    UNION ALL SELECT 'editable', id::text, '' FROM evidence WHERE id = ANY(${ids(evidence)}::uuid[]) AND workspace_id = ${workspaceId}::uuid AND author_id = ${userId}::uuid
      AND withdrawn_at IS NULL AND hidden_at IS NULL AND purged_at IS NULL
    UNION ALL SELECT 'editable', id::text, '' FROM discussion WHERE id = ANY(${ids(discussions)}::uuid[]) AND workspace_id = ${workspaceId}::uuid AND author_id = ${userId}::uuid
      AND withdrawn_at IS NULL AND hidden_at IS NULL AND purged_at IS NULL
    UNION ALL SELECT 'editable', c.id::text, '' FROM comment c JOIN discussion d ON d.id = c.discussion_id
      WHERE d.id = ANY(${ids(discussions)}::uuid[]) AND d.workspace_id = ${workspaceId}::uuid AND c.author_id = ${userId}::uuid AND c.position > 1
      AND c.withdrawn_at IS NULL AND c.hidden_at IS NULL AND c.purged_at IS NULL
    UNION ALL SELECT 'own-area', '', area FROM organisation_area WHERE organisation_id = ${organisationId}::uuid
    UNION ALL SELECT 'follows', discussion_id::text, follows::text FROM discussion_reader WHERE follows IS NOT NULL
      AND user_id = ${userId}::uuid AND discussion_id = ANY(${ids(discussions)}::uuid[])
    UNION ALL SELECT 'seen', discussion_id::text, seen::text FROM discussion_reader WHERE user_id = ${userId}::uuid AND discussion_id = ANY(${ids(discussions)}::uuid[])
    UNION ALL SELECT 'reaction', r.comment_id::text, r.kind FROM reaction r JOIN comment c ON c.id = r.comment_id
      WHERE r.user_id = ${userId}::uuid AND c.discussion_id = ANY(${ids(discussions)}::uuid[])`;
  const of = (what: PersonalRow['what']) => rows.filter((row) => row.what === what);
  const reactions: Record<string, ReactionKind[]> = {};
  for (const { id, value } of of('reaction')) (reactions[id] ??= []).push(value as ReactionKind);
  return {
    me: userId,
    editable: of('editable').map(({ id }) => id),
    written: of('written').map(({ id }) => id),
    ownAreas: of('own-area').map(({ value }) => value).sort(),
    follows: Object.fromEntries(of('follows').map(({ id, value }) => [id, value === 'true'])),
    seen: Object.fromEntries(of('seen').map(({ id, value }) => [id, Number(value)])),
    reactions,
  };
}
