import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { PostComment, StartDiscussion } from '../../shared/discussions.ts';
import { Refusal } from '../../shared/errors.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { startDiscussion } from '../discussions/commands.ts';
import { conversationOn } from '../discussions/queries.ts';
import { askLogin } from '../http/ask-login.ts';
import { NO_GUARD } from '../http/flood-guard.ts';
import { factsAfter } from '../live/facts.ts';
import { changeWorkspace } from '../workspaces/commands.ts';
import { WRONG_BY_ADDRESS } from './attempts.ts';
import { publishBatches, publishEverything, sendUnattributed, withdrawByCode } from './commands.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

let workspace: BuiltWorkspace;
let people: readonly BuiltPerson[];

beforeEach(async () => {
  await db.pool.query('DELETE FROM unattributed_waiting');
  workspace = await buildWorkspace(db);
  people = await Promise.all([0, 1, 2, 3].map(async () => buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id })));
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { nonAttributed: true } });
});

const person = (index: number) => people[index % people.length] as BuiltPerson;
const note = (body: string, key: string = randomUUID()) => AddAnnotation.parse({ key, metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body });
const sendNote = (by: BuiltPerson, body: string, key?: string) => sendUnattributed(by.ctx, workspace.slug, 'annotation', note(body, key));
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error as Error)));
const conversation = () => conversationOn(person(0).ctx, workspace.slug, METRIC);

