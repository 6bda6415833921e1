import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';

/**
 * Where things of a chart stand, in percent of the plot: the same numbers serve every width and height, the drawing
 * that the server makes and the one that takes over in the browser.
 */

/** Percent from the left: the first period at 0, the last at 100, a single one in the middle. */
export function across(index: number, count: number): number {
  return count < 2 ? 50 : (100 * index) / (count - 1);
}

/** Percent from the top. */
export function down(value: number, [low, high]: ChartModel['domain']): number {
  return 100 - (100 * (value - low)) / (high - low);
}

/** Path of a line in a box of 100 by 100, broken where there is no number; a lone point is a dot of the round cap. */
export function linePath({ points }: ChartSeries, domain: ChartModel['domain']): string {
  return points
    .map(({ drawn }, index) => {
      if (drawn === null) return '';
      const follows = points[index - 1]?.drawn ?? null;
      return `${follows === null ? 'M' : 'L'}${short(across(index, points.length))},${short(down(drawn, domain))}`;
    })
    .join('')
    .replace(/M([^ML]+)(?=M|$)/g, 'M$1L$1');
}

/** Which periods get a label: every one, every second … counted back from the newest, which always has one. */
export function labelled(count: number, most: number): (index: number) => boolean {
  const step = Math.max(1, Math.ceil(count / most));
  return (index) => (count - 1 - index) % step === 0;
}

export interface EndLabel {
  readonly series: ChartSeries;
  /** Index of the series among the chart's, for its colour and dash. */
  readonly place: number;
  /** Percent from the top of the line's own end and of its label, moved so that labels do not cover each other. */
  readonly end: number;
  readonly label: number;
}

/**
 * Labels at the lines' ends, from top to bottom, at least `heights` apart (percent of the plot, one per series in the
 * model's order) and inside the plot as far as it holds them.
 */
export function endLabels(model: ChartModel, heights: readonly number[]): readonly EndLabel[] {
  const labels = model.series
    .map((series, place) => ({ series, place, height: heights[place] ?? 0, value: series.points[series.last]?.drawn ?? null }))
    .filter((label): label is typeof label & { value: number } => label.value !== null)
    .map((label) => ({ ...label, end: down(label.value, model.domain), label: 0 }))
    .sort((a, b) => a.end - b.end || a.place - b.place);
  // Down from the top first, then back up from the bottom: two passes settle any number of labels.
  let floor = -Infinity;
  for (const one of labels) {
    one.label = Math.max(one.end, floor + one.height / 2);
    floor = one.label + one.height / 2;
  }
  let ceiling = 100 + (labels[labels.length - 1]?.height ?? 0) / 2;
  for (const one of [...labels].reverse()) {
    one.label = Math.min(one.label, ceiling - one.height / 2);
    ceiling = one.label - one.height / 2;
  }
  return labels.map(({ series, place, end, label }) => ({ series, place, end, label }));
}

/** A name in at most two lines of about `width` characters, broken between words. */
export function inLines(text: string, width: number): readonly string[] {
  const words = text.split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && `${first} ${words[0]}`.length <= width) first += ` ${words.shift()}`;
  return words.length === 0 ? [first] : [first, words.join(' ')];
}

function short(percent: number): string {
  return String(Math.round(percent * 100) / 100);
}
