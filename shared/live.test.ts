import { expect, test } from 'vitest';
import { JoinRoom } from './live.ts';

test.each([[0, true], [2_147_483_647, true], [2_147_483_648, false], [-1, false], [1.5, false]])('a page that has the facts up to %d may ask: %s (the log counts in 32 bits)', (since, may) => {
  expect(JoinRoom.safeParse({ workspaceId: '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b11', metric: 'care-rate', since }).success).toBe(may);
});
