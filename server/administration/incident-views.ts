import type { IncidentState, IncidentView } from '../../shared/administration.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { whenText } from '../audit/queries.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { TIME_TO_AGREE } from './incidents.ts';

interface IncidentRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: WorkspaceKind | null;
  readonly slug: string | null;
  readonly owner: string | null;
  readonly reason: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly agreedBy: string | null;
  readonly askedAt: Date;
  readonly agreedAt: Date | null;
  readonly endsAt: Date | null;
  readonly readAt: Date | null;
  readonly state: IncidentState;
}

/** Most recent incidents that a list shows. */
const MOST = 200;

/** What administrators asked to read, newest first. @throws Refusal as `authorizeForInstallation`. */
export async function incidents(ctx: Context): Promise<readonly IncidentView[]> {
  const { userId, invented } = await authorizeForInstallation(ctx, 'incident.ask');
  const rows = await ctx.db.prisma.$queryRaw<IncidentRow[]>`
    SELECT b.id, b.workspace_id AS "workspaceId", w.kind, w.slug, o.name AS owner, b.reason, b.asked_by_id AS "askedById", coalesce(asking.name, 'An account that is gone') AS "askedBy",
      agreeing.name AS "agreedBy", b.asked_at AS "askedAt", b.agreed_at AS "agreedAt", b.ends_at AS "endsAt", b.read_at AS "readAt",
      CASE WHEN b.agreed_at IS NOT NULL THEN CASE WHEN b.ends_at > now() THEN 'reading' ELSE 'over' END
        WHEN b.ends_at IS NOT NULL THEN 'withdrawn' WHEN b.asked_at > now() - ${TIME_TO_AGREE}::interval THEN 'waiting' ELSE 'lapsed' END AS state
    FROM break_glass b LEFT JOIN workspace w ON w.id = b.workspace_id LEFT JOIN organisation o ON o.id = w.owner_organisation_id
    LEFT JOIN user_account asking ON asking.id = b.asked_by_id LEFT JOIN user_account agreeing ON agreeing.id = b.agreed_by_id
    WHERE w.invented OR NOT ${invented} ORDER BY b.asked_at DESC, b.id LIMIT ${MOST}`;
  return rows.map(({ id, workspaceId, kind, slug, owner, reason, askedBy, agreedBy, askedAt, endsAt, readAt, askedById, state }) => ({
    id, reason, askedBy, agreedBy, state,
    workspace: { id: workspaceId, kind, owner },
    askedAt: whenText(askedAt), readFirst: readAt && whenText(readAt), until: agreedBy !== null && endsAt ? whenText(endsAt) : null,
    isMine: askedById === userId,
    // Its address says its name: only to whoever may read it now.
    path: state === 'reading' && askedById === userId && slug !== null ? `/workspaces/${slug}` : null,
  }));
}

/** Incidents that wait for this administrator's consent. */
export async function waitingIncidents(db: Transaction, { userId, invented }: { readonly userId: string; readonly invented: boolean }): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM break_glass b JOIN workspace w ON w.id = b.workspace_id
    WHERE b.agreed_at IS NULL AND b.ends_at IS NULL AND b.asked_at > now() - ${TIME_TO_AGREE}::interval AND b.asked_by_id <> ${userId}::uuid AND (w.invented OR NOT ${invented})`;
  return row?.count ?? 0;
}
