import PgBoss from 'pg-boss';
import type { Database } from '../db.ts';
import { openJobsConnection, type JobsConnection } from './connection.ts';

/** Ids and plain words; never what people wrote, nor who wrote something non-attributed. */
export type JobData = Readonly<Record<string, string>>;

/**
 * Work that no answer waits for. It may be stopped in the middle and run again, here or on another node, and two nodes
 * may run it at once: what it does, it writes down in rows of its own, and does not do what stands there already.
 */
export interface Job {
  readonly name: string;
  /** When it runs by itself, as cron says it, on clocks in England; without it, only when it is asked for. */
  readonly schedule?: string;
  /** After so long it counts as lost and runs again. */
  readonly longestSeconds?: number;
  run(db: Database, data: JobData): Promise<unknown>;
}

export interface Jobs {
  /** No new jobs; those under way get a moment, and what is cut off runs again. */
  stop(): Promise<void>;
}

interface Running {
  readonly boss: PgBoss;
  readonly connection: JobsConnection;
  readonly workers: ReadonlyMap<string, string>;
}

const RUNNING = new WeakMap<Database, Running>();

const SCHEMA = 'pgboss';
/** Taken while tables and queues are made: two nodes that start at once do so one after the other. */
const START_LOCK = 72_707_370;
const LONGEST_SECONDS = 300;

interface QueuePatience {
  /** A job that was asked for on this node begins at once; one that another node was asked for, or the clock, after this. */
  readonly lookEverySeconds: number;
  /** Before a job that failed is tried again the first time; then longer. */
  readonly againSeconds: number;
  /** Jobs under way get this long to end when the program is told to stop. */
  readonly lastJobsMs: number;
}

const PATIENCE: QueuePatience = { lookEverySeconds: 5, againSeconds: 5, lastJobsMs: 5_000 };

/**
 * Begins to run jobs, with pg-boss over a few connections of its own. Its tables stand in a schema of their own.
 * @param say told in one line where a job failed, without what failed in it
 */
export async function startJobs(db: Database, jobs: readonly Job[], say: (line: string) => void, patience: QueuePatience = PATIENCE): Promise<Jobs> {
  const connection = openJobsConnection(db.url);
  const boss = new PgBoss({ db: connection, schema: SCHEMA, retryLimit: 5, retryDelay: patience.againSeconds, retryBackoff: true, archiveCompletedAfterSeconds: 3_600, deleteAfterDays: 2 });
  boss.on('error', () => say('The queue of jobs met a difficulty. It goes on by itself.'));
  try {
    const locked = await db.pool.connect();
    try {
      await locked.query('SELECT pg_advisory_lock($1)', [START_LOCK]);
      await boss.start();
      await makeQueues(boss, jobs);
    } finally {
      await locked.query('SELECT pg_advisory_unlock($1)', [START_LOCK]).catch(() => {});
      locked.release();
    }
    const workers = new Map<string, string>();
    for (const job of jobs) workers.set(job.name, await boss.work<JobData>(job.name, { pollingIntervalSeconds: patience.lookEverySeconds, batchSize: 1 }, (batch) => runOne(db, job, batch[0]?.data ?? {}, say)));
    RUNNING.set(db, { boss, connection, workers });
  } catch (error) {
    connection.hurry();
    await boss.stop({ graceful: false }).catch(() => {});
    await connection.close();
    throw error;
  }
  return {
    async stop() {
      RUNNING.delete(db);
      connection.hurry();
      await boss.stop({ graceful: true, timeout: patience.lastJobsMs }).catch(() => {});
      await connection.close();
    },
  };
}

/** The database knows the queues and schedules of the program that started last; what an older one had goes. */
async function makeQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const there = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const { name, longestSeconds: expireInSeconds = LONGEST_SECONDS } of jobs) {
    // Of one thing to do, one job waits at most: asked for twice before it begins, it is done once.
    const queue = { name, policy: 'short', expireInSeconds } as const;
    await (there.has(name) ? boss.updateQueue(name, queue) : boss.createQueue(name, queue));
  }
  for (const { name } of await boss.getSchedules()) if (!jobs.some((job) => job.name === name && job.schedule !== undefined)) await boss.unschedule(name);
  for (const { name, schedule } of jobs) if (schedule !== undefined) await boss.schedule(name, schedule, {}, { tz: 'Europe/London' });
}

async function runOne(db: Database, { name, run }: Job, data: JobData, say: (line: string) => void): Promise<void> {
  try {
    await run(db, data);
  } catch {
    say(`A job (${name}) did not end. It is tried again.`);
    // The queue keeps what a job failed with: nothing of what it was about may stand there.
    throw new Error('The job did not end.');
  }
}

/** @returns whether there is a queue here and the job was not waiting already. @throws what the database says. */
export async function sendJob(db: Database, name: string, data: JobData, { singletonKey, startAfter }: { readonly singletonKey?: string; readonly startAfter?: Date }): Promise<boolean> {
  const running = RUNNING.get(db);
  if (!running) return false;
  const { boss, connection, workers } = running;
  const sent = await boss.send(name, data, { singletonKey, startAfter, db: { executeSql: connection.executeNow } });
  const worker = workers.get(name);
  if (worker !== undefined && startAfter === undefined) boss.notifyWorker(worker);
  return sent !== null;
}
