import { Form } from '@remix-run/react';
import type { OrganisationView, WorkspaceView } from '../../../shared/workspaces.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoCanSee } from './who-can-see.tsx';

interface ActingForProps {
  readonly workspace: Pick<WorkspaceView, 'slug' | 'name' | 'role' | 'organisation' | 'memberCount'>;
  /** Organisations one may act for here. */
  readonly choices: readonly OrganisationView[];
  /** The page one is on. */
  readonly next: string;
  /** Why the choice was refused. */
  readonly error: string | undefined;
}

/** For which organisation one speaks in this workspace, and the change to another where one works for several. */
export function ActingFor({ workspace, choices, next, error }: ActingForProps) {
  const { slug, role, organisation } = workspace;
  if (role === 'incident-reader') return <p className="acting-for">You read this because of an incident; its members are told.</p>;
  if (role === 'guest') return <p className="acting-for">You are here as a guest.</p>;
  if (!organisation) return null;
  const others = choices.filter(({ id }) => id !== organisation.id);
  if (others.length === 0) return <p className="acting-for">You act for {organisation.name}.</p>;
  return (
    <details className="acting-for" key={organisation.id} open={error !== undefined}>
      <summary>You act for {organisation.name}</summary>
      <Form method="post" action={`/workspaces/${slug}`} preventScrollReset>
        <input type="hidden" name="next" value={next} />
        <Field id="act-for" label="Act for" error={error}>
          {(control) => (
            <select {...control} className="govuk-select" name="organisationId" defaultValue={others[0]?.id}>
              {others.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
        <p className="small">What you wrote before stays with the organisation you wrote it for.</p>
        <Button quiet>Act for it from now on</Button>
        <WhoCanSee members={workspace.memberCount} workspace={workspace.name} />
      </Form>
    </details>
  );
}
