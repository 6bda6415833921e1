import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { until } from '../live-harness.ts';
import { FULL, scene } from './scene.ts';
import { wireTo, type Wire } from './wire.ts';

const db = await testDatabase();
const SECONDS = FULL ? [5, 60, 600] : [2];

/** Everybody asks through a wire that the test holds in its hand. */
async function wiredScene() {
  const held: { wire?: Wire } = {};
  const set = await scene(db, {
    writers: FULL ? 50 : 10,
    readers: 5,
    between: async (url) => {
      held.wire = await wireTo(Number(new URL(url).port));
      return `http://127.0.0.1:${held.wire.port}`;
    },
  });
  const { wire } = held;
  if (!wire) throw new Error('no wire was laid');
  onTestFinished(() => wire.close());
  return { ...set, wire };
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

test.each(SECONDS)('fault 11: the network is dead for %d seconds', { timeout: 1_200_000 }, async (seconds) => {
  const { wire, acknowledged, whileWriting, pages } = await wiredScene();
  await whileWriting(async () => {
    await until('some writes before', () => acknowledged() >= 50);
    wire.cut();
    await pause(seconds);
    const before = acknowledged();
    wire.mend();
    await until('writing goes on', () => acknowledged() >= before + 50, 60_000);
    await until('everybody is back', () => pages.every(({ page }) => page.socket.connected), 60_000);
  });
});

test('fault 11: half-open, nobody is told that the network is gone', { timeout: 1_200_000 }, async () => {
  const { wire, acknowledged, whileWriting, pages, log } = await wiredScene();
  await whileWriting(async () => {
    await until('some writes before', () => acknowledged() >= 50);
    wire.hold();
    await pause(2);
    const before = acknowledged();
    wire.mend();
    // The clients wait for answers that never come, give up, and send the same key again.
    await until('writing goes on', () => acknowledged() >= before + 50, 120_000);
    await until('everybody is back', () => pages.every(({ page }) => page.socket.connected), 120_000);
  });
  expect(log.some(({ sent, acknowledged: number }) => sent > 1 && number !== null)).toBe(true);
});
