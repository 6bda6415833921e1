import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildPerson, buildWorkspace, type BuiltWorkspace } from '../../tests/factories.ts';
import { RetentionSettings } from '../../shared/settings.ts';
import { recordEvent } from '../audit/commands.ts';
import { applyRetention, applyRetentionDaily } from './commands.ts';
import { applyRetentionNow, changeRetention, settingsView } from './pages.ts';

const db = await testDatabase();
const NOTHING = { workspaces: 0, guests: 0, invitations: 0, events: 0 };
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeEach(async () => {
  await db.pool.query('TRUNCATE audit_event, setting, break_glass; DELETE FROM workspace; DELETE FROM invitation; DELETE FROM user_account WHERE guest');
});

const administrator = await buildPerson(db);
await db.prisma.installationRole.create({ data: { userId: administrator.id, role: 'administrator' } });

async function buildGuest(workspace: BuiltWorkspace | null, { endsAt = null as Date | null, wrote = false, since = ago(400) } = {}) {
  const { id } = await db.prisma.user.create({ data: { name: 'Gwen Guest', jobRole: 'Foster carer', guest: true, createdAt: since } });
  await db.prisma.session.create({ data: { id: randomUUID(), userId: id, expiresAt: ago(-1) } });
  if (workspace) await db.prisma.membership.create({ data: { workspaceId: workspace.id, userId: id, organisationId: workspace.organisation.id, role: 'guest', endsAt } });
  if (workspace && wrote) await db.prisma.discussion.create({ data: { id: randomUUID(), workspaceId: workspace.id, metric: 'care-rate', area: 'E08000035', breakdown: '', title: 'Why?', authorId: id } });
  return id;
}
const guest = (id: string) => db.prisma.user.findUnique({ where: { id } });
const buildInvitation = (workspace: BuiltWorkspace, given: { state: string; answeredAt?: Date; expiresAt: Date }) =>
  db.prisma.invitation.create({ data: { organisationId: workspace.organisation.id, email: 'a@example.org', role: 'member', invitedById: administrator.id, ...given } }).then(({ id }) => id);

describe('what is over is deleted, and nothing else', () => {
  test('lines of the log that are older than is set', async () => {
    for (const months of [25, 23]) {
      await db.pool.query(`INSERT INTO audit_event (event, at, facts) VALUES ('login:opened', now() - make_interval(months => $1), '{}')`, [months]);
      await db.pool.query(`INSERT INTO break_glass (id, workspace_id, reason, asked_by_id, asked_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'r', $2, now() - make_interval(months => $1))`, [months, administrator.id]);
    }
    expect(await applyRetention(db)).toEqual({ ...NOTHING, events: 1 });
    expect((await db.prisma.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ event, facts }) => [event, facts])).toEqual([['login:opened', {}], ['retention:applied', { ...NOTHING, events: 1 }]]);
    expect(await db.prisma.breakGlass.count()).toBe(1);
  });

  test('workspaces that ended or were archived so long ago, with all that was said; their owner is told', async () => {
    const [ended, archived, lately, open, planned] = [await buildWorkspace(db), await buildWorkspace(db), await buildWorkspace(db), await buildWorkspace(db), await buildWorkspace(db)];
    await db.prisma.discussion.create({ data: { id: randomUUID(), workspaceId: ended.id, metric: 'care-rate', area: 'E08000035', breakdown: '', title: 'Why?', authorId: administrator.id } });
    const set = (workspace: BuiltWorkspace, data: { endsAt?: Date; archivedAt?: Date }) => db.prisma.workspace.update({ where: { id: workspace.id }, data: { ...data, ownerOrganisationId: workspace.organisation.id } });
    await set(ended, { endsAt: ago(740) });
    await set(archived, { archivedAt: ago(740), endsAt: ago(-10) });
    await set(lately, { endsAt: ago(700), archivedAt: ago(10) });
    await set(planned, { endsAt: ago(-740) });
    expect(await applyRetention(db)).toEqual({ ...NOTHING, workspaces: 2 });
    expect((await db.prisma.workspace.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual([lately.id, open.id, planned.id].sort());
    expect(await db.prisma.discussion.count()).toBe(0);
    expect(await db.prisma.auditEvent.findFirst({ where: { workspaceId: ended.id } })).toMatchObject({ event: 'retention:applied', organisationId: ended.organisation.id });
  });

  test('names of guests some days after their end: what they wrote stays, of the others nothing', async () => {
    const workspace = await buildWorkspace(db);
    const [author, silent] = [await buildGuest(workspace, { endsAt: ago(8), wrote: true }), await buildGuest(workspace, { endsAt: ago(8) })];
    const [lately, staying, sentAway, sentAwayLately] = [await buildGuest(workspace, { endsAt: ago(6) }), await buildGuest(workspace), await buildGuest(null), await buildGuest(null)];
    await recordEvent(db.prisma, { event: 'member:ended', actorId: null, userId: sentAwayLately });
    expect(await applyRetention(db)).toEqual({ ...NOTHING, guests: 3 });
    expect(await guest(author)).toMatchObject({ name: 'Guest', jobRole: null, closedAt: expect.any(Date) as Date });
    expect(await db.prisma.session.count({ where: { userId: author } })).toBe(0);
    expect([await guest(silent), await guest(sentAway)]).toEqual([null, null]);
    for (const id of [lately, staying, sentAwayLately]) expect(await guest(id)).toMatchObject({ name: 'Gwen Guest' });
    expect(await applyRetention(db)).toEqual(NOTHING);
  });

  test('a guest’s empty account goes with the last thing they wrote', async () => {
    const workspace = await buildWorkspace(db);
    const author = await buildGuest(workspace, { endsAt: ago(8), wrote: true });
    await applyRetention(db);
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: ago(740) } });
    await applyRetention(db);
    expect(await guest(author)).toBeNull();
  });

  test('invitations some time after they were answered or were over; not those that wait for somebody', async () => {
    const workspace = await buildWorkspace(db);
    const over = [await buildInvitation(workspace, { state: 'done', answeredAt: ago(91), expiresAt: ago(80) }), await buildInvitation(workspace, { state: 'open', expiresAt: ago(91) })];
    const kept = [
      await buildInvitation(workspace, { state: 'declined', answeredAt: ago(89), expiresAt: ago(95) }), await buildInvitation(workspace, { state: 'open', expiresAt: ago(89) }),
      await buildInvitation(workspace, { state: 'accepted', answeredAt: ago(200), expiresAt: ago(190) }),
    ];
    expect(await applyRetention(db)).toEqual({ ...NOTHING, invitations: over.length });
    expect((await db.prisma.invitation.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual(kept.sort());
  });
});

