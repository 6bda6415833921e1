import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { join, ListeningPage, liveServer, until } from '../../tests/live-harness.ts';
import { accessChanged } from '../access.ts';
import { postComment, startDiscussion } from '../discussions/commands.ts';
import { conversationOn } from '../discussions/queries.ts';
import { actFor, changeMember, endMember, leaveWorkspace } from '../members/commands.ts';
import { recordFact } from '../activity.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
/** S3: a removed person's sockets are silent within this, on every node. */
const SILENT_WITHIN_MS = 1_000;
const db = await testDatabase();
// Two nodes on one database; neither asks again by itself while the test runs, so that what is heard is what counts.
const nodeA = await liveServer(db, { recheckMs: 60_000 });
const nodeB = await liveServer(db, { recheckMs: 60_000 });

beforeAll(async () => {
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 328 }]);
});

interface Scene {
  readonly workspace: BuiltWorkspace;
  readonly coordinator: BuiltPerson;
  readonly member: BuiltPerson;
  readonly discussionId: string;
}

async function scene(): Promise<Scene> {
  const workspace = await buildWorkspace(db);
  const coordinator = await buildMember(db, workspace, { role: 'coordinator' });
  const member = await buildMember(db, workspace);
  const discussionId = randomUUID();
  await startDiscussion(coordinator.ctx, workspace.slug, { key: discussionId, metric: METRIC, area: LEEDS, breakdown: '', period: null, title: 'Why?', body: written('Thoughts?') });
  return { workspace, coordinator, member, discussionId };
}

const say = ({ coordinator, workspace, discussionId }: Scene, words: string) =>
  postComment(coordinator.ctx, workspace.slug, { key: randomUUID(), discussionId, body: written(words) });

async function pageAt(node: typeof nodeA, person: BuiltPerson, workspace: BuiltWorkspace, transports?: string[]): Promise<ListeningPage> {
  const page = new ListeningPage(await node.connect(person.cookie, transports && { transports }), await conversationOn(person.ctx, workspace.slug, METRIC), METRIC);
  expect(await page.join()).toMatchObject({ ok: true });
  return page;
}

/** Ends somebody's access, and measures how long until their pages are closed; then others write on. */
async function silenced(pages: readonly ListeningPage[], end: () => Promise<unknown>): Promise<number> {
  await end();
  const since = performance.now();
  await until('every page of theirs is closed', () => pages.every(({ closed }) => closed > 0));
  return performance.now() - since;
}

describe('who is removed hears nothing more', () => {
  test.each([['websocket'], ['polling']])('on either node within a second of the commit, by %s', async (transport) => {
    const here = await scene();
    const { workspace, coordinator, member } = here;
    const pages = [await pageAt(nodeA, member, workspace, [transport]), await pageAt(nodeB, member, workspace, [transport])];
    const witness = await pageAt(nodeB, coordinator, workspace);
    await say(here, 'before');
    await until('everybody heard it', () => [...pages, witness].every(({ facts }) => facts.length === 1));

    const ms = await silenced(pages, () => endMember(coordinator.ctx, workspace.slug, member.id));
    console.info(`silent on two nodes by ${transport} after ${ms.toFixed(0)} ms`);
    expect(ms).toBeLessThan(SILENT_WITHIN_MS);
    for (const words of ['one', 'two', 'three']) await say(here, words);
    await until('who stays hears all of it', () => witness.facts.length === 5);
    expect(witness.facts.map(({ fact }) => fact)).toEqual(['comment:posted', 'member:ended', 'comment:posted', 'comment:posted', 'comment:posted']);
    expect(pages.map(({ facts }) => facts.length)).toEqual([1, 1]);
    // With the same cookie there is no way back, on the old connection or a new one.
    for (const page of pages) expect(await page.join()).toEqual({ ok: false, code: 'not-found' });
    expect(await join(await nodeA.connect(member.cookie), { workspaceId: workspace.id, metric: METRIC, since: 0 })).toEqual({ ok: false, code: 'not-found' });
  });

  test('not even while everybody writes', async () => {
    const here = await scene();
    const { workspace, coordinator, member } = here;
    const page = await pageAt(nodeB, member, workspace);
    const witness = await pageAt(nodeB, coordinator, workspace);
    const writing = Promise.all(Array.from({ length: 30 }, (_, number) => say(here, `${number}`)));
    await endMember(coordinator.ctx, workspace.slug, member.id);
    await writing;
    await until('who stays heard all of it', () => witness.facts.length === 31);
    const ended = witness.facts.find(({ fact }) => fact === 'member:ended')?.sequence ?? 0;
    expect(page.facts.filter(({ sequence }) => sequence >= ended)).toEqual([]);
  });

  test('a membership that is over by its date is over in the room too', async () => {
    const here = await scene();
    await db.prisma.membership.updateMany({ where: { userId: here.member.id }, data: { endsAt: new Date(Date.now() + 1_500) } });
    const page = await pageAt(nodeA, here.member, here.workspace);
    await until('it is closed by itself', () => page.closed > 0);
    expect(await page.join()).toEqual({ ok: false, code: 'not-found' });
  });

  test('who comes in while their membership ends stays outside', async () => {
    const here = await scene();
    const { workspace, coordinator, member } = here;
    const witness = await pageAt(nodeB, coordinator, workspace);
    const pages = await Promise.all([1, 2, 3, 4, 5].map(async () => new ListeningPage(await nodeB.connect(member.cookie), await conversationOn(member.ctx, workspace.slug, METRIC), METRIC)));
    const [, ...answers] = await Promise.all([endMember(coordinator.ctx, workspace.slug, member.id), ...pages.map((page) => page.join())]);
    await say(here, 'after');
    await until('who stays heard it', () => witness.facts.length === 2);
    pages.forEach((page, index) => {
      expect(page.facts.filter(({ fact }) => fact === 'comment:posted')).toEqual([]);
      expect(answers[index]?.ok === false || page.closed > 0).toBe(true);
    });
  });
});

