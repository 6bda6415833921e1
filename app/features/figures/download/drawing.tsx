import type { ReactElement } from 'react';
import { CAVEAT } from '../../../../shared/caveat.ts';
import { chartModel, type ChartModel } from '../../../../shared/chart-model.ts';
import { CONTEXT_SIGN, markYears, type ContextMark } from '../../../../shared/context-marks.ts';
import { areaName, listText } from '../../../../shared/format.ts';
import type { IndicatorView, MeasureView } from '../../../../shared/indicator-view.ts';
import { measureFacts, releaseText } from '../../../../shared/view-facts.ts';
import { INK, Plot, QUIET, type Box } from './plot.tsx';
import { tableRows, TextTable } from './text-table.tsx';
import { linesOf } from './text-lines.ts';

const WIDTH = 960;
const EDGE = 32;
const TEXT_WIDTH = WIDTH - 2 * EDGE;
const PLOT_HEIGHT = 320;
/** A family that the PNG has, then what most machines have. */
const FONTS = "'DejaVu Sans', Verdana, Arial, sans-serif";

/** A piece of the picture: how high it is, and how it is drawn from a place down. */
interface Piece {
  readonly height: number;
  readonly draw: (top: number) => ReactElement;
}

interface DrawingProps {
  readonly view: IndicatorView;
  /** Of the page that shows these figures again. */
  readonly address: string;
}

/**
 * The chart of a view as one picture of a fixed size, with everything a reader needs without its page: title, gaps in
 * words, caveat, source, release, licence, footnotes and address. Two charts where two measures stand side by side.
 */
