import { Link } from '@remix-run/react';
import { useMemo } from 'react';
import type { ChartModel } from '../../../shared/chart-model.ts';
import { DIRECTION_RULE, summarise } from '../../../shared/summary.ts';

/** One or two sentences made from the figures; the figure stands out. Also what describes the chart to a screen reader. */
export function Words({ model, metric, what }: { model: ChartModel; metric: string; what: string }) {
  const { sentences, direction } = useMemo(() => summarise(model, metric, what), [model, metric, what]);
  return (
    <div className="words">
      <p id="in-words" className="words__said">
        {sentences.map((pieces, index) => (
          <span key={index}>
            {index > 0 ? ' ' : ''}
            {pieces.map((piece, place) => (typeof piece === 'string' ? piece : <b key={place}>{piece.figure}</b>))}
          </span>
        ))}
      </p>
      <p className="words__how">{direction ? `${DIRECTION_RULE} ` : ''}<Link to="/reading#words">How these words are made</Link></p>
    </div>
  );
}
