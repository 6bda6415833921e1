import type { WorkspaceKind } from '../../shared/workspaces.ts';

const STAYS: Readonly<Record<WorkspaceKind, string>> = {
  region: 'What is said here stays among the members of this workspace. Take out what you learn, not who said it.',
  mentoring: 'What is said here stays between the two authorities. The authority that learns decides what is told to others; mentors tell nothing about it without being asked to.',
  safeguarding: 'What is said here stays among the partners’ people in this workspace. Each partner decides what of its own is told elsewhere.',
  organisation: 'What is said here stays among the people of this workspace, until the organisation decides to bring it to others.',
};

const WHO_SEES: Readonly<Record<WorkspaceKind, string>> = {
  region: 'Every member can read everything here, guests too until their end. The page of members says who they are and for which organisations.',
  mentoring: 'Every member can read everything here. The page of members says who they are. Nobody of the region or the Department for Education reads along unless invited as an observer.',
  safeguarding: 'Every member can read everything here, whichever partner they work for. The page of members says who they are.',
  organisation: 'Every member can read everything here. The page of members says who they are. No other organisation is invited.',
};

/**
 * Terms that a workspace of a kind starts with; whoever opens it may write others. An empty line parts them.
 */
export function standardTerms(kind: WorkspaceKind): string {
  return [
    STAYS[kind],
    'We write nothing that could identify a child, a family or a carer, and no number that a publisher keeps back because it is small.',
    WHO_SEES[kind],
    'Those who write are shown as the contribution rule of this workspace says. The rule can be made stricter, never looser.',
    'Figures start a conversation. We do not use them to compare people or to hold one another to account. Before we share something further we ask whom it could harm or leave out, and whether some groups of children or families appear in it more than others for reasons the figure does not show.',
    'What you add may be used inside this workspace by its members for its purpose, under these terms. Published figures keep the licence of their publisher, mostly the Open Government Licence v3.0. Nothing you write is made public without your organisation’s consent.',
    'When the workspace ends it can only be read. Its coordinators can take out what it says as a file; names of those who left are not in it.',
    'This is not the place to report a concern about a child. In an emergency call 999; otherwise tell the children’s services of the local authority where the child is.',
  ].join('\n\n');
}
