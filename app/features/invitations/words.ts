import { organisationRoleName, ORGANISATION_ROLES } from '../../../shared/organisations.ts';
import type { InvitationFacts } from '../../../shared/invitations.ts';
import type { OrganisationRole, Role } from '../../../shared/permissions.ts';
import { MEMBER_ROLES, MEMBER_ROLES_MEAN } from '../../../shared/workspace-words.ts';

/** "Ada, Carrow" of who invites; the name alone where they act for nobody any more. */
export const inviterText = ({ name, organisation }: InvitationFacts['invitedBy']) => (organisation ? `${name}, ${organisation}` : name);

/** What one would be, and what that means. */
export function roleText({ workspace, role }: Pick<InvitationFacts, 'workspace' | 'role'>): { readonly name: string; readonly means: string } {
  if (workspace) {
    const held = role as Exclude<Role, 'guest'>;
    return { name: MEMBER_ROLES[held], means: `${MEMBER_ROLES_MEAN[held].charAt(0).toUpperCase()}${MEMBER_ROLES_MEAN[held].slice(1)}.` };
  }
  const held = role as OrganisationRole;
  return { name: organisationRoleName(held), means: ORGANISATION_ROLES.find((one) => one.role === held)?.may ?? '' };
}
