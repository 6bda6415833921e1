import type { ChartModel } from '../../../shared/chart-model.ts';
import type { ContextMark } from '../../../shared/context-marks.ts';
import { Axes, EndLabels, Points, type NoteHref } from './chart-parts.tsx';
import { Bands, OffScaleMarks, Whiskers } from './chart-marks.tsx';
import { linePath } from './chart-places.ts';
import { ContextSigns } from './context-marks.tsx';
import { NoteBands, NoteMarks } from './note-marks.tsx';
import { SERIES_STYLES } from './series-style.ts';

export interface DrawingProps {
  readonly model: ChartModel;
  readonly label: string;
  readonly context: readonly ContextMark[];
  readonly noteHref: NoteHref;
}

/** The chart as the server draws it: any width, no script; also what is printed. */
export function StaticChart({ model, label, context, noteHref }: DrawingProps) {
  return (
    <svg className="chart__drawing" width="100%" height="100%">
      <Axes model={model} />
      <NoteBands periods={model.periods} />
      <Bands model={model} />
      <ContextSigns marks={context} periods={model.periods} />
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible" aria-hidden="true">
        {[...model.series].reverse().map((series) => {
          const { colour, dash, width } = SERIES_STYLES[series.role];
          return (
            <path
              key={series.role} d={linePath(series, model.domain)} fill="none" stroke={colour} strokeWidth={width}
              strokeDasharray={dash} strokeLinejoin="round" strokeLinecap={dash ? 'butt' : 'round'} vectorEffect="non-scaling-stroke"
            />
          );
        })}
      </svg>
      <Whiskers model={model} />
      <OffScaleMarks model={model} />
      <EndLabels model={model} label={label} />
      <Points model={model} noteHref={noteHref} />
      <NoteMarks model={model} />
    </svg>
  );
}
