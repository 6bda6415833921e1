import { Form, Link } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { AdministrationFrame, type Refused } from './frame.tsx';
import { OrganisationFields } from './organisation-form.tsx';

/** Enters an organisation in the register. */
export function NewOrganisationPage({ refused }: { readonly refused: Refused | null }) {
  return (
    <AdministrationFrame title="Enter an organisation" refused={refused} notice={null}>
      <p><Link to="/administration/organisations">All organisations</Link></p>
      <Form method="post" noValidate className="form-page">
        <OrganisationFields errors={refused?.refusal.fields ?? {}} values={refused?.values ?? {}} />
        <WhoSees>everybody who meets its people here sees the name and kind; everybody who works for it sees the areas.</WhoSees>
        <Button>Enter it</Button>
      </Form>
    </AdministrationFrame>
  );
}
