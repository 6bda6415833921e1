import type { ChartModel, ChartSeries } from '../../../../shared/chart-model.ts';
import { CONTEXT_SIGN, signsAt, type ContextMark } from '../../../../shared/context-marks.ts';
import { across, down, endLabels, labelled } from '../chart-places.ts';
import { SERIES_STYLES } from '../series-style.ts';
import { linesOf } from './text-lines.ts';

/** Where the plot stands in the picture, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Room for the labels at the lines' ends. */
  readonly labels: number;
}

interface PlotProps {
  readonly model: ChartModel;
  readonly context: readonly ContextMark[];
  readonly box: Box;
}

export const INK = '#0b0c0c';
export const QUIET = '#505a5f';
const HAIR = '#d8dcde';
const LABEL_SIZE = 13;
const LABEL_LINE = 16;

/**
 * The chart in pixels, for a file: it is drawn from the same model, places and styles as the page's. Pages place things
 * in percent and let a browser scale them, which office programs and the maker of PNG do not do alike.
 */
export function Plot({ model, context, box }: PlotProps) {
  const area = model.series.find(({ role }) => role === 'area');
  return (
    <g>
      <Bands model={model} box={box} />
      <Axes model={model} box={box} />
      {[...model.series].reverse().map((series) => <Line key={series.role} series={series} model={model} box={box} />)}
      {area ? <OwnPoints series={area} model={model} box={box} /> : null}
      <ContextSigns model={model} context={context} box={box} />
      <EndLabels model={model} box={box} />
    </g>
  );
}

const x = (index: number, { periods }: ChartModel, { left, width }: Box) => round(left + (across(index, periods.length) * width) / 100);
const y = (value: number, { domain }: ChartModel, { top, height }: Box) => round(top + (down(value, domain) * height) / 100);
const round = (pixels: number) => Math.round(pixels * 10) / 10;

function Axes({ model, box }: Omit<PlotProps, 'context'>) {
  const { left, top, width, height } = box;
  const shown = labelled(model.periods.length, model.periods.some((period) => period.length > 4) ? 8 : 13);
  return (
    <g fontSize="12.5" fill={QUIET}>
      {model.ticks.map(({ value, text }) => (
        <g key={value}>
          <line x1={left} x2={left + width} y1={y(value, model, box)} y2={y(value, model, box)} stroke={value === 0 ? '#8a9295' : HAIR} />
          <text x={left - 8} y={y(value, model, box) + 4} textAnchor="end">{text}</text>
        </g>
      ))}
      {model.periods.map((period, index) => (
        <g key={period}>
          <line x1={x(index, model, box)} x2={x(index, model, box)} y1={top + height} y2={top + height + 5} stroke={HAIR} />
          {shown(index) ? <text x={x(index, model, box)} y={top + height + 20} textAnchor="middle">{period}</text> : null}
        </g>
      ))}
    </g>
  );
}

/** Ranges that the publisher names: their bounds and their names, in grey. */
function Bands({ model, box }: Omit<PlotProps, 'context'>) {
  const [low, high] = model.domain;
  return (
    <g fontSize="12" fill={QUIET}>
      {model.bands.map(({ name, from, to }, index) => {
        const [upper, lower] = [y(Math.min(to, high), model, box), y(Math.max(from, low), model, box)];
        return (
          <g key={name}>
            <rect x={box.left} y={upper} width={box.width} height={Math.max(0, lower - upper)} fill={index % 2 === 0 ? '#f6f7f8' : '#eceff0'} />
            <text x={box.left + 6} y={upper + 14}>{name}</text>
          </g>
        );
      })}
    </g>
  );
}

