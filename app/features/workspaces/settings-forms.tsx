import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { IndicatorGroup, SettingsPage } from '../../../shared/workspace-pages.ts';
import type { ContributionRule } from '../../../shared/workspaces.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox-list.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { FocusChoice } from './focus-choice.tsx';
import type { Refused } from './refused.ts';
import { RuleChoice } from './rule-choice.tsx';
import { ofForm } from './settings-section.tsx';

interface ChangeFormProps {
  readonly change: string;
  readonly button: string;
  readonly whoSees?: string;
  readonly children: ReactNode;
}

/** The form around one change. */
export function ChangeForm({ change, button, whoSees = 'every member of this workspace, at once.', children }: ChangeFormProps) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="change" value={change} />
      {children}
      <Button quiet>{button}</Button>
      <WhoSees>{whoSees}</WhoSees>
    </Form>
  );
}

export function ChangePurpose({ purpose, refused }: { readonly purpose: string; readonly refused: Refused }) {
  const { errors, values } = ofForm(refused, 'purpose');
  return (
    <ChangeForm change="purpose" button="Save the purpose">
      <Field id="purpose" label="What is it for?" hint="A sentence or two" error={errors.purpose}>
        {(control) => <textarea {...control} className="govuk-textarea" name="purpose" rows={3} defaultValue={values.purpose ?? purpose} />}
      </Field>
    </ChangeForm>
  );
}

export function ChangeFocus({ groups, ticked, refused }: { readonly groups: readonly IndicatorGroup[]; readonly ticked: readonly string[]; readonly refused: Refused }) {
  return (
    <ChangeForm change="focus" button="Save the focus set">
      <FocusChoice groups={groups} ticked={ticked} error={ofForm(refused, 'focus').errors.focus} />
      <p>Those that stay keep their place; new ones come after them.</p>
    </ChangeForm>
  );
}

export function ChangeRule({ rules, refused }: { readonly rules: readonly ContributionRule[]; readonly refused: Refused }) {
  const { errors, values } = ofForm(refused, 'contribution-rule');
  return (
    <ChangeForm change="contribution-rule" button="Make the rule stricter" whoSees="every member of this workspace. What they see of each other changes at once.">
      <p>A stricter rule holds at once for everything that is shown, earlier contributions too, in files that are taken out as well. It cannot be made looser again: those who write from then on rely on it. What somebody already read or took out stays with them.</p>
      <RuleChoice legend="How will those who write be shown?" hint="Only stricter rules can be chosen." rules={rules} chosen={values.contributionRule} error={errors.contributionRule} />
      <Checkbox id="understood" label="I have read what this means, and that it cannot be taken back" error={errors.understood} />
    </ChangeForm>
  );
}

export function ChangeTerms({ terms, version, refused }: { readonly terms: string; readonly version: number; readonly refused: Refused }) {
  const { errors, values } = ofForm(refused, 'terms');
  return (
    <ChangeForm change="terms" button="Save the terms">
      <p>When the terms change, everyone else reads and accepts them again before they read on. Pages they have open stop receiving anything new until they do. You are taken to have accepted what you write.</p>
      <input type="hidden" name="version" value={version} />
      <Field id="terms" label="Terms" hint="An empty line parts paragraphs" error={errors.terms}>
        {(control) => <textarea {...control} className="govuk-textarea" name="terms" rows={16} defaultValue={values.terms ?? terms} />}
      </Field>
    </ChangeForm>
  );
}

export function ChangeAgreement({ agreement, reviewOn, refused }: { readonly agreement: string; readonly reviewOn: string | null; readonly refused: Refused }) {
  const { errors, values } = ofForm(refused, 'agreement');
  return (
    <ChangeForm change="agreement" button="Save the agreement">
      <Field id="agreement" label="Agreement it rests on" hint="Terms of reference, memorandum of understanding or data-sharing agreement: its title or reference" error={errors.agreement}>
        {(control) => <input {...control} className="govuk-input" name="agreement" type="text" autoComplete="off" defaultValue={values.agreement ?? agreement} />}
      </Field>
      <DateField id="reviewOn" legend="When will it be reviewed? (optional)" day={reviewOn} error={errors.reviewOn} written={values} />
    </ChangeForm>
  );
}

export function ChangeEnd({ view: { endsOn, endRequired }, refused }: { readonly view: SettingsPage; readonly refused: Refused }) {
  const { errors, values } = ofForm(refused, 'end');
  return (
    <ChangeForm change="end" button="Save the end">
      <DateField
        id="endsOn" legend={endRequired ? 'On which day does it end?' : 'On which day does it end? (empty: no end)'} day={endsOn} error={errors.endsOn} written={values}
        hint="After that day it can only be read. Coordinators are told 30 and 14 days before. For example, 30 1 2027"
      />
    </ChangeForm>
  );
}
