export { changeWorkspace } from './change.ts';
export { createWorkspace, type CreatedWorkspace, type NewMember, type NewWorkspace } from './create.ts';
export { noticesOfEnd } from './notices-of-end.ts';
export { openWorkspace } from './open.ts';
export { acceptTerms } from './terms.ts';
