import { Prisma } from '../prisma/generated/client.ts';
import type { SharedKind, Visibility } from '../shared/contributions.ts';
import type { LoggedAudience } from './activity.ts';
import type { Authorized } from './authorize.ts';

/** Somebody who reads in a workspace, as `authorize` found them. */
export interface Reader {
  readonly userId: string;
  /** The organisation they act for; `null` for an administrator who reads because of an incident. */
  readonly organisationId: string | null;
  readonly workspaceId: string;
}

/**
 * Somebody who reads, as `authorize` found them. A guest acts beside the organisation that receives them, never as it:
 * what is for its people alone is not for guests.
 */
export function readerOf({ actor, organisationId, workspace }: Pick<Authorized, 'actor' | 'organisationId' | 'workspace'>): Reader {
  return { userId: actor.userId, organisationId: actor.guest || workspace.role === 'guest' ? null : organisationId, workspaceId: workspace.id };
}

/**
 * SQL condition: this row of a table of contributions may be read by this reader, in the workspace where they read.
 * What is hidden, withdrawn or purged is told apart by its state, not here. Every reading of contributions has it.
 * @param table alias of the table in the query; its columns are those of the schema
 */
export function visibleTo(reader: Reader, what: SharedKind, table: string): Prisma.Sql {
  return visibleAt(readerParts(reader), what, table);
}

/** A reader, each part as an SQL expression. */
export type ReaderParts = Readonly<Record<keyof Reader, Prisma.Sql>>;
export const readerParts = ({ userId, organisationId, workspaceId }: Reader): ReaderParts => ({ userId: Prisma.sql`${userId}::uuid`, organisationId: Prisma.sql`${organisationId}::uuid`, workspaceId: Prisma.sql`${workspaceId}::uuid` });

/** The same for a query that reads in several workspaces at once, or finds out by itself who reads. */
export function visibleAt({ userId, organisationId, workspaceId }: ReaderParts, what: SharedKind, table: string): Prisma.Sql {
  const t = Prisma.raw(`"${table}"`);
  return Prisma.sql`(
    (${t}.workspace_id = ${workspaceId} AND (
      ${t}.visibility IN ('workspace', 'region', 'public')
      OR ${t}.author_id = ${userId}
      OR (${t}.visibility = 'organisation' AND ${t}.author_organisation_id = ${organisationId})
    ))
    OR (${t}.visibility IN ('region', 'public') AND EXISTS (
      SELECT FROM contribution_share share
      WHERE share.subject_kind = ${what} AND share.subject_id = ${t}.id AND share.workspace_id = ${workspaceId}
    ))
  )`;
}

/** Whom something written concerns inside its workspace: everybody, or its author and, where given, those who act for an organisation. */
export type Audience = 'everybody' | { readonly userId: string | null; readonly organisationId: string | null };

/** Whether a reader belongs to an audience. */
export function isFor(audience: Audience, { userId, organisationId }: Pick<Reader, 'userId' | 'organisationId'>): boolean {
  if (audience === 'everybody') return true;
  return audience.userId === userId || (audience.organisationId !== null && audience.organisationId === organisationId);
}

interface AudienceRow {
  readonly visibility: string;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
}

/** Who in its own workspace may see a contribution. Its author always may. */
export function audienceOf({ visibility, authorId, authorOrganisationId }: AudienceRow): Audience {
  const chosen = visibility as Visibility;
  if (chosen === 'me') return { userId: authorId, organisationId: null };
  return chosen === 'organisation' ? { userId: authorId, organisationId: authorOrganisationId } : 'everybody';
}

/** Whether workspaces of regions may show it as well. */
export const isWide = (visibility: Visibility) => visibility === 'region' || visibility === 'public';

/** SQL of `loggedAudience`. @param visibility a column */
export const loggedAudienceOf = (visibility: Prisma.Sql) => Prisma.sql`CASE ${visibility} WHEN 'me' THEN 'actor' WHEN 'organisation' THEN 'organisation' END`;

/** How the activity log notes it (`activity.audience`). */
export function loggedAudience(visibility: Visibility): LoggedAudience | null {
  if (visibility === 'me') return 'actor';
  return visibility === 'organisation' ? 'organisation' : null;
}
