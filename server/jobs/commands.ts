import type { Database } from '../db.ts';
import { sendJob, type JobData } from './queue.ts';

/** Jobs that are asked for; the others only follow the clock. Both stand in all.ts. */
type AskedJob = 'mail' | 'notifications';

/**
 * Asks for a job, after the commit of what it is about. Asked for again before it begins, with the same key, it is one job. Where no
 * queue runs (a command line, a test) nothing happens: what must not be missed has a schedule too.
 * @returns whether a job was added. @throws what the database says when it is away.
 */
export async function enqueue(db: Database, name: AskedJob, data: JobData = {}, when: { readonly singletonKey?: string; readonly startAfter?: Date } = {}): Promise<boolean> {
  return sendJob(db, name, data, when);
}
