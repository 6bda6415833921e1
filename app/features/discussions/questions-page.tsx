import { Form, useNavigation } from '@remix-run/react';
import type { QuestionsPage as View, QuestionView } from '../../../shared/discussion-pages.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { Field } from '../../ui/field.tsx';
import { RichTextField } from './rich-text-field.tsx';
import { RichTextView } from './rich-text-view.tsx';

interface QuestionsPageProps {
  readonly view: View;
  readonly formKey: string;
  /** Fields of the form that answers a question. */
  fieldsFor(id: string): FormFields;
}

/** What others ask an organisation about its figures, from workspaces in which it takes no part. */
export function QuestionsPage({ view: { organisation, questions }, formKey, fieldsFor }: QuestionsPageProps) {
  const waiting = questions.filter(({ status }) => status === 'asked');
  const others = questions.filter(({ status }) => status !== 'asked');
  return (
    <>
      <p className="measure">Questions from groups in which {organisation.name} takes no part. You see the question, what makes them ask and the figure; they see your answer, and that it is {organisation.name}’s.</p>
      {questions.length === 0 ? <p className="discussions__empty">Nobody has put a question to {organisation.name} yet. When somebody does, it stands here, and is answered here.</p> : null}
      {waiting.length > 0 ? <h2>Waiting for an answer</h2> : null}
      <ul className="questions">{waiting.map((one) => <Question key={one.id} question={one} organisation={organisation} formKey={formKey} fields={fieldsFor(one.id)} />)}</ul>
      {others.length > 0 ? <h2>Earlier questions</h2> : null}
      <ul className="questions">{others.map((one) => <Question key={one.id} question={one} organisation={organisation} formKey={formKey} fields={null} />)}</ul>
    </>
  );
}

const STATUS = { asked: 'Asked', answered: 'Answered', withdrawn: 'Withdrawn by who asked' } as const;

interface QuestionProps {
  readonly question: QuestionView;
  readonly organisation: View['organisation'];
  readonly formKey: string;
  readonly fields: FormFields | null;
}

function Question({ question: { id, title, opening, figures, about, status, answer }, organisation, formKey, fields }: QuestionProps) {
  const sending = useNavigation().state !== 'idle';
  return (
    <li className="question" id={`question-${id}`}>
      <p className="discussion-line__about">{STATUS[status]} · {about.metric} · {about.area ?? 'all areas'}{about.period ? ` ${about.period}` : ''}{about.figure ? <>: <strong>{about.figure}</strong></> : null} {organisation.invented ? <InventedTag /> : null}</p>
      <h3 className="question__title">{title}</h3>
      <RichTextView text={opening} figures={figures} />
      {answer ? <div className="outcome-of"><p><strong>What {organisation.name} answered:</strong></p><RichTextView text={answer} /></div> : null}
      {fields ? (
        <Form method="post" className="sending" noValidate action={`?#question-${id}`}>
          <input type="hidden" name="discussionId" value={id} />
          <input type="hidden" name="key" value={formKey} />
          <RichTextField fields={fields} label={`The answer of ${organisation.name}`} />
          {fields.error('guardReason') === undefined ? null : (
            <Field id={fields.id('guardReason')} label="Why it may be said here" error={fields.error('guardReason')}>
              {(control) => <input {...control} className="govuk-input" name="guardReason" type="text" defaultValue={fields.value('guardReason')} />}
            </Field>
          )}
          <div className="sending__send">
            <button type="submit" className="govuk-button sending__button" aria-disabled={sending}>{sending ? 'Sending…' : 'Answer'}</button>
            <WhoSees>everybody who sees the question where it was asked, as from {organisation.name}</WhoSees>
          </div>
        </Form>
      ) : null}
    </li>
  );
}
