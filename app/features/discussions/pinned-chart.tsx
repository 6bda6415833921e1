import { memo, useMemo } from 'react';
import { chartModel, type ChartModel, type ChartSeries } from '../../../shared/chart-model.ts';
import { dateText, unitText } from '../../../shared/format.ts';
import type { PinnedFigure } from '../../../shared/pinned-figure.ts';
import { PINNED, pinnedPath, pinnedPlace } from './pinned-path.ts';

/** A chart as its release had it, inside what somebody wrote; `null` where its figures are public no more. */
export const PinnedChart = memo(function PinnedChart({ figure }: { readonly figure: PinnedFigure | null }) {
  return figure ? <Pinned figure={figure} /> : <p className="pinned pinned--withheld">A chart stood here. Its figures are withheld: they are not published any more.</p>;
});

function Pinned({ figure }: { readonly figure: PinnedFigure }) {
  const { title, areaName, what, period, unit, release, releaseWords, superseded, caveat } = figure;
  const model = useMemo(() => chartModel({ ...figure, series: [figure.series] }), [figure]);
  const series = model.series[0];
  if (!series) return null;
  const at = period === null ? series.last : model.periods.indexOf(period);
  const point = series.points[at];
  return (
    <figure className="pinned">
      <figcaption className="pinned__title">
        <strong>{title}</strong> <span className="pinned__about">{[areaName, what, unitText(unit)].filter(Boolean).join(' · ')}</span>
      </figcaption>
      {point ? <p className="pinned__value"><strong>{point.text}</strong> in {point.period}</p> : null}
      {model.empty ? null : <Line model={model} series={series} at={at} />}
      <p className="pinned__small">
        {superseded ? <strong>As published on {dateText(release.published)}; figures have been revised or added since. </strong> : null}{releaseWords}
      </p>
      <p className="pinned__small">{caveat}</p>
      <details className="pinned__table">
        <summary>The same figures as a table</summary>
        <table>
          <caption className="govuk-visually-hidden">{title}, {areaName}</caption>
          <thead><tr><th scope="col">Period</th><th scope="col">Figure</th></tr></thead>
          <tbody>{series.points.map((one) => <tr key={one.period}><th scope="row">{one.period}</th><td>{one.text}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}

function Line({ model, series, at }: { readonly model: ChartModel; readonly series: ChartSeries; readonly at: number }) {
  const { points } = series;
  const point = points[at];
  const place = point ? pinnedPlace(point, at, points.length, model.domain) : null;
  const [lowest, highest] = [model.ticks[0], model.ticks.at(-1)];
  return (
    <div className="pinned__plot" aria-hidden="true">
      <div className="pinned__scale"><span>{highest?.text}</span><span>{lowest?.text}</span></div>
      <div className="pinned__drawing">
        <svg viewBox={`0 0 ${PINNED.width} ${PINNED.height}`} preserveAspectRatio="none" width="100%" height="96" focusable="false">
          <path d={pinnedPath(points, model.domain)} fill="none" stroke="#12436D" strokeWidth="2.4" strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
          {place ? <path d={`M${place.join(',')}L${place.join(',')}`} stroke="#12436D" strokeWidth="9" strokeLinecap="round" vectorEffect="non-scaling-stroke" /> : null}
        </svg>
        <p className="pinned__periods"><span>{model.periods[0]}</span><span>{model.periods.length > 1 ? model.periods.at(-1) : ''}</span></p>
      </div>
    </div>
  );
}
