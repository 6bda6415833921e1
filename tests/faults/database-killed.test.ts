import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../server/database/migrate.ts';
import { openDatabase } from '../../server/db.ts';
import { ownPostgres, type OwnPostgres } from '../durable-database.ts';
import { until } from '../live-harness.ts';
import { FULL, scene } from './scene.ts';
import { wireTo } from './wire.ts';

const KILLS = FULL ? 10 : 2;

test(`fault 6: PostgreSQL killed, ${KILLS} times, while people write`, { timeout: FULL ? 1_200_000 : 240_000 }, async () => {
  const own = ownPostgres();
  let postgres = await own.start();
  const wire = await wireTo(Number(new URL(postgres.url).port));
  const url = Object.assign(new URL(postgres.url), { port: String(wire.port) }).href;
  await migrate(url, resolve('prisma/migrations'));
  const db = openDatabase(url);
  onTestFinished(async () => {
    await db.close();
    await wire.close();
    await postgres.stop();
    own.remove();
  });

  // While it is away, whoever writes is told so; nobody is told that it went well.
  const { acknowledged, whileWriting, log } = await scene(db, { writers: FULL ? 50 : 10, readers: 3, answered: [500, 503] });
  await whileWriting(async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = acknowledged();
      await until('some writes between two kills', () => acknowledged() >= before + 50, 60_000);
      process.kill(Number(readFileSync(join(own.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      wire.cut();
      await until('somebody noticed', () => log.some(({ refusals }) => refusals.length >= kill));
      postgres = await startAgain(own);
      wire.mend(Number(new URL(postgres.url).port));
    }
    const before = acknowledged();
    await until('writing goes on', () => acknowledged() >= before + 50, 60_000);
  });
  expect(acknowledged()).toBeGreaterThan(KILLS * 50);
});

/** The processes of the killed one need a moment to notice; until then it cannot be started on the same files. */
async function startAgain({ start }: OwnPostgres): ReturnType<OwnPostgres['start']> {
  for (const end = Date.now() + 30_000; ; ) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
