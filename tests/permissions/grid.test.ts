import { beforeAll, describe, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { KeptState } from './kept-state.ts';
import { tryWithEverybody } from './run-grid.ts';
import { ACCOUNT_TRIALS } from './trials-account.ts';
import { CONVERSATION_TRIALS, putWaiting } from './trials-conversation.ts';
import { INSTALLATION_TRIALS } from './trials-installation.ts';
import { ORGANISATION_TRIALS } from './trials-organisation.ts';
import { WORKSPACE_TRIALS } from './trials-workspace.ts';
import { buildWorld, type World } from './world.ts';

/** Every role × every verb, by the real commands and queries, against a table written by hand (expected.ts). */
let world: World;
let state: KeptState;
beforeAll(async () => {
  const db = await testDatabase();
  world = await buildWorld(db);
  await putWaiting({ world });
  state = await KeptState.keep(db);
});

const named = (trials: typeof WORKSPACE_TRIALS) => trials.map((trial) => [`${trial.verb}: ${trial.service}${trial.what ? `, ${trial.what}` : ''}`, trial] as const);

describe('in a workspace of a region', () => {
  test.each(named([...WORKSPACE_TRIALS, ...CONVERSATION_TRIALS]))('%s', (_name, trial) => tryWithEverybody(world, state, trial, 'region'));
});

describe('in an organisation', () => {
  test.each(named(ORGANISATION_TRIALS))('%s', (_name, trial) => tryWithEverybody(world, state, trial, 'region'));
});

describe('for the installation', () => {
  test.each(named(INSTALLATION_TRIALS))('%s', (_name, trial) => tryWithEverybody(world, state, trial, 'region'));
});

describe('about oneself', () => {
  test.each(named(ACCOUNT_TRIALS))('%s', (_name, trial) => tryWithEverybody(world, state, trial, 'region'));
});
