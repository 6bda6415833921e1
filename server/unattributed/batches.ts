import { randomInt } from 'node:crypto';
import { shuffler } from 'd3-array';
import { recordFact, type RecordedFact } from '../activity.ts';
import type { Database, Transaction } from '../db.ts';
import type { Unattributed, Waiting } from './noun.ts';
import { nouns } from './nouns.ts';
import { kindsToSay } from './send.ts';

/** So many are one batch before the five minutes are over. */
const FEWEST_IN_A_BATCH = 3;
const NOBODY = { userId: null, organisationId: null };
/** A batch waits for whoever writes in the workspace, and they for it. */
const PATIENCE = { timeout: 30_000 };

/** As finely as the system's random numbers go: nobody works out an order afterwards, as they might that of `Math.random`. */
const FINELY = 2 ** 47;
const shuffle = shuffler(() => randomInt(FINELY) / FINELY);

/**
 * Publishes what waits, workspace by workspace: each batch in one transaction, in an order that says nothing, with one
 * time for all of it and no actor. It follows the clock and never a send, so that no time of a send is anywhere.
 * @param fewest workspaces where less waits are left alone
 */
export async function publishBatches(db: Database, fewest = FEWEST_IN_A_BATCH): Promise<void> {
  const workspaces = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT workspace_id AS id FROM unattributed_waiting GROUP BY workspace_id HAVING count(*) >= ${fewest} ORDER BY workspace_id`;
  for (const { id } of workspaces) await db.prisma.$transaction((tx) => publishBatch(tx, id, fewest), PATIENCE);
}

/** Whatever waits, every five minutes. */
export const publishEverything = (db: Database) => publishBatches(db, 1);

async function publishBatch(tx: Transaction, workspaceId: string, fewest: number): Promise<void> {
  // As every write there: the workspace's row first. A second node finds nothing left.
  const [now] = await tx.$queryRaw<{ at: Date }[]>`SELECT now() AS at FROM workspace WHERE id = ${workspaceId}::uuid FOR UPDATE`;
  const waiting = await tx.unattributedWaiting.findMany({ where: { workspaceId } });
  if (!now || waiting.length < fewest) return;
  const kinds = await kindsToSay(tx, workspaceId);
  const facts: RecordedFact[] = [];
  for (const row of shuffle(waiting)) {
    // People may have left since it was sent: what would point to somebody now is left out.
    const organisationKind = row.organisationKind !== null && kinds.has(row.organisationKind) ? row.organisationKind : null;
    const fact = await publishOne(tx, workspaceId, row.what as Unattributed, { ...row, organisationKind }, now.at);
    if (fact !== 'left') await tx.unattributedWaiting.delete({ where: { id: row.id } });
    if (fact !== 'left' && fact !== null) facts.push(fact);
  }
  for (const fact of facts) await recordFact(tx, workspaceId, fact, NOBODY);
}

/** One that cannot be written keeps no other from being published; it stays. */
async function publishOne(tx: Transaction, workspaceId: string, what: Unattributed, waiting: Waiting, at: Date): Promise<RecordedFact | null | 'left'> {
  await tx.$executeRaw`SAVEPOINT one`;
  try {
    const fact = await nouns[what].publishUnattributed(tx, workspaceId, waiting, at);
    await tx.$executeRaw`RELEASE SAVEPOINT one`;
    return fact;
  } catch {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT one`;
    return 'left';
  }
}
