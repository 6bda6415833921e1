export { acceptAsNew, acceptInvitation, acceptProved, declineInvitation, type NewPerson } from './accept.ts';
export { confirmInvitation, refuseInvitation } from './confirm.ts';
export { inviteListToWorkspace, inviteOrganisation, inviteToOrganisation, inviteToWorkspace } from './invite.ts';
export { sendAgain, withdrawInvitation, withdrawStanding } from './standing.ts';
export { answerSlot } from './slots.ts';
export { acceptWithIdentity } from './accept-with-identity.ts';
