import type { ChartModel } from '../../../../shared/chart-model.ts';
import { INK } from './plot.tsx';
import { linesOf } from './text-lines.ts';

const SIZE = 13.5;
const LINE = 18;
const YEAR = 90;

/** Rows of texts as lines, with the height of each row: the figures where a chart would say nothing. */
export function tableRows({ periods, series }: ChartModel, width: number): readonly { readonly cells: readonly (readonly string[])[]; readonly height: number }[] {
  const column = (width - YEAR) / Math.max(1, series.length) - 12;
  const row = (cells: readonly string[], bold: boolean) => {
    const lines = cells.map((text, index) => linesOf(text, index === 0 ? YEAR : column, SIZE, bold));
    return { cells: lines, height: Math.max(...lines.map(({ length }) => length)) * LINE + 10 };
  };
  return [row(['Year', ...series.map(({ name }) => name)], true), ...periods.map((period, index) => row([period, ...series.map(({ points }) => points[index]?.text ?? '')], false)).reverse()];
}

interface TextTableProps {
  readonly model: ChartModel;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The figures as a table, newest first: judgements in words, a single year, or nothing but reasons. */
export function TextTable({ model, left, top, width }: TextTableProps) {
  const column = (width - YEAR) / Math.max(1, model.series.length);
  let next = top;
  return (
    <g fontSize={SIZE} fill={INK}>
      {tableRows(model, width).map(({ cells, height }, row) => {
        const start = next;
        next += height;
        return (
          <g key={start} fontWeight={row === 0 ? 700 : 400}>
            {cells.map((lines, cell) => lines.map((line, index) => (
              <text key={`${cell} ${line}`} x={left + (cell === 0 ? 0 : YEAR + (cell - 1) * column)} y={start + LINE * (index + 1)}>{line}</text>
            )))}
            <line x1={left} x2={left + width} y1={start + height} y2={start + height} stroke="#b1b4b6" />
          </g>
        );
      })}
    </g>
  );
}
