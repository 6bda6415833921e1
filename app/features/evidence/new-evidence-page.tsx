import { Form } from '@remix-run/react';
import type { EvidenceFormPage as View } from '../../../shared/evidence.ts';
import { Button } from '../../ui/button.tsx';
import { ContributionChoices } from '../../live/contribution-choices.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { EvidenceFields, type EvidenceFormState } from './evidence-form.tsx';

/** The form for a new item, begun with what the address asks for. */
export function NewEvidencePage({ workspace, offered, asked, refused, formKey }: View & { readonly refused: EvidenceFormState; readonly formKey: string }) {
  const fields = { id: (field: string) => field, value: (field: string) => refused.values[field], error: (field: string) => refused.errors[field], locked: false };
  return (
    <div className="form-page evidence">
      {Object.keys(refused.errors).length > 0 ? <ErrorSummary errors={refused.errors} /> : null}
      <h1>Add evidence</h1>
      <p>Say what was found out, how, from how many, and what it cannot tell. Write themes and totals, never a child’s or a family’s own story.</p>
      <Form method="post" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <EvidenceFields errors={refused.errors} values={refused.values} offered={offered} begun={{ kind: asked.kind, links: asked.metric === '' ? [] : [asked] }} />
        <ContributionChoices fields={fields} workspace={workspace} />
        <div className="button-row"><Button>Add this evidence</Button></div>
      </Form>
    </div>
  );
}
