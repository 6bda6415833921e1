import { expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { until } from '../live-harness.ts';
import { FULL, scene } from './scene.ts';

const db = await testDatabase();
const KILLS = FULL ? 50 : 3;
const ACKNOWLEDGED = FULL ? 10_000 : 150;

test(`fault 1: kill -9, ${KILLS} times, while people write`, { timeout: FULL ? 1_800_000 : 120_000 }, async () => {
  const { server, acknowledged, whileWriting } = await scene(db, { writers: FULL ? 200 : 20, readers: 5 });
  await whileWriting(async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await until('some writes between two kills', () => acknowledged() >= (kill * ACKNOWLEDGED) / KILLS, 120_000);
      expect((await server.end('SIGKILL')).signal).toBe('SIGKILL');
      await server.start();
    }
  });
  expect(acknowledged()).toBeGreaterThanOrEqual(ACKNOWLEDGED);
});

test(`fault 5: stopped by SIGTERM and started again while people write`, { timeout: FULL ? 600_000 : 120_000 }, async () => {
  const deploys = FULL ? 10 : 2;
  const { server, acknowledged, whileWriting, pages } = await scene(db, { writers: FULL ? 200 : 20, readers: 5 });
  await whileWriting(async () => {
    for (let deploy = 1; deploy <= deploys; deploy += 1) {
      await until('some writes between two deploys', () => acknowledged() >= deploy * 50, 120_000);
      // It ends by itself, and says so.
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      await server.start();
      await until('everybody is back', () => pages.every(({ page }) => page.socket.connected));
    }
  });
});
