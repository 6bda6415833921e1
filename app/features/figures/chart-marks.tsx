import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';
import { At, percent } from './at.tsx';
import { across, down, labelled } from './chart-places.ts';
import { SERIES_STYLES } from './series-style.ts';

/** Ranges that the publisher names: a thin line where each begins, with its name. Uncoloured: no range is a verdict. */
export function Bands({ model: { bands, domain } }: { model: ChartModel }) {
  return (
    <g className="chart__bands" aria-hidden="true">
      {bands.map(({ name, from, to }) => (
        <g key={name}>
          {from > domain[0] ? <At x={0} y={down(from, domain)}><line x2="100%" /></At> : null}
          {/* Under the upper end of its range, as far as the scale shows it. */}
          <At x={0} y={down(Math.min(to, domain[1]), domain)}><text x={6} y={13}>{`${from} to ${to}: ${name}`}</text></At>
        </g>
      ))}
    </g>
  );
}

/** 95% confidence limits of the chosen area's points, as thin whiskers. */
export function Whiskers({ model: { series, domain } }: { model: ChartModel }) {
  const area = series.find(({ role }) => role === 'area');
  if (!area) return null;
  return (
    <g className="chart__whiskers" aria-hidden="true">
      {area.points.map(({ period, offScale, behind: { limits } }, index) =>
        limits && !offScale ? (
          <At key={period} x={across(index, area.points.length)} y={0}>
            <line y1={percent(down(limits.lower, domain))} y2={percent(down(limits.upper, domain))} />
            {[limits.lower, limits.upper].map((limit) => <line key={limit} x1={-5} x2={5} y1={percent(down(limit, domain))} y2={percent(down(limit, domain))} />)}
          </At>
        ) : null,
      )}
    </g>
  );
}

/** Points beyond the scale: an arrow at the edge with the number, as many numbers as there is room for. */
export function OffScaleMarks({ model: { series } }: { model: ChartModel }) {
  return (
    <g className="chart__off" aria-hidden="true">
      {series.flatMap((one) => one.points.map((point, index) => (point.offScale ? <OffScaleMark key={`${one.role} ${point.period}`} series={one} index={index} /> : null)))}
    </g>
  );
}

function OffScaleMark({ series: { role, name, points }, index }: { series: ChartSeries; index: number }) {
  const [inWide, inNarrow] = [labelled(points.length, 9), labelled(points.length, 4)];
  const { period, text } = points[index]!;
  // The first and the last number stand inside the plot, clear of the axis and of the lines' names.
  const side = index === 0 ? 0 : index === points.length - 1 ? 2 : 1;
  return (
    <At x={across(index, points.length)} y={0}>
      <path d="M0,-7L6,3H-6Z" fill={SERIES_STYLES[role].colour} />
      <title>{`${name}, ${period}: ${text}, off the scale`}</title>
      <text x={[9, 0, -9][side]} y={side === 1 ? 18 : 4} textAnchor={(['start', 'middle', 'end'] as const)[side]} className={`${inWide(index) ? '' : 'chart__not-wide'} ${inNarrow(index) ? '' : 'chart__not-narrow'}`}>{text}</text>
    </At>
  );
}