describe('what else ends access makes the sockets meet the door again', () => {
  const doors: readonly [string, string, (person: BuiltPerson, scene: Scene) => Promise<unknown>][] = [
    ['leaving oneself', 'not-found', ({ ctx }, { workspace }) => leaveWorkspace(ctx, workspace.slug)],
    ['signing out everywhere', 'sign-in', ({ id }) => db.prisma.$transaction(async (tx) => { await tx.session.deleteMany({ where: { userId: id } }); await accessChanged(tx, [id]); })],
    ['changed terms', 'terms', ({ id }, { workspace }) => db.prisma.$transaction(async (tx) => { await tx.workspace.update({ where: { id: workspace.id }, data: { termsVersion: 1 } }); await accessChanged(tx, [id]); })],
  ];
  test.each(doors)('%s', async (_what, code, end) => {
    const here = await scene();
    const page = await pageAt(nodeB, here.member, here.workspace);
    expect(await silenced([page], () => end(here.member, here))).toBeLessThan(SILENT_WITHIN_MS);
    expect(await page.join()).toEqual({ ok: false, code });
    expect(page.facts).toEqual([]);
  });

  test('an administrator’s hour is over; the others see that they read', async () => {
    const here = await scene();
    const administrator = await buildPerson(db, { name: 'Ad' });
    await db.prisma.installationRole.create({ data: { userId: administrator.id, role: 'administrator' } });
    const request = { workspaceId: here.workspace.id, metric: METRIC, since: 0 };
    const socket = await nodeA.connect(administrator.cookie);
    expect(await join(socket, request)).toEqual({ ok: false, code: 'not-found' });
    await db.prisma.breakGlass.create({ data: { workspaceId: here.workspace.id, reason: 'A report', askedById: administrator.id, agreedById: here.coordinator.id, agreedAt: new Date(), endsAt: new Date(Date.now() + 2_000) } });
    const witness = await pageAt(nodeA, here.member, here.workspace);
    let closed = 0;
    socket.on('room:closed', () => (closed += 1));
    expect(await join(socket, request)).toMatchObject({ ok: true });
    await until('the others see it', () => witness.presences.some(({ people }) => people.some(({ name }) => name === 'An administrator')));
    await until('it is over', () => closed === 1);
    expect(await join(socket, request)).toEqual({ ok: false, code: 'not-found' });
  });

  test('a cut connection that listens loses no ending', async () => {
    const here = await scene();
    const page = await pageAt(nodeB, here.member, here.workspace);
    await db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'learning-loop access'`);
    await db.prisma.session.deleteMany({ where: { userId: here.member.id } });
    await until('it is asked about when the connection is back', () => page.closed > 0);
  });

  test('who may still come in does, and misses nothing', async () => {
    const here = await scene();
    const { workspace, coordinator, member } = here;
    const page = await pageAt(nodeB, member, workspace);
    await changeMember(coordinator.ctx, workspace.slug, member.id, { role: 'observer', memberUntil: new Date(Date.now() + 86_400_000) });
    await until('the page is sent to the door', () => page.closed === 1);
    await say(here, 'meanwhile');
    expect(await page.join()).toMatchObject({ ok: true });
    expect(page.facts.map(({ fact }) => fact)).toEqual(['member:changed', 'comment:posted']);
    expect(page.holes).toBe(0);
  });
});

describe('who is here follows the contribution rule', () => {
  test('names go at once where the rule is made stricter; another organisation is shown at once', async () => {
    const here = await scene();
    const { workspace, coordinator, member } = here;
    const other = await buildOrganisation(db);
    await buildMember(db, workspace, { organisationId: other.id });
    await db.prisma.affiliation.createMany({ data: [other, workspace.organisation].map(({ id }) => ({ organisationId: id, userId: member.id, role: 'lead' })) });
    const page = await pageAt(nodeA, coordinator, workspace);
    await pageAt(nodeA, member, workspace);
    await until('two by name', () => page.presences.at(-1)?.people.length === 2);
    await actFor(member.ctx, workspace.slug, other.id);
    await until('for the other organisation', () => page.presences.at(-1)?.people.some(({ organisation }) => organisation === other.name) === true);
    await db.prisma.$transaction(async (tx) => {
      await tx.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'role-only' } });
      await recordFact(tx, workspace.id, { fact: 'workspace:changed', subject: { what: ['contribution-rule'] } }, { userId: coordinator.id, organisationId: workspace.organisation.id });
    });
    await until('a count only', () => page.presences.at(-1)?.people.length === 0);
    expect(page.presences.at(-1)?.count).toBe(2);
    // What goes over the wire about members and settings names nobody.
    expect(page.facts.map((fact) => Object.keys(fact).sort())).toEqual([['fact', 'sequence', 'workspaceId'], ['fact', 'sequence', 'workspaceId']]);
  });
});
