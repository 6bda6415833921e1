import { Prisma } from '../prisma/generated/client.ts';

/** Any number that nothing else locks. */
const TURN = 771_304_001;

/**
 * SQL condition for the statement that locks a workspace's row, the first lock of a write there: true, and where things
 * of other workspaces are shared, not before it is one's turn. Regions that show each other what they say write in one
 * another's logs, and would each hold what the other waits for.
 */
export const inTurn = (workspaceId: Prisma.Sql) => Prisma.sql`
  (SELECT count(*) FROM (SELECT pg_advisory_xact_lock(${TURN}) FROM (SELECT FROM contribution_share WHERE workspace_id = ${workspaceId} LIMIT 1) shared) turn) >= 0`;

const MOST_TRIES = 3;

/**
 * What is shown in several workspaces is told in each, and two who do so from different ends may each hold what the
 * other waits for. PostgreSQL then lets one of them go; that one tries again.
 */
export async function untilNobodyIsInTheWay<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === MOST_TRIES || !isDeadlock(error)) throw error;
    }
  }
}

const isDeadlock = (error: unknown) => error instanceof Error && /40P01|deadlock detected|write conflict or a deadlock/i.test(`${error.message} ${JSON.stringify(error)}`);
