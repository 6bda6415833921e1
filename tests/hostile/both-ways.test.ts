import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { GiveReaction, PostComment, ResolveDiscussion } from '../../shared/discussions.ts';
import { giveReaction, postComment, resolveDiscussion } from '../../server/discussions/commands.ts';
import { endMembership } from '../../server/members/end.ts';
import { publishEverything, sendUnattributed } from '../../server/unattributed/commands.ts';
import { testDatabase } from '../database.ts';
import { LEEDS, METRIC, replied, reply, sentWords, started } from '../discussion-scene.ts';
import { buildFigures, buildMember, buildWorkspace } from '../factories.ts';
import { until } from '../live-harness.ts';

const YORKSHIRE = 'E12000003';
const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

test('two regions that show each other what they say: whoever writes in both at once loses nothing', async () => {
  const places = await Promise.all([0, 1].map(async () => {
    const workspace = await buildWorkspace(db, { areas: [YORKSHIRE, LEEDS] });
    return { workspace, people: await Promise.all(Array.from({ length: 6 }, () => buildMember(db, workspace))) };
  }));
  const threads: string[] = [];
  for (const { workspace, people } of places) threads.push(await started(people[0]!, workspace, { visibility: 'region' }));
  const sends = places.flatMap(({ workspace, people }, place) => people.map(({ ctx }, index) => async () => {
    const comment = PostComment.parse({ key: randomUUID(), discussionId: threads[place], body: sentWords(`Reply ${index}`) });
    await postComment(ctx, workspace.slug, comment);
    await giveReaction(ctx, workspace.slug, GiveReaction.parse({ commentId: comment.key, kind: 'thank-you', on: true }));
  }));
  const answers = await Promise.allSettled(sends.map((send) => send()));
  expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []))).toEqual([]);
  const closed = await Promise.allSettled(places.map(({ workspace, people }, place) =>
    resolveDiscussion(people[0]!.ctx, workspace.slug, ResolveDiscussion.parse({ key: randomUUID(), discussionId: threads[place], outcome: 'Done.' }))));
  expect(closed.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  for (const { workspace } of places) {
    const log = await db.prisma.activity.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: 'asc' } });
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
    expect(log.filter(({ fact }) => fact === 'comment:posted')).toHaveLength(12);
  }
});

/** Ends somebody's membership while what they do waits for the workspace's row, and commits only then. */
async function removedDuring(workspaceId: string, userId: string, work: () => Promise<unknown>): Promise<unknown> {
  let done: Promise<unknown> = Promise.resolve();
  await db.prisma.$transaction(async (tx) => {
    await endMembership(tx, { workspaceId, userId, by: { userId: null, organisationId: null }, why: 'ended' });
    done = work().then(() => 'done', (error: { status?: number }) => error.status ?? error);
    let over = false;
    void done.then(() => (over = true));
    await until('it waits, or is over', async () => over || ((await db.pool.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`)).rowCount ?? 0) > 0);
  }, { timeout: 20_000 });
  return done;
}

test('somebody who is removed in the very moment of a reaction gives none', async () => {
  const workspace = await buildWorkspace(db);
  const [author, removed] = [await buildMember(db, workspace), await buildMember(db, workspace)];
  const comment = await replied(author, workspace, await started(author, workspace));
  expect(await removedDuring(workspace.id, removed.id, () => giveReaction(removed.ctx, workspace.slug, GiveReaction.parse({ commentId: comment, kind: 'me-too', on: true })))).toBe(404);
  expect(await db.prisma.reaction.count({ where: { commentId: comment } })).toBe(0);
  expect((await db.prisma.activity.findFirstOrThrow({ where: { workspaceId: workspace.id }, orderBy: { sequence: 'desc' } })).fact).toBe('member:ended');
});

test('somebody who is removed in the very moment of sending without a name sends nothing', async () => {
  const workspace = await buildWorkspace(db);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { nonAttributed: true } });
  const [author, removed] = [await buildMember(db, workspace), await buildMember(db, workspace)];
  const discussionId = await started(author, workspace);
  expect(await removedDuring(workspace.id, removed.id, () => sendUnattributed(removed.ctx, workspace.slug, 'comment', reply(discussionId)))).toBe(404);
  expect(await db.prisma.unattributedWaiting.count({ where: { workspaceId: workspace.id } })).toBe(0);
  await publishEverything(db);
  expect(await db.prisma.comment.count({ where: { discussionId, position: { gt: 1 } } })).toBe(0);
});
