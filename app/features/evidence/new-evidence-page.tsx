import type { EvidenceFormPage as View } from '../../../shared/evidence.ts';
import { Button } from '../../ui/button.tsx';
import type { Refused } from '../../live/answers.ts';
import { ContributionChoices } from '../../live/contribution-choices.tsx';
import { DraftedForm } from '../../live/drafted-form.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { EvidenceFields, type EvidenceFormState } from './evidence-form.tsx';

/** The form for a new item, begun with what the address asks for. */
export function NewEvidencePage({ workspace, offered, asked, refused, answer, formKey }: View & { readonly refused: EvidenceFormState; readonly answer: Refused | undefined; readonly formKey: string }) {
  const fields = { id: (field: string) => field, value: (field: string) => refused.values[field], error: (field: string) => refused.errors[field], locked: false };
  // The form asks for the reason itself, where the guard does.
  const { guardReason, ...errors } = refused.errors;
  return (
    <div className="form-page evidence">
      {Object.keys(refused.errors).length > 0 ? <ErrorSummary errors={refused.errors} /> : null}
      <h1>Add evidence</h1>
      <p>Say what was found out, how, from how many, and what it cannot tell. Write themes and totals, never a child’s or a family’s own story.</p>
      <DraftedForm
        intent="evidence.add" subject={Object.values(asked).join(' ')} fields={fields} refused={answer} formKey={formKey} leadsTo={(key) => `/workspaces/${workspace.slug}/evidence/${key}`}
        whoSees={(inForm) => <ContributionChoices fields={inForm} workspace={workspace} />} button={<div className="button-row"><Button>Add this evidence</Button></div>}
      >
        {(_inForm, written) => <EvidenceFields errors={errors} values={written} offered={offered} begun={{ kind: asked.kind, links: asked.metric === '' ? [] : [asked] }} />}
      </DraftedForm>
    </div>
  );
}
