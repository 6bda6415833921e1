import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { PostComment, StartDiscussion } from '../../shared/discussions.ts';
import { postComment, startDiscussion } from '../../server/discussions/commands.ts';
import { endMembership } from '../../server/members/end.ts';
import { takeBack } from '../../server/moderation/commands.ts';
import { testDatabase } from '../database.ts';
import { buildFigures, buildMember, buildWorkspace, written } from '../factories.ts';
import { AREA, METRIC } from './clients.ts';
import { FULL } from './scene.ts';

const db = await testDatabase();
const TIMES = FULL ? 300 : 25;
const WRITERS = 6;

const reply = (discussionId: string) => PostComment.parse({ key: randomUUID(), discussionId, body: JSON.stringify(written('A reply.')) });

async function thread() {
  const workspace = await buildWorkspace(db);
  const author = await buildMember(db, workspace);
  const discussionId = randomUUID();
  await startDiscussion(author.ctx, workspace.slug, StartDiscussion.parse({ key: discussionId, metric: METRIC, area: AREA, title: 'Why?', body: JSON.stringify(written('Thoughts?')) }));
  const writers = await Promise.all(Array.from({ length: WRITERS }, () => buildMember(db, workspace)));
  return { workspace, author, discussionId, writers };
}

/**
 * Starts them all at once; every other time the first is answered before the others start, so that whoever stands first
 * in turn wins that race for certain, on fast and on slow machines.
 */
async function race(order: readonly (() => Promise<unknown>)[], time: number): Promise<readonly PromiseSettledResult<unknown>[]> {
  const started: Promise<unknown>[] = [];
  for (const act of order) {
    started.push(act());
    if (time % 2 === 0 && started.length === 1) await Promise.allSettled(started);
  }
  return Promise.allSettled(started);
}

/** The log has no holes, and as many rows as there were writes. */
async function logIsWhole(workspaceId: string, rows: number): Promise<void> {
  const log = await db.prisma.activity.findMany({ where: { workspaceId }, orderBy: { sequence: 'asc' } });
  expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
  expect(log).toHaveLength(rows);
}

test(`fault 26: a discussion is taken back while people write in it, ${TIMES} times`, async () => {
  await buildFigures(db, METRIC, [{ area: AREA, period: '2025', value: 328 }]);
  const ends = { removed: 0, withdrawn: 0 };
  for (let time = 0; time < TIMES; time += 1) {
    const { workspace, author, discussionId, writers } = await thread();
    // Now before, now after, now between the others.
    const order = [...writers.map(({ ctx }) => () => postComment(ctx, workspace.slug, reply(discussionId)))];
    order.splice(time % (WRITERS + 1), 0, () => takeBack(author.ctx, workspace.slug, { key: randomUUID(), subjectKind: 'discussion', subjectId: discussionId }));
    const answers = await race(order, time);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as { status?: number; message: string }] : []));
    // Whoever came too late is told so in words; nothing breaks.
    for (const { status, message } of refused) expect([[400, 404, 409].includes(status ?? 0), message]).toEqual([true, expect.stringMatching(/\.$/)]);
    const there = await db.prisma.discussion.findUnique({ where: { id: discussionId }, include: { comments: { where: { position: { gt: 1 } } } } });
    const written = order.length - 1 - refused.length;
    // It is gone with everything, or stands withdrawn above the words of the others, none of which is lost.
    if (there === null) expect(written).toBe(0);
    else expect([there.withdrawnAt === null, there.comments.length]).toEqual([false, written]);
    ends[there === null ? 'removed' : 'withdrawn'] += 1;
    await logIsWhole(workspace.id, 1 + answers.length - refused.length);
  }
  // Both ends of the race were met.
  expect(Math.min(ends.removed, ends.withdrawn)).toBeGreaterThan(0);
});

test(`fault 26: a member is removed during their own write, ${TIMES} times`, async () => {
  let late = 0;
  for (let time = 0; time < TIMES; time += 1) {
    const { workspace, discussionId, writers } = await thread();
    const [member] = writers;
    if (!member) throw new Error('nobody writes');
    const posts = Array.from({ length: 5 }, () => () => postComment(member.ctx, workspace.slug, reply(discussionId)));
    const end = () => db.prisma.$transaction((tx) => endMembership(tx, { workspaceId: workspace.id, userId: member.id, by: { userId: null, organisationId: null }, why: 'ended' }), { timeout: 15_000, maxWait: 15_000 });
    const answers = await race([...posts.slice(0, time % 6), end, ...posts.slice(time % 6)], time);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as { status?: number }] : []));
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404));
    late += refused.length;
    // What was accepted is there; after the end nothing is.
    const comments = await db.prisma.comment.count({ where: { discussionId, position: { gt: 1 } } });
    expect(comments).toBe(posts.length - refused.length);
    const log = await db.prisma.activity.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: 'asc' } });
    const ended = log.findIndex(({ fact }) => fact === 'member:ended');
    expect(log.slice(ended + 1).filter(({ actorId }) => actorId === member.id)).toEqual([]);
  }
  expect(late).toBeGreaterThan(0);
});
