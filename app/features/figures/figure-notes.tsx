import { Link } from '@remix-run/react';
import { createContext, useContext } from 'react';
import { counted } from '../../../shared/format.ts';
import { DENSITIES, type Density, type NotePlace } from '../../../shared/note-marks.ts';

/** What is written about the figures of a page, as far as its chart, table and lists show it. Made by who knows notes. */
export interface FigureNotes {
  /** On the series of the chosen area. */
  readonly places: readonly NotePlace[];
  /** Notes on the whole series or more: their number, and what they are about in words. */
  readonly wide: { readonly count: number; readonly words: string };
  readonly density: Density;
  densityHref(density: Density): string;
  /** Leads to the list of the notes on a period or several; `wide` for those of no year. */
  listHref(at: 'wide' | readonly [from: string, to: string], area?: string): string;
  /** How many notes speak of a figure, ranges around it included. */
  countOf(area: string, period: string): number;
}

/** Nothing on public pages, and beside a second measure. */
export const FigureNotesContext = createContext<FigureNotes | null>(null);
export const useFigureNotes = (): FigureNotes | null => useContext(FigureNotesContext);

/** Places that a period belongs to: those of it alone and the ranges around it. */
export function placesAt(notes: FigureNotes | null, index: number): readonly NotePlace[] {
  return notes === null ? [] : notes.places.filter(({ from, to }) => from <= index && index <= to);
}

/** A count of notes beside a figure, leading to them; on paper their numbers stand there. */
export function NoteCount({ count, href, about, numbers = '' }: { count: number; href: string | null; about: string; numbers?: string }) {
  if (count === 0) return null;
  const badge = <><span className="count-badge" aria-hidden="true"><span className="count-badge__many">{count}</span>{numbers ? <span className="count-badge__numbers">{numbers}</span> : null}</span></>;
  if (href === null) return badge;
  return <Link to={href} className="note-count" preventScrollReset title={`${counted(count, 'note')} on ${about}`}>{badge}<span className="govuk-visually-hidden">{counted(count, 'note')} on {about}</span></Link>;
}

/** A count beside the bar of an area in a list of areas or in the rows of a single year. */
export function AreaNoteCount({ area, name, period }: { area: string | undefined; name: string; period: string }) {
  const notes = useFigureNotes();
  if (notes === null || area === undefined) return null;
  return <NoteCount count={notes.countOf(area, period)} href={notes.listHref([period, period], area)} about={`${name} ${period}`} />;
}

const DENSITY_WORDS: Readonly<Record<Density, string>> = { all: 'All', few: 'A few', none: 'None' };

/** Over the chart: what is written about all of it, and how many marks it carries. */
export function NotesLine() {
  const notes = useFigureNotes();
  if (notes === null || (notes.wide.count === 0 && notes.places.length === 0)) return null;
  const onChart = notes.places.reduce((sum, { ids }) => sum + ids.length, 0);
  return (
    <div className="notes-line">
      {notes.wide.count > 0 ? (
        <p><Link to={notes.listHref('wide')} preventScrollReset><span className="count-badge" aria-hidden="true">{notes.wide.count}</span>{notes.wide.words}</Link></p>
      ) : null}
      {onChart > 0 ? (
        <nav className="notes-line__density" aria-label="Notes marked on the chart">
          <span>Notes on the chart:</span>
          {DENSITIES.map((one) => (
            <Link key={one} to={notes.densityHref(one)} replace preventScrollReset className={one === notes.density ? 'chip chip--on' : 'chip'} aria-current={one === notes.density ? 'true' : undefined}>{DENSITY_WORDS[one]}</Link>
          ))}
          {notes.density === 'none' ? <span className="notes-line__left-out">{onChart.toLocaleString('en-GB')} {onChart === 1 ? 'note is' : 'notes are'} not marked</span> : null}
          {notes.density === 'few' ? <span className="notes-line__left-out">marks stand for those around them</span> : null}
        </nav>
      ) : null}
    </div>
  );
}

