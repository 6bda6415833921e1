import { Link } from '@remix-run/react';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import type { UnplacedView } from '../../../shared/annotation-pages.ts';
import { Byline } from '../../ui/byline.tsx';
import { aboutWords, GONE, judgementWords } from './note-words.ts';
import { OwnerReplies } from './owner-replies.tsx';

/** Where a note stood. */
export interface PlaceBefore {
  /** Short title of its indicator. */
  readonly title: string;
  /** Leads to the form that writes the same words at a new place; `null` where one may not. */
  readonly placeHref: string | null;
}

interface UnplacedPageProps {
  readonly view: UnplacedView;
  /** By id of the note; nothing where its indicator is no more. */
  readonly places: Readonly<Record<string, PlaceBefore>>;
}

/** Notes that have lost their figure: why, what they were about, and the way to a new place. */
export function UnplacedPage({ view: { workspace, annotations }, places }: UnplacedPageProps) {
  const mayWrite = workspace.abilities['annotation.add'];
  return (
    <div className="note-page">
      <h1>Notes without a figure</h1>
      <p>A note stays here when its figure can no longer be found in what is published. Nothing of it is lost: its words, its replies and its history stay as they were. “Place it again” leads to a figure where its words can be written anew.</p>
      {annotations.length === 0 ? <p className="empty">Every note stands at its figure.</p> : null}
      <ul className="unplaced-list">
        {annotations.map((note) => {
          const before = places[note.id];
          return (
            <li key={note.id} id={`note-${note.id}`}>
              <p className="beside-item__head"><span className="tag tag--pale">{ANNOTATION_KINDS[note.kind]}</span> It stood at: <strong>{[before?.title, aboutWords(note)].filter(Boolean).join(', ')}</strong>{note.figureSeen ? ` · ${note.figureSeen} when written` : ''}</p>
              <p className="judged">Why it is here: {note.judgement.verdict === 'unplaced' ? note.judgement.why : judgementWords(note.judgement)}</p>
              <OwnerReplies replies={note.ownerReplies} />
              {note.state === 'shown' ? <p className="beside-item__words">{note.body}</p> : <p>{GONE[note.state]}</p>}
              <Byline author={note.author} at={note.at} />
              <p className="button-row">
                <Link to={`/workspaces/${workspace.slug}/annotations/${note.id}`}>History and link</Link>
                {note.state === 'shown' && mayWrite ? <Link to={before?.placeHref ?? `/workspaces/${workspace.slug}#focus`}>Place it again</Link> : null}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
