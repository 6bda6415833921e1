import { ACCOUNT_TRIALS } from './trials-account.ts';
import { INSTALLATION_TRIALS } from './trials-installation.ts';
import { ORGANISATION_TRIALS } from './trials-organisation.ts';
import { WORKSPACE_TRIALS } from './trials-workspace.ts';

/** Every trial there is. A verb or a service function without one fails tests/permissions/complete.test.ts. */
export const TRIALS = [...WORKSPACE_TRIALS, ...ORGANISATION_TRIALS, ...INSTALLATION_TRIALS, ...ACCOUNT_TRIALS];
