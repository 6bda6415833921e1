import { KIND_OF_ORGANISATION } from '../../shared/people.ts';
import type { ContributionRule, OrganisationKind, PersonView } from '../../shared/workspaces.ts';

/** Somebody who wrote or did something in a workspace, as the tables have them now. */
export interface Contributor {
  readonly name: string;
  /** In their own words; of a guest, where they come from. */
  readonly jobRole: string | null;
  readonly guest: boolean;
  /** What they are in the workspace; `null` for those who are members no more. */
  readonly role: string | null;
  /** Reads the workspace because of an incident, and is no member. */
  readonly incidentReader?: boolean;
  /** The organisation they wrote for. */
  readonly organisation: string | null;
  readonly organisationKind: OrganisationKind | null;
  /** The workspace's rule now: a stricter one holds at once for everything that was ever written. */
  readonly rule: ContributionRule;
}

/**
 * A person as everybody in a workspace sees them, the same for every reader, in pages, live facts and exports. Who left
 * is told apart under the open rule only: under the others it would say which contributions were theirs.
 */
export function presentPerson({ name, jobRole, guest, role, incidentReader, organisation, organisationKind, rule }: Contributor): PersonView {
  if (incidentReader) return { name: 'An administrator', organisation: 'reading because of an incident' };
  switch (rule) {
    case 'attributed':
      if (role === null) return guest ? { name: 'Former guest', organisation: '' } : { name: 'Former member', organisation: organisation ?? '' };
      return guest ? { name, organisation: jobRole ? `guest (${jobRole})` : 'guest' } : { name, organisation: organisation ?? '' };
    case 'role-only':
      if (guest) return { name: 'A guest', organisation: '' };
      return { name: jobRole ?? (role === 'coordinator' ? 'Coordinator' : 'Member'), organisation: organisationKind ? KIND_OF_ORGANISATION[organisationKind] : '' };
    case 'organisation-only':
      return guest ? { name: 'A guest', organisation: '' } : { name: organisation ?? 'A member', organisation: '' };
    case 'none':
      return { name: 'A member', organisation: '' };
  }
}

/** Somebody of whom nothing is known but, where three or more of the kind take part, the kind of their organisation. */
export function presentUnattributed(kind: string | null): PersonView {
  return { name: 'A member, not attributed', organisation: kind === null ? '' : KIND_OF_ORGANISATION[kind as OrganisationKind] };
}
