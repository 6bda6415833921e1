import { Form, Link } from '@remix-run/react';
import { useState, type ReactNode } from 'react';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import type { AnnotationPageView } from '../../../shared/annotation-pages.ts';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { clockText } from '../../../shared/clock.ts';
import { listText } from '../../../shared/format.ts';
import { Button } from '../../ui/button.tsx';
import { Byline } from '../../ui/byline.tsx';
import { whoSeesWords } from '../../live/contribution-choices.tsx';
import { DraftedForm } from '../../live/drafted-form.tsx';
import type { Refused } from '../../live/answers.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { RefusedWordsNotice } from '../../live/words-left-notice.tsx';
import { holdsChanges } from '../../live/typed-words.ts';
import { editingWords, useEditing } from '../../live/use-editing.ts';
import { VisibilityField } from '../../live/visibility-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { EditNote, ReplyToNote, ReportNote, TakeBackNote } from './change-note.tsx';
import { Judged } from './note-item.tsx';
import { aboutWords, GONE } from './note-words.ts';
import { NoteHistory } from './note-history.tsx';
import { OwnerReplies } from './owner-replies.tsx';
import { plainFields } from './plain-fields.ts';

/** What a refused form gave back. */
export type NoteAnswer = Refused;

interface NotePageProps {
  readonly view: AnnotationPageView;
  /** The figure it is about, drawn small, with the way to its page; `null` where it is about no one indicator. */
  readonly figure: ReactNode;
  /** Keys of the forms, each sent once. */
  readonly formKey: string;
  readonly answer: NoteAnswer | undefined;
  /** Who decided against it and why, for its author. */
  readonly decided: string | null;
}

/** One note by itself: what it is about, what its owner says, its history, and every form without script. */
export function NotePage({ view, figure, formKey, answer, decided }: NotePageProps) {
  const { annotation: note, workspace, may, owners } = view;
  const stillThere = note.state === 'shown';
  const asked = owners.filter(({ takesPart, name }) => takesPart && name !== writtenFor(note) && note.ownerReplies.every(({ organisation }) => organisation !== name)).map(({ name }) => name);
  // To its own note an organisation may reply as well, but is not asked to.
  const own = workspace.organisation?.name === writtenFor(note);
  const placeFor: Readonly<Record<string, boolean>> = { 'annotation.edit': may.edit, 'annotation.reply': may.reply, 'contribution.report': stillThere };
  const lostItsForm = answer && placeFor[answer.values.intent ?? ''] === false;
  return (
    <article className="note-page">
      {answer && lostItsForm ? <RefusedWordsNotice answer={answer} /> : answer ? <ErrorSummary errors={shownErrors(answer)} message={Object.keys(answer.refusal.fields).length === 0 || 'current' in answer.refusal.fields ? answer.refusal.message : undefined} /> : null}
      <h1>{ANNOTATION_KINDS[note.kind]}: {aboutWords(note)} {workspace.invented ? <InventedTag /> : null}</h1>
      {figure ? <div className="note-page__figure">{figure}</div> : null}
      {stillThere ? (
        <>
          <Judged note={note} />
          <OwnerReplies replies={note.ownerReplies} />
          {asked.length > 0 ? <p className="byline">{listText(asked)} {asked.length === 1 ? 'has' : 'have'} been told of this note and may reply first.</p> : null}
          <p className="note-page__words">{note.body}</p>
          <Byline author={note.author} at={note.at} />
          {decided === null ? null : <p className="judged">{decided}</p>}
          <p className="byline">Who sees this: {whoSeesWords(note.visibility, workspace, note)}.{note.editedAt ? ` Changed ${clockText(note.editedAt)}.` : ''}</p>
        </>
      ) : <p>{[GONE[note.state], decided].filter(Boolean).join(' ')}</p>}
      {may.reply && !own ? <ReplyPart view={view} formKey={formKey} answer={answer} /> : null}
      {may.place ? <p className="note-page__way"><Link to={`/workspaces/${workspace.slug}/unplaced?place=${note.id}#place-heading`}>Place it at another figure</Link></p> : null}
      {may.edit ? (
        <EditPart view={view} formKey={formKey} answer={answer} quiet={may.reply && !own} />
      ) : null}
      <NoteHistory view={view} />
      {may.share ? (
        <Part id="share" heading="Who can see it">
          <NoteForm intent="contribution.share" formKey={formKey} submit="Change who can see it" view={view} seenBy={null}>
            <input type="hidden" name="subjectKind" value="annotation" />
            <input type="hidden" name="subjectId" value={note.id} />
            <VisibilityField key={note.visibility} fields={plainFields('contribution.share', answer)} workspace={workspace} current={note.visibility} publication={note.publication} />
          </NoteForm>
        </Part>
      ) : null}
      {may.withdraw ? (
        <Part id="take-back" heading="Take it back">
          <NoteForm intent="contribution.take-back" formKey={formKey} submit="Take it back" view={view} seenBy={null}>
            <TakeBackNote note={note}>{view.undoUntil ? <p>Until {clockText(view.undoUntil)} it goes without a trace.</p> : null}</TakeBackNote>
          </NoteForm>
        </Part>
      ) : stillThere && workspace.abilities['contribution.report'] ? (
        <Part id="report" heading="Report it">
          <WrittenForm intent="contribution.report" done="reported" formKey={formKey} submit="Report it" view={view} answer={answer} seenBy={`the moderators of ${workspace.name}. They are not told who you are.`}>
            {(fields) => <ReportNote fields={fields} note={note} />}
          </WrittenForm>
        </Part>
      ) : null}
      {may.reply && own ? (
        <details className="note-page__reply" open={answer?.values.intent === 'annotation.reply' ? true : undefined}>
          <summary>Reply for {workspace.organisation?.name}</summary>
          <ReplyPart view={view} formKey={formKey} answer={answer} quiet />
        </details>
      ) : null}
      {note.unattributed && stillThere ? <p>Nobody knows who wrote this. Whoever did can <Link to={`/workspaces/${workspace.slug}/withdraw`}>withdraw it by its code</Link>.</p> : null}
    </article>
  );
}

