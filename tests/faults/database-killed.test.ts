import { mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { migrate } from '../../server/database/migrate.ts';
import { openDatabase } from '../../server/db.ts';
import { until } from '../live-harness.ts';
import { FULL, scene } from './scene.ts';
import { wireTo } from './wire.ts';

const KILLS = FULL ? 10 : 2;

test(`fault 6: PostgreSQL killed, ${KILLS} times, while people write`, { timeout: FULL ? 1_200_000 : 240_000 }, async () => {
  // A database of its own that keeps its promises about the disk; the shared one of the tests does not.
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-killed-'));
  chmodSync(folder, 0o755);
  const start = () => startEmbeddedPostgres({ project: resolve('.'), dataDir: folder });
  let postgres = await start();
  const wire = await wireTo(Number(new URL(postgres.url).port));
  const url = Object.assign(new URL(postgres.url), { port: String(wire.port) }).href;
  await migrate(url, resolve('prisma/migrations'));
  const db = openDatabase(url);
  onTestFinished(async () => {
    await db.close();
    await wire.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  // While it is away, whoever writes is told so; nobody is told that it went well.
  const { acknowledged, whileWriting, log } = await scene(db, { writers: FULL ? 50 : 10, readers: 3, answered: [500, 503] });
  await whileWriting(async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = acknowledged();
      await until('some writes between two kills', () => acknowledged() >= before + 50, 60_000);
      process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      wire.cut();
      await until('somebody noticed', () => log.some(({ refusals }) => refusals.length >= kill));
      postgres = await startAgain(start);
      wire.mend(Number(new URL(postgres.url).port));
    }
    const before = acknowledged();
    await until('writing goes on', () => acknowledged() >= before + 50, 60_000);
  });
  expect(acknowledged()).toBeGreaterThan(KILLS * 50);
});

/** The processes of the killed one need a moment to notice; until then it cannot be started on the same files. */
async function startAgain(start: () => ReturnType<typeof startEmbeddedPostgres>): ReturnType<typeof startEmbeddedPostgres> {
  for (const end = Date.now() + 30_000; ; ) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
