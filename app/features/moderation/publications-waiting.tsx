import { Form } from '@remix-run/react';
import { clockText } from '../../../shared/clock.ts';
import type { AwaitingPublication } from '../../../shared/moderation.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import type { RefusedFields } from './decide-form.tsx';
import { WhatWasWritten } from './what-was-written.tsx';

interface PublicationsWaitingProps {
  readonly publications: readonly AwaitingPublication[];
  readonly formKey: string;
  readonly refused: RefusedFields;
  /** ISO time of the reading. */
  readonly now: string;
}

const READ_BY = 'Your reason is read by its author, by those who approve for its organisation, and by coordinators here.';

/** What an organisation has approved, for a moderator to make public; and what is public already. */
export function PublicationsWaiting({ publications, ...form }: PublicationsWaitingProps) {
  const waiting = publications.filter(({ published }) => !published);
  const published = publications.filter((one) => one.published);
  return (
    <section aria-labelledby="publications">
      <h2 id="publications">To become public</h2>
      {waiting.length === 0 ? <p>Nothing waits. What a member wants to be public comes here once their organisation has approved it.</p> : null}
      {waiting.map((one) => <Publication key={one.subject.id} one={one} {...form} />)}
      {published.length === 0 ? null : (
        <details>
          <summary>Public now ({published.length})</summary>
          {published.map((one) => <Publication key={one.subject.id} one={one} {...form} />)}
        </details>
      )}
    </section>
  );
}

function Publication({ one: { subject, version, organisation, notBefore, notMine, published }, formKey, refused, now }: { readonly one: AwaitingPublication } & Omit<PublicationsWaitingProps, 'publications'>) {
  const mine = refused.values.subjectId === subject.id && refused.values.form === 'publication';
  const { errors, values } = mine ? refused : { errors: {}, values: {} as Readonly<Record<string, string>> };
  const early = notBefore > now;
  return (
    <article className="case" aria-label={`${subject.what}, ${subject.about}`}>
      <WhatWasWritten subject={subject} />
      <p>{published ? `Public. Approved by ${organisation}.` : `Approved by ${organisation}.`}</p>
      {notMine !== null && !published ? <p>{notMine}</p> : (
        <Form method="post" noValidate className="form-page">
          <input type="hidden" name="form" value="publication" />
          <input type="hidden" name="key" value={mine ? (values.key ?? formKey) : formKey} />
          <input type="hidden" name="subjectKind" value={subject.kind} />
          <input type="hidden" name="subjectId" value={subject.id} />
          <input type="hidden" name="version" value={version} />
          {early && !published ? <p>Its author can still take it back. It can be made public from {clockText(notBefore)}.</p> : null}
          <Field id={mine ? 'words' : `${subject.id}-why`} label={published ? 'Why it is taken back' : 'Why not, where you decline'} error={errors.words ?? errors.guardReason}>
            {(control) => <textarea {...control} className="govuk-textarea" name="words" rows={2} defaultValue={values.words} />}
          </Field>
          <div className="button-row">
            {published ? <Button quiet name="answer" value="withdraw">Take it back from the public</Button> : (
              <>
                {early ? null : <Button name="answer" value="publish">Make it public</Button>}
                <Button quiet name="answer" value="decline">Decline</Button>
              </>
            )}
          </div>
          <WhoSees>{published ? `everybody until you take it back. ${READ_BY}` : `everybody, with the organisation, once you make it public. ${READ_BY}`}</WhoSees>
        </Form>
      )}
    </article>
  );
}
