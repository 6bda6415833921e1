import { useNavigation } from '@remix-run/react';
import type { QuestionsPage as View, QuestionView } from '../../../shared/discussion-pages.ts';
import type { Refused } from '../../live/answers.ts';
import { DraftedForm } from '../../live/drafted-form.tsx';
import type { FormFields } from '../../live/sending-form.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { RichTextField } from './rich-text-field.tsx';
import { RichTextView } from './rich-text-view.tsx';

interface QuestionsPageProps {
  readonly view: View;
  readonly formKey: string;
  /** Fields of the form that answers a question, and the refusal that gave it back, where one did. */
  formFor(id: string): AnswerForm;
}

/** The form that answers one question. */
interface AnswerForm {
  readonly fields: FormFields;
  readonly refused: Refused | undefined;
}

/** What others ask an organisation about its figures, from workspaces in which it takes no part. */
export function QuestionsPage({ view: { organisation, questions }, formKey, formFor }: QuestionsPageProps) {
  const waiting = questions.filter(({ status }) => status === 'asked');
  const others = questions.filter(({ status }) => status !== 'asked');
  return (
    <>
      <p className="measure">Questions from groups in which {organisation.name} takes no part. You see the question, what makes them ask and the figure; they see your answer, and that it is {organisation.name}’s.</p>
      {questions.length === 0 ? <p className="discussions__empty">Nobody has put a question to {organisation.name} yet. When somebody does, it stands here, and is answered here.</p> : null}
      {waiting.length > 0 ? <h2>Waiting for an answer</h2> : null}
      <ul className="questions">{waiting.map((one) => <Question key={one.id} question={one} organisation={organisation} formKey={formKey} form={formFor(one.id)} />)}</ul>
      {others.length > 0 ? <h2>Earlier questions</h2> : null}
      <ul className="questions">{others.map((one) => <Question key={one.id} question={one} organisation={organisation} formKey={formKey} form={null} />)}</ul>
    </>
  );
}

const STATUS = { asked: 'Asked', answered: 'Answered', withdrawn: 'Withdrawn by who asked' } as const;

interface QuestionProps {
  readonly question: QuestionView;
  readonly organisation: View['organisation'];
  readonly formKey: string;
  readonly form: AnswerForm | null;
}

function Question({ question: { id, title, opening, figures, about, status, answer }, organisation, formKey, form }: QuestionProps) {
  const sending = useNavigation().state !== 'idle';
  return (
    <li className="question" id={`question-${id}`}>
      <p className="discussion-line__about">{STATUS[status]} · {about.metric} · {about.area ?? 'all areas'}{about.period ? ` ${about.period}` : ''}{about.figure ? <>: <strong>{about.figure}</strong></> : null} {organisation.invented ? <InventedTag /> : null}</p>
      <h3 className="question__title">{title}</h3>
      <RichTextView text={opening} figures={figures} />
      {answer ? <div className="outcome-of"><p><strong>What {organisation.name} answered:</strong></p><RichTextView text={answer} /></div> : null}
      {form ? (
        <DraftedForm
          intent="question.answer" subject={id} className="sending" action={`?#question-${id}`} hidden={{ discussionId: id }} fields={form.fields} refused={form.refused} formKey={formKey}
          leadsTo={() => `/organisations/${organisation.id}/questions?done=answered`}
          whoSees={() => <WhoSees>everybody who sees the question where it was asked, as from {organisation.name}</WhoSees>}
          button={<button type="submit" className="govuk-button sending__button" aria-disabled={sending}>{sending ? 'Sending…' : 'Answer'}</button>}
        >
          {(fields) => <RichTextField fields={fields} label={`The answer of ${organisation.name}`} />}
        </DraftedForm>
      ) : null}
    </li>
  );
}
