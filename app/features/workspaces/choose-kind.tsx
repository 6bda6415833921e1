import { Form, Link } from '@remix-run/react';
import type { OwnerChoice } from '../../../shared/workspace-pages.ts';
import { WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { WORKSPACE_KINDS } from '../../../shared/workspaces.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { RadioList } from '../../ui/radio-list.tsx';

interface ChooseKindProps {
  readonly owners: readonly OwnerChoice[];
  readonly organisation: string | null;
  readonly kind: string | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** First step of opening a workspace: who will own it, and what it is for. A form that asks; nothing is made yet. */
export function ChooseKind({ owners, organisation, kind, errors }: ChooseKindProps) {
  if (owners.length === 0) return <NoLead />;
  const kinds = WORKSPACE_KINDS.filter((one) => owners.some(({ kinds: possible }) => possible.includes(one)));
  const [only] = owners;
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Open a workspace</h1>
      <p>You will be its coordinator. In the next step you say what it is about and how people work in it; after that you invite them.</p>
      <Form method="get" noValidate>
        {owners.length === 1 && only ? (
          <>
            <input type="hidden" name="organisation" value={only.id} />
            <p>It will be owned by <strong>{only.name}</strong>.</p>
          </>
        ) : (
          <RadioList
            id="organisation" legend="Which organisation will own it?" hint="Those of which you are a lead." error={errors.organisation} chosen={organisation}
            options={owners.map(({ id, name, invented }) => ({ value: id, label: invented ? `${name} (invented)` : name }))}
          />
        )}
        <RadioList
          id="kind" legend="What kind of workspace will it be?" error={errors.kind} chosen={kind ?? (kinds.length === 1 ? kinds[0] : null)}
          options={kinds.map((one) => ({ value: one, label: WORKSPACE_WORDS[one].name, hint: `${WORKSPACE_WORDS[one].purpose} Who can see: ${lowered(WORKSPACE_WORDS[one].whoSees)}` }))}
        />
        <Button>Continue</Button>
      </Form>
    </div>
  );
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function NoLead() {
  return (
    <div className="form-page">
      <h1>Open a workspace</h1>
      <p>Workspaces are opened by leads of the organisation that will own them. You are not a lead of any organisation here.</p>
      <p>Ask a lead of your organisation to open one, or ask your organisation’s approver to make you a lead.</p>
      <p><Link to="/workspaces">Your workspaces</Link></p>
    </div>
  );
}
