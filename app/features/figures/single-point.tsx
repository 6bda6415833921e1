import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';
import { largestOnScale } from '../../../shared/off-scale.ts';
import { Bar } from './bar.tsx';
import { CAVEAT } from './caveat.ts';
import { NoteCount, NotesLine, placesAt, useFigureNotes } from './figure-notes.tsx';
import { MissingWords, OffScaleWords } from './missing-words.tsx';

interface SinglePointProps {
  readonly model: ChartModel;
  readonly title: string;
  /** Place of the only period with figures. */
  readonly at: number;
  readonly ids: string;
}

/** What a measure with one year shows instead of a line: a row with a bar for each of those compared. */
export function SinglePoint({ model, title, at, ids }: SinglePointProps) {
  const top = largestOnScale(model.series.flatMap(({ points }) => points[at]?.value ?? []));
  return (
    <figure className="chart" aria-labelledby={`${ids}chart-title`} aria-describedby={`${ids}in-words ${ids}chart-caveat`}>
      <figcaption id={`${ids}chart-title`} className="chart__title">{title}</figcaption>
      <p className="chart__axis-words">There is one year of this measure only, {model.periods[at]}: no line can be drawn. A longer bar is a larger figure and nothing else.</p>
      <NotesLine />
      <table className="area-list">
        <thead className="govuk-visually-hidden"><tr><th scope="col">Area</th><th scope="col">Figure for {model.periods[at]}</th></tr></thead>
        <tbody>{model.series.map((series) => <Row key={series.role} series={series} at={at} top={top} period={model.periods[at] ?? ''} />)}</tbody>
      </table>
      <OffScaleWords model={model} />
      <MissingWords model={model} />
      <p id={`${ids}chart-caveat`} className="chart__caveat">{CAVEAT}</p>
    </figure>
  );
}

function Row({ series: { role, name, points, basis }, at, top, period }: { series: ChartSeries; at: number; top: number; period: string }) {
  const notes = useFigureNotes();
  const point = points[at];
  if (!point) return null;
  const along = (value: number) => (top <= 0 ? 0 : Math.min(1, Math.max(0, value) / top));
  const { value, reason, text, behind: { limits } } = point;
  const offScale = value !== null && value > top;
  const whisker = limits && !offScale ? ([along(limits.lower), along(limits.upper)] as const) : null;
  return (
    <tr className={role === 'area' ? 'area-list__chosen' : undefined}>
      <th scope="row">{name}</th>
      <td>
        <span className="area-list__noted">
          {reason === null ? <Bar text={text} share={value === null ? null : along(value)} offScale={offScale} whisker={whisker} /> : <span className="area-list__reason">{text}</span>}
          {role === 'area' ? <NoteCount count={placesAt(notes, at).reduce((sum, { ids }) => sum + ids.length, 0)} href={notes?.listHref([period, period]) ?? null} about={`${name} ${period}`} /> : null}
        </span>
        {limits ? <span className="area-list__detail">{limits.text}</span> : null}
        {basis ? <span className="area-list__detail">{basis[at]} neighbours with data</span> : null}
      </td>
    </tr>
  );
}

/** Place of the only period in which any line has a figure; `null` where there are several or none. */
export function onlyPeriod({ series, periods }: ChartModel): number | null {
  const places = periods.flatMap((_, index) => (series.some(({ points }) => points[index]?.reason === null) ? [index] : []));
  return places.length === 1 ? places[0]! : null;
}
