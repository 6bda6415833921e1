import { Link } from '@remix-run/react';
import { useMemo } from 'react';
import type { AreaLevel, World } from '../../../shared/areas/register.ts';
import { chartModel } from '../../../shared/chart-model.ts';
import type { Axis } from '../../../shared/chart-scale.ts';
import { areaName, unitText } from '../../../shared/format.ts';
import type { MeasureView, SeriesFigures } from '../../../shared/indicator-view.ts';
import { useTablesFirst } from '../../ui/tables-first.tsx';
import { BehindTable } from './behind-table.tsx';
import { CAVEAT } from './caveat.ts';
import { Chart, type ChartProps } from './chart.tsx';
import { ContextKey } from './context-marks.tsx';
import { FiguresTable } from './figures-table.tsx';
import { onlyPeriod, SinglePoint } from './single-point.tsx';
import { SourceLine } from './source-line.tsx';
import { Words } from './words.tsx';

interface MeasureFiguresProps extends Pick<ChartProps, 'ids' | 'noteHref' | 'notesAt' | 'axisHref' | 'linkedTo' | 'turnedTo'> {
  readonly measure: MeasureView;
  readonly figures: SeriesFigures;
  /** Newest ONS code of the area shown, its level and its world. */
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly world: World;
  readonly axis: Axis;
  readonly notes: Readonly<Record<string, number>>;
}

/** One measure in words, as a chart (or rows, where one year is all there is), with its source and as a table. */
export function MeasureFigures({ measure, figures, area, areaLevel, world, axis, notes, ...chart }: MeasureFiguresProps) {
  const { unit, decimals, levels, behind, bands, context, said } = measure;
  const model = useMemo(() => {
    // Where a measure is not published for such areas, a line of reasons would say nothing that the notice does not.
    const series = levels.includes(areaLevel) ? figures.series : figures.series.filter(({ role }) => role !== 'area');
    return chartModel({ unit, decimals, periods: figures.periods, series, notes, axis, behind, bands: bands?.bands });
  }, [unit, decimals, levels, areaLevel, figures, notes, axis, behind, bands]);
  const title = [measure.title, levels.includes(areaLevel) ? areaName(area) : model.series[0]?.name, breakdownWords(measure), unitText(unit)].filter(Boolean).join(', ');
  const single = onlyPeriod(model);
  const tablesFirst = useTablesFirst();
  const of = chart.ids === '' ? '' : `: ${measure.shortTitle}`;
  const tables = (
    <div className="figures-tables">
      <FiguresTable model={model} noteHref={chart.noteHref} context={context} of={of} />
      <BehindTable model={model} of={of} />
    </div>
  );
  return (
    <>
      {said ? <Words said={said} id={`${chart.ids}in-words`} /> : null}
      {tablesFirst ? tables : null}
      {unit === 'category' ? (
        <p className="chart__caveat">{JUDGED} {CAVEAT}</p>
      ) : single === null ? (
        <Chart model={model} title={title} context={context} {...chart} />
      ) : (
        <SinglePoint model={model} title={title} at={single} ids={chart.ids} />
      )}
      <div className="chart-below">
        {bands && model.bands.length > 0 ? (
          <p className="source-line">
            {bands.words} {bands.bands.map(({ name, from, to }) => `${from} to ${to}: ${name}`).join('; ')}. Source of the bands: {bands.source}.
          </p>
        ) : null}
        {model.series.some(({ role }) => role === 'neighbours') && figures.neighbourModel ? (
          <p className="source-line">Neighbours by the model “{figures.neighbourModel}”. <Link to="/reading#neighbours">How neighbours are chosen</Link></p>
        ) : null}
        <SourceLine source={measure.source} world={world} figures={figures} />
        <ContextKey marks={context} />
      </div>
      {tablesFirst ? null : tables}
    </>
  );
}

const JUDGED = 'This measure is a judgement in words, so there is no line to draw.';

/** The chosen values of every dimension, in words. */
function breakdownWords({ breakdowns, chosen }: MeasureView): string {
  return breakdowns.map(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? '').filter(Boolean).join(', ');
}
