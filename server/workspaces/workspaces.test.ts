import { describe, expect, test } from 'vitest';
import { ENGLAND, INVENTED_COUNTRY, NORTHERN_VALE } from '../../shared/areas/register.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildPerson } from '../../tests/factories.ts';
import { configureAuth, signIn } from '../auth/commands.ts';
import { createWorkspace, type NewWorkspace } from './commands.ts';
import { runWorkspaceCommand } from './main.ts';
import { workspacesOf, workspaceView } from './queries.ts';

const db = await testDatabase();
configureAuth(db, { secureCookies: false, sandbox: true });
const YORKSHIRE = 'E12000003';
const base: NewWorkspace = {
  slug: 'yorkshire', name: 'Yorkshire and The Humber', kind: 'region', invented: false, areas: [YORKSHIRE],
  organisations: [{ name: 'Leeds', kind: 'la' }],
  members: [
    { email: 'A@Example.org', name: 'A Person', password: 'given to them', organisation: 'Leeds', role: 'coordinator' },
    { email: 'b@example.org', name: 'B Person', organisation: 'Leeds', role: 'observer' },
  ],
};
const contextOf = async (email: string) => {
  const { id, name, invented } = await db.prisma.user.findUniqueOrThrow({ where: { email } });
  return { db, actor: { userId: id, name, invented, guest: false, secondFactor: true } };
};

describe('making a workspace', () => {
  test('a region stands for itself, its authorities and its country; people can sign in', async () => {
    const made = await createWorkspace(db, base);
    expect(made.members.map(({ email, password }) => [email, password === null])).toEqual([['a@example.org', true], ['b@example.org', false]]);
    const view = await workspaceView(await contextOf('b@example.org'), 'yorkshire');
    expect(view).toMatchObject({ id: made.id, name: base.name, kind: 'region', invented: false, role: 'observer', memberCount: 2 });
    expect(view.abilities['comment.post']).toBe(false);
    expect(view.areas).toEqual(expect.arrayContaining([ENGLAND, YORKSHIRE, 'E08000035']));
    expect(view.areas).toHaveLength(2 + 15);
    await signIn(db, { email: 'a@example.org', password: 'given to them' });
    await signIn(db, { email: 'b@example.org', password: made.members[1]?.password ?? '' });
  });

  test('an existing account keeps its password and gains the workspace', async () => {
    const made = await createWorkspace(db, { ...base, slug: 'second', name: 'A second', members: [{ ...base.members[0]!, password: 'another' }] });
    expect(made.members[0]?.password).toBeNull();
    await expect(signIn(db, { email: 'a@example.org', password: 'another' })).rejects.toMatchObject({ status: 400 });
    expect((await workspacesOf(await contextOf('a@example.org'))).map(({ slug }) => slug)).toEqual(['second', 'yorkshire']);
    expect((await workspacesOf(await contextOf('b@example.org'))).map(({ slug }) => slug)).toEqual(['yorkshire']);
  });

  test.each([
    ['slug', { slug: 'yorkshire' }],
    ['slug', { slug: 'Not A Slug' }],
    ['areas', { slug: 'x1', areas: [] }],
    ['areas', { slug: 'x2', areas: ['E99999999'] }],
    ['areas', { slug: 'x3', areas: [NORTHERN_VALE] }],
    ['areas', { slug: 'x4', invented: true }],
    ['members', { slug: 'x5', organisations: [] }],
  ])('names the field %s of what it refuses: %j', async (field, change) => {
    const before = [await db.prisma.workspace.count(), await db.prisma.user.count()];
    await expect(createWorkspace(db, { ...base, ...change })).rejects.toMatchObject({ status: 400, fields: { [field]: expect.any(String) as string } });
    expect([await db.prisma.workspace.count(), await db.prisma.user.count()]).toEqual(before);
  });

  test('sandbox people reach nothing outside the sandbox', async () => {
    const member = { email: 'vale@example.org', name: 'Coordinator, Northern Vale', organisation: 'Ashdown', role: 'coordinator' as const };
    const sandbox: NewWorkspace = { ...base, slug: 'northern-vale', invented: true, areas: [NORTHERN_VALE], organisations: [{ name: 'Ashdown', kind: 'la' }], members: [member] };
    await createWorkspace(db, sandbox);
    const ctx = await contextOf(member.email);
    expect((await workspaceView(ctx, 'northern-vale')).areas).toEqual(expect.arrayContaining([INVENTED_COUNTRY, NORTHERN_VALE, 'X06000012']));
    await expect(createWorkspace(db, { ...sandbox, slug: 'out', invented: false, areas: [YORKSHIRE] })).rejects.toMatchObject({ fields: { members: expect.any(String) as string } });
    // Not even by a membership that should not be there.
    const { id: workspaceId } = await db.prisma.workspace.findUniqueOrThrow({ where: { slug: 'yorkshire' } });
    const { id: organisationId } = await db.prisma.organisation.findFirstOrThrow();
    await db.prisma.membership.create({ data: { workspaceId, organisationId, userId: ctx.actor.userId, role: 'member' } });
    await expect(workspaceView(ctx, 'yorkshire')).rejects.toMatchObject({ status: 404 });
    expect((await workspacesOf(ctx)).map(({ slug }) => slug)).toEqual(['northern-vale']);
  });

  test('who is no member is answered as if it were not there; nobody is asked to sign in', async () => {
    const stranger = await buildPerson(db);
    const [theirs, none] = await Promise.all(['yorkshire', 'nowhere'].map((slug) => workspaceView(stranger.ctx, slug).catch((error: unknown) => error)));
    expect(theirs).toMatchObject({ status: 404 });
    expect({ ...(theirs as object) }).toEqual({ ...(none as object) });
    await expect(workspaceView({ db, actor: null }, 'yorkshire')).rejects.toMatchObject({ status: 401 });
    await expect(workspacesOf({ db, actor: null })).rejects.toMatchObject({ status: 401 });
  });
});

