import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { MOST_MISSED_FACTS } from '../../shared/live.ts';
import { buildFigures, buildMember, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { testDatabase } from '../../tests/database.ts';
import { join, ListeningPage, liveServer, until } from '../../tests/live-harness.ts';
import { agreeAction, moveAction } from '../actions/commands.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { postComment, startDiscussion } from '../discussions/commands.ts';
import { conversationOn } from '../discussions/queries.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
const server = await liveServer(db, { recheckMs: 100 });

beforeAll(async () => {
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 328 }]);
});

const anchor = { metric: METRIC, area: LEEDS, breakdown: '' };
const opening = () => ({ ...anchor, key: randomUUID(), period: null, title: 'Why so many?', body: written('Thoughts?') });

async function pageOf(person: BuiltPerson, workspace: BuiltWorkspace, metric = METRIC): Promise<ListeningPage> {
  const page = new ListeningPage(await server.connect(person.cookie), await conversationOn(person.ctx, workspace.slug, metric), metric);
  expect(await page.join()).toMatchObject({ ok: true });
  return page;
}

describe('facts', () => {
  test('each kind reaches every member of the workspace in order, whichever indicator they read, and nobody else', async () => {
    const [here, elsewhere] = [await buildWorkspace(db), await buildWorkspace(db)];
    const author = await buildMember(db, here);
    const [observer, member] = [await buildMember(db, here, { role: 'observer' }), await buildMember(db, here)];
    const reader = await pageOf(observer, here);
    const onAnother = await pageOf(member, here, 'care-rate');
    const outsider = await pageOf(await buildMember(db, elsewhere), elsewhere);

    await addAnnotation(author.ctx, here.slug, AddAnnotation.parse({ ...anchor, key: randomUUID(), period: '2025', kind: 'context', body: 'A new front door.' }));
    const discussionId = randomUUID();
    await startDiscussion(author.ctx, here.slug, { ...opening(), key: discussionId });
    await postComment(author.ctx, here.slug, { key: randomUUID(), discussionId, body: written('A reply') });
    const actionId = randomUUID();
    await agreeAction(author.ctx, here.slug, { ...anchor, key: actionId, what: 'Visit', who: 'Head of service', organisationId: here.organisation.id, due: '2026-12-01' });
    await moveAction(author.ctx, here.slug, { key: randomUUID(), actionId, status: 'stuck' });

    const names = ['annotation:added', 'discussion:started', 'comment:posted', 'action:agreed', 'action:moved'];
    await until('both readers hear five facts', () => reader.facts.length === 5 && onAnother.facts.length === 5);
    expect(reader.facts.map(({ fact }) => fact)).toEqual(names);
    expect(onAnother.facts.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(reader.holes + onAnother.holes).toBe(0);
    expect(outsider.facts).toEqual([]);
    // A reload equals the live view, but for what is the reader's own and comes with the page alone.
    const reloaded = await conversationOn(observer.ctx, here.slug, METRIC);
    expect({ ...reader.conversation, personal: reloaded.personal }).toEqual(reloaded);
    expect(onAnother.conversation).toMatchObject({ sequence: 5, annotations: [], discussions: [], actions: [] });
  });

  test('after a cut network everything missed arrives once, in order', async () => {
    const workspace = await buildWorkspace(db);
    const author = await buildMember(db, workspace);
    const reader = await pageOf(await buildMember(db, workspace), workspace);
    const discussionId = randomUUID();
    await startDiscussion(author.ctx, workspace.slug, { ...opening(), key: discussionId });
    await until('the first fact', () => reader.facts.length === 1);

    reader.socket.disconnect();
    for (let index = 0; index < 5; index += 1) await postComment(author.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written(`${index}`) });
    reader.socket.connect();
    // Writing goes on while the page comes back.
    const writing = Promise.all(Array.from({ length: 20 }, () => postComment(author.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written('meanwhile') })));
    await until('connected again', () => reader.socket.connected);
    await reader.join();
    await writing;
    await until('all 26 facts', () => reader.facts.length === 26);
    expect(reader.facts.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    expect(reader.holes).toBe(0);
    expect(reader.conversation.discussions[0]?.comments.map(({ position }) => position)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
  });

  test('people who come in while others write miss nothing and see no hole', async () => {
    const workspace = await buildWorkspace(db);
    const author = await buildMember(db, workspace);
    const discussionId = randomUUID();
    await startDiscussion(author.ctx, workspace.slug, { ...opening(), key: discussionId });
    const loaded = await conversationOn(author.ctx, workspace.slug, METRIC);
    const sockets = await Promise.all(Array.from({ length: 20 }, () => server.connect(author.cookie)));
    const pages = sockets.map((socket) => new ListeningPage(socket, loaded, METRIC));
    const writing = (async () => {
      for (let index = 0; index < 60; index += 1) await postComment(author.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written(`${index}`) });
    })();
    for (const page of pages) {
      await page.join();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await writing;
    await until('every page holds every comment', () => pages.every(({ conversation }) => conversation.sequence === 61));
    expect(pages.map(({ holes }) => holes)).toEqual(pages.map(() => 0));
    expect(pages.map(({ facts }) => facts.length)).toEqual(pages.map(() => 60));
  });

  test('a cut LISTEN connection loses nothing', async () => {
    const workspace = await buildWorkspace(db);
    const author = await buildMember(db, workspace);
    const reader = await pageOf(await buildMember(db, workspace), workspace);
    const discussionId = randomUUID();
    await startDiscussion(author.ctx, workspace.slug, { ...opening(), key: discussionId });
    for (let round = 0; round < 3; round += 1) {
      const { rowCount } = await db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'learning-loop activity'`);
      expect(rowCount).toBeGreaterThan(0);
      for (let index = 0; index < 5; index += 1) await postComment(author.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written(`${round} ${index}`) });
      await until('what was written while nobody listened', () => reader.facts.length === 1 + (round + 1) * 5);
    }
    expect(reader.holes).toBe(0);
  });

  test('who missed too much, or knows a longer log than there is, loads again', async () => {
    const workspace = await buildWorkspace(db);
    const reader = await buildMember(db, workspace);
    const socket = await server.connect(reader.cookie);
    const ask = (since: number) => join(socket, { workspaceId: workspace.id, metric: METRIC, since });
    expect(await ask(1)).toEqual({ ok: true, sequence: 0, reload: true });
    const actionId = randomUUID();
    await agreeAction(reader.ctx, workspace.slug, { ...anchor, key: actionId, what: 'Visit', who: 'x', organisationId: workspace.organisation.id, due: '2026-12-01' });
    await db.pool.query(
      `INSERT INTO activity (workspace_id, sequence, fact, subject) SELECT $1, n, 'action:moved', $2 FROM generate_series(2, $3::int) n`,
      [workspace.id, JSON.stringify({ actionId }), MOST_MISSED_FACTS + 1],
    );
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { sequence: MOST_MISSED_FACTS + 1 } });
    expect(await ask(0)).toEqual({ ok: true, sequence: MOST_MISSED_FACTS + 1, reload: true });
    const answer = await ask(1);
    expect(answer.ok && 'facts' in answer && answer.facts.length).toBe(MOST_MISSED_FACTS);
  });
});

describe('the door', () => {
  test('nobody, strangers, sandbox people outside and malformed requests stay outside', async () => {
    const workspace = await buildWorkspace(db);
    const request = { workspaceId: workspace.id, metric: METRIC, since: 0 };
    const stranger = await server.connect((await buildPerson(db)).cookie);
    expect(await join(await server.connect(), request)).toEqual({ ok: false, code: 'sign-in' });
    expect(await join(await server.connect('login=invented-elsewhere'), request)).toEqual({ ok: false, code: 'sign-in' });
    expect(await join(stranger, request)).toEqual({ ok: false, code: 'not-found' });
    expect(await join(stranger, { ...request, workspaceId: randomUUID() })).toEqual({ ok: false, code: 'not-found' });
    for (const malformed of [null, 'x', [], {}, { ...request, since: -1 }, { ...request, since: 1.5 }, { ...request, workspaceId: 'x' }]) {
      expect(await join(stranger, malformed as never)).toEqual({ ok: false, code: 'malformed' });
    }
  });

  test('pages of another host are refused, by polling and by upgrade', async () => {
    const ask = (headers: Record<string, string>) => fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers });
    expect((await ask({})).status).toBe(200);
    expect((await ask({ origin: server.url })).status).toBe(200);
    expect((await ask({ origin: 'https://example.org' })).status).toBe(403);
    expect((await ask({ origin: 'null' })).status).toBe(403);
    const { default: WebSocket } = await import('ws');
    const upgrade = (origin: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { origin });
        socket.on('open', () => resolve('open')).on('error', (error) => resolve(error.message)).on('open', () => socket.close());
      });
    expect(await upgrade(server.url)).toBe('open');
    expect(await upgrade('https://example.org')).toMatch(/response: 40[03]/);
  });

  test('access that ends makes the sockets leave: closed rooms, ended logins, ended memberships', async () => {
    const workspace = await buildWorkspace(db);
    const people = await Promise.all([1, 2, 3, 4].map(() => buildMember(db, workspace)));
    const [evicted, signedOut, removed, stays] = await Promise.all(people.map((person) => pageOf(person, workspace)));
    server.live.closeRoomsOf(people[0]!.id, workspace.id);
    await until('the evicted page is closed', () => evicted?.closed === 1);
    await db.prisma.session.deleteMany({ where: { userId: people[1]!.id } });
    await db.prisma.membership.deleteMany({ where: { userId: people[2]!.id } });
    await until('the others are closed', () => signedOut?.closed === 1 && removed?.closed === 1);
    await startDiscussion(people[3]!.ctx, workspace.slug, opening());
    await until('who stays hears it', () => stays?.facts.length === 1);
    expect([evicted, signedOut, removed].map((page) => page?.facts.length)).toEqual([0, 0, 0]);
    expect(stays?.closed).toBe(0);
    expect(await signedOut?.join()).toEqual({ ok: false, code: 'sign-in' });
    expect(await removed?.join()).toEqual({ ok: false, code: 'not-found' });
  });

  test('broken, oversized and unexpected frames end at most their own connection', async () => {
    const workspace = await buildWorkspace(db);
    const person = await buildMember(db, workspace);
    const reader = await pageOf(person, workspace);
    const { default: WebSocket } = await import('ws');
    const frames = ['', '4', '42', '42[', '42{}', '42["room:join"]', '420["room:join",{}]', '42["nothing"]', '40', '999', '42["room:join",' + 'x'.repeat(200_000), '4'.repeat(9_000), '451-["room:join",{"_placeholder":true,"num":0}]', '42["disconnect"]', '42["__proto__",1]'];
    await Promise.all(
      frames.map((frame) => new Promise<void>((resolve) => {
        const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers: { cookie: person.cookie } });
        socket.on('open', () => {
          socket.send('40');
          socket.send(frame);
          socket.send(Buffer.from([0, 1, 2, 255]));
          setTimeout(() => socket.terminate(), 50);
        });
        socket.on('error', () => {}).on('close', () => resolve());
      })),
    );
    const flooder = await server.connect(person.cookie);
    for (let index = 0; index < 200; index += 1) flooder.emit('room:join', { workspaceId: workspace.id, metric: METRIC, since: 0 }, () => {});
    await until('the flooder is cut off', () => !flooder.connected);
    await startDiscussion(person.ctx, workspace.slug, opening());
    await until('the reader still hears', () => reader.facts.length === 1);
  });
});

describe('presence', () => {
  test('counts people, not tabs; names the first; is told again only when different', async () => {
    const workspace = await buildWorkspace(db);
    const [ana, ben] = [await buildMember(db, workspace, { name: 'Ana' }), await buildMember(db, workspace, { name: 'Ben' })];
    const first = await pageOf(ana, workspace);
    const second = await pageOf(ana, workspace);
    const other = await pageOf(ben, workspace);
    const elsewhere = await pageOf(ben, workspace, 'care-rate');
    await until('two here', () => first.presences.at(-1)?.count === 2);
    expect(first.presences.at(-1)?.people).toEqual([{ name: 'Ana', organisation: workspace.organisation.name }, { name: 'Ben', organisation: workspace.organisation.name }]);
    expect(elsewhere.presences.at(-1)?.count).toBe(1);
    second.socket.disconnect();
    other.socket.disconnect();
    await until('one here', () => first.presences.at(-1)?.count === 1);
    expect(first.presences.map(({ count }) => count)).toEqual([1, 2, 1]);
  });
});
