export { isFirstRun } from './first-run.ts';
export { retentionOf } from './retention-settings.ts';
