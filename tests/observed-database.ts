import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { PrismaClient } from '../prisma/generated/client.ts';
import type { Database } from '../server/db.ts';

/** The same database, where something is done before every statement; it gets the statement's name, where it has one, or its text. Closed after the test. */
export function observed(db: Database, before: (statement: string) => Promise<void>): Database {
  type Asked = { readonly name?: string; readonly text: string };
  const watch = (asker: { query: unknown }) => {
    const asks = asker.query as (...asked: unknown[]) => unknown;
    // `pg` itself asks with a callback: that is the same question once more.
    asker.query = (asked: Asked, ...rest: unknown[]) => (typeof rest.at(-1) === 'function' ? asks.call(asker, asked, ...rest) : before(asked.name ?? asked.text).then(() => asks.call(asker, asked, ...rest)));
  };
  const pool = new pg.Pool({ connectionString: db.url, max: 5 });
  watch(pool);
  pool.on('connect', (client) => watch(client as unknown as { query: unknown }));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  onTestFinished(async () => {
    await prisma.$disconnect();
    await pool.end();
  });
  return { prisma, pool, url: db.url, close: () => Promise.resolve() };
}
