import { Form } from '@remix-run/react';
import type { ModeratedSubject } from '../../../shared/moderation.ts';
import { DECISION_REASONS, DECISIONS, type Decision } from '../../../shared/moderation-reasons.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

/** A form that came back refused: its fields, and which of the page's forms it was. */
export interface RefusedFields {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

interface DecideFormProps {
  readonly id: string;
  readonly subject: ModeratedSubject;
  readonly formKey: string;
  readonly refused: RefusedFields;
}

const MEANS: Readonly<Record<Decision, string>> = {
  hide: 'Nobody reads it but coordinators, here. It can be shown again.',
  show: 'It stands where it stood.',
  purge: 'From the page, its history, searches, notifications and files from now on. This cannot be taken back. Answers that repeat it are decided one by one.',
};

/** Hide, keep or delete, with a reason. */
export function DecideForm({ id, subject: { kind, id: subjectId, own, state }, formKey, refused }: DecideFormProps) {
  const mine = refused.values.subjectId === subjectId && refused.values.form === 'case';
  const { errors, values } = mine ? refused : { errors: {}, values: {} as Readonly<Record<string, string>> };
  const offered = (Object.keys(DECISIONS) as Decision[]).filter((decision) => !(own && decision === 'show'));
  const words = (decision: Decision) => (state !== 'hidden' ? DECISIONS[decision] : { hide: 'Leave it hidden', show: 'Show it again', purge: DECISIONS.purge }[decision]);
  if (state === 'purged') return null;
  return (
    <details className="case__decide" open={mine}>
      <summary>Decide</summary>
      <Form method="post" noValidate className="form-page">
        <input type="hidden" name="form" value="case" />
        <input type="hidden" name="key" value={mine ? (values.key ?? formKey) : formKey} />
        <input type="hidden" name="subjectKind" value={kind} />
        <input type="hidden" name="subjectId" value={subjectId} />
        {own ? <p>You wrote this yourself: only another coordinator can decide to keep it.</p> : null}
        <RadioList
          id={mine ? 'decision' : `${id}-decision`} name="decision" legend="What becomes of it?" error={errors.decision} chosen={values.decision}
          options={offered.map((decision) => ({ value: decision, label: words(decision), hint: MEANS[decision] }))}
        />
        <Field id={mine ? 'reason' : `${id}-reason`} label="Reason" error={errors.reason}>
          {(control) => (
            <select {...control} className="govuk-select" name="reason" defaultValue={values.reason ?? ''}>
              <option value="">Choose a reason</option>
              {Object.entries(DECISION_REASONS).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
            </select>
          )}
        </Field>
        <Field id={mine ? 'words' : `${id}-words`} label="In a few words (optional)" hint="Do not repeat what should not be there" error={errors.words ?? errors.guardReason}>
          {(control) => <textarea {...control} className="govuk-textarea" name="words" rows={2} defaultValue={values.words} />}
        </Field>
        <Button>Decide</Button>
        <WhoSees>its author is told what was decided, and why where its words are deleted; coordinators read the reason here.</WhoSees>
      </Form>
    </details>
  );
}
