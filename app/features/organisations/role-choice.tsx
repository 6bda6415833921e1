import { ORGANISATION_ROLES } from '../../../shared/organisations.ts';
import type { OrganisationRole } from '../../../shared/permissions.ts';
import { RadioList } from '../../ui/radio-list.tsx';

interface RoleChoiceProps {
  readonly legend: string;
  readonly chosen: OrganisationRole | null;
  readonly error?: string;
}

/** One of the roles in an organisation, each with what it means. */
export function RoleChoice({ legend, chosen, error }: RoleChoiceProps) {
  const options = ORGANISATION_ROLES.map(({ role, name, may }) => ({ value: role, label: name, hint: may }));
  return <RadioList id="role" legend={legend} options={options} chosen={chosen} error={error} />;
}
