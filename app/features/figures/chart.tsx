import { lazy, Suspense, useRef, useState } from 'react';
import type { ChartModel } from '../../../shared/chart-model.ts';
import { CAVEAT } from './caveat.ts';
import { Sample, type NoteHref } from './chart-parts.tsx';
import { MissingWords } from './missing-words.tsx';
import { StaticChart } from './static-chart.tsx';
import { useSize } from './use-size.ts';

const LiveChart = lazy(() => import('./live-chart.tsx'));

interface ChartProps {
  readonly model: ChartModel;
  readonly title: string;
  /** Id of the sentence that says the same in words. */
  readonly describedBy: string;
  readonly noteHref: NoteHref;
}

/**
 * Time series of the chosen area and what it is read beside. The server's drawing stays until someone turns to the
 * chart with pointer, finger or keyboard; then the one that answers takes its place.
 */
export function Chart({ model, title, describedBy, noteHref }: ChartProps) {
  const plot = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(false);
  const size = useSize(plot, wanted);
  const drawing = { model, label: title, noteHref };
  const turnTo = () => setWanted(true);
  return (
    <figure className="chart" aria-labelledby="chart-title" aria-describedby={`${describedBy} chart-caveat`} onPointerEnter={turnTo} onFocus={turnTo}>
      <figcaption id="chart-title" className="chart__title">{title}</figcaption>
      {model.empty ? (
        <p className="chart__empty">There is no number to draw.</p>
      ) : (
        <>
          <Key model={model} />
          <div className="chart__box">
            <div className="chart__plot" ref={plot}>
              {size ? (
                <Suspense fallback={<StaticChart {...drawing} />}>
                  <LiveChart {...drawing} {...size} />
                </Suspense>
              ) : (
                <StaticChart {...drawing} />
              )}
            </div>
          </div>
        </>
      )}
      <MissingWords model={model} />
      <p id="chart-caveat" className="chart__caveat">{CAVEAT}</p>
    </figure>
  );
}

/** On a narrow chart the names stand here, because its edge has room for numbers only. */
function Key({ model }: { model: ChartModel }) {
  return (
    <ul className="chart__key" aria-hidden="true">
      {model.series.map((series) => (
        <li key={series.role}>
          <svg width="26" height="10"><g transform="translate(0,5)"><Sample series={series} from={0} to={24} /></g></svg>
          {series.name}
        </li>
      ))}
    </ul>
  );
}
