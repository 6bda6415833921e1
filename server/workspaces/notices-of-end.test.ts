import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, type BuiltWorkspace } from '../../tests/factories.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { closeMail, configureMail } from '../mail/commands.ts';
import { noticesOfEnd } from './notices-of-end.ts';

const db = await testDatabase();
let workspace: BuiltWorkspace;
const DAY_MS = 86_400_000;
const endsIn = (days: number) => db.prisma.workspace.update({ where: { id: workspace.id }, data: { endsAt: new Date(Date.now() + days * DAY_MS) } });
const told = async () => (await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id, event: 'workspace:end-told' }, orderBy: { id: 'asc' } })).map(({ facts }) => (facts as { days: number }).days);

beforeEach(async () => {
  await db.prisma.workspace.deleteMany({});
  workspace = await buildWorkspace(db);
  await buildMember(db, workspace, { role: 'coordinator' });
});

test('30 days before the end and 14 days before, each once', async () => {
  await endsIn(31);
  expect(await noticesOfEnd(db)).toBe(0);
  await endsIn(29);
  expect([await noticesOfEnd(db), await noticesOfEnd(db)]).toEqual([1, 0]);
  expect(await told()).toEqual([30]);
});

test('an end within 14 days is told once, not for both', async () => {
  await endsIn(13);
  expect([await noticesOfEnd(db), await noticesOfEnd(db)]).toEqual([1, 0]);
  expect(await told()).toEqual([14]);
});

test('after the first notice comes the second', async () => {
  const endsAt = new Date(Date.now() + 10 * DAY_MS);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { endsAt } });
  await db.prisma.auditEvent.create({ data: { event: 'workspace:end-told', workspaceId: workspace.id, facts: { days: 30, endsOn: new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(endsAt) } } });
  expect([await noticesOfEnd(db), await noticesOfEnd(db)]).toEqual([1, 0]);
  expect(await told()).toEqual([30, 14]);
});

test('an end that was moved is told anew', async () => {
  await endsIn(20);
  await noticesOfEnd(db);
  await endsIn(25);
  expect([await noticesOfEnd(db), await noticesOfEnd(db)]).toEqual([1, 0]);
  expect(await told()).toEqual([30, 30]);
});

test('nothing is told of what has ended, is archived, or has no end; several sweeps at once tell once', async () => {
  await endsIn(-1);
  expect(await noticesOfEnd(db)).toBe(0);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { endsAt: null } });
  expect(await noticesOfEnd(db)).toBe(0);
  await endsIn(20);
  const counts = await Promise.all(Array.from({ length: 6 }, () => noticesOfEnd(db)));
  expect(counts.reduce((a, b) => a + b)).toBe(1);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: new Date() } });
  await endsIn(10);
  expect(await noticesOfEnd(db)).toBe(0);
});

test('coordinators get a mail that says when and where to extend it, and not which workspace it is; others get none', async () => {
  const server = await testMailServer();
  configureMail(db, { smtpUrl: server.url, from: 'Learning Loop <no-reply@learning.example>', baseUrl: 'https://learning.example', say: () => {} });
  try {
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { name: 'A secret name', kind: 'mentoring' } });
    const second = await buildMember(db, workspace, { role: 'coordinator' });
    await buildMember(db, workspace);
    await endsIn(20);
    await noticesOfEnd(db);
    const mails = await server.arrived(2);
    const coordinators = await db.prisma.user.findMany({ where: { memberships: { some: { workspaceId: workspace.id, role: 'coordinator' } } } });
    expect(mails.flatMap(({ envelope }) => envelope.to).sort()).toEqual(coordinators.map(({ email }) => email).sort());
    expect(mails.map(({ envelope }) => envelope.to[0])).toContain(second.email);
    for (const { raw, link } of mails) {
      expect(raw).not.toContain('A secret name');
      expect(link).toBe('https://learning.example/workspaces');
    }
  } finally {
    await closeMail(db);
    configureMail(db, { baseUrl: 'http://127.0.0.1', say: () => {} });
  }
});
