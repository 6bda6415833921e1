import { Link, useFetchers } from '@remix-run/react';
import { useCallback, useMemo, useState } from 'react';
import type { AnnotationView } from '../../../shared/annotations.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { isPlaced } from '../../../shared/judgement.ts';
import { noteNumbers, notePlaces } from '../../../shared/note-marks.ts';
import { KIND_OF_ORGANISATION } from '../../../shared/people.ts';
import { NoteFilter } from '../../features/annotations/note-filter.tsx';
import { NoteList } from '../../features/annotations/note-list.tsx';
import type { NoteDoing, NoteDoings } from '../../features/annotations/note-item.tsx';
import { EVERY_NOTE, noteChoices, notesAbout, noteQueryParts, queried, type NoteQuery } from '../../features/annotations/note-query.ts';
import { groupWords } from '../../features/annotations/note-words.ts';
import { AskForAll } from '../../live/ask-for-all.tsx';
import { useLive } from '../../live/live-context.ts';
import { ChangeNote } from './change-note.tsx';
import { NOTES, type AsideAddress } from './use-aside.ts';

interface NotesPartProps {
  readonly view: IndicatorView;
  readonly address: AsideAddress;
  readonly formKey: string;
  isNew(id: string): boolean;
  list(query: NoteQuery): void;
  href(said: Readonly<Record<string, string | null>>, anchor: string): string;
  readonly search: string;
}

/** The notes beside a figure: what is asked for of them, with what can be done with each. */
export function NotesPart({ view, address, formKey, isNew, list, href, search }: NotesPartProps) {
  const { annotations, organisations, workspace, uncertain } = useLive().conversation;
  const mine = useOwn();
  const { editable } = mine;
  const { area } = view.choice;
  const { breakdown } = view;
  const periods = view.figures?.periods;
  const notes = useListed(annotations, address, area);
  const choices = useMemo(() => noteChoices(notes, editable), [notes, editable]);
  const listed = useMemo(() => queried(notes, address.notes, editable, { area, breakdown }), [notes, address.notes, editable, area, breakdown]);
  const numbers = useMemo(() => noteNumbers(notePlaces(annotations, { area, breakdown }, periods ?? [])), [annotations, area, breakdown, periods]);
  const doings = useDoings(mine, formKey);
  const kindOf = useCallback(
    (name: string) => {
      const kind = organisations.find((one) => one.name === name)?.kind;
      return kind === undefined ? null : KIND_OF_ORGANISATION[kind];
    },
    [organisations],
  );
  const { breakdowns } = view;
  const groupOf = useCallback((note: AnnotationView) => groupWords(note, { shown: breakdown, breakdowns }), [breakdown, breakdowns]);
  const kept = useMemo(() => keptParts(search), [search]);
  return (
    <>
      <AskForAll when={uncertain === true} />
      {notes.length > 1 || listed.length < notes.length ? (
        <NoteFilter
          query={address.notes} choices={choices} leftOut={notes.length - listed.length} kindOf={kindOf} keep={kept}
          everyHref={href(noteQueryParts(EVERY_NOTE), NOTES)} onQuery={list}
        />
      ) : null}
      <NoteList notes={listed} isNew={isNew} numbers={numbers} doings={doings} kindOf={kindOf} groupOf={groupOf} asked={JSON.stringify([address.about, address.notes])} all={address.all} allHref={href({ all: '1' }, NOTES)} />
      <Tray annotations={annotations} slug={workspace.slug} />
    </>
  );
}

/** Leads to the notes that have lost their figure, where there are any. */
export function Tray({ annotations, slug }: { readonly annotations: readonly AnnotationView[]; readonly slug: string }) {
  const lost = annotations.filter((note) => !isPlaced(note)).length;
  return lost === 0 ? null : <p className="more-notes"><Link to={`/workspaces/${slug}/unplaced`}>{lost === 1 ? '1 note has' : `${lost} notes have`} lost the figure</Link></p>;
}

/** Notes of the area shown, of the row one came from, or of all. */
export function useListed(annotations: readonly AnnotationView[], { about, notes: { at, of } }: AsideAddress, shown: string): readonly AnnotationView[] {
  const area = at === null ? (about === 'all' ? null : shown) : (of ?? shown);
  // What has lost its figure stands in the workspace's tray.
  const placed = useMemo(() => annotations.filter(isPlaced), [annotations]);
  return useMemo(() => (area === null ? placed : notesAbout(placed, area)), [placed, area]);
}

/** What the address says besides which notes are listed: a form without script keeps it. */
function keptParts(search: string): readonly (readonly [string, string])[] {
  const asked = new Set([...Object.keys(noteQueryParts(EVERY_NOTE)), 'note', 'write']);
  return [...new URLSearchParams(search)].filter(([name]) => !asked.has(name));
}

/** Notes that are one's own, as ids. */
interface Own {
  readonly editable: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
}

/**
 * What the server said one may edit and has written, and what came since: written here (a write's key is the id of what
 * it adds), or by somebody else of one's organisation, whose notes arrive without word of who may edit them.
 */
function useOwn(): Own {
  const { annotations, workspace, personal: { editable, written } } = useLive().conversation;
  const organisation = workspace.organisation?.name;
  // As text, so that arrivals of others leave it as it was: no note is drawn again for them.
  const theirs = useMemo(() => annotations.flatMap(({ id, author, unattributed, elsewhere }) => (author.organisation === organisation && !unattributed && !elsewhere ? [id] : [])).join(' '), [annotations, organisation]);
  const [sent, setSent] = useState<readonly string[]>([]);
  const fresh = useFetchers().flatMap(({ formData }) => (formData?.get('intent') === 'annotation.add' ? [String(formData.get('key'))] : [])).filter((key) => !sent.includes(key));
  if (fresh.length > 0) setSent([...sent, ...fresh]);
  return useMemo(() => ({ editable: new Set([...editable, ...theirs.split(' '), ...sent]), written: new Set([...written, ...sent]) }), [editable, written, theirs, sent]);
}

function useDoings({ editable, written }: Own, formKey: string): NoteDoings {
  const { workspace, personal } = useLive().conversation;
  const { abilities, slug } = workspace;
  return useMemo<NoteDoings>(() => {
    const own = new Set(personal.ownAreas);
    return {
      offered: (note) => {
        // Nothing is changed whose words are not here yet.
        if (note.inPart) return [];
        const mine = editable.has(note.id) && abilities['annotation.edit'];
        // Its author alone takes it back, and says who may see it.
        const authored = written.has(note.id) && abilities['annotation.edit'];
        const offered: readonly (readonly [NoteDoing, boolean])[] = [
          // One's own words are changed more often than they are confirmed.
          ['edit', mine],
          // To its own note an organisation can reply on the note's page, and is not asked to.
          ['reply', abilities['annotation.reply'] && !editable.has(note.id) && [note.area, ...note.otherAreas].some((area) => area !== null && own.has(area))],
          ['share', authored],
          ['take-back', authored],
          ['report', !authored && abilities['contribution.report']],
        ];
        return offered.flatMap(([doing, may]) => (may ? [doing] : []));
      },
      pageOf: ({ id }) => `/workspaces/${slug}/annotations/${id}`,
      form: (doing, note, close) => <ChangeNote doing={doing} note={note} formKey={formKey} close={close} />,
    };
  }, [editable, written, personal.ownAreas, abilities, slug, formKey]);
}
