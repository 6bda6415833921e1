import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../shared/live.ts';
import type { Visibility } from '../../shared/contributions.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { testDatabase } from '../../tests/database.ts';
import { join, liveServer, until, type TestSocket } from '../../tests/live-harness.ts';
import { recordFact } from '../activity.ts';
import { notificationsChanged } from '../notifications/channel.ts';
import { roomsOf } from './sockets.ts';

const METRIC = 'children-in-need-rate';
const db = await testDatabase();
const server = await liveServer(db, { recheckMs: 100 });

/** Somebody who has a page of the workspace open, and every fact they were told. */
async function reading(person: BuiltPerson, workspace: BuiltWorkspace): Promise<{ socket: TestSocket; told: Fact[] }> {
  const socket = await server.connect(person.cookie);
  const told: Fact[] = [];
  socket.on('facts:recorded', (facts) => told.push(...facts));
  expect(await join(socket, { workspaceId: workspace.id, metric: METRIC, since: 0 })).toMatchObject({ ok: true });
  return { socket, told };
}

/** A workspace with an author, a colleague of theirs, and a member of another organisation. */
async function scene() {
  const workspace = await buildWorkspace(db);
  const others = await buildOrganisation(db);
  const author = await buildMember(db, workspace);
  const colleague = await buildMember(db, workspace);
  const stranger = await buildMember(db, workspace, { organisationId: others.id });
  return { workspace, author, colleague, stranger };
}

async function note({ workspace, author }: { workspace: BuiltWorkspace; author: BuiltPerson }, visibility: Visibility): Promise<string> {
  const id = randomUUID();
  await db.prisma.annotation.create({
    data: { id, workspaceId: workspace.id, scope: 'indicator', metric: METRIC, kind: 'context', body: 'For some.', visibility, authorId: author.id, authorOrganisationId: workspace.organisation.id },
  });
  return id;
}

const record = (workspace: BuiltWorkspace, author: BuiltPerson, fact: 'annotation:added' | 'annotation:changed', annotationId: string) =>
  db.prisma.$transaction((tx) =>
    recordFact(tx, workspace.id, fact === 'annotation:added' ? { fact, subject: { annotationId } } : { fact, subject: { annotationId, what: 'visibility' } }, { userId: author.id, organisationId: workspace.organisation.id }),
  );

const names = (told: readonly Fact[]) => told.map(({ fact }) => fact);

