import { Form, Link } from '@remix-run/react';
import { clockText } from '../../../shared/clock.ts';
import { UNDO_MINUTES, type ContributionState } from '../../../shared/contributions.ts';
import { EVIDENCE_KINDS, type EarlierEvidence, type EvidencePage as View } from '../../../shared/evidence.ts';
import { Button } from '../../ui/button.tsx';
import { Byline } from '../../ui/byline.tsx';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { VisibilityField } from '../../live/visibility-field.tsx';
import { ReportFields } from '../../ui/report-fields.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { EvidenceFacts, EvidenceLinks } from './evidence-facts.tsx';
import { EvidenceFields, type EvidenceFormState } from './evidence-form.tsx';

interface EvidencePageProps extends View {
  readonly refused: EvidenceFormState;
  readonly formKey: string;
  /** Who may see it, in words without a full stop. */
  readonly seenBy: string;
  /** Who decided against it and why, for its author. */
  readonly decided: string | null;
  /** Which form came back refused; empty where none did. */
  readonly refusedIntent: string;
}

const GONE: Readonly<Record<Exclude<ContributionState, 'shown'>, string>> = {
  withdrawn: 'This was withdrawn by its author.',
  hidden: 'This is hidden until a moderator has looked at it.',
  purged: 'This was removed for good.',
};

/** One item of evidence at its own address. */
export function EvidencePage({ workspace, item, mine, history, offered, refused, formKey, titles, seenBy, decided, refusedIntent }: EvidencePageProps) {
  const list = `/workspaces/${workspace.slug}/evidence`;
  const failed = Object.keys(refused.errors).length > 0;
  const editing = failed && refusedIntent === 'edit';
  const fields = (intent: string) => formFields(intent, intent === refusedIntent ? refused : NOTHING_REFUSED);
  const meanwhile = refused.errors.current;
  const errors = Object.fromEntries(Object.entries(refused.errors).filter(([field]) => field !== 'current'));
  if (item.state !== 'shown') {
    return <article className="evidence"><h1>{EVIDENCE_KINDS[item.kind]}</h1><p>{[GONE[item.state], decided].filter(Boolean).join(' ')}</p><p><Link to={list}>All evidence</Link></p></article>;
  }
  return (
    <article className="evidence">
      {failed ? <ErrorSummary errors={meanwhile === undefined ? Object.fromEntries(Object.entries(errors).map(([field, words]) => [editing ? field : `${refusedIntent}-${field}`, words])) : { finding: 'This was changed meanwhile. Nothing of yours is lost: it is in the form below.' }} /> : null}
      <p className="evidence__kind">{EVIDENCE_KINDS[item.kind]}</p>
      <h1>{item.title}</h1>
      {item.notKnownYet ? null : <EvidenceFacts item={item} />}
      <h2>Read beside</h2>
      <EvidenceLinks links={item.links} titles={titles} workspace={workspace.slug} />
      <Byline author={item.author} at={item.at} />
      <WhoSees>{seenBy}.</WhoSees>
      {decided === null ? null : <p className="judged">{decided}</p>}
      {item.editedAt ? <p className="muted">Changed on {clockText(item.editedAt)}.</p> : null}
      {history.length > 0 ? <Details summary="How it stood before"><History earlier={history} /></Details> : null}
      {offered ? (
        <Details summary="Change it" open={editing}>
          <Form method="post" noValidate>
            <input type="hidden" name="intent" value="edit" />
            <input type="hidden" name="key" value={formKey} />
            <input type="hidden" name="evidenceId" value={item.id} />
            <input type="hidden" name="version" value={item.version} />
            {meanwhile !== undefined ? <p className="evidence__meanwhile"><strong>What it says now:</strong> {meanwhile}</p> : null}
            <EvidenceFields errors={editing ? errors : {}} values={editing ? refused.values : {}} offered={offered} begun={item} />
            <div className="button-row"><Button>Save the change</Button></div>
            <WhoSees>{seenBy}. What it said before can be read too.</WhoSees>
          </Form>
        </Details>
      ) : null}
      {mine && offered ? (
        <Details summary="Change who can see it" open={failed && refusedIntent === 'share'}>
          <Form method="post" noValidate>
            <input type="hidden" name="intent" value="share" />
            <input type="hidden" name="key" value={formKey} />
            <input type="hidden" name="subjectKind" value="evidence" />
            <input type="hidden" name="subjectId" value={item.id} />
            <VisibilityField key={item.visibility} fields={fields('share')} workspace={workspace} current={item.visibility} publication={item.publication} />
            <div className="button-row"><Button quiet>Change who can see it</Button></div>
          </Form>
        </Details>
      ) : null}
      {mine ? (
        <Details summary="Take it back">
          <Form method="post">
            <input type="hidden" name="intent" value="take-back" />
            <input type="hidden" name="key" value={formKey} />
            <input type="hidden" name="subjectKind" value="evidence" />
            <input type="hidden" name="subjectId" value={item.id} />
            <p>Within {UNDO_MINUTES} minutes after it was added it goes as if it had never been. After that it is withdrawn: its words go, and that something stood here is said.</p>
            <div className="button-row"><Button quiet>Take it back</Button></div>
            <WhoSees>nobody sees its words from then on; moderators can still read what was withdrawn.</WhoSees>
          </Form>
        </Details>
      ) : workspace.abilities['contribution.report'] ? (
        <Details summary="Report it" open={failed && refusedIntent === 'report'}>
          <Form method="post" noValidate>
            <input type="hidden" name="intent" value="report" />
            <input type="hidden" name="key" value={formKey} />
            <input type="hidden" name="subjectKind" value="evidence" />
            <input type="hidden" name="subjectId" value={item.id} />
            <ReportFields fields={fields('report')} />
            <div className="button-row"><Button quiet>Report it</Button></div>
            <WhoSees>the moderators of {workspace.name}. They are not told who you are.</WhoSees>
          </Form>
        </Details>
      ) : null}
      <p><Link to={list}>All evidence</Link></p>
    </article>
  );
}

const NOTHING_REFUSED: EvidenceFormState = { errors: {}, values: {} };

function formFields(intent: string, { errors, values }: EvidenceFormState) {
  return { id: (field: string) => `${intent}-${field}`, value: (field: string) => values[field], error: (field: string) => errors[field], locked: false };
}

function History({ earlier }: { readonly earlier: readonly EarlierEvidence[] }) {
  return (
    <ol className="evidence__history">
      {earlier.map((one) => (
        <li key={one.version}>
          <p className="muted">Until {clockText(one.until)}</p>
          <p className="beside-item__title">{one.title}</p>
          <EvidenceFacts item={one} />
        </li>
      ))}
    </ol>
  );
}
