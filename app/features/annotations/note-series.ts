import type { AnnotationView } from '../../../shared/annotations.ts';
import { chartModel } from '../../../shared/chart-model.ts';
import { publishedText, unitText } from '../../../shared/format.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { isPlaced } from '../../../shared/judgement.ts';

/** The series a note is about, as it is published now. */
export interface NoteSeries {
  readonly slug: string;
  readonly title: string;
  /** The group it is of and what its numbers are in, in words. */
  readonly of: readonly string[];
  /** Oldest first; `null` where there is a reason instead. */
  readonly values: readonly (number | null)[];
  readonly first: string;
  readonly last: string;
  /** The figure of the note's year as it is published now, or the reason in words; `null` where it is about no one year. */
  readonly text: string | null;
  /** Who published it, what else it is worked out with, and when it came out. */
  readonly source: string;
  readonly published: string;
}

/** Whether a note's line can be drawn: one that has lost its figure, or its workspace's area, has words only. */
export function hasLine(note: Pick<AnnotationView, 'area' | 'judgement'>, areasHere: readonly string[]): boolean {
  return isPlaced(note) && (note.area === null || areasHere.includes(note.area));
}

type NoteView = Pick<IndicatorView, 'slug' | 'title' | 'figures' | 'unit' | 'decimals' | 'breakdowns' | 'chosen' | 'source'>;

/** The area's own line of an indicator's page; `null` where nothing is loaded. */
export function noteSeries({ slug, title, figures, unit, decimals, breakdowns, chosen, source }: NoteView, period: string | null): NoteSeries | null {
  const columns = figures?.series.find(({ role }) => role === 'area');
  if (!figures || !columns) return null;
  const { periods, release, denominator } = figures;
  const points = chartModel({ unit, decimals, periods, series: [columns] }).series[0]?.points ?? [];
  return {
    slug, title, values: points.map(({ value }) => value), first: periods[0] ?? '', last: periods[periods.length - 1] ?? '',
    text: points.find((point) => point.period === period)?.text ?? null,
    of: [...breakdowns.map(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? ''), unitText(unit)].filter(Boolean),
    source: (source ? `${source.publisher}, ${source.title}` : 'invented figures') + (denominator && denominator.published !== release.published ? `, read with figures ${publishedText(denominator)}` : ''),
    published: publishedText(release),
  };
}