describe('what is for some is told to them alone', () => {
  test.each<[Visibility, { author: string; colleague: string; stranger: string }]>([
    ['me', { author: 'annotation:added', colleague: 'elsewhere:recorded', stranger: 'elsewhere:recorded' }],
    ['organisation', { author: 'annotation:added', colleague: 'annotation:added', stranger: 'elsewhere:recorded' }],
    ['workspace', { author: 'annotation:added', colleague: 'annotation:added', stranger: 'annotation:added' }],
  ])('%s', async (visibility, expected) => {
    const { workspace, author, colleague, stranger } = await scene();
    const pages = { author: await reading(author, workspace), colleague: await reading(colleague, workspace), stranger: await reading(stranger, workspace) };
    const id = await note({ workspace, author }, visibility);
    await record(workspace, author, 'annotation:added', id);
    await until('all are told of the number', () => Object.values(pages).every(({ told }) => told.length === 1));
    expect({ author: names(pages.author.told)[0], colleague: names(pages.colleague.told)[0], stranger: names(pages.stranger.told)[0] }).toEqual(expected);
    for (const [who, { told }] of Object.entries(pages)) {
      if (expected[who as 'author'] === 'elsewhere:recorded') expect(JSON.stringify(told)).not.toContain(id);
    }
    // The same for whoever comes later and catches up.
    const late = await server.connect(stranger.cookie);
    const answer = await join(late, { workspaceId: workspace.id, metric: METRIC, since: 0 });
    expect('facts' in answer ? names(answer.facts) : answer).toEqual([expected.stranger]);
  });

  test('whoever names another kind of room as their indicator hears nothing of it', async () => {
    const { workspace, author, stranger } = await scene();
    const own = await reading(author, workspace);
    for (const metric of [`person:${author.id}`, `organisation:${workspace.organisation.id}`, ':person', 'Care-Rate', '__proto__', ' ']) {
      const socket = await server.connect(stranger.cookie);
      expect(await join(socket, { workspaceId: workspace.id, metric, since: 0 }), metric).toEqual({ ok: false, code: 'malformed' });
    }
    // Were it let in, it would still stand in no room but an indicator's.
    const roomOf = (metric: string) => roomsOf({ actor: { ...author.ctx.actor!, userId: author.id }, workspaceId: workspace.id, organisationId: workspace.organisation.id, person: null, metric });
    const forged = roomOf(`person:${author.id}`);
    expect(forged).toHaveLength(new Set(forged).size);
    expect(roomOf(METRIC)).not.toContain(forged[1]);
    await record(workspace, author, 'annotation:added', await note({ workspace, author }, 'me'));
    await until('its author is told', () => own.told.length === 1);
  });

  test('what becomes less visible is taken from the others’ pages, and gone is gone for everybody', async () => {
    const { workspace, author, colleague, stranger } = await scene();
    const id = await note({ workspace, author }, 'workspace');
    await record(workspace, author, 'annotation:added', id);
    const [mine, theirs] = [await reading(colleague, workspace), await reading(stranger, workspace)];
    await db.prisma.annotation.update({ where: { id }, data: { visibility: 'organisation' } });
    await record(workspace, author, 'annotation:changed', id);
    await until('both are told', () => mine.told.length === 1 && theirs.told.length === 1);
    expect([names(mine.told), names(theirs.told)]).toEqual([['annotation:changed'], ['contribution:removed']]);
    await db.prisma.annotation.delete({ where: { id } });
    await record(workspace, author, 'annotation:changed', id);
    await until('both are told again', () => mine.told.length === 2 && theirs.told.length === 2);
    expect([names(mine.told)[1], names(theirs.told)[1]]).toEqual(['contribution:removed', 'contribution:removed']);
    // Whoever catches up meets a log without holes.
    const answer = await join(await server.connect(author.cookie), { workspaceId: workspace.id, metric: METRIC, since: 0 });
    expect('facts' in answer ? answer.facts.map(({ sequence }) => sequence) : answer).toEqual([1, 2, 3]);
  });
});

describe('two who change the same thing', () => {
  test('are told of each other, and of nobody else', async () => {
    const { workspace, author, colleague, stranger } = await scene();
    const pages = [await reading(author, workspace), await reading(colleague, workspace), await reading(stranger, workspace)] as const;
    const heard = pages.map(({ socket }) => {
      const said: (readonly [number, readonly string[]])[] = [];
      socket.on('editing:changed', ({ count, people }) => said.push([count, people.map(({ name }) => name)]));
      return said;
    });
    const id = randomUUID();
    pages[0].socket.emit('editing:start', { id });
    await until('the first is alone', () => heard[0]?.length === 1);
    expect(heard[0]).toEqual([[0, []]]);
    pages[1].socket.emit('editing:start', { id });
    await until('both know', () => heard[0]?.length === 2 && heard[1]?.length === 1);
    expect([heard[0]?.[1], heard[1]?.[0]]).toEqual([[1, [colleague.name]], [1, [author.name]]]);
    expect(heard[2]).toEqual([]);
    pages[1].socket.disconnect();
    await until('the other one has gone', () => heard[0]?.length === 3);
    expect(heard[0]?.[2]).toEqual([0, []]);
  });
});

describe('news', () => {
  test('reach the person they are for, on whatever page, and nobody else', async () => {
    const [one, other] = [await buildPerson(db), await buildPerson(db)];
    const sockets = [await server.connect(one.cookie), await server.connect(other.cookie), await server.connect()] as const;
    const heard = [0, 0, 0];
    for (const [index, socket] of sockets.entries()) {
      socket.on('news:changed', () => void (heard[index] = (heard[index] ?? 0) + 1));
      socket.emit('news:follow');
    }
    // Whoever begins to follow asks once: what came before was told to nobody here.
    await until('both follow', () => heard[0] === 1 && heard[1] === 1);
    await db.prisma.$transaction((tx) => notificationsChanged(tx, one.id));
    await until('the one is told', () => heard[0] === 2);
    await db.prisma.$transaction((tx) => notificationsChanged(tx, other.id));
    await until('the other is told', () => heard[1] === 2);
    expect(heard).toEqual([2, 2, 0]);
  });
});
