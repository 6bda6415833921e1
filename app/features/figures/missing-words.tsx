import type { ChartModel, MissingSpan } from '../../../shared/chart-model.ts';
import { listText } from '../../../shared/format.ts';
import { OFF_SCALE_RULE } from '../../../shared/off-scale.ts';

/** Every gap of the chart in words: which periods, whose, and why; one line for each reason of the same lines. */
export function MissingWords({ model }: { model: ChartModel }) {
  if (model.missing.length === 0) return null;
  const together = new Map<string, MissingSpan[]>();
  for (const span of model.missing) {
    const key = `${span.reason} ${span.text} ${span.names.join()}`;
    together.set(key, [...(together.get(key) ?? []), span]);
  }
  return (
    <ul className="missing-words">
      {[...together].map(([key, spans]) => (
        <li key={key}>
          <b>{listText(spans.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)))}</b> {listText(spans[0]!.names)}:{' '}
          {spans[0]!.reason === 'none' ? '' : <span className="symbol">{spans[0]!.reason}</span>} {spans[0]!.text}
        </li>
      ))}
    </ul>
  );
}

/** Every figure that is drawn to the edge, with its number, and the rule. */
export function OffScaleWords({ model }: { model: ChartModel }) {
  const off = model.series.map(({ name, points }) => ({ name, points: points.filter(({ offScale }) => offScale) })).filter(({ points }) => points.length > 0);
  if (off.length === 0) return null;
  return (
    <p className="off-scale-words">
      <b>Off the scale:</b> {off.map(({ name, points }) => `${name} ${listText(points.map(({ period, text }) => `${text} (${period})`))}`).join('; ')}. {OFF_SCALE_RULE}
    </p>
  );
}
