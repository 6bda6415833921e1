/** What routes may ask of invitations. */
export { acceptAsNew, acceptInvitation, answerSlot, confirmInvitation, declineInvitation, inviteListToWorkspace, inviteOrganisation, inviteToOrganisation, inviteToWorkspace, refuseInvitation, sendAgain, withdrawInvitation } from './commands.ts';
export { invitationPage, invitationsOf, organisationsToInvite, waitingInvitations } from './queries.ts';
