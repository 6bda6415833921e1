import { Line, LineChart, Tooltip, XAxis, YAxis, ZIndexLayer, type TooltipContentProps } from 'recharts';
import type { ChartModel } from '../../../shared/chart-model.ts';
import { Axes, EndLabels, Points, Sample } from './chart-parts.tsx';
import { SERIES_STYLES } from './series-style.ts';
import type { DrawingProps } from './static-chart.tsx';

interface LiveChartProps extends DrawingProps {
  /** Of the plot, in pixels, as the drawing it takes over from has them. */
  readonly width: number;
  readonly height: number;
}

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };
const ABOVE_LINES = 600;

/**
 * The chart that answers the pointer. It fills the same plot as the static drawing and shares its axes, labels and
 * points, so that nothing moves when it takes over. Loaded only when someone turns to the chart.
 */
export default function LiveChart({ model, label, noteHref, width, height }: LiveChartProps) {
  const rows = model.periods.map((period, index) => ({
    period,
    ...Object.fromEntries(model.series.map(({ role, points }) => [role, points[index]?.value ?? null])),
  }));
  return (
    <LineChart data={rows} width={width} height={height} margin={NO_MARGIN} accessibilityLayer={false} className="chart__drawing">
      <XAxis dataKey="period" hide interval={0} />
      <YAxis hide domain={[...model.domain]} allowDataOverflow />
      <Axes model={model} />
      {[...model.series].reverse().map(({ role }) => {
        const { colour, dash, width: stroke } = SERIES_STYLES[role];
        return (
          <Line
            key={role} dataKey={role} stroke={colour} strokeWidth={stroke} strokeDasharray={dash} strokeLinejoin="round"
            strokeLinecap={dash ? 'butt' : 'round'} dot={false} activeDot={{ r: 5, fill: '#fff', stroke: colour, strokeWidth: 2 }} isAnimationActive={false}
          />
        );
      })}
      <Tooltip cursor={{ stroke: '#505a5f', strokeDasharray: '2 3' }} isAnimationActive={false} content={(props) => <Reading {...props} model={model} />} />
      <ZIndexLayer zIndex={ABOVE_LINES}>
        <EndLabels model={model} label={label} />
        <Points model={model} noteHref={noteHref} />
      </ZIndexLayer>
    </LineChart>
  );
}

/** What every line says of the period under the pointer: numbers, or the reasons in words. */
function Reading({ active, label, model }: Pick<TooltipContentProps, 'active' | 'label'> & { model: ChartModel }) {
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
        </div>
      ))}
      {notes > 0 ? <div>{notes === 1 ? '1 note' : `${notes} notes`}</div> : null}
    </div>
  );
}
