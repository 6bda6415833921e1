import { invalid } from '../../shared/errors.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { canonicalBreakdown, readAnchor, worldOf } from '../anchors.ts';
import type { Database } from '../db.ts';
import { shownEdition } from '../figures/queries.ts';

/** What a discussion is about, as it was sent. */
interface SentAbout {
  readonly metric: string;
  readonly otherMetrics?: readonly string[] | undefined;
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
}

/** What it is about, by canonical names that exist. */
interface About {
  readonly metric: string;
  readonly otherMetrics: string[];
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
}

/**
 * Reads what a discussion is about, as `readAnchor` does for one figure: before the transaction, with the answer (or the
 * refusal) given inside it.
 * @returns a function that throws Refusal 400 with words per field.
 */
export async function readAbout(db: Database, sent: SentAbout): Promise<(workspace: WorkspaceView) => About> {
  const others = [...new Set(sent.otherMetrics ?? [])].filter((slug) => slug !== sent.metric);
  if (!others.every((slug) => findMetric(slug))) return refuse('otherMetrics', 'One of the further indicators is not known. Choose them from the list.');
  const { metric, area, period, breakdown } = sent;
  if (area !== null) {
    const anchorFor = await readAnchor(db, { metric, area, period, breakdown });
    return (workspace) => {
      const { anchor } = anchorFor(workspace);
      return { metric: anchor.metric, area: anchor.area, period: anchor.period, breakdown: anchor.breakdown, otherMetrics: others };
    };
  }
  const known = findMetric(metric);
  if (!known) return refuse('metric', 'There is no measure of this name. Open the page of an indicator and write from there.');
  const chosen = breakdown === '' ? '' : canonicalBreakdown(breakdown, known);
  if (chosen === null) return refuse('breakdown', `Choose one group for each of: ${known.breakdowns.map(({ label }) => label).join(', ') || 'none'}.`);
  const periods = { published: await shownEdition(db, metric, 'published'), invented: await shownEdition(db, metric, 'invented') };
  return (workspace) => {
    if (period !== null && !periods[worldOf(workspace)]?.periods.includes(period)) {
      throw invalid({ period: `There are no figures for ${period} on this page. Choose a year that the chart shows.` });
    }
    return { metric, area: null, period, breakdown: chosen, otherMetrics: others };
  };
}

function refuse(field: string, words: string): () => never {
  return () => {
    throw invalid({ [field]: words });
  };
}