describe('the command line', () => {
  const run = async (...argv: string[]) => {
    const lines: string[] = [];
    return { code: await runWorkspaceCommand(argv, db, (line) => lines.push(line)), text: lines.join('\n') };
  };

  test('makes a workspace and prints passwords that work', async () => {
    const { code, text } = await run('create', '--name', 'North East', '--region', 'E12000001', '--member', 'c@example.org:C Person:Durham:coordinator', '--member', 'a@example.org:A:Durham:member');
    expect(text).toContain('/workspaces/north-east');
    expect(text).toContain('a@example.org  has an account already');
    await signIn(db, { email: 'c@example.org', password: /c@example.org {2}password (\S+)/.exec(text)?.[1] ?? '' });
    expect(code).toBe(0);
  });

  test('names the owner, and gives the terms of its kind', async () => {
    const { code } = await run('create', '--name', 'Two authorities', '--kind', 'mentoring', '--owner', 'Wakefield', '--area', 'E08000036', '--member', 'd@example.org:D Person:Leeds:coordinator');
    expect(code).toBe(0);
    const made = await db.prisma.workspace.findUniqueOrThrow({ where: { slug: 'two-authorities' }, include: { owner: true } });
    expect(made).toMatchObject({ owner: { name: 'Wakefield' }, kind: 'mentoring', termsVersion: 1, terms: expect.stringContaining('What is said here') as string });
    expect(made.endsAt?.getTime()).toBeGreaterThan(Date.now() + 300 * 86_400_000);
    await run('create', '--name', 'Without a word', '--area', 'E08000036', '--member', 'd@example.org:D Person:Leeds:coordinator');
    expect(await db.prisma.workspace.findUniqueOrThrow({ where: { slug: 'without-a-word' }, include: { owner: true } })).toMatchObject({ owner: { name: 'Leeds' } });
  });

  test('leaves addresses alone that are pages', async () => {
    expect(await run('create', '--name', 'New', '--area', 'E08000036')).toMatchObject({ code: 1, text: expect.stringContaining('slug') as string });
  });

  test.each([
    [['destroy'], 'command: The only command is create.'],
    [['create', '--region', YORKSHIRE], 'name: Give the workspace a name.'],
    [['create', '--name', 'X', '--region', 'E08000035'], 'region: E08000035 is not the code of a region.'],
    [['create', '--name', 'X', '--region', YORKSHIRE, '--member', 'a:b'], 'member: a:b is not of the form'],
    [['create', '--name', 'X', '--region', YORKSHIRE, '--member', 'a@b:b:c:owner'], 'is not of the form'],
    [['create', '--name', 'X', '--colour', 'x'], "Unknown option '--colour'"],
    [['create', '--name', 'X', '--kind', 'club'], 'kind: Choose one of'],
  ])('%j is refused with words', async (argv, words) => {
    const { code, text } = await run(...argv);
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(text).toContain('Usage:');
  });
});
