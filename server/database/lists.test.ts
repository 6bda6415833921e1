import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, written } from '../../tests/factories.ts';
import { actorFrom } from '../auth/queries.ts';
import { openDatabase } from '../db.ts';
import { postComment, startDiscussion } from '../discussions/commands.ts';
import { factsAfter } from '../live/facts.ts';
import { peopleHere } from '../workspaces/queries.ts';

test('what every request and every comment asks is planned a few times on a connection, and then no more', async () => {
  const db = await testDatabase();
  const workspace = await buildWorkspace(db);
  const people = [];
  for (let index = 0; index < 20; index += 1) people.push(await buildMember(db, workspace));
  const [author] = people;
  const discussionId = randomUUID();
  await startDiscussion(author!.ctx, workspace.slug, { key: discussionId, metric: 'children-in-need-rate', area: 'E08000035', breakdown: '', period: null, title: 'Why?', body: written('Thoughts?') });
  for (let index = 0; index < 40; index += 1) await postComment(author!.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written('A reply') });
  await db.pool.query('ANALYZE');

  const one = openDatabase(db.url, 1);
  for (let sequence = 1; sequence <= 30; sequence += 1) {
    await actorFrom(one, author!.cookie);
    await factsAfter(one, workspace.id, 40);
    await peopleHere(one, workspace.id, [author!.id]);
  }
  const { rows } = await one.pool.query<{ name: string; planned: number; kept: number }>('SELECT name, custom_plans::int AS planned, generic_plans::int AS kept FROM pg_prepared_statements ORDER BY name');
  await one.close();
  // PostgreSQL tries five before it keeps one.
  expect(rows).toEqual(['facts-after', 'login-session', 'people'].map((name) => ({ name, planned: 5, kept: 25 })));
});
