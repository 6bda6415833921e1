import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { NamedApproverView, OrganisationEntry } from '../../../shared/administration.ts';
import { dateText } from '../../../shared/format.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { ApproversSection } from './approvers-section.tsx';
import { AdministrationFrame, type Refused } from './frame.tsx';
import { OrganisationFields } from './organisation-form.tsx';

interface OrganisationPageProps {
  readonly organisation: OrganisationEntry;
  readonly refused: Refused | null;
  readonly notice: string | null;
  /** Somebody was named just now. */
  readonly named: NamedApproverView | null;
}

/** One organisation: who sees to its people, what it is called, whether it takes part. */
export function OrganisationPage({ organisation, refused, notice, named }: OrganisationPageProps) {
  const { name, kind, invented, closedOn, areas, people, workspaces } = organisation;
  const intent = refused?.values.intent;
  const errors = refused?.refusal.fields ?? {};
  const values = intent === 'change' ? refused!.values : { name, kind, areas: areas.map((area) => area.name).join('\n') };
  return (
    <AdministrationFrame title={<>{name} {invented ? <InventedTag /> : null}</>} refused={refused} notice={named ? <Named named={named} /> : notice ? <p>{notice}</p> : null}>
      <p><Link to="/administration/organisations">All organisations</Link></p>
      <p>{countsText(people, workspaces)}{closedOn ? ` Closed since ${dateText(closedOn)}: it takes part in nothing new.` : ''}</p>
      <div className="form-page">
        <ApproversSection organisation={organisation} errors={intent === 'name-approver' ? errors : {}} values={intent === 'name-approver' ? refused!.values : {}} />
        <h2>What it is</h2>
        <Form method="post" noValidate key={JSON.stringify(values)}>
          <input type="hidden" name="intent" value="change" />
          <OrganisationFields errors={intent === 'change' ? errors : {}} values={values} />
          <WhoSees>everybody who meets its people here sees the name and kind; everybody who works for it sees the areas.</WhoSees>
          <Button quiet>Save</Button>
        </Form>
        <Closing closed={closedOn !== null} />
      </div>
    </AdministrationFrame>
  );
}

function countsText(people: number, workspaces: number): string {
  const staff = people === 0 ? 'Nobody works for it here yet' : people === 1 ? 'One person works for it here' : `${people} people work for it here`;
  const owned = workspaces === 0 ? 'it owns no workspace' : workspaces === 1 ? 'it owns one workspace' : `it owns ${workspaces} workspaces`;
  return `${staff}; ${owned}.`;
}

function Named({ named: { email, hasAccount, link } }: { named: NamedApproverView }): ReactNode {
  if (hasAccount) return <p>{email} sees to the organisation’s people from now on.</p>;
  if (link === null) return <p>{email} has no account yet, and was sent an invitation.</p>;
  return (
    <>
      <p>{email} has no account yet. No mail went out: hand this link over yourself. It works once, for this address, and is shown only now.</p>
      <p><code className="to-copy">{link}</code></p>
    </>
  );
}

function Closing({ closed }: { closed: boolean }) {
  return (
    <Details summary={closed ? 'Open this organisation again' : 'Close this organisation'}>
      <Form method="post">
        <input type="hidden" name="intent" value={closed ? 'open' : 'close'} />
        <p>{closed ? 'Its people can be invited, and it can take part in new workspaces again.' : 'It takes part in nothing new: nobody is invited for it, and it opens no workspace. What its people said stays, and so do their memberships, until their time is over.'}</p>
        <WhoSees>its leads and approvers, in its log.</WhoSees>
        <Button quiet>{closed ? 'Open it again' : 'Close it'}</Button>
      </Form>
    </Details>
  );
}
