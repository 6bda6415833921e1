import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../tests/database.ts';
import { buildMember, buildWorkspace } from '../tests/factories.ts';
import type { RecordedFact } from './activity.ts';
import { mutate } from './mutate.ts';

const db = await testDatabase();
const fact = (): RecordedFact => ({ fact: 'action:moved', subject: { actionId: randomUUID() } });

test('a key that another workspace takes while it is being written is a key used for something else, not a failure', async () => {
  const [here, there] = [await buildWorkspace(db), await buildWorkspace(db)];
  const person = await buildMember(db, here);
  await buildMember(db, there, { person });
  const input = { key: randomUUID() };
  const first = mutate(person.ctx, 'action.move', { id: here.id }, input, async () => {
    // The other workspace's row is free, and this key is not yet kept: the other write ends before this one.
    await mutate(person.ctx, 'action.move', { id: there.id }, input, async () => fact());
    return fact();
  });
  await expect(first).rejects.toMatchObject({ name: 'Refusal', status: 409 });
  expect(await db.prisma.activity.count({ where: { workspaceId: here.id } })).toBe(0);
  expect(await db.prisma.workspace.findMany({ where: { id: { in: [here.id, there.id] } }, orderBy: { sequence: 'asc' }, select: { sequence: true } })).toEqual([{ sequence: 0 }, { sequence: 1 }]);
  // Whoever sends to the one that has it gets its receipt.
  expect(await mutate(person.ctx, 'action.move', { id: there.id }, input, () => Promise.reject(new Error('written twice')))).toEqual({ workspaceId: there.id, sequence: 1, repeated: true });
});

test('what the write itself throws is thrown on', async () => {
  const workspace = await buildWorkspace(db);
  const person = await buildMember(db, workspace);
  await expect(mutate(person.ctx, 'action.move', { id: workspace.id }, { key: randomUUID() }, () => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});
