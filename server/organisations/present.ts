import type { OrganisationPageView } from '../../shared/organisations.ts';
import type { AuthorizedForOrganisation } from '../authorize.ts';

/** An organisation as its pages name it. */
export const organisationView = ({ organisation: { id, name, kind, invented, closed } }: AuthorizedForOrganisation): OrganisationPageView['organisation'] => ({ id, name, kind, invented, closed });
