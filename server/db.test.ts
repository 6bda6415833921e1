import { expect, test } from 'vitest';
import { testDatabase } from '../tests/database.ts';
import { openDatabase } from './db.ts';

const db = await testDatabase();
/** Longer than Prisma waits where nothing else is said. */
const BUSY_MS = 2_400;

test('a transaction waits for its connection as a request does: a full pool refuses nobody at once', async () => {
  const narrow = openDatabase(db.url, 1);
  try {
    const held = await narrow.pool.connect();
    setTimeout(() => held.release(), BUSY_MS);
    expect(await narrow.prisma.$transaction((tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  } finally {
    await narrow.close();
  }
});