describe('how long that is', () => {
  test('is as usual until it is set; setting it holds at the next run and is written down with before and after', async () => {
    expect((await settingsView(administrator.ctx)).retention).toEqual({ auditMonths: 24, workspaceMonths: 24, guestDays: 7, invitationDays: 90 });
    await db.prisma.auditEvent.create({ data: { event: 'login:opened', at: ago(400) } });
    expect(await applyRetention(db)).toEqual(NOTHING);
    await changeRetention(administrator.ctx, { auditMonths: 12, workspaceMonths: 24, guestDays: 7, invitationDays: 90 });
    expect(await db.prisma.auditEvent.findFirst({ where: { event: 'setting:changed' } })).toMatchObject({
      actorId: administrator.id, facts: { setting: 'how long things are kept', before: 'Logs of who did what: 24 months', after: 'Logs of who did what: 12 months' },
    });
    expect(await applyRetentionNow(administrator.ctx)).toEqual({ ...NOTHING, events: 1 });
  });

  test.each([['auditMonths', 5], ['auditMonths', 73], ['workspaceMonths', 0], ['guestDays', 61], ['invitationDays', 29], ['guestDays', 1.5], ['auditMonths', 'x'], ['guestDays', '']] as const)('%s of %s is refused in words', (name, value) => {
    expect(RetentionSettings.safeParse({ auditMonths: 24, workspaceMonths: 24, guestDays: 7, invitationDays: 90, [name]: value }).success).toBe(false);
  });
});

test('it runs once a day by itself, leaves no line where nothing was over, and says so by the button', async () => {
  expect(await applyRetentionDaily(db)).toEqual(NOTHING);
  expect(await db.prisma.auditEvent.count()).toBe(0);
  expect(await applyRetentionDaily(db)).toBeNull();
  await db.pool.query(`UPDATE setting SET value = to_jsonb(now() - interval '25 hours') WHERE key = 'retention-applied'`);
  expect(await applyRetentionDaily(db)).toEqual(NOTHING);
  await applyRetentionNow(administrator.ctx);
  expect(await db.prisma.auditEvent.findMany()).toMatchObject([{ event: 'retention:applied', actorId: administrator.id }]);
});
