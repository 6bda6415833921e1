import { memo, useEffect, useState, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { AskForAll } from '../../live/ask-for-all.tsx';
import { NoteItem, type NoteDoings } from './note-item.tsx';
import { WordsForPaper } from './words-for-paper.tsx';

/** So many of the newest stand on the page at first, and so many more come each time. */
const NOTES_AT_ONCE = 20;

interface NoteListProps {
  readonly notes: readonly AnnotationView[];
  isNew(id: string): boolean;
  /** Under which print lists each note that stands on the chart. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly doings: NoteDoings | null;
  /** What kind of organisation one is, in words, where that is known. */
  kindOf(organisation: string): string | null;
  /** Of which part of the measure a note's figure is, in words, where the page shows another. */
  groupOf(note: AnnotationView): string | null;
  /** Another text for other notes: then the newest twenty of those stand there first. */
  readonly asked: string;
  /** All of them, because the address asks for it. */
  readonly all: boolean;
  /** Address of the page with all of them. */
  readonly allHref: string;
}

/** Context notes in their order, the newest twenty; the others at a press, on paper all. */
export const NoteList = memo(function NoteList({ notes, isNew, numbers, doings, kindOf, groupOf, asked, all, allHref }: NoteListProps) {
  const [opened, setOpened] = useState({ asked, most: NOTES_AT_ONCE });
  const most = opened.asked === asked ? opened.most : NOTES_AT_ONCE;
  const printing = usePrinting();
  const { linked, missing } = useLinked(notes);
  const without = notes.filter(({ inPart }) => inPart).length;
  const whole = all || printing;
  const first = whole ? 0 : Math.max(0, Math.min(notes.length - most, linked === null ? Infinity : linked));
  const shown = printing ? byNumber(notes, numbers) : first === 0 ? notes : notes.slice(first);
  const more = (event: MouseEvent) => {
    event.preventDefault();
    setOpened({ asked, most: notes.length - first + NOTES_AT_ONCE });
  };
  return (
    <>
      <AskForAll when={shown.some(({ inPart }) => inPart) || (missing && without > 0)} />
      {first > 0 ? <p className="more-notes"><a href={allHref} onClick={more}>Show {Math.min(first, NOTES_AT_ONCE)} more</a> <span>{first.toLocaleString('en-GB')} not shown here</span></p> : null}
      <ul className="beside-list" id="notes" tabIndex={-1}>
        {shown.map((note, index) => (
          <NoteItem key={note.id} note={note} isNew={isNew(note.id)} landing={index === shown.length - 1 && 'newest-note'} number={numbers.get(note.id)} doings={doings} kind={kindOf(note.author.organisation)} group={groupOf(note)} />
        ))}
      </ul>
      <WordsForPaper without={without} allHref={allHref} />
    </>
  );
});

/** Paper lists them as their marks are numbered; those without a mark come after. */
function byNumber(notes: readonly AnnotationView[], numbers: ReadonlyMap<string, number>): readonly AnnotationView[] {
  const place = ({ id }: AnnotationView) => numbers.get(id) ?? Infinity;
  return [...notes].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Paper shows every note that is listed. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/**
 * Place of the note that the address leads to (`#note-…`), so that it is on the page; `null` where it leads to none.
 * `missing` where it leads to one that is not among these.
 */
function useLinked(notes: readonly AnnotationView[]): { readonly linked: number | null; readonly missing: boolean } {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setId(/^#note-(.+)$/.exec(window.location.hash)?.[1] ?? null);
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const place = id === null ? -1 : notes.findIndex((note) => note.id === id);
  const here = place >= 0;
  useEffect(() => {
    // Once, when it comes to stand on the page: later arrivals move nothing.
    if (here) document.getElementById(`note-${id}`)?.scrollIntoView({ block: 'center' });
  }, [id, here]);
  return { linked: place < 0 ? null : place, missing: id !== null && place < 0 };
}
