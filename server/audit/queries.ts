/** Logs as their readers may read them; writing into them is commands.ts. */
export { whenText } from './log-lines.ts';
export { organisationLog, ownLog, systemLog, workspaceLog, type LogFile } from './logs.ts';
