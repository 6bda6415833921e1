import { Link } from '@remix-run/react';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import type { UnplacedView } from '../../../shared/annotation-pages.ts';
import { whoSeesWords } from '../../live/contribution-choices.tsx';
import { Byline } from '../../ui/byline.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import type { NoteAnswer } from './note-page.tsx';
import { GONE, judgementWords, pageWords, placeWords } from './note-words.ts';
import { OwnerReplies } from './owner-replies.tsx';
import { PlaceNote } from './place-note.tsx';
import { plainFields } from './plain-fields.ts';

interface UnplacedPageProps {
  readonly view: UnplacedView;
  readonly formKey: string;
  readonly answer: NoteAnswer | undefined;
}

/** Notes that have lost their figure: why, what they were about, and the way to a new place. */
export function UnplacedPage({ view: { workspace, annotations, titles, placeable, placing }, formKey, answer }: UnplacedPageProps) {
  const path = `/workspaces/${workspace.slug}/unplaced`;
  const fields = plainFields('annotation.place', answer);
  return (
    <div className="note-page">
      {answer ? <ErrorSummary errors={shownErrors(answer)} message={Object.keys(answer.refusal.fields).length === 0 || 'current' in answer.refusal.fields ? answer.refusal.message : undefined} /> : null}
      <h1>Notes without a figure</h1>
      <p>A note stays here when its figure can no longer be found in what is published. Nothing of it is lost: its words, its replies and its history stay as they were, and go with it when whoever wrote it, or somebody of the same organisation, places it at another figure.</p>
      {annotations.length === 0 ? <p className="empty">Every note stands at its figure.</p> : null}
      <ul className="unplaced-list">
        {annotations.map((note) => (
          <li key={note.id} id={`note-${note.id}`}>
            <p className="beside-item__head"><span className="tag tag--pale">{ANNOTATION_KINDS[note.kind]}</span> It stood at: <strong>{placeWords(note, titles[note.metric ?? ''])}</strong>{note.figureSeen ? ` · ${note.figureSeen} when written` : ''}</p>
            <p className="judged">Why it is here: {note.judgement.verdict === 'unplaced' ? note.judgement.why : judgementWords(note.judgement)}</p>
            <OwnerReplies replies={note.ownerReplies} />
            {note.state === 'shown' ? <p className="beside-item__words">{note.body}</p> : <p>{GONE[note.state]}</p>}
            <Byline author={note.author} at={note.at} />
            <p className="button-row">
              <Link to={`/workspaces/${workspace.slug}/annotations/${note.id}`}>{pageWords(note)}</Link>
              {placeable.includes(note.id) && placing?.annotationId !== note.id ? <Link to={`${path}?place=${note.id}#place-heading`}>Place it again</Link> : null}
            </p>
            {placing?.annotationId === note.id ? (
              <PlaceNote placing={placing} fields={fields} asksReason={answer?.refusal.code === 'disclosure-reason'} formKey={formKey} path={path} seenBy={whoSeesWords(note.visibility, workspace, note)} />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function shownErrors({ refusal: { fields } }: NoteAnswer): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !field.startsWith('current')).map(([field, words]) => [`annotation.place-${field === 'breakdown' ? 'breakdown-0' : field}`, words]));
}
