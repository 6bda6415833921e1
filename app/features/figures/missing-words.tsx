import type { ChartModel } from '../../../shared/chart-model.ts';
import { listText } from '../../../shared/format.ts';

/** Every gap of the chart in words: which period, whose, and why. */
export function MissingWords({ model }: { model: ChartModel }) {
  if (model.missing.length === 0) return null;
  return (
    <ul className="missing-words">
      {model.missing.map(({ names, from, to, reason, text }) => (
        <li key={`${from} ${to} ${reason} ${names.join()}`}>
          <b>{from === to ? from : `${from} to ${to}`}</b> {listText(names)}: {reason === 'none' ? '' : <span className="symbol">{reason}</span>} {text}
        </li>
      ))}
    </ul>
  );
}
