import { clockText } from '../../../shared/clock.ts';
import { counted } from '../../../shared/format.ts';
import type { DecidedCaseView, ModerationPage as View } from '../../../shared/moderation.ts';
import type { RefusedFields } from './decide-form.tsx';
import { DecideForm } from './decide-form.tsx';
import { WhatWasWritten } from './what-was-written.tsx';

interface ModerationPageProps {
  readonly view: View;
  readonly formKey: string;
  readonly refused: RefusedFields;
}

const DECIDED: Readonly<Record<DecidedCaseView['decision'], string>> = {
  kept: 'Left standing', hidden: 'Hidden', purged: 'Words deleted for good', published: 'Made public', 'not-published': 'Not made public', 'taken-back': 'Taken back from the public',
};

/** What waits for a decision, and what was decided. */
export function ModerationPage({ view: { workspace, cases, decided }, formKey, refused }: ModerationPageProps) {
  return (
    <>
      <p className="case-intro">
        What members of {workspace.name} have reported, and what was sent although the guard had asked. A disclosure is hidden from everybody at once, until a coordinator decides here.
        Who reported something is shown to nobody.
      </p>
      <section aria-labelledby="waiting">
        <h2 id="waiting">Waiting for a decision</h2>
        {cases.length === 0 ? <p>Nothing waits.</p> : <p>Here {cases.length === 1 ? 'is' : 'are'} {counted(cases.length, 'contribution')}, the oldest report first.</p>}
        {cases.map(({ id, subject, reports }) => (
          <article key={id} className="case" aria-label={`${subject.what}, ${subject.about || 'about everything'}`}>
            <WhatWasWritten subject={subject} />
            <ul className="case__reports">
              {reports.map((report, index) => <li key={index}>{report.reason}{report.words === '' ? '' : `: “${report.words}”`} <span className="muted">({clockText(report.at)})</span></li>)}
            </ul>
            <DecideForm id={id} subject={subject} formKey={formKey} refused={refused} />
          </article>
        ))}
      </section>
      <section aria-labelledby="decided">
        <h2 id="decided">Decided</h2>
        {decided.length === 0 ? <p>Nothing was decided yet.</p> : (
          <table className="plain-table decided">
            <caption className="govuk-visually-hidden">Decisions, the newest first</caption>
            <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Decision</th><th scope="col">Reason</th><th scope="col">By</th></tr></thead>
            <tbody>
              {decided.map((one) => (
                <tr key={one.id}>
                  <td data-label="When">{clockText(one.at)}</td>
                  <td data-label="What">{one.what}{one.subject?.about ? <><br /><span className="muted">{one.subject.about}</span></> : null}</td>
                  <td data-label="Decision">
                    {DECIDED[one.decision]}
                    {one.subject?.state === 'hidden' ? <details className="case__again"><summary>Decide again</summary><WhatWasWritten subject={one.subject} /><DecideForm id={one.id} subject={one.subject} formKey={formKey} refused={refused} /></details> : null}
                  </td>
                  <td data-label="Reason">{one.words || one.reason}</td>
                  <td data-label="By">{one.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="muted">Every decision stands in the log of the workspace too, without what was written.</p>
      </section>
    </>
  );
}
