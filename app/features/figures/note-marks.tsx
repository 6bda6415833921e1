import { Link } from '@remix-run/react';
import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';
import { counted } from '../../../shared/format.ts';
import { clustered, inLanes, numbersText, type NoteBand, type NoteCluster, type NotePlace, type Spot } from '../../../shared/note-marks.ts';
import { At, percent } from './at.tsx';
import { across, down } from './chart-places.ts';
import { useFigureNotes, type FigureNotes } from './figure-notes.tsx';

/** How near two marks may stand, in percent of the plot: on a wide chart, on a narrow one, and where a few are enough. */
const WIDE: Spot = { x: 6, y: 9 };
const NARROW: Spot = { x: 11, y: 11 };
const FEW: Spot = { x: 24, y: 200 };
/** Bands stand above the axis, one over the other: each has room for its count. */
const LANE = 24;
const FIRST_LANE = 14;
/** Pixels above a point; above the symbol that stands on the axis where there is no number. */
const OVER_POINT = -21;
const OVER_SYMBOL = -36;

/** Ranges of years that notes are about: a pale band behind the lines with a thin edge near the axis. */
export function NoteBands({ periods }: Pick<ChartModel, 'periods'>) {
  const notes = useFigureNotes();
  if (notes === null || notes.density !== 'all') return null;
  return <g className="chart__ranges" aria-hidden="true">{inLanes(notes.places).bands.map((band) => <BandShape key={band.number} band={band} count={periods.length} />)}</g>;
}

function BandShape({ band, count }: { band: NoteBand; count: number }) {
  const [left, right] = [across(band.from, count), across(band.to, count)];
  return (
    <g>
      <rect x={percent(left)} width={percent(right - left)} height="100%" />
      <svg y="100%" overflow="visible"><line x1={percent(left)} x2={percent(right)} y1={heightOf(band)} y2={heightOf(band)} /></svg>
    </g>
  );
}

/** Pixels from the axis upwards. */
const heightOf = ({ lane }: NoteBand) => -(FIRST_LANE + lane * LANE);

/** Counts of notes on the drawing: on the points of the chosen area, and on the bands. */
export function NoteMarks({ model }: { model: ChartModel }) {
  const notes = useFigureNotes();
  const area = model.series.find(({ role }) => role === 'area');
  if (notes === null || !area || notes.density === 'none') return null;
  const marks = (gap: Spot) => clustered(notes.places, (index) => spotOf(area, index, model), notes.density === 'few' ? FEW : gap);
  const drawn = (clusters: readonly NoteCluster[]) => clusters.map((cluster) => <Mark key={cluster.at} cluster={cluster} notes={notes} area={area} model={model} />);
  return (
    <g className="chart__notes">
      {notes.density === 'all' ? inLanes(notes.places).bands.map((band) => <BandMark key={band.number} band={band} notes={notes} area={area} model={model} />) : null}
      <g className="chart__wide">{drawn(marks(WIDE))}</g>
      <g className="chart__narrow">{drawn(marks(NARROW))}</g>
    </g>
  );
}

function spotOf({ points }: ChartSeries, index: number, { domain }: ChartModel): Spot {
  const drawn = points[index]?.drawn ?? null;
  return { x: across(index, points.length), y: drawn === null ? 100 : down(drawn, domain) };
}

interface MarkOf {
  readonly notes: FigureNotes;
  readonly area: ChartSeries;
  readonly model: ChartModel;
}

function Mark({ cluster: { at, places, count }, notes, area, model }: MarkOf & { cluster: NoteCluster }) {
  const { x, y } = spotOf(area, at, model);
  const [first, last] = [model.periods[places[0]!.from]!, model.periods[at]!];
  const point = area.points[at];
  const about = first === last ? `${area.name}, ${last}: ${point?.text ?? ''}` : `${area.name}, ${first} to ${last}`;
  return <At x={x} y={y}><Bubble count={count} places={places} href={notes.listHref([first, last])} about={about} lift={point?.drawn === null ? OVER_SYMBOL : OVER_POINT} aside={at === 0 ? 8 : 0} /></At>;
}

function BandMark({ band, notes, area, model }: MarkOf & { band: NoteBand }) {
  // Between two years, where no symbol of a missing figure stands.
  const count = model.periods.length;
  const [first, last] = [model.periods[band.from]!, model.periods[band.to]!];
  return (
    <At x={across(Math.floor((band.from + band.to - 1) / 2) + 0.5, count)} y={100}>
      <Bubble count={band.ids.length} places={[band]} href={notes.listHref([first, last])} about={`${area.name}, ${first} to ${last}`} lift={heightOf(band)} />
    </At>
  );
}

/** @param aside pixels to the right: at the first year the axis has its numbers */
function Bubble({ count, places, href, about, lift, aside = 0 }: { count: number; places: readonly NotePlace[]; href: string; about: string; lift: number; aside?: number }) {
  const numbers = numbersText(places);
  return (
    <Link to={href} preventScrollReset aria-label={`${counted(count, 'note')} on ${about}`} className="chart__note">
      <g transform={`translate(${aside},${lift})`}>
        <circle r={12} className="chart__target" />
        <circle r={10.5} className={places.length > 1 ? 'chart__bubble chart__bubble--several' : 'chart__bubble'} />
        <text className="chart__many" textAnchor="middle" dy="0.35em">{count}</text>
        <text className="chart__numbers" textAnchor="middle" dy="0.35em">{numbers}</text>
      </g>
    </Link>
  );
}
