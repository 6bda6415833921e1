import { ACCOUNT_TRIALS } from './trials-account.ts';
import { CONVERSATION_TRIALS } from './trials-conversation.ts';
import { INSTALLATION_TRIALS } from './trials-installation.ts';
import { ORGANISATION_TRIALS } from './trials-organisation.ts';
import { WORKSPACE_TRIALS } from './trials-workspace.ts';

/** Every trial there is. A verb or a service function without one fails tests/permissions/complete.test.ts. */
export const TRIALS = [...WORKSPACE_TRIALS, ...CONVERSATION_TRIALS, ...ORGANISATION_TRIALS, ...INSTALLATION_TRIALS, ...ACCOUNT_TRIALS];
