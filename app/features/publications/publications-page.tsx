import { Form } from '@remix-run/react';
import { clockText } from '../../../shared/clock.ts';
import { personText } from '../../../shared/people.ts';
import type { ProposedPublication, PublicationsPage as View } from '../../../shared/publications.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { OrganisationPlaces } from '../../ui/organisation-places.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface PublicationsPageProps {
  readonly view: View;
  readonly refused: { readonly errors: Readonly<Record<string, string>>; readonly values: Readonly<Record<string, string>> };
}

const SAID: Readonly<Record<ProposedPublication['publication'], string>> = {
  proposed: 'Waits for you', approved: 'Approved; waits for a moderator of the workspace', published: 'Public', declined: 'It is not public.',
};

/** What people of an organisation want to be public, for its leads and approvers. */
export function PublicationsPage({ view: { organisation, proposed, answered }, refused }: PublicationsPageProps) {
  return (
    <>
      <p className="workspace-line">{organisation.name} {organisation.invented ? <InventedTag /> : null}</p>
      <OrganisationPlaces {...organisation} mayApprove />
      <h1>To become public</h1>
      <p className="case-intro">
        What somebody wrote for {organisation.name} and wants everybody to read, beside the public figure. You read it here as they wrote it, whether or not you take part in the workspace. After your
        approval a moderator of the workspace decides. It then names your organisation and its author’s role as far as the workspace’s rule goes, and never a person.
      </p>
      {proposed.length === 0 ? <p>Nothing waits for an answer.</p> : null}
      {proposed.map((one) => <Proposed key={one.id} one={one} refused={refused} />)}
      {answered.length === 0 ? null : (
        <section aria-labelledby="answered">
          <h2 id="answered">Answered</h2>
          {answered.map((one) => <article key={one.id} className="case"><Written one={one} /><p className="muted">{one.decided ?? SAID[one.publication]}</p></article>)}
        </section>
      )}
    </>
  );
}

function Written({ one: { what, about, figure, author, at, title, words, workspace } }: { readonly one: ProposedPublication }) {
  return (
    <>
      <p className="case__about"><strong>{what}</strong>{about ? `, ${about}` : ''} · {personText(author)} · {clockText(at)} · in {workspace}</p>
      {figure ? <p>The figure: {figure}.</p> : null}
      {title ? <p><strong>{title}</strong></p> : null}
      <blockquote className="case__words">{words}</blockquote>
    </>
  );
}

function Proposed({ one, refused }: { readonly one: ProposedPublication; readonly refused: PublicationsPageProps['refused'] }) {
  const mine = refused.values.subjectId === one.id;
  const errors = mine ? refused.errors : {};
  return (
    <article className="case" aria-label={`${one.what}, ${one.about}`}>
      <Written one={one} />
      {one.own ? <p>You wrote this: another lead or approver answers.</p> : (
        <Form method="post" noValidate className="form-page">
          <input type="hidden" name="subjectKind" value={one.kind} />
          <input type="hidden" name="subjectId" value={one.id} />
          <input type="hidden" name="version" value={one.version} />
          <Field id={mine ? 'words' : `${one.id}-why`} label="Why not, where you decline" error={errors.words}>
            {(control) => <textarea {...control} className="govuk-textarea" name="words" rows={2} defaultValue={mine ? refused.values.words : ''} />}
          </Field>
          <div className="button-row">
            <Button name="answer" value="approve">Approve</Button>
            <Button quiet name="answer" value="decline">Decline</Button>
          </div>
          <WhoSees>everybody, once a moderator has made it public. A reason for declining is read by its author, and by those who approve here.</WhoSees>
        </Form>
      )}
    </article>
  );
}
