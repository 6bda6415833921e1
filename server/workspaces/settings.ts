import { areaOf, findArea } from '../../shared/areas/register.ts';
import type { SettingsPage } from '../../shared/workspace-pages.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { areaGroups } from './areas.ts';
import { dayOf } from './days.ts';
import { indicatorGroups } from './open.ts';

/** What a coordinator may change, as it is. @throws Refusal as `authorize` does: 403 for who is no coordinator. */
export async function settingsPage(ctx: Context, slug: string): Promise<SettingsPage> {
  // Asked as what can still be changed in a workspace that has ended: its end.
  const { workspace } = await authorize(ctx, 'workspace.end', { slug });
  const { prisma } = ctx.db;
  const [row, used] = await Promise.all([
    prisma.workspace.findUniqueOrThrow({
      where: { id: workspace.id },
      include: { owner: { select: { name: true } }, focus: { orderBy: { position: 'asc' } } },
    }),
    areasWrittenAbout(prisma, workspace.id),
  ]);
  const world = workspace.invented ? 'invented' : 'published';
  return {
    workspace,
    owner: row.owner?.name ?? null,
    purpose: row.purpose,
    focus: row.focus.map(({ metric }) => metric),
    terms: row.terms, termsVersion: row.termsVersion,
    agreement: row.agreement,
    reviewOn: row.reviewOn?.toISOString().slice(0, 10) ?? null,
    endsOn: row.endsAt && dayOf(row.endsAt),
    endRequired: workspace.kind === 'mentoring',
    mailsCarryContent: row.mailsCarryContent,
    archivedOn: row.archivedAt && dayOf(row.archivedAt),
    areas: workspace.areas
      .map((code) => ({ code, name: findArea(code) ? areaOf(code).name : code, used: used.has(code) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    areaGroups: areaGroups(world),
    indicatorGroups: indicatorGroups(),
  };
}

/** Codes of the areas that something was written about in a workspace. */
export async function areasWrittenAbout(db: Transaction, workspaceId: string): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ area: string }[]>`
    SELECT area FROM annotation WHERE workspace_id = ${workspaceId}::uuid AND area IS NOT NULL
    UNION SELECT unnest(other_areas) FROM annotation WHERE workspace_id = ${workspaceId}::uuid
    UNION SELECT area FROM discussion WHERE workspace_id = ${workspaceId}::uuid AND area IS NOT NULL
    UNION SELECT l.area FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id WHERE e.workspace_id = ${workspaceId}::uuid AND l.area <> ''
    UNION SELECT area FROM action WHERE workspace_id = ${workspaceId}::uuid`;
  return new Set(rows.map(({ area }) => area));
}
