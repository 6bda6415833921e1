import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Prisma } from '../prisma/generated/client.ts';
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

test('a write may record its fact along with what it writes; one that only says so is undone, as the log would have a hole', async () => {
  const workspace = await buildWorkspace(db);
  const person = await buildMember(db, workspace);
  const send = (write: Parameters<typeof mutate>[4]) => mutate(person.ctx, 'action.move', { id: workspace.id }, { key: randomUUID() }, write);
  const told = fact();
  const receipt = await send(async (tx, _, record) => {
    const [row] = await tx.$queryRaw<{ sequence: number }[]>`WITH ${record(told, Prisma.sql`(SELECT 'me' AS chosen) mine`, Prisma.sql`CASE chosen WHEN 'me' THEN 'actor' END`)} SELECT sequence FROM recorded`;
    return row!.sequence;
  });
  expect(await db.prisma.activity.findMany({ where: { workspaceId: workspace.id } })).toMatchObject([{ sequence: receipt.sequence, ...told, actorId: person.id, organisationId: workspace.organisation.id, audience: 'actor' }]);
  await expect(send(async () => receipt.sequence)).rejects.toThrow('a hole');
  await expect(send(async (tx, _, record) => {
    const rows = await tx.$queryRaw<{ sequence: number }[]>`WITH ${record(fact(), Prisma.sql`(SELECT WHERE false) nothing`, Prisma.sql`NULL`)} SELECT sequence FROM recorded`;
    return rows[0]?.sequence ?? 0;
  })).rejects.toThrow('a hole');
  expect((await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id } })).sequence).toBe(1);
});

test('whose role may not write is refused without waiting for those who do', async () => {
  const workspace = await buildWorkspace(db);
  const [member, observer] = [await buildMember(db, workspace), await buildMember(db, workspace, { role: 'observer' })];
  await mutate(member.ctx, 'action.move', { id: workspace.id }, { key: randomUUID() }, async () => {
    await expect(mutate(observer.ctx, 'action.move', { id: workspace.id }, { key: randomUUID() }, async () => fact())).rejects.toMatchObject({ status: 403 });
    return fact();
  });
});
