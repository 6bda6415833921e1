/** What routes may ask of administration: each asks first whether whoever asks may. */
export { endApprover, nameApprover, withdrawApprover } from './approvers.ts';
export { firstRunPage, isFirstRun, makeFirstAdministrator } from './first-run.ts';
export { agreeIncident, askIncident, endIncident } from './incidents.ts';
export { incidents } from './incident-views.ts';
export { installationRoles } from './installation-roles.ts';
export { changeOrganisation, closeOrganisation, makeOrganisation } from './organisations.ts';
export { overview } from './overview.ts';
export { organisationEntry, organisationRegister } from './register.ts';
export { applyRetentionNow } from './retention.ts';
export { changeRetention, publicRetention } from './retention-settings.ts';
export { endRole, grantRole, roleHolders } from './roles.ts';
export { settingsView } from './settings.ts';
export { giveWorkspace, workspaceList } from './workspaces.ts';
export { sendTrialMail } from '../mail/commands.ts';
