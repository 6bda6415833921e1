import { expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { liveServer } from '../live-harness.ts';
import { askEveryRoom } from './rooms.ts';
import { buildWorld } from './world.ts';

test('every room lets in whom the grid lets read, and nobody else; nothing it says is of another workspace', async () => {
  const db = await testDatabase();
  const world = await buildWorld(db);
  const live = await liveServer(db);
  expect(await askEveryRoom(world, (cookie) => live.connect(cookie))).toEqual([]);
});
