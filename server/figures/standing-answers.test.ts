import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { FIGURES_CHANNEL, standingAnswer, watchFigures } from './standing-answers.ts';

/** Asks until the answer is kept, which it is as soon as the listening connection stands. */
async function untilKept(db: Parameters<typeof standingAnswer>[0], question: string): Promise<void> {
  await expect.poll(async () => {
    let asked = 0;
    for (let time = 0; time < 2; time += 1) await standingAnswer(db, question, async () => (asked += 1));
    return asked < 2;
  }, { timeout: 10_000 }).toBe(true);
}

test('an answer stands until something is loaded, and is asked every time while nobody listens', async () => {
  const db = await testDatabase();
  let now = 1;
  const ask = () => standingAnswer(db, 'what is shown', async () => now);
  expect(await ask()).toBe(1);
  now = 2;
  expect(await ask()).toBe(2);

  const listening = watchFigures(db);
  await untilKept(db, 'warming up');
  expect(await ask()).toBe(2);
  now = 3;
  expect(await ask()).toBe(2);
  await db.pool.query(`NOTIFY ${FIGURES_CHANNEL}`);
  await expect.poll(ask).toBe(3);

  await listening.stop();
  now = 4;
  expect(await ask()).toBe(4);
});

test('when the listening connection is cut, what was loaded meanwhile is seen', async () => {
  const db = await testDatabase();
  const listening = watchFigures(db);
  await untilKept(db, 'warming up');
  let now = 1;
  const ask = () => standingAnswer(db, 'what is shown', async () => now);
  expect(await ask()).toBe(1);
  await db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'learning-loop ${FIGURES_CHANNEL}' AND datname = current_database()`);
  now = 2;
  await expect.poll(ask, { timeout: 10_000 }).toBe(2);
  await listening.stop();
});
