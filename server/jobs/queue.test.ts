import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { openDatabase } from '../db.ts';
import { sendJob, startJobs, type Job, type JobData } from './queue.ts';

const db = await testDatabase();
/** A second node on the same database. */
const other = openDatabase(db.url);
afterAll(() => other.close());
const said: string[] = [];
const say = (line: string) => said.push(line);
const quick = { lookEverySeconds: 0.5, againSeconds: 1, lastJobsMs: 1_000 };

/** A job that notes what it was asked for, and a promise of so many of them. */
function noting(name: string) {
  const ran: JobData[] = [];
  let look = () => {};
  const job: Job = { name, run: async (_db, data) => void (ran.push(data), look()) };
  const times = (count: number) => new Promise<void>((resolve) => {
    look = () => { if (ran.length >= count) resolve(); };
    look();
  });
  return { job, ran, times };
}

test('what is asked for runs once, on one of two nodes that started at the same time', async () => {
  const [here, there] = [noting('one'), noting('one')];
  const nodes = await Promise.all([startJobs(db, [here.job], say, quick), startJobs(other, [there.job], say, quick)]);
  for (const id of ['a', 'b', 'c', 'd']) expect(await sendJob(id < 'c' ? db : other, 'one', { id }, { singletonKey: id })).toBe(true);
  const all = new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (here.ran.length + there.ran.length < 4) return;
      clearInterval(look);
      resolve();
    }, 20);
  });
  await all;
  await Promise.all(nodes.map((node) => node.stop()));
  expect([...here.ran, ...there.ran].map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
});

test('asked for twice before it begins it is one job; not so where its key is another', async () => {
  const { job, ran, times } = noting('two');
  const soon = new Date(Date.now() + 1_000);
  const node = await startJobs(db, [job], say, quick);
  expect(await sendJob(db, 'two', { id: 'a' }, { singletonKey: 'a', startAfter: soon })).toBe(true);
  expect(await sendJob(db, 'two', { id: 'a' }, { singletonKey: 'a', startAfter: soon })).toBe(false);
  expect(await sendJob(db, 'two', { id: 'b' }, { singletonKey: 'b', startAfter: soon })).toBe(true);
  await times(2);
  await node.stop();
  expect(ran.map(({ id }) => id).sort()).toEqual(['a', 'b']);
});

test('a node that stops in the middle of a job is followed by one that does it again', async () => {
  let begun = () => {};
  const beginning = new Promise<void>((resolve) => (begun = resolve));
  const first = await startJobs(db, [{ name: 'three', run: () => (begun(), new Promise(() => {})) }], say, quick);
  await sendJob(db, 'three', { id: 'cut off' }, {});
  await beginning;
  await first.stop();
  const { job, ran, times } = noting('three');
  const second = await startJobs(db, [job], say, quick);
  await times(1);
  await second.stop();
  expect(ran).toEqual([{ id: 'cut off' }]);
});

test('a job that fails is tried again, and nothing of what failed in it is kept or said', async () => {
  const { job, times } = noting('four');
  let failed = false;
  const failing: Job = { ...job, run: async (one, data) => {
    if (!failed) {
      failed = true;
      throw new Error('a secret sentence');
    }
    return job.run(one, data);
  } };
  const node = await startJobs(db, [failing], say, quick);
  await sendJob(db, 'four', { id: 'a' }, {});
  await times(1);
  await node.stop();
  const { rows } = await db.pool.query<{ kept: string }>('SELECT coalesce(string_agg(j::text, chr(10)), \'\') AS kept FROM pgboss.job j');
  expect(`${rows[0]?.kept} ${said.join(' ')}`).not.toContain('secret');
  expect(said.at(-1)).toBe('A job (four) did not end. It is tried again.');
});

test('connections that break are made anew, also while a job runs, and what was done is noted once', async () => {
  const { job, ran, times } = noting('five');
  const breaking: Job = { ...job, run: async (one, data) => {
    await db.pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'learning-loop jobs' AND datname = current_database()");
    return job.run(one, data);
  } };
  const node = await startJobs(db, [breaking], say, quick);
  await sendJob(db, 'five', { id: 'a' }, {});
  await times(1);
  // Each connection that was broken while nobody used it is noticed by one statement at most.
  let sent = false;
  for (let tries = 0; tries < 4 && !sent; tries += 1) sent = await sendJob(db, 'five', { id: 'b' }, { singletonKey: 'b' }).catch(() => false);
  expect(sent).toBe(true);
  await times(2);
  await node.stop();
  expect(ran.map(({ id }) => id)).toEqual(['a', 'b']);
});

/** The way to the database, that can be closed and opened again. */
async function gate(url: string) {
  const to = new URL(url);
  const open = new Set<Socket>();
  let port = 0;
  const through = () => {
    const server = createServer((from) => {
      const on = connect(Number(to.port || 5432), to.hostname);
      for (const socket of [from, on]) open.add(socket.on('error', () => {}).on('close', () => (open.delete(socket), from.destroy(), on.destroy())));
      from.pipe(on).pipe(from);
    });
    return new Promise<typeof server>((listening) => server.listen(port, '127.0.0.1', () => ((port = (server.address() as AddressInfo).port), listening(server))));
  };
  let server = await through();
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of open) socket.destroy();
      await closed;
    },
    open: async () => void (server = await through()),
  };
}

test('the database goes away while a job runs, and comes back: the job is noted as done, and the next one runs', async () => {
  const way = await gate(db.url);
  const node = openDatabase(way.url);
  const { job, ran, times } = noting('eight');
  let finish = () => {};
  const waiting = new Promise<void>((resolve) => (finish = resolve));
  const running = await startJobs(node, [{ ...job, run: async (one, data) => (await job.run(one, data), data.id === 'a' ? waiting : undefined) }], say, quick);
  try {
    await sendJob(node, 'eight', { id: 'a' }, {});
    await times(1);
    await way.close();
    finish();
    await expect(sendJob(node, 'eight', { id: 'b' }, {})).rejects.toThrow();
    await way.open();
    await sendJob(node, 'eight', { id: 'c' }, {});
    await times(2);
    expect(ran.map(({ id }) => id)).toEqual(['a', 'c']);
    await running.stop();
    const { rows } = await db.pool.query<{ state: string }>("SELECT state FROM pgboss.job WHERE name = 'eight' AND data->>'id' = 'a'");
    expect(rows).toEqual([{ state: 'completed' }]);
  } finally {
    await running.stop();
    await node.close();
    await way.close();
  }
});

test('a schedule that the program has no more is forgotten', async () => {
  const run = async () => {};
  await (await startJobs(db, [{ name: 'six', schedule: '0 3 * * *', run }, { name: 'seven', schedule: '0 4 * * *', run }], say, quick)).stop();
  await (await startJobs(db, [{ name: 'six', schedule: '30 3 * * *', run }], say, quick)).stop();
  const { rows } = await db.pool.query('SELECT name, cron, timezone FROM pgboss.schedule');
  expect(rows).toEqual([{ name: 'six', cron: '30 3 * * *', timezone: 'Europe/London' }]);
});

test('where no queue runs, asking changes nothing', async () => {
  expect(await sendJob(db, 'one', {}, {})).toBe(false);
});
