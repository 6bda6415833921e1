/** What routes may ask about workspaces besides their homes: pages with what stands on them, and commands. */
export { changeWorkspace } from './change.ts';
export { exportPage, exportWorkspace } from './export.ts';
export { endOfDayOrNone, memberPage } from './member-page.ts';
export { myWorkspaces } from './mine.ts';
export { newWorkspaceForm, openWorkspace, ownersFor } from './open.ts';
export { settingsPage } from './settings.ts';
export { acceptTerms, membersPage, termsPage } from './terms.ts';
