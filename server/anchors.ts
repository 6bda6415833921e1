import { findArea, type World } from '../shared/areas/register.ts';
import type { Anchor } from '../shared/anchors.ts';
import { invalid } from '../shared/errors.ts';
import { breakdownKey, parseBreakdownKey, type Figure } from '../shared/figures.ts';
import { findMetric } from '../shared/framework/metrics.ts';
import type { Metric } from '../shared/framework/types.ts';
import type { WorkspaceView } from '../shared/workspaces.ts';
import type { Database } from './db.ts';
import { shownEdition } from './figures/queries.ts';

/** An anchor as it was sent: any code of an area, dimensions in any order. */
interface SentAnchor {
  readonly metric: string;
  readonly area: string;
  readonly period?: string | null;
  readonly breakdown: string;
}

/** An anchor whose parts exist, with what its author sees there now. */
export interface ReadAnchor {
  readonly anchor: Anchor;
  readonly metric: Metric;
  /** Key of the edition that is shown; `null` where no figures are loaded. */
  readonly editionKey: string | null;
  /** `undefined` where the anchor has no period, or the publisher lists no row for it. */
  readonly figure: Figure | undefined;
}

/**
 * Reads an anchor before a command's transaction starts (a transaction holds a connection; waiting in it for another
 * one would stand still under load), and says what is wrong inside it, once it is known that the person may ask.
 * @returns a function that gives the anchor, or throws Refusal 400 with words per field, for a workspace.
 */
export async function readAnchor(db: Database, sent: SentAnchor): Promise<(workspace: WorkspaceView) => ReadAnchor> {
  const metric = findMetric(sent.metric);
  if (!metric) return refuse('metric', 'There is no measure of this name. Open the page of an indicator and write from there.');
  const area = findArea(sent.area);
  if (!area) return refuse('area', 'There is no area with this code. Choose one of the areas of this workspace.');
  const breakdown = canonicalBreakdown(sent.breakdown, metric);
  if (breakdown === null) return refuse('breakdown', `Choose one group for each of: ${metric.breakdowns.map(({ label }) => label).join(', ') || 'none'}.`);

  const edition = await shownEdition(db, metric.slug, area.world);
  const period = sent.period ?? null;
  if (period !== null && !edition?.periods.includes(period)) {
    return refuse('period', `There are no figures for ${period} on this page. Choose a year that the chart shows.`);
  }
  const read: ReadAnchor = {
    anchor: { metric: metric.slug, area: area.code, period, breakdown },
    metric,
    editionKey: edition?.key ?? null,
    figure: period === null ? undefined : edition?.at(area.code, period, breakdown),
  };
  return (workspace) => {
    if (worldOf(workspace) !== area.world || !workspace.areas.includes(area.code)) {
      throw invalid({ area: `${area.name} is not one of the areas of this workspace. Choose one of its areas.` });
    }
    return read;
  };
}

/** The world a workspace speaks about. */
export function worldOf(workspace: { readonly invented: boolean }): World {
  return workspace.invented ? 'invented' : 'published';
}

function refuse(field: string, words: string): () => never {
  return () => {
    throw invalid({ [field]: words });
  };
}

/** The key with every dimension once, in the metric's order; `null` where one is missing, unknown or has no such value. */
export function canonicalBreakdown(sent: string, metric: Metric): string | null {
  const parts = sent === '' ? [] : sent.split(';');
  const chosen = parseBreakdownKey(sent);
  if (parts.length !== metric.breakdowns.length) return null;
  const valid = metric.breakdowns.every(({ name, values }) => Object.hasOwn(chosen, name) && values.some(({ value }) => value === chosen[name]));
  return valid ? breakdownKey(chosen, metric.breakdowns) : null;
}