/** For whom its author wrote; where the rule names organisations alone, that stands in the name's place. */
function writtenFor({ author }: AnnotationView): string {
  return author.organisation || author.name;
}

function ReplyPart({ view, formKey, answer, quiet = false }: Pick<NotePageProps, 'view' | 'formKey' | 'answer'> & { readonly quiet?: boolean }) {
  const { annotation: note, ownReply, workspace } = view;
  return (
    <Part id="reply" heading={ownReply ? `Change what ${workspace.organisation?.name ?? 'your organisation'} says` : `It is a figure of ${workspace.organisation?.name ?? 'your organisation'}`}>
      <WrittenForm intent="annotation.reply" done="replied" formKey={formKey} submit={ownReply ? 'Change the reply' : 'Send the reply'} quiet={quiet} view={view} answer={answer}>
        {(fields) => <ReplyToNote key={ownReply?.version ?? 0} fields={fields} note={note} own={ownReply} />}
      </WrittenForm>
    </Part>
  );
}

/** The form stands open all the time: whoever is in it is told of others who are. */
function EditPart({ view, formKey, answer, quiet }: Pick<NotePageProps, 'view' | 'formKey' | 'answer'> & { readonly quiet: boolean }) {
  const { annotation: note } = view;
  const [begun, setBegun] = useState(false);
  const editing = useEditing(begun ? note.id : null);
  return (
    <Part id="edit" heading="Change it">
      <div onFocus={() => setBegun(true)} onBlur={({ currentTarget, relatedTarget }) => setBegun(currentTarget.contains(relatedTarget) || holdsChanges(currentTarget))}>
        <WrittenForm intent="annotation.edit" done="changed" formKey={formKey} submit="Save the change" quiet={quiet} view={view} answer={answer}>
          {/* Another version of it is another form: what stands there now takes the place of what was. */}
          {(fields) => <EditNote key={answer?.values.intent === 'annotation.edit' ? 'refused' : note.version} fields={fields} note={note} others={editing && editingWords(editing)} />}
        </WrittenForm>
      </div>
    </Part>
  );
}

function Part({ id, heading, children }: { readonly id: string; readonly heading: string; readonly children: ReactNode }) {
  return <section id={id} className="note-page__part" aria-labelledby={`${id}-heading`}><h2 id={`${id}-heading`}>{heading}</h2>{children}</section>;
}

interface NoteFormProps {
  readonly intent: string;
  readonly formKey: string;
  readonly submit: string;
  readonly quiet?: boolean;
  readonly view: Pick<AnnotationPageView, 'annotation' | 'workspace'>;
  /** `null`: the form itself says it. */
  readonly seenBy?: string | null;
  readonly children: ReactNode;
}

/** Each form has a key of its own made from the page's: another form sent under the same one would be another write. */
function NoteForm({ intent, formKey, submit, quiet = true, view: { annotation, workspace }, seenBy, children }: NoteFormProps) {
  return (
    <Form method="post" className="form-page" noValidate>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={formKey} />
      {children}
      {seenBy === null ? null : <WhoSees>{seenBy ?? `${whoSeesWords(annotation.visibility, workspace, annotation)}.`}</WhoSees>}
      <Button quiet={quiet}>{submit}</Button>
    </Form>
  );
}

interface WrittenFormProps extends Omit<NoteFormProps, 'children' | 'seenBy'> {
  readonly answer: NoteAnswer | undefined;
  /** How the page says that it was done (`?done=`). */
  readonly done: string;
  readonly seenBy?: string;
  readonly children: (fields: FormFields) => ReactNode;
}

/** A form of words: what is begun is kept as a draft, and survives a closed tab and a sign-in that ended. */
function WrittenForm({ intent, done, formKey, submit, quiet = true, view: { annotation, workspace }, answer, seenBy, children }: WrittenFormProps) {
  const own = `/workspaces/${workspace.slug}/annotations/${annotation.id}`;
  return (
    <DraftedForm
      intent={intent} action={own} hidden={{ intent }} className="form-page" formKey={formKey} fields={plainFields(intent, answer)} refused={answer?.values.intent === intent ? answer : undefined}
      leadsTo={() => `${own}?done=${done}`}
      whoSees={() => <WhoSees>{seenBy ?? `${whoSeesWords(annotation.visibility, workspace, annotation)}.`}</WhoSees>}
      button={<Button quiet={quiet}>{submit}</Button>}
    >
      {children}
    </DraftedForm>
  );
}

/** Fields of the refused form by the ids of their controls; what stands there now is no mistake and shown in its place. */
function shownErrors({ refusal: { fields }, values }: NoteAnswer): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !field.startsWith('current')).map(([field, words]) => [`${values.intent ?? ''}-${field}`, words]));
}
