import { ANNOTATION_KINDS, type AnnotationKind } from '../../../shared/annotation-kinds.ts';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { oldestFirst } from '../../../shared/conversation.ts';
import { covers, isDated, isOnSeries, wideNotes, type SeriesOf } from '../../../shared/note-marks.ts';

/** Which notes are listed, and in what order; what is empty asks for nothing. */
export interface NoteQuery {
  readonly kind: AnnotationKind | null;
  /** Name of the organisation its author wrote for. */
  readonly by: string | null;
  /** Key of the edition the figure was read in. */
  readonly release: string | null;
  /** Only notes whose figure, definition or area is another one since. */
  readonly revised: boolean;
  /** Only what the reader may edit. */
  readonly mine: boolean;
  /** Only notes on these periods, from a mark of the chart or a row; both the same for one. `wide`: on none in particular. */
  readonly at: { readonly from: string; readonly to: string } | 'wide' | null;
  /** The area of that mark or row, where it is not the page's. */
  readonly of: string | null;
  readonly order: 'written' | 'year';
}

export const EVERY_NOTE: NoteQuery = { kind: null, by: null, release: null, revised: false, mine: false, at: null, of: null, order: 'written' };

const PERIOD = /^\d{4}(\/\d{2})?$/;

/** What the page's address says. What it says wrongly asks for nothing. */
export function readNoteQuery(query: URLSearchParams): NoteQuery {
  const kind = query.get('kind') ?? '';
  const of = query.get('of');
  return {
    kind: Object.hasOwn(ANNOTATION_KINDS, kind) ? (kind as AnnotationKind) : null,
    by: query.get('by') || null,
    release: query.get('release') || null,
    revised: query.get('revised') === 'yes',
    mine: query.get('mine') === 'yes',
    at: readAt(query.get('at') ?? ''),
    of: of || null,
    order: query.get('order') === 'year' ? 'year' : 'written',
  };
}

function readAt(text: string): NoteQuery['at'] {
  if (text === 'wide') return 'wide';
  const [from = '', to = from, ...more] = text.split('..');
  return more.length === 0 && PERIOD.test(from) && PERIOD.test(to) && from <= to ? { from, to } : null;
}

/** The same as parts of an address; `null` takes a part out of it. */
export function noteQueryParts({ kind, by, release, revised, mine, at, of, order }: NoteQuery): Readonly<Record<string, string | null>> {
  return {
    kind, by, release, of,
    revised: revised ? 'yes' : null,
    mine: mine ? 'yes' : null,
    at: at === null ? null : atText(at),
    order: order === 'year' ? 'year' : null,
  };
}

/** As the address has it: "2019", "2017..2019", "wide". */
export function atText(at: NonNullable<NoteQuery['at']>): string {
  return at === 'wide' ? 'wide' : at.from === at.to ? at.from : `${at.from}..${at.to}`;
}

/** Whether it leaves anything out. */
export function asksForLess({ kind, by, release, revised, mine, at }: NoteQuery): boolean {
  return kind !== null || by !== null || release !== null || revised || mine || at !== null;
}

/** Whether what a note is about has changed since it was written. */
function isRevised({ judgement }: Pick<AnnotationView, 'judgement'>): boolean {
  return judgement.verdict !== 'same';
}

/** Notes that speak of an area: of it alone, in a comparison, or of every area. */
export function notesAbout(notes: readonly AnnotationView[], area: string): readonly AnnotationView[] {
  return notes.filter((note) => note.area === null || note.area === area || note.otherAreas.includes(area));
}

/**
 * Notes that a query asks for, in its order. @param editable ids of what the reader may edit @param series that the
 * page shows: a mark of the chart lists what it counted
 */
export function queried(notes: readonly AnnotationView[], query: NoteQuery, editable: ReadonlySet<string>, series: SeriesOf): readonly AnnotationView[] {
  const { at } = query;
  const of = { ...series, area: query.of ?? series.area };
  const wide = at === 'wide' ? new Set(wideNotes(notes, of)) : null;
  const listed = notes.filter(
    (note) =>
      (query.kind === null || note.kind === query.kind) &&
      (query.by === null || note.author.organisation === query.by) &&
      (query.release === null || note.editionKey === query.release) &&
      (!query.revised || isRevised(note)) &&
      (!query.mine || editable.has(note.id)) &&
      (wide?.has(note) ?? true) &&
      (at === null || at === 'wide' || (isOnSeries(note, of) && isAt(note, at))),
  );
  return query.order === 'year' ? [...listed].sort(byYear) : listed;
}

function isAt(note: AnnotationView, at: { readonly from: string; readonly to: string }): boolean {
  // A mark of one year lists the ranges around that year too; a mark of several, whatever touches them.
  return isDated(note) && note.period !== null && (at.from === at.to ? covers(note, at.from) : note.period <= at.to && (note.periodTo ?? note.period) >= at.from);
}

/** By the year of the figure; what is about no year comes first, as it is about all of them. */
function byYear(a: AnnotationView, b: AnnotationView): number {
  const [from, to] = [a.period ?? '', b.period ?? ''];
  return from < to ? -1 : from > to ? 1 : oldestFirst(a, b);
}

/** One choice of a filter, with how many notes it would list. */
export interface NoteChoice {
  readonly value: string;
  readonly count: number;
}

/** What notes can be filtered by: only what occurs among them. */
export interface NoteChoices {
  readonly kinds: readonly (NoteChoice & { readonly value: AnnotationKind })[];
  readonly organisations: readonly NoteChoice[];
  readonly releases: readonly NoteChoice[];
  readonly revised: number;
  readonly mine: number;
}

export function noteChoices(notes: readonly AnnotationView[], editable: ReadonlySet<string>): NoteChoices {
  const [kinds, organisations, releases] = [new Map<AnnotationKind, number>(), new Map<string, number>(), new Map<string, number>()];
  let [revised, mine] = [0, 0];
  for (const note of notes) {
    count(kinds, note.kind);
    if (note.author.organisation !== '') count(organisations, note.author.organisation);
    if (note.editionKey !== null) count(releases, note.editionKey);
    if (isRevised(note)) revised += 1;
    if (editable.has(note.id)) mine += 1;
  }
  return {
    kinds: (Object.keys(ANNOTATION_KINDS) as AnnotationKind[]).flatMap((value) => (kinds.has(value) ? [{ value, count: kinds.get(value) ?? 0 }] : [])),
    organisations: choices(organisations).sort((a, b) => a.value.localeCompare(b.value, 'en-GB')),
    releases: choices(releases).sort((a, b) => (a.value < b.value ? 1 : -1)),
    revised,
    mine,
  };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const choices = (counts: ReadonlyMap<string, number>): NoteChoice[] => [...counts].map(([value, many]) => ({ value, count: many }));