export function Drawing({ view, address }: DrawingProps) {
  const pieces = piecesOf(view, address);
  const height = Math.ceil(pieces.reduce((sum, piece) => sum + piece.height, 2 * EDGE));
  let top = EDGE;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`} fontFamily={FONTS} role="img" aria-labelledby="title description">
      <title id="title">{titleOf(view, view)}</title>
      <desc id="description">{[CAVEAT, ...measures(view).map((measure) => releaseText(measureFacts(measure, view)))].join(' ')}</desc>
      <rect width={WIDTH} height={height} fill="#fff" />
      {pieces.map((piece, index) => {
        const start = top;
        top += piece.height;
        return <g key={index}>{piece.draw(start)}</g>;
      })}
    </svg>
  );
}

function measures(view: IndicatorView): readonly MeasureView[] {
  return [view, ...(view.beside ? [view.beside] : [])];
}

function titleOf(measure: MeasureView, view: IndicatorView): string {
  const { title, breakdown, unit } = measureFacts(measure, view);
  return [title, areaName(view.choice.area), measure.unit === 'category' ? '' : breakdown, unit].filter(Boolean).join(', ');
}

function piecesOf(view: IndicatorView, address: string): readonly Piece[] {
  return [
    ...measures(view).flatMap((measure) => measurePieces(measure, view)),
    text(CAVEAT, { size: 13.5, bold: true }),
    ...view.companions.filter(({ text: figure }) => figure !== null).map(({ title, what, text: figure, period }) =>
      text(`Read beside: ${title}${what === '' ? '' : `, ${what}`}: ${figure ?? ''}${period === null ? '' : ` (${period})`}`, { after: 2 })),
    text(`The same figures again: ${address}`, { quiet: true, before: 6 }),
  ];
}

function measurePieces(measure: MeasureView, view: IndicatorView): readonly Piece[] {
  const { unit, decimals, figures, bands, behind, context } = measure;
  const facts = measureFacts(measure, view);
  const dated = context.filter(({ from }) => from !== null);
  const model = figures && chartModel({ unit, decimals, periods: figures.periods, series: figures.series, axis: view.choice.axis, behind, ...(bands && { bands: bands.bands }) });
  return [
    text(titleOf(measure, view), { size: 18, bold: true, after: 6 }),
    ...(view.world === 'invented' ? [text('Invented figures', { bold: true })] : []),
    ...(model ? modelPieces(model, measure, facts.breakdown) : [text('No figures are loaded.')]),
    text(`Source: ${facts.source}. Release: ${releaseText(facts)}.${facts.licence === null ? '' : ` ${facts.licence}.`}`, { quiet: true, before: 6 }),
    ...facts.footnotes.map((note) => text(note, { quiet: true })),
    ...(dated.length > 0 && model && !isTable(model, measure) ? [text(`${CONTEXT_SIGN} marks years with official context: ${[...new Set(dated.map(markYears))].join('; ')}.`, { quiet: true })] : []),
    gap(14),
  ];
}

/** One year makes no line, and judgements none at all: there the figures stand as a table. */
function isTable(model: ChartModel, { unit }: MeasureView): boolean {
  return unit === 'category' || model.empty || model.periods.length < 2;
}

function modelPieces(model: ChartModel, measure: MeasureView, breakdown: string): readonly Piece[] {
  const basis = model.series.find((series) => series.basis !== null);
  const inWords = isTable(model, measure);
  return [
    ...(measure.unit === 'category' ? [text(`Numbers are numbers of local authorities judged “${breakdown}”.`)] : []),
    ...(model.axisWords === null || inWords ? [] : [text(model.axisWords, { bold: true })]),
    inWords ? tablePiece(model) : plotPiece(model, measure.context),
    ...(inWords ? [] : model.missing.map(({ names, from, to, reason, text: words }) =>
      text(`${from === to ? from : `${from} to ${to}`} ${listText(names)}: ${reason === 'none' ? '' : `${reason}, `}${words}`, { after: 2 }))),
    ...offScaleWords(model).map((words) => text(words, { after: 2 })),
    ...(basis?.basis ? [text(`Neighbours with data: ${runs(model.periods, basis.basis)}.`, { after: 2 })] : []),
  ];
}

function offScaleWords(model: ChartModel): readonly string[] {
  return model.series.flatMap(({ name, points }) => points.filter(({ offScale }) => offScale).map(({ period, text: figure }) => `${name} ${period}: ${figure}, off the scale and drawn at its edge.`));
}

function plotPiece(model: ChartModel, context: readonly ContextMark[]): Piece {
  const box = (top: number): Box => ({ left: EDGE + 56, top: top + 24, width: TEXT_WIDTH - 56 - 232, height: PLOT_HEIGHT, labels: 232 });
  return { height: PLOT_HEIGHT + 64, draw: (top) => <Plot model={model} context={context} box={box(top)} /> };
}

function tablePiece(model: ChartModel): Piece {
  const height = tableRows(model, TEXT_WIDTH).reduce((sum, row) => sum + row.height, 0);
  return { height: height + 14, draw: (top) => <TextTable model={model} left={EDGE} top={top} width={TEXT_WIDTH} /> };
}

function gap(height: number): Piece {
  return { height, draw: () => <g /> };
}

interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly quiet?: boolean;
  readonly before?: number;
  readonly after?: number;
}

function text(words: string, { size = 12.5, bold = false, quiet = false, before = 0, after = 5 }: TextStyle = {}): Piece {
  const lines = linesOf(words, TEXT_WIDTH, size, bold);
  const step = size * 1.35;
  return {
    height: lines.length * step + before + after,
    draw: (top) => (
      <text fontSize={size} fontWeight={bold ? 700 : 400} fill={quiet ? QUIET : INK}>
        {lines.map((line, index) => <tspan key={index} x={EDGE} y={Math.round((top + before + step * index + size) * 10) / 10}>{line}</tspan>)}
      </text>
    ),
  };
}

/** "2013 to 2016 9 of 10; 2017 to 2025 10 of 10". */
function runs(periods: readonly string[], words: readonly string[]): string {
  const found: { from: string; to: string; words: string }[] = [];
  periods.forEach((period, index) => {
    const last = found.at(-1);
    if (last && last.words === words[index]) last.to = period;
    else found.push({ from: period, to: period, words: words[index] ?? '' });
  });
  return found.map(({ from, to, words: said }) => `${from === to ? from : `${from} to ${to}`} ${said}`).join('; ');
}
