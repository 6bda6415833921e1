import type { Database } from '../db.ts';

const UNDER_WAY = new WeakMap<Database, Set<Promise<void>>>();

/**
 * Does work that the answer must not wait for: how long it takes would tell whether an account exists. What fails there
 * fails quietly, as nobody is left to be told.
 */
export function afterAnswer(db: Database, work: () => Promise<unknown>): void {
  const all = UNDER_WAY.get(db) ?? new Set();
  UNDER_WAY.set(db, all);
  const done = new Promise<void>((resolve) => setImmediate(resolve)).then(work).then(() => {}, () => {});
  all.add(done);
  void done.then(() => all.delete(done));
}

/** Waits for the work that is under way. */
export async function workUnderWay(db: Database): Promise<void> {
  await Promise.all([...(UNDER_WAY.get(db) ?? new Set<Promise<void>>())]);
}
