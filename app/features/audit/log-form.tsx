import { Form, Link } from '@remix-run/react';
import type { LogChoice, LogView } from '../../../shared/audit.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

/** What to show of a log. Asked for by address, so that a view of it can be kept and passed on. */
export function LogForm({ log: { filter, errors, kinds, people, workspaces }, path }: { readonly log: LogView; readonly path: string }) {
  const chosen = Object.values(filter).some((value) => value !== '');
  return (
    // Its fields are as the address has them: another address, other fields.
    <Form method="get" action={path} className="log-form" key={JSON.stringify(filter)}>
      <Day id="from" label="From" value={filter.from} error={errors.from} />
      <Day id="to" label="Up to and with" value={filter.to} error={errors.to} />
      <Choice id="kind" label="What" all="Everything" value={filter.kind} choices={kinds} error={errors.kind} />
      {people === 'by-address' ? (
        <Field id="person" label="Person’s email address" error={errors.person}>
          {(control) => <input {...control} className="govuk-input" name="person" type="email" spellCheck={false} autoComplete="off" defaultValue={filter.person} />}
        </Field>
      ) : people ? <Choice id="person" label="Person" all="Everybody" value={filter.person} choices={people} error={errors.person} /> : null}
      {workspaces && workspaces.length > 0 ? <Choice id="workspace" label="Workspace" all="Anywhere" value={filter.workspace} choices={workspaces} error={errors.workspace} /> : null}
      <div className="log-form__send">
        <Button quiet>Show</Button>
        {chosen ? <Link to={path}>Show everything</Link> : null}
      </div>
    </Form>
  );
}

function Day({ id, label, value, error }: { readonly id: string; readonly label: string; readonly value: string; readonly error?: string }) {
  return (
    <Field id={id} label={label} error={error}>
      {(control) => <input {...control} className="govuk-input" name={id} type="date" min="2000-01-01" max="2099-12-31" defaultValue={value} />}
    </Field>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  /** Words of the first choice, which leaves nothing out. */
  readonly all: string;
  readonly value: string;
  readonly choices: readonly LogChoice[];
  readonly error?: string;
}

function Choice({ id, label, all, value, choices, error }: ChoiceProps) {
  return (
    <Field id={id} label={label} error={error}>
      {(control) => (
        <select {...control} className="govuk-select" name={id} defaultValue={value}>
          <option value="">{all}</option>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      )}
    </Field>
  );
}
