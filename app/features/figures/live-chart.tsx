import { Line, LineChart, Tooltip, XAxis, YAxis, ZIndexLayer, type TooltipContentProps } from 'recharts';
import { behindSaid, type BehindNames } from '../../../shared/behind.ts';
import type { ChartModel, ChartPoint } from '../../../shared/chart-model.ts';
import { marksAt, type ContextMark } from '../../../shared/context-marks.ts';
import { Bands, OffScaleMarks, Whiskers } from './chart-marks.tsx';
import { Axes, EndLabels, Points, Sample } from './chart-parts.tsx';
import { ContextSigns } from './context-marks.tsx';
import { NoteBands, NoteMarks } from './note-marks.tsx';
import { SERIES_STYLES } from './series-style.ts';
import type { DrawingProps } from './static-chart.tsx';

interface LiveChartProps extends DrawingProps {
  /** Of the plot, in pixels, as the drawing it takes over from has them. */
  readonly width: number;
  readonly height: number;
  /** Charts of the same name point to the same year together. */
  readonly linkedTo?: string;
}

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };
/** Above the library's own dot at the pointer too (1,200): pressed there, the point below it is what was meant. */
const ABOVE_DOTS = 1_300;

/**
 * The chart that answers the pointer. It fills the same plot as the static drawing and shares its axes, labels and
 * points, so that nothing moves when it takes over. Loaded only when someone turns to the chart.
 */
export default function LiveChart({ model, label, context, noteHref, width, height, linkedTo }: LiveChartProps) {
  const rows = model.periods.map((period, index) => ({
    period,
    ...Object.fromEntries(model.series.map(({ role, points }) => [role, points[index]?.drawn ?? null])),
  }));
  return (
    <LineChart data={rows} width={width} height={height} margin={NO_MARGIN} accessibilityLayer={false} className="chart__drawing" syncId={linkedTo} syncMethod={placeOfYear}>
      <XAxis dataKey="period" hide interval={0} />
      <YAxis hide domain={[...model.domain]} allowDataOverflow />
      <Axes model={model} />
      <NoteBands periods={model.periods} />
      <Bands model={model} />
      <ContextSigns marks={context} periods={model.periods} />
      {[...model.series].reverse().map(({ role }) => {
        const { colour, dash, width: stroke } = SERIES_STYLES[role];
        return (
          <Line
            key={role} dataKey={role} stroke={colour} strokeWidth={stroke} strokeDasharray={dash} strokeLinejoin="round"
            strokeLinecap={dash ? 'butt' : 'round'} dot={false} activeDot={{ r: 5, fill: '#fff', stroke: colour, strokeWidth: 2 }} isAnimationActive={false}
          />
        );
      })}
      <Tooltip cursor={{ stroke: '#505a5f', strokeDasharray: '2 3' }} isAnimationActive={false} content={(props) => <Reading {...props} model={model} context={context} />} />
      <ZIndexLayer zIndex={ABOVE_DOTS}>
        <Whiskers model={model} />
        <OffScaleMarks model={model} />
        <EndLabels model={model} label={label} />
        <Points model={model} noteHref={noteHref} />
        <NoteMarks model={model} />
      </ZIndexLayer>
    </LineChart>
  );
}

/** What every line says of the period under the pointer: numbers, or the reasons in words. */
function Reading({ active, label, model, context }: Pick<TooltipContentProps, 'active' | 'label'> & { model: ChartModel; context: readonly ContextMark[] }) {
  const index = model.periods.indexOf(String(label));
  if (!active || index < 0) return null;
  const notes = model.notes[index] ?? 0;
  return (
    <div className="chart__reading">
      <strong>{model.periods[index]}</strong>
      {model.series.map((series) => (
        <div key={series.role}>
          <svg width="22" height="10" aria-hidden="true"><g transform="translate(0,5)"><Sample series={series} from={0} to={20} /></g></svg>
          {series.name} <b>{series.points[index]?.text}</b>
          {series.basis ? <small> {series.basis[index]}</small> : null}
          {series.points[index]?.offScale ? <small> off the scale</small> : null}
          {series.role === 'area' ? <ReadingDetails point={series.points[index]} names={model.behind} /> : null}
        </div>
      ))}
      {marksAt(context, model.periods[index] ?? '').map((mark) => <div key={mark.id} className="chart__reading-context">◆ {mark.label}</div>)}
      {notes > 0 ? <div>{notes === 1 ? '1 note' : `${notes} notes`}</div> : null}
    </div>
  );
}

/** What stands behind the chosen area's figure; of the others the table says it. */
function ReadingDetails({ point, names }: { point: ChartPoint | undefined; names: BehindNames }) {
  if (!point) return null;
  return behindSaid(point.behind, names).map((text) => <small key={text} className="chart__reading-detail">{text}</small>);
}

/** The place of the year that the other chart points to: years to March, school years and censuses meet by the year they end in. */
function placeOfYear(ticks: readonly { readonly value: unknown }[], { activeLabel }: { readonly activeLabel?: string | number }): number {
  return ticks.findIndex(({ value }) => endingYear(String(value)) === endingYear(String(activeLabel)));
}

/** 2025 of "2025" and of "2024/25". */
function endingYear(period: string): number {
  return Number(period.slice(0, 4)) + (period.includes('/') ? 1 : 0);
}
