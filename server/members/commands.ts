export { endMembership, type EndedMembership } from './end.ts';
export { joinWorkspace, type NewMembership } from './join.ts';
