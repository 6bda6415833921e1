import { useRef, useState, type ReactNode } from 'react';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { UNDO_MINUTES } from '../../../shared/contributions.ts';
import { OWNER_VERDICTS, type OwnerReplyView } from '../../../shared/owner-replies.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import { ReportFields } from '../../ui/report-fields.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { KindField } from './add-note.tsx';
import { verdictWords } from './note-words.ts';

type Fields = Pick<FormFields, 'id' | 'value' | 'error' | 'locked'>;

interface EditNoteProps {
  readonly fields: Fields;
  readonly note: AnnotationView;
  /** Who else is changing it now, in words. */
  readonly others?: string | null;
}

/**
 * Fields for changing a note. Where somebody else has changed it meanwhile both texts stand there, and what is sent
 * next takes the place of theirs only once one has said so.
 */
export function EditNote({ fields, note, others = null }: EditNoteProps) {
  const hydrated = useHydrated();
  // What was sent without script, or kept as a draft, was about the version of then.
  const [read, setRead] = useState(() => startingFrom(Number(fields.value('version') ?? note.version), note));
  const text = useRef<HTMLTextAreaElement>(null);
  // By a live page or by the refusal of what was sent, whichever knows more.
  const refused = { version: Number(fields.error('currentVersion') ?? 0), body: fields.error('current') ?? '' };
  const now = note.version >= refused.version ? { version: note.version, body: note.body } : refused;
  // One's own change may arrive before the answer to it: while a form is sent, nothing is anybody else's.
  const theirs = !fields.locked && now.version > read.version && now.body !== read.body && now.body !== text.current?.value.trim() ? now.body : null;
  return (
    <>
      <input type="hidden" name="annotationId" value={note.id} />
      <input type="hidden" name="version" value={now.body === read.body || !hydrated ? now.version : read.version} />
      {others ? <p className="note-others" role="status">{others}</p> : null}
      {theirs === null ? null : (
        <Meanwhile label="Changed meanwhile" what="Somebody has changed this note" theirs={theirs} after={hydrated ? '' : ' If you save now, yours takes its place.'}>
          {hydrated ? (
            <>
              <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setRead(now)}>Mine takes its place when I save</button>
              <button
                type="button" className="link-button"
                onClick={() => {
                  if (text.current) text.current.value = `${theirs}\n\n${text.current.value}`;
                  setRead(now);
                  text.current?.focus();
                }}
              >
                Put theirs above mine, to join the two
              </button>
            </>
          ) : null}
        </Meanwhile>
      )}
      <Field id={fields.id('body')} label="What the note says" error={fields.error('body')}>
        {(control) => <textarea {...control} ref={text} className="govuk-textarea" name="body" rows={4} data-first defaultValue={fields.value('body') ?? note.body} readOnly={fields.locked} />}
      </Field>
      <KindField fields={fields} kind={note.kind} />
    </>
  );
}

function startingFrom(version: number, note: Pick<AnnotationView, 'version' | 'body'>): { readonly version: number; readonly body: string | null } {
  return { version, body: version === note.version ? note.body : null };
}

/**
 * Fields for the organisation whose figure it is. Where a colleague has replied meanwhile, what is sent next takes the
 * place of theirs only once one has said so.
 */
export function ReplyToNote({ fields, note, own }: { readonly fields: Fields; readonly note: AnnotationView; readonly own: OwnerReplyView | null }) {
  const hydrated = useHydrated();
  const [read, setRead] = useState(own?.version);
  const theirs = hydrated && !fields.locked && own && own.version !== read ? own : null;
  const version = hydrated ? read : own?.version;
  return (
    <>
      <input type="hidden" name="annotationId" value={note.id} />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      {theirs === null ? null : (
        <Meanwhile label="Replied meanwhile" what="Somebody of your organisation has replied" theirs={`${verdictWords(theirs)}${theirs.body ? `: ${theirs.body}` : '.'}`}>
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setRead(theirs.version)}>Mine takes its place when I send</button>
        </Meanwhile>
      )}
      <Field id={fields.id('verdict')} label="Your organisation" error={fields.error('verdict')}>
        {(control) => (
          <select {...control} className="govuk-select" name="verdict" defaultValue={fields.value('verdict') ?? own?.verdict ?? 'confirm'}>
            {Object.entries(OWNER_VERDICTS).map(([verdict, words]) => <option key={verdict} value={verdict}>{words}</option>)}
          </select>
        )}
      </Field>
      <Field id={fields.id('body')} label="In your words" hint="May stay empty where you confirm it. It stands first, wherever the note is shown." error={fields.error('body')}>
        {(control) => <textarea {...control} className="govuk-textarea" name="body" rows={3} defaultValue={fields.value('body') ?? own?.body} readOnly={fields.locked} />}
      </Field>
    </>
  );
}

interface MeanwhileProps {
  readonly label: string;
  readonly what: string;
  /** What it says now. */
  readonly theirs: string;
  readonly after?: string;
  /** Ways on. */
  readonly children: ReactNode;
}

/** Somebody else was quicker: their words beside one's own, before one's own take their place. */
function Meanwhile({ label, what, theirs, after = '', children }: MeanwhileProps) {
  return (
    <div className="note-meanwhile" role="group" aria-label={label}>
      <p><strong>{what} while you were writing.</strong> It says now:</p>
      <blockquote>{theirs}</blockquote>
      <p>What you wrote is still below. Nothing is lost: every version stays in the note’s history.{after}</p>
      {children ? <p className="button-row">{children}</p> : null}
    </div>
  );
}

/** What taking back means, before it is done. */
export function TakeBackNote({ note, children }: { readonly note: Pick<AnnotationView, 'id'>; readonly children?: ReactNode }) {
  return (
    <>
      <input type="hidden" name="subjectKind" value="annotation" />
      <input type="hidden" name="subjectId" value={note.id} />
      <p>Within {UNDO_MINUTES} minutes of writing the note is gone as if it had never been. After that, one line says that a note stood here and was withdrawn; its words are shown to nobody but moderators.</p>
      {children}
    </>
  );
}

/** Why a moderator should look at it. */
export function ReportNote({ fields, note }: { readonly fields: Fields; readonly note: Pick<AnnotationView, 'id'> }) {
  return (
    <>
      <input type="hidden" name="subjectKind" value="annotation" />
      <input type="hidden" name="subjectId" value={note.id} />
      <ReportFields fields={fields} />
    </>
  );
}
