import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Visibility } from '../../shared/contributions.ts';
import { testDatabase } from '../../tests/database.ts';
import { replied, reply, sentBody, started } from '../../tests/discussion-scene.ts';
import { buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { until } from '../../tests/live-harness.ts';
import { observed } from '../../tests/observed-database.ts';
import type { Transaction } from '../db.ts';
import { postComment } from './commands.ts';

const db = await testDatabase();
let workspace: BuiltWorkspace;
let [ana, ben] = [] as unknown as BuiltPerson[] as [BuiltPerson, BuiltPerson];
beforeEach(async () => {
  workspace = await buildWorkspace(db);
  ana = await buildMember(db, workspace);
  ben = await buildMember(db, workspace);
});

const mentionOf = ({ id }: BuiltPerson) => sentBody({ type: 'paragraph', content: [{ type: 'mention', attrs: { kind: 'person', id, label: '' } }] });

/** Whether a comment was written in one statement: nothing began a transaction, and nothing had to end one. */
async function postedAtOnce(person: BuiltPerson, comment: ReturnType<typeof reply>): Promise<boolean> {
  const asked: string[] = [];
  const watched = observed(db, async (statement) => void asked.push(statement));
  await postComment({ ...person.ctx, db: watched }, workspace.slug, comment);
  return !asked.includes('BEGIN');
}

/** The log's last number and its rows, which must be one. */
async function log() {
  const [{ sequence }, rows] = [await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id } }), await db.prisma.activity.count({ where: { workspaceId: workspace.id } })];
  expect(rows).toBe(sequence);
  return sequence;
}

test.each<[Visibility, boolean]>([['me', true], ['organisation', true], ['workspace', true], ['region', false]])('words alone are one statement, but where other workspaces are told as well: %s', async (visibility, atOnce) => {
  const id = await started(ana, workspace, { visibility });
  expect(await postedAtOnce(ana, reply(id))).toBe(atOnce);
  expect(await db.prisma.comment.findMany({ where: { discussionId: id, position: 2 } })).toMatchObject([{ authorId: ana.id, authorOrganisationId: workspace.organisation.id }]);
  expect(await log()).toBe(2);
});

test('who is mentioned has to be asked, and a reason that was given looked at', async () => {
  const id = await started(ana, workspace);
  expect(await postedAtOnce(ana, reply(id, { body: mentionOf(ben) }))).toBe(false);
  expect(await postedAtOnce(ana, reply(id, { body: sentBody({ type: 'paragraph', content: [{ type: 'text', text: 'There were three children in that family.' }] }), guardReason: 'An example from the guidance.' }))).toBe(false);
  expect(await db.prisma.moderationCase.count({ where: { workspaceId: workspace.id } })).toBe(1);
});

test('the same comment sent again is the same comment', async () => {
  const comment = reply(await started(ana, workspace));
  const first = await postComment(ana.ctx, workspace.slug, comment);
  expect(first).toMatchObject({ sequence: 2, repeated: false });
  expect(await postComment(ana.ctx, workspace.slug, comment)).toEqual({ ...first, repeated: true });
  await expect(postComment(ben.ctx, workspace.slug, comment)).rejects.toMatchObject({ status: 409 });
  expect(await log()).toBe(2);
});

test('forty who write in one moment each have a place and a number of their own', async () => {
  const id = await started(ana, workspace);
  await Promise.all(Array.from({ length: 40 }, (_, index) => replied(index % 2 ? ana : ben, workspace, id)));
  const positions = (await db.prisma.comment.findMany({ where: { discussionId: id }, orderBy: { position: 'asc' } })).map(({ position }) => position);
  expect(positions).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
  expect(await log()).toBe(41);
});

/** Does something in the workspace while a comment waits for its row. */
async function whileWaiting(comment: ReturnType<typeof reply>, happens: (tx: Transaction) => Promise<unknown>): Promise<{ readonly sent: Promise<unknown>; readonly atOnce: () => boolean }> {
  const asked: string[] = [];
  const watched = observed(db, async (statement) => void asked.push(statement));
  const { sent } = await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM workspace WHERE id = ${workspace.id}::uuid FOR UPDATE`;
    const sent = postComment({ ...ana.ctx, db: watched }, workspace.slug, comment).catch((error: unknown) => error);
    await until('it waits', async () => (await db.pool.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rowCount === 1);
    await happens(tx);
    return { sent };
  });
  return { sent, atOnce: () => !asked.includes('BEGIN') };
}

test('somebody else’s comment in the meantime: the place after it, still in one statement', async () => {
  const id = await started(ana, workspace);
  const { sent, atOnce } = await whileWaiting(reply(id), (tx) => tx.comment.create({ data: { id: randomUUID(), discussionId: id, position: 2, body: {}, words: '', authorId: ben.id } }));
  expect(await sent).toMatchObject({ sequence: 2, repeated: false });
  expect(atOnce()).toBe(true);
  expect(await db.prisma.comment.findMany({ where: { discussionId: id, position: 3 } })).toMatchObject([{ authorId: ana.id }]);
});

const REFUSED: Record<string, readonly [(tx: Transaction, discussionId: string) => Promise<unknown>, object]> = {
  'the discussion is closed': [(tx, id) => tx.discussion.update({ where: { id }, data: { resolvedAt: new Date() } }), { status: 409, code: 'closed-meanwhile' }],
  'it is hidden': [(tx, id) => tx.discussion.update({ where: { id }, data: { hiddenAt: new Date() } }), { status: 409 }],
  'it is for others alone by now': [async (tx, id) => tx.discussion.update({ where: { id }, data: { visibility: 'organisation', authorId: ben.id, authorOrganisationId: (await buildOrganisation(db)).id } }), { status: 400 }],
  'their membership ends': [(tx) => tx.$executeRaw`DELETE FROM membership WHERE workspace_id = ${workspace.id}::uuid AND user_id = ${ana.id}::uuid`, { status: 404 }],
  'they may only read from now on': [(tx) => tx.$executeRaw`UPDATE membership SET role = 'observer' WHERE workspace_id = ${workspace.id}::uuid AND user_id = ${ana.id}::uuid`, { status: 403 }],
  'there are new terms': [(tx) => tx.workspace.update({ where: { id: workspace.id }, data: { termsVersion: { increment: 1 } } }), { status: 403 }],
  'the workspace ends': [(tx) => tx.workspace.update({ where: { id: workspace.id }, data: { archivedAt: new Date() } }), { status: 403 }],
};

test.each(Object.entries(REFUSED))('%s in the meantime: the comment is refused, and the log has no hole', async (_, [happens, refusal]) => {
  const id = await started(ana, workspace);
  const { sent } = await whileWaiting(reply(id), (tx) => happens(tx, id));
  expect(await sent).toMatchObject({ name: 'Refusal', ...refusal });
  expect(await db.prisma.comment.count({ where: { discussionId: id } })).toBe(1);
  expect(await log()).toBe(1);
});
