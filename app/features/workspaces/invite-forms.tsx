import { Form } from '@remix-run/react';
import type { InvitableOrganisation } from '../../../shared/invitations.ts';
import { MEMBER_ROLES, MEMBER_ROLES_MEAN } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Details } from '../../ui/details.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { NOT_REFUSED, type Refused } from './refused.ts';

interface InviteFormsProps {
  readonly organisations: readonly InvitableOrganisation[];
  /** The organisation chosen at first: the reader's own. */
  readonly own: string | null;
  readonly refused: Refused;
  /** Entries of the last list that could not be read as addresses. */
  readonly left: string;
  readonly open: boolean;
}

/** Two ways in: people by address, for an organisation that is named; or an organisation, whose leads say who takes part. */
export function InviteForms({ organisations, own, refused, left, open }: InviteFormsProps) {
  const people = organisations.filter(({ byAddress }) => byAddress);
  const slots = organisations.filter(({ bySlot }) => bySlot);
  const of = (form: string) => (refused.values.invite === form ? refused : NOT_REFUSED);
  return (
    <>
      {people.length === 0 ? null : (
        <Details summary="Invite people by email" open={open || left !== '' || of('people') !== NOT_REFUSED}>
          <InvitePeople organisations={people} own={own} refused={of('people')} left={left} />
        </Details>
      )}
      {slots.length === 0 ? null : (
        <Details summary="Invite an organisation, which names its people itself" open={of('organisation') !== NOT_REFUSED}>
          <InviteOrganisation organisations={slots} refused={of('organisation')} />
        </Details>
      )}
    </>
  );
}

function InvitePeople({ organisations, own, refused: { errors, values }, left }: Pick<InviteFormsProps, 'organisations' | 'own' | 'refused' | 'left'>) {
  const chosen = values.organisationId ?? (organisations.some(({ id }) => id === own) ? own ?? '' : '');
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="invite" value="people" />
      <Field id="addresses" label="Email addresses" hint="One, or a list as you have it: on lines, or with commas or semicolons between them" error={errors.addresses}>
        {(control) => <textarea {...control} className="govuk-textarea" name="addresses" rows={4} spellCheck={false} defaultValue={values.addresses ?? left} key={left} />}
      </Field>
      <Field id="organisationId" label="For which organisation will they be here?" hint="If one of them does not work for it in this service yet, its approver confirms that they do." error={errors.organisationId}>
        {(control) => <OrganisationSelect control={control} organisations={organisations} chosen={chosen} />}
      </Field>
      <RadioList
        id="role" legend="What will they be here?" error={errors.role} chosen={values.role ?? 'member'}
        options={(['member', 'observer', 'coordinator'] as const).map((role) => ({ value: role, label: MEMBER_ROLES[role], hint: capital(MEMBER_ROLES_MEAN[role]) }))}
      />
      <DateField id="memberUntil" legend="Until when? (observers always have an end)" hint="Leave it empty for as long as the workspace goes on. For example, 30 1 2027" error={errors.memberUntil} written={values} />
      <Button>Send invitations</Button>
      <WhoSees>those you invite see your name, your organisation and the name of this workspace. That they are invited is in the logs of this workspace and of their organisation.</WhoSees>
    </Form>
  );
}

function InviteOrganisation({ organisations, refused: { errors, values } }: Pick<InviteFormsProps, 'organisations' | 'refused'>) {
  const ids = { organisationId: 'slot-organisationId', role: 'slot-role', memberUntil: 'slot-memberUntil' };
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="invite" value="organisation" />
      <p>The invitation waits on the organisation’s page. Its leads and approvers answer, and name who takes part.</p>
      <Field id={ids.organisationId} label="Which organisation?" error={errors.organisationId}>
        {(control) => <OrganisationSelect control={control} organisations={organisations} chosen={values.organisationId ?? ''} />}
      </Field>
      <RadioList
        id={ids.role} name="role" legend="What will its people be here?" error={errors.role} chosen={values.role ?? 'member'}
        options={(['member', 'observer'] as const).map((role) => ({ value: role, label: MEMBER_ROLES[role], hint: capital(MEMBER_ROLES_MEAN[role]) }))}
      />
      <DateField id="memberUntil" idOf={ids.memberUntil} legend="Until when? (observers always have an end)" hint="Leave it empty for as long as the workspace goes on. For example, 30 1 2027" error={errors.memberUntil} written={values} />
      <Button>Invite the organisation</Button>
      <WhoSees>the organisation’s leads and approvers see your name, your organisation and the name of this workspace.</WhoSees>
    </Form>
  );
}

interface OrganisationSelectProps {
  readonly control: object;
  readonly organisations: readonly InvitableOrganisation[];
  readonly chosen: string;
}

function OrganisationSelect({ control, organisations, chosen }: OrganisationSelectProps) {
  return (
    <select {...control} className="govuk-select" name="organisationId" defaultValue={chosen}>
      <option value="">Choose an organisation</option>
      {organisations.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </select>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
