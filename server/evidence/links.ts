import { findArea } from '../../shared/areas/register.ts';
import { invalid } from '../../shared/errors.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { worldOf } from '../anchors.ts';
import type { Database } from '../db.ts';
import { shownEdition } from '../figures/queries.ts';

/** A figure that evidence is read beside; an empty area or period stands for all of them. */
export interface Link {
  readonly metric: string;
  readonly area: string;
  readonly period: string;
}

/**
 * Reads links before a command's transaction starts, as `readAnchor` does with anchors.
 * @returns a function that gives the links, each once and by newest codes, or throws Refusal 400 with words per field, for a workspace.
 */
export async function readLinks(db: Database, sent: readonly Link[]): Promise<(workspace: WorkspaceView) => readonly Link[]> {
  const read = await Promise.all(sent.map(async (link, row) => ({ row, link: { ...link, area: findArea(link.area)?.code ?? link.area }, periods: await periodsOf(db, link) })));
  return (workspace) => {
    const wrong: Record<string, string> = {};
    for (const { row, link: { metric, area, period }, periods } of read) {
      const inWorld = periods[worldOf(workspace)];
      if (!findMetric(metric)) wrong[`links.${row}.metric`] = 'There is no indicator of this name. Choose one of the list.';
      else if (area !== '' && !workspace.areas.includes(area)) wrong[`links.${row}.area`] = 'This is not one of the areas of this workspace. Choose one of its areas.';
      else if (period !== '' && !inWorld.includes(period)) wrong[`links.${row}.period`] = `There are no figures for ${period}. Choose a year that the indicator’s page shows, or leave it open.`;
    }
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    return [...new Map(read.map(({ link }) => [`${link.metric}|${link.area}|${link.period}`, link])).values()];
  };
}

async function periodsOf(db: Database, { metric, period }: Link): Promise<Readonly<Record<'published' | 'invented', readonly string[]>>> {
  if (period === '' || !findMetric(metric)) return { published: [], invented: [] };
  const [published, invented] = await Promise.all([shownEdition(db, metric, 'published'), shownEdition(db, metric, 'invented')]);
  return { published: published?.periods ?? [], invented: invented?.periods ?? [] };
}
