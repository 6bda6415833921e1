import { expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { until } from '../live-harness.ts';
import { FULL, scene } from './scene.ts';

const db = await testDatabase();
const ROUNDS = FULL ? 20 : 2;

test.each([
  ['fault 3: killed between commit and acknowledgement', 'before-acknowledgement'],
  ['fault 4: killed between commit and broadcast', 'before-broadcast'],
] as const)('%s', { timeout: FULL ? 600_000 : 120_000 }, async (_name, at) => {
  const dying = { at, after: 30 };
  const { server, log, pages, whileWriting, acknowledged } = await scene(db, { writers: 10, readers: 3 }, dying);
  await whileWriting(async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      // It kills itself at the place in question.
      expect(await server.end()).toEqual({ code: null, signal: 'SIGKILL' });
      if (at === 'before-broadcast') {
        // What was acknowledged had not been sent. Its answer may still be on its way to the writer when the end is known.
        const shown = Math.max(...pages.map(({ page }) => page.conversation.sequence));
        await until('something was acknowledged that no page shows', () => log.some(({ acknowledged: number }) => (number ?? 0) > shown));
      }
      await server.start(round < ROUNDS ? dying : undefined);
    }
    const before = acknowledged();
    await until('writing goes on', () => acknowledged() > before + 20);
  });
  // The fault was met: something was committed that nobody was told of, and came to be acknowledged when sent again.
  if (at === 'before-acknowledgement') expect(log.some(({ sent, acknowledged: number }) => sent > 1 && number !== null)).toBe(true);
});
