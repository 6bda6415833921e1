import { Link } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { ChartModel } from '../../../shared/chart-model.ts';
import type { ContextMark } from '../../../shared/context-marks.ts';
import { CAVEAT } from './caveat.ts';
import { Sample, type NoteHref } from './chart-parts.tsx';
import { ChartReader } from './chart-reader.tsx';
import { NotesLine } from './figure-notes.tsx';
import { MissingWords, OffScaleWords } from './missing-words.tsx';
import { StaticChart } from './static-chart.tsx';
import { useLiveChart } from './use-live-chart.ts';
import { useSize } from './use-size.ts';

const loadLiveChart = () => import('./live-chart.tsx');

export interface ChartProps {
  readonly model: ChartModel;
  readonly title: string;
  /** Goes before every id, so that two charts can stand on a page. */
  readonly ids: string;
  readonly context: readonly ContextMark[];
  readonly noteHref: NoteHref;
  /** Words of the notes on a period, where the page has notes. */
  readonly notesAt?: (period: string) => readonly string[];
  /** Address of the same page with the axis the other way; left out where there is no such choice. */
  readonly axisHref?: string;
  /** Charts of the same name answer together and point to the same year. */
  readonly linkedTo?: string;
  /** Someone has turned to one of the charts that this one is linked to. */
  readonly turnedTo?: boolean;
}

/**
 * Time series of the chosen area and what it is read beside. The server's drawing stays until someone turns to the
 * chart with pointer, finger or keyboard; then the one that answers takes its place.
 */
export function Chart({ model, title, ids, context, noteHref, notesAt, axisHref, linkedTo, turnedTo = false }: ChartProps) {
  const plot = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(false);
  const size = useSize(plot, wanted || turnedTo);
  const { live: LiveChart, onPointerDown } = useLiveChart(wanted || turnedTo, loadLiveChart);
  const label = model.axisWords ? `${title}. ${model.axisWords}` : title;
  const drawing = { model, label, context, noteHref };
  const turnTo = () => setWanted(true);
  return (
    <figure className="chart" aria-labelledby={`${ids}chart-title ${ids}chart-axis`} aria-describedby={`${ids}in-words ${ids}chart-caveat`} onPointerEnter={turnTo} onPointerDownCapture={onPointerDown} onFocus={turnTo}>
      <figcaption id={`${ids}chart-title`} className="chart__title">{title}</figcaption>
      <p className="chart__axis-words">
        <strong id={`${ids}chart-axis`}>{model.axisWords}</strong>{' '}
        {axisHref && !model.empty ? <Link to={axisHref} preventScrollReset>{model.axisWords ? 'Start the axis at zero' : 'Zoom the axis to these lines'}</Link> : null}
      </p>
      <NotesLine />
      {model.empty ? (
        <p className="chart__empty">There is no number to draw.</p>
      ) : (
        <>
          <Key model={model} />
          <div className="chart__box">
            <div className="chart__plot" ref={plot}>
              {size && LiveChart ? <LiveChart {...drawing} {...size} linkedTo={linkedTo} /> : <StaticChart {...drawing} />}
              <ChartReader model={model} title={label} context={context} noteHref={noteHref} notesAt={notesAt} />
            </div>
          </div>
        </>
      )}
      <OffScaleWords model={model} />
      <MissingWords model={model} />
      <p id={`${ids}chart-caveat`} className="chart__caveat">{CAVEAT}</p>
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
