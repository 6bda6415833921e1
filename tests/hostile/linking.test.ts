import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { addAnnotation } from '../../server/annotations/commands.ts';
import { configureAuth } from '../../server/auth/commands.ts';
import { loginFrom } from '../../server/auth/queries.ts';
import { publishEverything, sendUnattributed } from '../../server/unattributed/commands.ts';
import { testDatabase } from '../database.ts';
import { LEEDS, METRIC } from '../discussion-scene.ts';
import { buildFigures, buildMember, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';

const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

let workspace: BuiltWorkspace;
let person: BuiltPerson;
const note = (key: string, body: string) => AddAnnotation.parse({ key, metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body });

beforeEach(async () => {
  await db.pool.query('DELETE FROM unattributed_waiting');
  workspace = await buildWorkspace(db);
  person = await buildMember(db, workspace);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { nonAttributed: true } });
});

test('a page that is sent with a name, and by the browser’s “back” again without one, is refused: the key has a name already', async () => {
  const key = randomUUID();
  await addAnnotation(person.ctx, workspace.slug, note(key, 'With my name.'));
  await expect(sendUnattributed(person.ctx, workspace.slug, 'annotation', note(key, 'Without my name.'))).rejects.toMatchObject({ status: 409, code: 'already-sent' });
  expect(await db.prisma.unattributedWaiting.count()).toBe(0);
});

test('sent without a name first and with one afterwards, nothing that is kept of the key leads from one to the other', async () => {
  const key = randomUUID();
  const ids: string[] = [];
  // Whoever has the tables has no secret: with another one the same key becomes another id.
  for (const secret of ['one', 'another']) {
    configureAuth(db, { secret: createHash('sha256').update(secret).digest() });
    await sendUnattributed(person.ctx, workspace.slug, 'annotation', note(key, 'Without my name.'));
    const [row] = await db.prisma.unattributedWaiting.findMany();
    ids.push(row?.id ?? '', row?.withdrawalHash ?? '');
    await db.pool.query('DELETE FROM unattributed_waiting');
  }
  expect(new Set(ids).size).toBe(4);
  await sendUnattributed(person.ctx, workspace.slug, 'annotation', note(key, 'Without my name.'));
  await publishEverything(db);
  await addAnnotation(person.ctx, workspace.slug, note(key, 'With my name.'));
  const published = await db.prisma.annotation.findFirstOrThrow({ where: { unattributed: true, workspaceId: workspace.id } });
  expect(published.id).not.toBe(key);
});

test('a login that is prolonged by a request says of its time no more than the hour', async () => {
  // More than half of it is over: the next request prolongs it, and may be the one that sends something without a name.
  await db.prisma.session.updateMany({ where: { userId: person.id }, data: { expiresAt: new Date(Date.now() + 3_600_000) } });
  const before = await db.prisma.session.findFirstOrThrow({ where: { userId: person.id } });
  expect((await loginFrom(db, person.cookie))?.cookie).toContain('login=');
  const { expiresAt } = await db.prisma.session.findFirstOrThrow({ where: { userId: person.id } });
  expect(expiresAt.getTime()).toBeGreaterThan(before.expiresAt.getTime());
  expect(expiresAt.getTime() % 3_600_000).toBe(0);
});