/** Broken where there is no number; a number between two gaps is a dot. */
function Line({ series, model, box }: { series: ChartSeries; model: ChartModel; box: Box }) {
  const { colour, dash, width } = SERIES_STYLES[series.role];
  const places = series.points.map(({ drawn }, index) => (drawn === null ? null : `${x(index, model, box)},${y(drawn, model, box)}`));
  const path = places.map((place, index) => (place === null ? '' : `${(places[index - 1] ?? null) === null ? 'M' : 'L'}${place}`)).join('');
  return (
    <g>
      <path d={path} fill="none" stroke={colour} strokeWidth={width} strokeDasharray={dash} strokeLinejoin="round" />
      {series.points.map(({ period, drawn }, index) => {
        const alone = drawn !== null && (places[index - 1] ?? null) === null && (places[index + 1] ?? null) === null;
        return alone ? <circle key={period} cx={x(index, model, box)} cy={y(drawn, model, box)} r={3.5} fill={colour} /> : null;
      })}
    </g>
  );
}

/** Points of the chosen area: a dot with its confidence limits, or the symbol at the bottom. */
function OwnPoints({ series, model, box }: { series: ChartSeries; model: ChartModel; box: Box }) {
  const { colour } = SERIES_STYLES.area;
  return (
    <g>
      {series.points.map(({ period, drawn, reason, offScale, behind }, index) => {
        const at = x(index, model, box);
        if (drawn !== null) {
          return (
            <g key={period}>
              {behind.limits && !offScale ? <line x1={at} x2={at} y1={y(behind.limits.lower, model, box)} y2={y(Math.min(behind.limits.upper, model.domain[1]), model, box)} stroke={colour} /> : null}
              {offScale
                ? <path d={`M${at - 6},${box.top + 4}L${at},${box.top - 8}L${at + 6},${box.top + 4}Z`} fill="#fff" stroke={colour} strokeWidth={2} />
                : <circle cx={at} cy={y(drawn, model, box)} r={3.6} fill="#fff" stroke={colour} strokeWidth={2} />}
            </g>
          );
        }
        if (reason === null || reason === 'none') return null;
        const wide = reason.length > 1 ? 30 : 18;
        return (
          <g key={period} fontSize="12" fill={QUIET}>
            <rect x={at - wide / 2} y={box.top + box.height - 21} width={wide} height={18} rx={2} fill="#fff" stroke="#8a9295" strokeDasharray="2 2" />
            <text x={at} y={box.top + box.height - 8} textAnchor="middle">{reason}</text>
          </g>
        );
      })}
    </g>
  );
}

/** The sign of official context above its periods; the words stand below the chart. */
function ContextSigns({ model, context, box }: PlotProps) {
  return (
    <g fontSize="13" fill={INK} textAnchor="middle">
      {model.periods.map((period, index) => (signsAt(context, period, model.periods).length > 0 ? <text key={period} x={x(index, model, box)} y={box.top - 6}>{CONTEXT_SIGN}</text> : null))}
    </g>
  );
}

function EndLabels({ model, box }: Omit<PlotProps, 'context'>) {
  const texts = model.series.map(({ name, endText, role }) => linesOf(`${name} ${endText}`, box.labels - 40, LABEL_SIZE, role === 'area'));
  const labels = endLabels(model, texts.map((lines) => ((lines.length * LABEL_LINE + 4) * 100) / box.height));
  const left = box.left + box.width;
  return (
    <g fontSize={LABEL_SIZE} fill={INK}>
      {labels.map(({ series, place, label }) => {
        const { colour, dash, width } = SERIES_STYLES[series.role];
        const lines = texts[place] ?? [];
        const middle = round(box.top + (Math.max(0, Math.min(100, label)) * box.height) / 100);
        return (
          <g key={place} fontWeight={series.role === 'area' ? 700 : 400}>
            <line x1={left + 10} x2={left + 30} y1={middle} y2={middle} stroke={colour} strokeWidth={width} strokeDasharray={dash} />
            {lines.map((line, index) => <text key={line} x={left + 37} y={round(middle + 4.5 + (index - (lines.length - 1) / 2) * LABEL_LINE)}>{line}</text>)}
          </g>
        );
      })}
    </g>
  );
}
