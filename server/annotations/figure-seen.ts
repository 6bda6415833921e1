import type { Figure } from '../../shared/figures.ts';
import { contentText } from '../../shared/format.ts';
import type { Metric } from '../../shared/framework/types.ts';

/** A figure in words or digits with its unit, as a note keeps it; a category by its label. */
export function figureSeen(figure: Figure, metric: Metric): string {
  if (figure.category === null) return contentText(figure.value, figure.missing, metric);
  const labels = metric.breakdowns.flatMap(({ values }) => values);
  return labels.find(({ value }) => value === figure.category)?.label ?? figure.category;
}
