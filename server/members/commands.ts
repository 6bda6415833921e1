export { actFor } from './acting-for.ts';
export { changeMember, endMember, leaveWorkspace, type ChangedMember } from './change.ts';
export { endMembership, type EndedMembership } from './end.ts';
export { joinWorkspace, type NewMembership } from './join.ts';
export { sweepMemberships } from './sweep.ts';
