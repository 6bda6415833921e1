import type { AnnotationView } from './annotations.ts';
import { isPlaced } from './judgement.ts';

/**
 * Where notes stand on a drawing of one series: places (a period or a range of them) with the number under which print
 * lists them, and which marks become one because they would cover each other. No pixels: percent of the plot.
 */
export const DENSITIES = ['all', 'few', 'none'] as const;
/** How many marks a chart carries: each that has room, a few that stand for those around them, none. */
export type Density = (typeof DENSITIES)[number];

/** What a place on a chart needs to know of a note. */
export type PlacedNote = Pick<AnnotationView, 'id' | 'scope' | 'metric' | 'area' | 'otherAreas' | 'period' | 'periodTo' | 'breakdown' | 'state' | 'judgement'>;

/** One period, or a range of them, with the notes about it. */
export interface NotePlace {
  /** Indexes among the periods of the chart; the same where it is about one period. */
  readonly from: number;
  readonly to: number;
  readonly ids: readonly string[];
  /** Under which print and speech name it: from one, by year. */
  readonly number: number;
}

/** The series one looks at. */
export interface SeriesOf {
  readonly area: string;
  readonly breakdown: string;
}

/** What is left of something hidden or taken away is one line in the list, and no mark; what has lost its figure waits in the tray. */
export const marked = (note: PlacedNote): boolean => note.state === 'shown' && isPlaced(note);

/** Whether a note speaks of this very series, or of a figure of it; a comparison speaks of each of its areas. */
export function isOnSeries(note: PlacedNote, { area, breakdown }: SeriesOf): boolean {
  return (note.scope === 'point' || note.scope === 'series') && note.breakdown === breakdown && (note.area === area || note.otherAreas.includes(area));
}

/** Whether a note is about one period or a range of them, as against a whole series or more. */
export function isDated({ scope, period }: PlacedNote): boolean {
  return (scope === 'point' || scope === 'series') && period !== null;
}

/** Whether a dated note covers a period. Periods of one metric are ordered as their texts are. */
export function covers({ period, periodTo }: Pick<PlacedNote, 'period' | 'periodTo'>, one: string): boolean {
  return period !== null && period <= one && one <= (periodTo ?? period);
}

/** Places on one series, by year, shorter ones first; a range beyond the chart ends at its edge. */
export function notePlaces(notes: readonly PlacedNote[], series: SeriesOf, periods: readonly string[]): readonly NotePlace[] {
  const places = new Map<string, { from: number; to: number; ids: string[] }>();
  // Of a thousand notes most are about the same few years: each span is looked for once.
  const spans = new Map<string, { readonly from: number; readonly to: number }>();
  for (const note of notes) {
    if (!marked(note) || !isDated(note) || !isOnSeries(note, series)) continue;
    const years = `${note.period} ${note.periodTo}`;
    const span = spans.get(years) ?? { from: periods.findIndex((one) => covers(note, one)), to: periods.findLastIndex((one) => covers(note, one)) };
    spans.set(years, span);
    const { from, to } = span;
    if (from < 0) continue;
    const known = places.get(`${from} ${to}`);
    if (known) known.ids.push(note.id);
    else places.set(`${from} ${to}`, { from, to, ids: [note.id] });
  }
  return [...places.values()]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((place, index) => ({ ...place, number: index + 1 }));
}

/** Notes of a series that no year of the chart carries: about all its years, the indicator, the area, or everything. */
export function wideNotes<Note extends PlacedNote>(notes: readonly Note[], series: SeriesOf): readonly Note[] {
  return notes.filter((note) => marked(note) && !isDated(note) && (isOnSeries(note, series) || isWider(note, series.area)));
}

function isWider({ scope, area, otherAreas }: PlacedNote, shown: string): boolean {
  return scope === 'indicator' || scope === 'everything' || (scope === 'area' && (area === shown || otherAreas.includes(shown)));
}

/** How many notes speak of one figure: those pinned to it and those about years around it. */
export function notesOnFigure<Note extends PlacedNote>(notes: readonly Note[], series: SeriesOf, period: string): readonly Note[] {
  return notes.filter((note) => marked(note) && isDated(note) && isOnSeries(note, series) && covers(note, period));
}

/** Marks that stand for one or several places. */
export interface NoteCluster {
  /** Index of the period it is drawn at: the newest of those it stands for. */
  readonly at: number;
  readonly places: readonly NotePlace[];
  readonly count: number;
}

/** Where something is drawn, and how near is too near, in percent of the plot. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Marks that would cover each other become one, drawn at the newest of its periods. No two of those that are left cover
 * each other, and every note stays counted.
 */
export function clustered(places: readonly NotePlace[], spotOf: (index: number) => Spot, gap: Spot): readonly NoteCluster[] {
  const clusters: { head: Spot; at: number; places: NotePlace[] }[] = [];
  const single = places.filter(({ from, to }) => from === to).sort((a, b) => b.from - a.from);
  for (const place of single) {
    const spot = spotOf(place.from);
    const near = clusters.find(({ head }) => Math.abs(head.x - spot.x) < gap.x && Math.abs(head.y - spot.y) < gap.y);
    if (near) near.places.unshift(place);
    else clusters.push({ head: spot, at: place.from, places: [place] });
  }
  return clusters.reverse().map(({ at, places: joined }) => ({ at, places: joined, count: joined.reduce((sum, { ids }) => sum + ids.length, 0) }));
}

/** A range with the lane it is drawn in: ranges that share a year stand in different lanes. */
export interface NoteBand extends NotePlace {
  readonly lane: number;
}

/** At most so many lanes; ranges that find none share the last one's line below the chart. */
export const MOST_LANES = 3;

/** Ranges in lanes, and those for which there is no lane: they are told in words only. */
export function inLanes(places: readonly NotePlace[]): { readonly bands: readonly NoteBand[]; readonly without: readonly NotePlace[] } {
  const ends: number[] = [];
  const bands: NoteBand[] = [];
  const without: NotePlace[] = [];
  for (const place of places.filter(({ from, to }) => from < to)) {
    const free = ends.findIndex((end) => end < place.from);
    const lane = free >= 0 ? free : ends.length;
    if (lane >= MOST_LANES) {
      without.push(place);
      continue;
    }
    ends[lane] = place.to;
    bands.push({ ...place, lane });
  }
  return { bands, without };
}

/** Numbers of places as they stand in print: "1", "2–4", "1, 3". */
export function numbersText(places: readonly Pick<NotePlace, 'number'>[]): string {
  const runs: [number, number][] = [];
  for (const { number } of [...places].sort((a, b) => a.number - b.number)) {
    const last = runs[runs.length - 1];
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ');
}

/** Under which number print lists each note that stands on the chart. */
export function noteNumbers(places: readonly NotePlace[]): ReadonlyMap<string, number> {
  return new Map(places.flatMap(({ ids, number }) => ids.map((id): [string, number] => [id, number])));
}
