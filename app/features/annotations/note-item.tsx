import { memo, useCallback, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import { clockText } from '../../../shared/clock.ts';
import { BesideItem } from '../../ui/beside-item.tsx';
import { Byline } from '../../ui/byline.tsx';
import { seenByWords } from '../../ui/seen-by.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { aboutWords, GONE, judgementWords, ofOneWords, pageWords } from './note-words.ts';
import { OwnerReplies } from './owner-replies.tsx';

/** What can be done with a note, each with its form. */
export type NoteDoing = 'reply' | 'edit' | 'share' | 'take-back' | 'report';

export interface NoteDoings {
  /** What this reader may do with it. */
  offered(note: AnnotationView): readonly NoteDoing[];
  /** Page of the note, where all of it works without script. */
  pageOf(note: AnnotationView): string;
  /** @param close with what to say where it was done */
  form(doing: NoteDoing, note: AnnotationView, close: (said?: string) => void): ReactNode;
}

interface NoteItemProps {
  readonly note: AnnotationView;
  readonly isNew: boolean;
  readonly landing: string | false;
  /** Under which print lists it, where it stands on the chart. */
  readonly number: number | undefined;
  /** What kind of organisation its author wrote for, in words. */
  readonly kind: string | null;
  /** Of which part of the measure its figure is, in words, where the page shows another. */
  readonly group: string | null;
  /** Stays the same from one render to the next, or every note is drawn again. */
  readonly doings: NoteDoings | null;
}

const DOING_WORDS: Readonly<Record<NoteDoing, string>> = { reply: 'Confirm, add or correct', edit: 'Edit', share: 'Who can see it', 'take-back': 'Take back', report: 'Report' };
const FORM_HEADINGS: Readonly<Record<NoteDoing, string>> = { reply: 'What your organisation says of this note', edit: 'Change this note', share: 'Who can see this note', 'take-back': 'Take this note back', report: 'Report this note' };

/** One context note beside a figure; drawn again only when something of it is another. */
export const NoteItem = memo(function NoteItem({ note, isNew, landing, number, kind, group, doings }: NoteItemProps) {
  if (note.state !== 'shown') {
    return (
      <li id={`note-${note.id}`} className="beside-item beside-item--note beside-item--gone">
        {landing ? <span id={landing} /> : null}
        <p>{GONE[note.state]} <span className="byline">{aboutWords(note)}, {clockText(note.at)}</span></p>
      </li>
    );
  }
  return (
    <BesideItem
      id={`note-${note.id}`} tone="note" tag={ANNOTATION_KINDS[note.kind]} about={[aboutWords(note), group].filter(Boolean).join(', ')}
      meta={seenWords(note)} isNew={isNew} landing={landing}
    >
      {/* To be seen on paper alone, where marks bear numbers. */}
      {number === undefined ? null : <span className="note-number" aria-hidden="true">{number}</span>}
      <Judged note={note} />
      <OwnerReplies replies={note.ownerReplies} />
      {note.inPart ? <p className="beside-item__words" aria-busy="true">Its words are on their way.</p> : <p className="beside-item__words">{note.body}</p>}
      {note.inPart ? null : <Byline author={withKind(note.author, kind)} at={note.at} />}
      <Beside note={note} />
      {doings && !note.inPart ? <Doings note={note} doings={doings} /> : null}
    </BesideItem>
  );
});

/** "Analyst, Carrow (local authority)": whose view it is, where several kinds of organisation look at one figure. */
function withKind(author: AnnotationView['author'], kind: string | null): AnnotationView['author'] {
  return kind === null || author.organisation === '' ? author : { ...author, organisation: `${author.organisation} (${kind})` };
}

function seenWords(note: AnnotationView): string | null {
  const { figureSeen, withheldSince, judgement } = note;
  // The words of the judgement say it already.
  if (withheldSince !== undefined || judgement.verdict === 'revised') return null;
  return figureSeen === null ? null : `${figureSeen} when written${ofOneWords(note)}`;
}

/** What became of the figure since: words beside a sign that says nothing but "look". */
export function Judged({ note }: { readonly note: Pick<AnnotationView, 'judgement'> }) {
  const words = judgementWords(note.judgement);
  if (words === null) return null;
  return <p className="judged"><span className="judged__sign" aria-hidden="true">◇</span> {words.charAt(0).toUpperCase() + words.slice(1)}</p>;
}

function Beside({ note }: { readonly note: AnnotationView }) {
  const said = [
    note.editedAt ? `changed ${clockText(note.editedAt)}` : null,
    seenByWords(note),
    note.elsewhere ? 'written in another workspace' : null,
  ].filter((words) => words !== null);
  return said.length === 0 ? null : <p className="byline">{said.join(' · ')}</p>;
}

/** The ways on from a note: links to its page, and forms in place where there is script. */
function Doings({ note, doings }: { readonly note: AnnotationView; readonly doings: NoteDoings }) {
  const [open, setOpen] = useState<NoteDoing | null>(null);
  const back = useRef<HTMLAnchorElement | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const page = doings.pageOf(note);
  useEffect(() => {
    if (open !== null) box.current?.querySelector<HTMLElement>('textarea, select, input:not([type="hidden"]), button')?.focus();
  }, [open]);
  const [said, setSaid] = useState('');
  const close = useCallback((words = '') => {
    setOpen(null);
    setSaid(words);
    back.current?.focus();
  }, []);
  useEscape(box, close);
  const choose = (doing: NoteDoing) => (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    back.current = event.currentTarget;
    setSaid('');
    setOpen((before) => (before === doing ? null : doing));
  };
  const offered = doings.offered(note);
  // Two fit on a line beside the way to its page; of more the seldom ones stand behind a word.
  const first = offered.length > 2 ? offered.slice(0, 1) : offered;
  const link = (doing: NoteDoing) => (
    <li key={doing}><a href={`${page}#${doing}`} onClick={choose(doing)} aria-expanded={open === doing ? true : undefined}>{DOING_WORDS[doing]}<span className="govuk-visually-hidden">: note on {aboutWords(note)}</span></a></li>
  );
  return (
    <>
      <ul className="note-doings">
        <li><a href={page}>{pageWords(note)}<span className="govuk-visually-hidden">: note on {aboutWords(note)}</span></a></li>
        {first.map(link)}
        {first.length === offered.length ? null : (
          <li className="note-doings__more">
            <details>
              <summary>More<span className="govuk-visually-hidden">: note on {aboutWords(note)}</span></summary>
              <ul className="note-doings">{offered.slice(first.length).map(link)}</ul>
            </details>
          </li>
        )}
      </ul>
      <p className="note-said" role="status">{said}</p>
      {open === null ? null : (
        // Escape leads back to the link one came from; what was typed stays with the form's own draft.
        <div ref={box} className="note-form" role="group" aria-label={FORM_HEADINGS[open]}>
          {doings.form(open, note, close)}
        </div>
      )}
    </>
  );
}
