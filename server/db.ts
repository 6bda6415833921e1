import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../prisma/generated/client.ts';
import { statementNames } from './database/statement-names.ts';

/**
 * The database as the nouns see it: Prisma for reading and writing rows, `pg` for COPY, LISTEN and hot reads.
 */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** The part of Prisma that works inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/**
 * A transaction waits as long for a connection as a request may, in milliseconds: when a hall opens one page, or a network
 * comes back for everybody, there are more of them than connections for some seconds, and Prisma gives up after two.
 */
const PATIENCE = { maxWait: 15_000, timeout: 15_000 };

/** Opens a pool of at most `max` connections, shared by Prisma and plain SQL. */
export function openDatabase(url: string, max = 10): Database {
  const pool = new pg.Pool({ connectionString: url, max });
  // An idle connection that the server closes must not end the process; the next query opens another.
  pool.on('error', () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }), transactionOptions: PATIENCE });
  return {
    prisma,
    pool,
    url,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}
