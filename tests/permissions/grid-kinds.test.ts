import { beforeAll, describe, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { KeptState } from './kept-state.ts';
import { tryWithEverybody } from './run-grid.ts';
import { CONVERSATION_TRIALS, putWaiting } from './trials-conversation.ts';
import { WORKSPACE_TRIALS } from './trials-workspace.ts';
import { buildWorld, type World } from './world.ts';

/** The rows of the grid that are about a workspace, in workspaces of the other kinds: there one's role gives the same rights. */
let world: World;
let state: KeptState;
beforeAll(async () => {
  const db = await testDatabase();
  world = await buildWorld(db);
  await putWaiting({ world });
  state = await KeptState.keep(db);
});

describe.each(['mentoring', 'safeguarding', 'organisation'] as const)('in a workspace of the kind %s', (place) => {
  test.each([...WORKSPACE_TRIALS, ...CONVERSATION_TRIALS].map((trial) => [`${trial.verb}: ${trial.service}${trial.what ? `, ${trial.what}` : ''}`, trial] as const))('%s', (_name, trial) => tryWithEverybody(world, state, trial, place));
});