/** Everything the database holds: every row of every table in every schema as text, and where its sequences stand. */
async function dump(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const all = new Map<string, readonly string[]>();
  for (const { name } of tables) all.set(name, (await db.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`)).rows.map(({ row }) => row));
  all.set('sequences', (await db.pool.query<{ row: string }>(`SELECT concat_ws(' ', schemaname, sequencename, last_value) AS row FROM pg_sequences ORDER BY 1`)).rows.map(({ row }) => row));
  return all;
}

/** Tables that differ, with the rows that are new or gone. */
function changes(before: ReadonlyMap<string, readonly string[]>, after: ReadonlyMap<string, readonly string[]>): Record<string, { added: string[]; gone: string[] }> {
  const differing = [...after].flatMap(([table, rows]) => {
    const old = before.get(table) ?? [];
    const change = { added: rows.filter((row) => !old.includes(row)), gone: old.filter((row) => !rows.includes(row)) };
    return change.added.length + change.gone.length > 0 ? [[table, change] as const] : [];
  });
  return Object.fromEntries(differing);
}

/** What the program says while it works. */
async function loggedDuring(work: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    said.push(String(chunk));
    return true;
  }));
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return said.join('');
}

describe('nothing links what was sent to who sent it', () => {
  test('sending leaves one row that holds nothing of its sender, and changes no other in the whole database', async () => {
    const before = await dump();
    const keys = [0, 1, 2].map(() => randomUUID());
    const logged = await loggedDuring(() => Promise.all(keys.map((key, index) => sendNote(person(index), `Text ${index}`, key))));
    const done = changes(before, await dump());
    expect(Object.keys(done)).toEqual(['public.unattributed_waiting']);
    expect(done['public.unattributed_waiting']).toMatchObject({ gone: [] });
    const added = done['public.unattributed_waiting']?.added.join() ?? '';
    expect(done['public.unattributed_waiting']?.added).toHaveLength(3);
    // Nothing of the senders: no id, no login, no organisation, no key that a browser may have sent under a name, no time.
    const organisations = await db.prisma.membership.findMany({ where: { workspaceId: workspace.id } });
    for (const secret of [...people.flatMap(({ id, email, name, cookie }) => [id, email, name, cookie]), ...organisations.map(({ organisationId }) => organisationId), ...keys]) {
      expect(added).not.toContain(secret);
      expect(logged).not.toContain(secret);
    }
    expect(added).not.toMatch(/\d\d:\d\d/);
  });

  test('whoever sends what, in whatever order: the waiting rows are the same to the letter', async () => {
    const sends = [0, 1, 2, 3].map((index) => ({ key: randomUUID(), body: `Text ${index}` }));
    const before = await dump();
    const waitingAfter = async (assigned: readonly (readonly [who: number, what: number])[]) => {
      for (const [who, what] of assigned) await sendNote(person(who), sends[what]?.body ?? '', sends[what]?.key);
      const done = changes(before, await dump());
      await db.pool.query('DELETE FROM unattributed_waiting');
      return done;
    };
    const one = await waitingAfter([[0, 0], [1, 1], [2, 2], [3, 3]]);
    expect(one['public.unattributed_waiting']?.added).toHaveLength(4);
    expect(await waitingAfter([[3, 1], [3, 0], [0, 3], [1, 2]])).toEqual(one);
    // One person who sends everything looks like four.
    expect(await waitingAfter([[2, 3], [2, 2], [2, 1], [2, 0]])).toEqual(one);
  });

  test('the batch: one time, no actor, no organisation, an order that is not that of the sends', async () => {
    const bodies = Array.from({ length: 16 }, (_, index) => `Text ${index}`);
    const before = await dump();
    for (const [index, body] of bodies.entries()) await sendNote(person(index), body);
    await loggedDuring(() => publishBatches(db));
    const done = changes(before, await dump());
    expect(Object.keys(done).sort()).toEqual(['public.activity', 'public.annotation', 'public.workspace']);
    for (const { id, email, name } of people) expect(JSON.stringify(done)).not.toMatch(new RegExp([id, email, `"${name}"`].join('|')));
    const facts = await db.pool.query<{ subject: { annotationId: string }; fact: string }>(`SELECT * FROM activity WHERE workspace_id = $1 ORDER BY sequence`, [workspace.id]);
    expect(facts.rows).toHaveLength(bodies.length);
    expect(facts.rows).toEqual(facts.rows.map(() => expect.objectContaining({ fact: 'annotation:added', actor_id: null, organisation_id: null, audience: null }) as unknown));
    const { rows: one } = await db.pool.query(
      `SELECT DISTINCT n.created_at = date_trunc('milliseconds', a.at) AS same, n.created_at, a.at, n.author_id, n.author_organisation_id, n.unattributed
       FROM annotation n JOIN activity a ON a.subject ->> 'annotationId' = n.id::text WHERE n.workspace_id = $1`, [workspace.id]);
    expect(one).toHaveLength(1);
    expect(one[0]).toMatchObject({ same: true, author_id: null, author_organisation_id: null, unattributed: true });
    // In the order of the log and of the table's own pages: neither is the order they were sent in.
    const { annotations } = await conversation();
    const bodyOf = new Map(annotations.map(({ id, body }) => [id, body]));
    expect(facts.rows.map(({ subject }) => bodyOf.get(subject.annotationId))).not.toEqual(bodies);
    const { rows: stored } = await db.pool.query<{ body: string }>('SELECT body FROM annotation WHERE workspace_id = $1 ORDER BY ctid', [workspace.id]);
    expect(stored.map(({ body }) => body)).not.toEqual(bodies);
    expect(stored.map(({ body }) => body).sort()).toEqual([...bodies].sort());
  });

  test('the request that sends prolongs no login, where any other would', async () => {
    const { cookie, id } = person(0);
    const soon = new Date(Date.now() + 3_600_000);
    const expiry = async () => (await db.prisma.session.findFirstOrThrow({ where: { userId: id } })).expiresAt.getTime();
    await db.prisma.session.updateMany({ where: { userId: id }, data: { expiresAt: soon } });
    const cookies: unknown[] = [];
    const ask = (path: string) => askLogin({ db, guard: NO_GUARD }, { path, headers: { cookie } }, { headersSent: false, append: (...set: unknown[]) => cookies.push(set) as never });
    for (const path of ['send', 'send.data', ''].map((end) => `/workspaces/${workspace.slug}/unattributed/${end}`.replace(/\/$/, ''))) expect(await ask(path)).toMatchObject({ userId: id });
    expect(await ask(`/workspaces/${workspace.slug}/withdraw`)).toMatchObject({ userId: id });
    expect([await expiry(), cookies]).toEqual([soon.getTime(), []]);
    await ask(`/workspaces/${workspace.slug}`);
    expect(await expiry()).toBeGreaterThan(soon.getTime());
    expect(cookies).toHaveLength(1);
  });
});

describe('what is waiting', () => {
  test('is published from three on; fewer wait for the five minutes', async () => {
    for (const index of [0, 1]) await sendNote(person(index), `Text ${index}`);
    await publishBatches(db);
    expect((await conversation()).annotations).toEqual([]);
    await publishEverything(db);
    expect((await conversation()).annotations).toHaveLength(2);
    for (const index of [0, 1, 2]) await sendNote(person(index), `Text ${index}`);
    await publishBatches(db);
    expect((await conversation()).annotations).toHaveLength(5);
    expect(await db.prisma.unattributedWaiting.count()).toBe(0);
    expect((await factsAfter(db, workspace.id, 0)).facts?.map(({ fact }) => fact.fact)).toEqual(Array.from({ length: 5 }, () => 'annotation:added'));
  });

  test('the same send again changes nothing and is answered with the same code, before and after it is out', async () => {
    const key = randomUUID();
    const first = await sendNote(person(0), 'Once', key);
    expect(first.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
    expect(await sendNote(person(0), 'Once', key)).toEqual(first);
    expect(await refusal(sendNote(person(0), 'Otherwise', key))).toBe('already-sent');
    await publishEverything(db);
    expect(await sendNote(person(0), 'Once', key)).toEqual(first);
    await publishEverything(db);
    expect((await conversation()).annotations).toHaveLength(1);
  });

  test('questions and answers go the same way, beside what cannot be placed any more', async () => {
    const opened = StartDiscussion.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, breakdown: '', title: 'Why?', body: JSON.stringify(written('Named.')) });
    await startDiscussion(person(0).ctx, workspace.slug, opened);
    const question = { ...opened, key: randomUUID(), title: 'Why not?' };
    const reply = PostComment.parse({ key: randomUUID(), discussionId: opened.key, body: JSON.stringify(written('Because.')) });
    await sendUnattributed(person(1).ctx, workspace.slug, 'discussion', question);
    await sendUnattributed(person(2).ctx, workspace.slug, 'comment', reply);
    await publishEverything(db);
    const { discussions } = await conversation();
    expect(discussions.map(({ title, unattributed }) => [title, unattributed]).sort()).toEqual([['Why not?', true], ['Why?', false]]);
    const { comments } = discussions.find(({ title }) => title === 'Why?') ?? { comments: [] };
    expect(comments.map(({ unattributed }) => unattributed)).toEqual([false, true]);
    expect(comments[1]?.author).toEqual({ name: 'A member, not attributed', organisation: 'local authority' });
  });

  test.each(['me', 'organisation', 'region', 'public'] as const)('what is to be seen by %s is refused with words, and nothing is kept', async (visibility) => {
    const thread = StartDiscussion.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, period: '2025', breakdown: '', title: 'Why?', body: JSON.stringify(written('Words.')), visibility });
    for (const [what, input] of [['annotation', { ...note('For few.'), visibility }], ['discussion', thread]] as const) {
      await expect(sendUnattributed(person(0).ctx, workspace.slug, what, input)).rejects.toMatchObject({ status: 400, fields: { visibility: expect.stringContaining('This workspace') as string } });
    }
    expect(await db.prisma.unattributedWaiting.count()).toBe(0);
  });

  test('a workspace that does not allow it, observers and others are refused, and nothing is kept', async () => {
    const observer = await buildMember(db, workspace, { role: 'observer' });
    const coordinator = await buildMember(db, workspace, { role: 'coordinator' });
    expect(await refusal(sendNote(observer, 'Text'))).toBe('not-allowed');
    await changeWorkspace(coordinator.ctx, workspace.slug, { change: 'non-attributed', nonAttributed: false });
    expect(await refusal(sendNote(person(0), 'Text'))).toBe('attributed-only');
    await changeWorkspace(coordinator.ctx, workspace.slug, { change: 'non-attributed', nonAttributed: true });
    expect(await refusal(sendNote(person(0), 'NHS number 943 476 5919'))).toBe('disclosure');
    expect(await db.prisma.unattributedWaiting.count()).toBe(0);
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id }, orderBy: { id: 'asc' } });
    expect(events.map(({ event, facts }) => [event, facts])).toEqual([false, true].map((allowed) => ['workspace:changed', { what: 'non-attributed', allowed }]));
  });
});

describe('the kind of organisation', () => {
  const kinds = async () => {
    await publishEverything(db);
    return (await conversation()).annotations.map(({ author }) => author.organisation);
  };

  test('is said where three who may write act for that kind, and only there', async () => {
    const police = await buildMember(db, workspace, { organisationId: (await db.prisma.organisation.create({ data: { name: randomUUID(), kind: 'police' } })).id });
    await sendNote(police, 'From the only one of a kind');
    expect(await kinds()).toEqual(['']);
    await sendNote(person(0), 'From one of four');
    expect((await kinds()).sort()).toEqual(['', 'local authority']);
  });

  test('is left out where people leave while it waits', async () => {
    await sendNote(person(0), 'Text');
    await db.prisma.membership.deleteMany({ where: { workspaceId: workspace.id, userId: { in: [person(2).id, person(3).id] } } });
    expect(await kinds()).toEqual(['']);
  });
});

describe('withdrawing by the code', () => {
  test('what waits is gone, what is out is withdrawn; however it is typed, and no log says who', async () => {
    const [waiting, out] = [await sendNote(person(0), 'Waiting'), await sendNote(person(1), 'Out')];
    await withdrawByCode(person(3).ctx, workspace.slug, waiting.code, '192.0.2.1');
    await publishEverything(db);
    const before = await dump();
    await withdrawByCode(person(1).ctx, workspace.slug, ` ${out.code.toLowerCase().replaceAll('-', ' ')} `, '192.0.2.1');
    const done = changes(before, await dump());
    expect(Object.keys(done).sort()).toEqual(['public.activity', 'public.annotation', 'public.workspace']);
    expect(JSON.stringify(done)).not.toContain(person(1).id);
    expect((await conversation()).annotations).toMatchObject([{ state: 'withdrawn', body: '' }]);
    expect(await refusal(withdrawByCode(person(1).ctx, workspace.slug, out.code, '192.0.2.1'))).toBe('no-such-code');
  });

  test('of another workspace it is none, and guessing ends', async () => {
    const { code } = await sendNote(person(0), 'Text');
    const elsewhere = await buildWorkspace(db);
    const stranger = await buildMember(db, elsewhere);
    expect(await refusal(withdrawByCode(stranger.ctx, elsewhere.slug, code, '192.0.2.2'))).toBe('no-such-code');
    expect(await refusal(withdrawByCode(stranger.ctx, workspace.slug, code, '192.0.2.2'))).toBe('not-found');
    for (let wrong = 1; wrong < WRONG_BY_ADDRESS; wrong += 1) expect(await refusal(withdrawByCode(person(0).ctx, workspace.slug, '00000-00000-00000-00000', '192.0.2.2'))).toBe('no-such-code');
    expect(await refusal(withdrawByCode(person(0).ctx, workspace.slug, code, '192.0.2.2'))).toBe('too-many-attempts');
    await withdrawByCode(person(0).ctx, workspace.slug, code, '192.0.2.3');
    expect(await db.prisma.unattributedWaiting.count({ where: { workspaceId: workspace.id } })).toBe(0);
  });
});

test('a flood of one is stopped in words', async () => {
  for (let sent = 0; sent < 30; sent += 1) await sendNote(person(3), `Text ${sent}`);
  expect(await refusal(sendNote(person(3), 'One more'))).toBe('too-many');
  expect(await refusal(sendNote(person(2), 'Of somebody else'))).toBeNull();
});
