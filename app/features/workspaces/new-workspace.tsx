import { Form, Link } from '@remix-run/react';
import type { NewWorkspaceForm } from '../../../shared/workspace-pages.ts';
import { WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { CONTRIBUTION_RULES } from '../../../shared/workspaces.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AreaChoice } from './area-choice.tsx';
import { FocusChoice } from './focus-choice.tsx';
import { tickedOf, type Refused } from './refused.ts';
import { RuleChoice } from './rule-choice.tsx';

interface NewWorkspaceProps {
  readonly form: NewWorkspaceForm;
  readonly refused: Refused;
}

/** Second step of opening a workspace: everything it starts with. All of it but the contribution rule can be changed later in any way. */
export function NewWorkspace({ form, refused }: NewWorkspaceProps) {
  const { organisation, invented, kind, areas, areaGroups, indicatorGroups, terms, endsOn, endRequired } = form;
  const { errors, values } = refused;
  const words = WORKSPACE_WORDS[kind];
  return (
    <div className="form-page workspace-form">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Open a workspace {invented ? <InventedTag /> : null}</h1>
      <p>
        <strong>{words.name}</strong>, owned by <strong>{organisation.name}</strong>. {words.whoSees}{' '}
        <Link to={`/workspaces/new?organisation=${organisation.id}`}>Choose another kind</Link>
      </p>
      <Form method="post" noValidate>
        <input type="hidden" name="organisation" value={organisation.id} />
        <input type="hidden" name="kind" value={kind} />
        <h2>What it is</h2>
        <Field id="name" label="Name" error={errors.name}>
          {(control) => <input {...control} className="govuk-input" name="name" type="text" autoComplete="off" defaultValue={values.name} />}
        </Field>
        <Field id="purpose" label="What is it for?" hint="A sentence or two, for those who will be invited" error={errors.purpose}>
          {(control) => <textarea {...control} className="govuk-textarea" name="purpose" rows={3} defaultValue={values.purpose} />}
        </Field>
        <h2>Areas</h2>
        <AreaChoice
          legend="Which areas will it speak about?" own={areas} groups={areaGroups} errors={errors} more={values.moreAreas}
          ticked={tickedOf(refused, 'areas', areas.map(({ code }) => code))}
        />
        <h2>Focus set</h2>
        <FocusChoice groups={indicatorGroups} ticked={tickedOf(refused, 'focus', [])} error={errors.focus} />
        <h2>How those who write are shown</h2>
        <RuleChoice
          legend="How is everybody shown beside what they write?" hint="The same for every reader. The rule can be made stricter later, never looser."
          rules={CONTRIBUTION_RULES} chosen={values.contributionRule ?? 'attributed'} error={errors.contributionRule}
        />
        <h2>Terms and agreement</h2>
        <Field id="terms" label="Terms" hint="Everyone accepts them before they read anything. You may change this text; an empty line parts paragraphs." error={errors.terms}>
          {(control) => <textarea {...control} className="govuk-textarea" name="terms" rows={16} defaultValue={values.terms ?? terms} />}
        </Field>
        <Field id="agreement" label="Agreement it rests on (optional)" hint="Terms of reference, memorandum of understanding or data-sharing agreement: its title or reference" error={errors.agreement}>
          {(control) => <input {...control} className="govuk-input" name="agreement" type="text" autoComplete="off" defaultValue={values.agreement} />}
        </Field>
        <DateField id="reviewOn" legend="When will the agreement be reviewed? (optional)" error={errors.reviewOn} written={values} />
        <h2>End</h2>
        <DateField
          id="endsOn" legend={endRequired ? 'On which day does it end?' : 'On which day does it end? (optional)'} day={endsOn} error={errors.endsOn} written={values}
          hint={`After that day it can only be read. Its coordinators can extend it.${endRequired ? ' Mentoring always has an end.' : ''}`}
        />
        <div className="button-row"><Button>Open the workspace</Button></div>
        <WhoSees>those you invite, after they accept the terms. Administrators of this service see that {organisation.name} owns a workspace of this kind, not its name or what is in it.</WhoSees>
      </Form>
    </div>
  );
}
