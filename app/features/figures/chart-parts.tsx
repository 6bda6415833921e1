import { Link } from '@remix-run/react';
import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';
import { At } from './at.tsx';
import { across, down, endLabels, inLines, labelled, type EndLabel } from './chart-places.ts';
import { SERIES_STYLES } from './series-style.ts';

/** A link that writes a note about a period, or `null` where one cannot write. */
export type NoteHref = (period: string) => string | null;

/** Thin gridlines with their numbers, and the periods below. */
export function Axes({ model }: { model: ChartModel }) {
  const { periods, ticks, domain } = model;
  const long = periods.some((period) => period.length > 4);
  const inWide = labelled(periods.length, long ? 7 : 12);
  const inNarrow = labelled(periods.length, long ? 4 : 5);
  return (
    <g className="chart__axes" aria-hidden="true">
      {ticks.map(({ value, text }) => (
        <At key={value} x={0} y={down(value, domain)}>
          <line x1="0" x2="100%" className={value === 0 ? 'chart__zero' : 'chart__grid'} />
          <text x={-8} dy="0.33em" textAnchor="end">{text}</text>
        </At>
      ))}
      {periods.map((period, index) => (
        <At key={period} x={across(index, periods.length)} y={100}>
          <line y2={5} className="chart__grid" />
          <text y={21} textAnchor="middle" className={`${inWide(index) ? '' : 'chart__not-wide'} ${inNarrow(index) ? '' : 'chart__not-narrow'}`}>{period}</text>
        </At>
      ))}
    </g>
  );
}

/** Name and newest number at each line's end; on a narrow chart the number alone, with the names in the key above. */
export function EndLabels({ model, label }: { model: ChartModel; label: string }) {
  const lines = model.series.map(({ name, endText }) => inLines(named(name, endText), 24).length);
  return (
    <g role="img" aria-label={label} className="chart__labels">
      <g className="chart__wide">
        {endLabels(model, lines.map((count) => (count === 1 ? 6.6 : 12))).map((end) => <WideLabel key={end.place} {...end} />)}
      </g>
      <g className="chart__narrow">
        {endLabels(model, lines.map(() => 7.4)).map(({ series, place, label: y }) => (
          <At key={place} x={100} y={y}>
            <Sample series={series} from={6} to={22} />
            <text x={26} dy="0.33em" className={series.role === 'area' ? 'chart__own' : undefined}>{series.points[series.last]?.text}</text>
          </At>
        ))}
      </g>
    </g>
  );
}

/** The number stays with the last word of the name. */
const named = (name: string, endText: string) => `${name}\u00a0${endText.replaceAll(' ', '\u00a0')}`;

function WideLabel({ series, label }: EndLabel) {
  const rows = inLines(named(series.name, series.endText), 24);
  return (
    <At x={100} y={label}>
      <Sample series={series} from={10} to={30} />
      <text className={series.role === 'area' ? 'chart__own' : undefined}>
        {rows.map((row, index) => <tspan key={row} x={37} dy={index === 0 ? `${rows.length === 1 ? 0.33 : -0.22}em` : '1.1em'}>{row}</tspan>)}
      </text>
    </At>
  );
}

/** A piece of the line itself: colour and dash tell whose label this is. */
export function Sample({ series, from, to }: { series: Pick<ChartSeries, 'role'>; from: number; to: number }) {
  const { colour, dash, width } = SERIES_STYLES[series.role];
  return <line x1={from} x2={to} stroke={colour} strokeWidth={width} strokeDasharray={dash} />;
}

/** Points of the chosen area: a dot where there is a number, the symbol where there is a reason, and where a note can begin. */
export function Points({ model, noteHref }: { model: ChartModel; noteHref: NoteHref }) {
  const area = model.series.find(({ role }) => role === 'area');
  if (!area) return null;
  return (
    <g className="chart__points">
      {area.points.map(({ period, drawn, offScale, reason, text }, index) => (
        <At key={period} x={across(index, area.points.length)} y={drawn === null ? 100 : down(drawn, model.domain)}>
          {drawn === null ? (reason === 'none' || reason === null ? null : <MissingMark symbol={reason} text={`${area.name} ${period}: ${text}`} aside={index === 0 && area.points.length > 1 ? 12 : 0} />) : offScale ? null : <circle r={3.6} className="chart__dot" />}
          <BeginNote href={noteHref(period)} about={`${area.name}, ${period}: ${text}`} />
        </At>
      ))}
    </g>
  );
}

/** @param aside pixels to the right: at the first year the axis has its numbers */
function MissingMark({ symbol, text, aside }: { symbol: string; text: string; aside: number }) {
  return (
    <g className="chart__missing" transform={`translate(${aside},-12)`}>
      <title>{text}</title>
      <rect x={symbol.length > 1 ? -15 : -9} y={-9} width={symbol.length > 1 ? 30 : 18} height={18} rx={2} />
      <text textAnchor="middle" dy="0.33em">{symbol}</text>
    </g>
  );
}

/** A point takes the pointer to the form that the table's link leads to, so that the keyboard meets each period once. */
function BeginNote({ href, about }: { href: string | null; about: string }) {
  if (href === null) return null;
  return (
    <Link to={href} tabIndex={-1} aria-hidden="true" className="chart__add">
      <circle r={13} className="chart__target" />
      <circle r={9} className="chart__plus" />
      <path d="M-4,0H4M0,-4V4" className="chart__plus-sign" />
      <title>{`Add a note to ${about}`}</title>
    </Link>
  );
}
