import { Form, Link } from '@remix-run/react';
import type { IncidentState, IncidentView } from '../../../shared/administration.ts';
import { WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AdministrationFrame, type Refused } from './frame.tsx';

const TOLD = 'the administrators, the approvers of the organisation that owns the workspace, and its members.';

interface IncidentsPageProps {
  readonly incidents: readonly IncidentView[];
  /** Id of the workspace to ask about, where one came from its line. */
  readonly workspace: string;
  readonly refused: Refused | null;
  readonly notice: string | null;
}

/** Reading a workspace because of an incident: one administrator asks, another agrees, its owner is told. */
export function IncidentsPage({ incidents, workspace, refused, notice }: IncidentsPageProps) {
  const asking = refused?.values.intent === 'ask' ? refused : null;
  const errors = asking?.refusal.fields ?? {};
  return (
    <AdministrationFrame title="Incidents" refused={refused} notice={notice ? <p>{notice}</p> : null}>
      <p>
        Administrators read no workspace. Where something happened that cannot be settled otherwise, one administrator asks to read one workspace and says why; another one agrees; then the first may
        read it for one hour, and write nothing. The organisation that owns it and its coordinators are told by mail, and read in their logs by whom; everybody in it sees when and why.
      </p>
      {incidents.length === 0 ? <p className="muted">Nobody has asked to read a workspace.</p> : <ul className="incidents">{incidents.map((incident) => <Incident key={incident.id} incident={incident} />)}</ul>}
      <section className="form-page" aria-labelledby="ask">
        <h2 id="ask">Ask to read a workspace</h2>
        <Form method="post" noValidate key={incidents.length}>
          <input type="hidden" name="intent" value="ask" />
          <Field id="workspace" label="Id of the workspace" hint={<>As the <Link to="/administration/workspaces">list of workspaces</Link> has it. Whoever reports an incident finds it on the page of the workspace’s log.</>} error={errors.workspace}>
            {(control) => <input {...control} className="govuk-input" name="workspace" autoComplete="off" spellCheck={false} defaultValue={asking?.values.workspace ?? workspace} />}
          </Field>
          <Field id="reason" label="What happened, and why it cannot be settled without reading" hint="At least 20 letters. Name no child, parent or carer." error={errors.reason}>
            {(control) => <textarea {...control} className="govuk-textarea" name="reason" rows={4} defaultValue={asking?.values.reason} />}
          </Field>
          <WhoSees>{TOLD}</WhoSees>
          <Button>Ask</Button>
        </Form>
      </section>
    </AdministrationFrame>
  );
}

const STATES: Readonly<Record<IncidentState, string>> = {
  waiting: 'Waits for another administrator’s consent, for a day', lapsed: 'Nobody agreed within a day', withdrawn: 'Withdrawn', reading: 'May be read now', over: 'Over',
};

function Incident({ incident: { id, workspace, reason, askedBy, askedAt, agreedBy, readFirst, until, state, isMine, path } }: { incident: IncidentView }) {
  const kind = workspace.kind ? `${WORKSPACE_WORDS[workspace.kind].name} workspace` : 'A workspace that is gone';
  return (
    <li className="incidents__one">
      <h2>{kind}{workspace.owner ? ` of ${workspace.owner}` : ''}</h2>
      <p className="small workspace-id">{workspace.id}</p>
      <blockquote>{reason}</blockquote>
      <p>Asked by {askedBy}, {askedAt}.{agreedBy ? ` ${agreedBy} agreed.` : ''} {STATES[state]}{until && state === 'reading' ? `, until ${until}` : ''}.{agreedBy ? (readFirst ? ` First read ${readFirst}.` : ' Nothing has been read.') : ''}</p>
      {path ? <p><a href={path}>Read the workspace</a></p> : null}
      <div className="button-row">
        {state === 'waiting' && !isMine ? <Deed intent="agree" incident={id} words="Agree" seen={TOLD} primary /> : null}
        {isMine && (state === 'waiting' || state === 'reading') ? <Deed intent="end" incident={id} words={state === 'waiting' ? 'Withdraw' : 'End reading now'} seen={TOLD} /> : null}
      </div>
      {state === 'waiting' && isMine ? <p className="small">You asked yourself, so another administrator has to agree.</p> : null}
    </li>
  );
}

function Deed({ intent, incident, words, seen, primary = false }: { intent: string; incident: string; words: string; seen: string; primary?: boolean }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="incident" value={incident} />
      <WhoSees>{seen}</WhoSees>
      <Button quiet={!primary}>{words}</Button>
    </Form>
  );
}
