import type { PlacingView } from '../../shared/annotation-pages.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import { breakdownKey, parseBreakdownKey } from '../../shared/figures.ts';
import { areaName } from '../../shared/format.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { worldOf } from '../anchors.ts';
import type { Database } from '../db.ts';
import { shownEdition } from '../figures/queries.ts';

/** What can be chosen for a note that is placed again, with what still holds of where it stood chosen already. */
export async function placingOf(db: Database, workspace: WorkspaceView, note: AnnotationView, asked: string | null): Promise<PlacingView> {
  const metric = findMetric(asked ?? note.metric ?? '');
  const edition = metric ? await shownEdition(db, metric.slug, worldOf(workspace)) : null;
  const periods = [...(edition?.periods ?? [])].reverse();
  const before = parseBreakdownKey(note.metric === metric?.slug ? note.breakdown : '');
  return {
    annotationId: note.id,
    version: note.version,
    metric: metric?.slug ?? '',
    indicators: INDICATORS.map((indicator) => ({ value: indicator.metric, label: indicator.shortTitle })).sort(byLabel),
    areas: workspace.areas.map((code) => ({ value: code, label: areaName(code) })).sort(byLabel),
    periods,
    groups: (metric?.breakdowns ?? []).map((dimension) => {
      const key = (value: string) => breakdownKey({ [dimension.name]: value }, [dimension]);
      const chosen = dimension.values.find(({ value }) => value === before[dimension.name]) ?? dimension.values[0];
      return { label: dimension.label, chosen: chosen ? key(chosen.value) : '', values: dimension.values.map(({ value, label }) => ({ value: key(value), label })) };
    }),
    area: note.area !== null && workspace.areas.includes(note.area) ? note.area : '',
    period: note.period !== null && periods.includes(note.period) ? note.period : (periods[0] ?? ''),
    scope: note.scope,
  };
}

const byLabel = (a: { readonly label: string }, b: { readonly label: string }) => a.label.localeCompare(b.label, 'en-GB');
