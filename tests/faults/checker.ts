import { expect } from 'vitest';
import type { Database } from '../../server/db.ts';
import type { Conversation } from '../../shared/conversation.ts';
import { plainText, type RichText } from '../../shared/rich-text-document.ts';
import type { BuiltPerson } from '../factories.ts';
import { until, type ListeningPage } from '../live-harness.ts';
import { load, type Logged, type Surroundings } from './clients.ts';

/**
 * After every fault: what was acknowledged is there exactly once, what was not at most once; order is the database's on
 * every page; activity rows equal writes; a reload equals the live view. What is wrong is listed by key.
 * @param answered statuses that this fault may be answered with, besides a broken connection
 */
export async function check(db: Database, around: Surroundings, log: readonly Logged[], pages: readonly { page: ListeningPage; person: BuiltPerson }[], { answered = [] }: { readonly answered?: readonly number[] } = {}): Promise<void> {
  const times = await timesStored(db, around);
  const sequences = new Map((await db.prisma.submission.findMany({ where: { workspaceId: around.workspace.id } })).map(({ key, sequence }) => [key, sequence]));
  const stored = ({ key, kind }: Logged) => (kind === 'move' ? Number(sequences.has(key)) : (times.get(key) ?? 0));
  const keys = (submits: readonly Logged[]) => submits.map(({ key, kind }) => `${kind} ${key}`);

  expect(keys(log.filter((submit) => submit.acknowledged !== null && stored(submit) === 0)), 'acknowledged and lost').toEqual([]);
  expect(keys(log.filter((submit) => stored(submit) > 1)), 'there more than once').toEqual([]);
  expect(keys(log.filter((submit) => submit.acknowledged !== null && submit.acknowledged !== sequences.get(submit.key))), 'acknowledged with another number').toEqual([]);
  const unwanted = log.flatMap(({ key, kind, refusals }) => [...new Set(refusals)].filter((status) => status !== 0 && !answered.includes(status)).map((status) => `${status} to ${kind} ${key}`));
  expect(unwanted, 'answers other than yes').toEqual([]);

  const activity = await db.prisma.activity.findMany({ where: { workspaceId: around.workspace.id }, orderBy: { sequence: 'asc' }, select: { sequence: true } });
  expect(activity.map(({ sequence }) => sequence), 'the log has no holes').toEqual(activity.map((_, index) => index + 1));
  // What the house itself tells a workspace about releases is nobody's write.
  const told = await db.prisma.activity.count({ where: { workspaceId: around.workspace.id, fact: { startsWith: 'release:' } } });
  expect(sequences.size, 'one activity row a write').toBe(activity.length - told);
  // The opening of a discussion is a comment without a key of its own.
  const moves = log.filter((submit) => submit.kind === 'move' && stored(submit) === 1).length;
  expect(activity.length, 'activity rows equal writes').toBe((await rowsWritten(db, around)) + moves + told);

  for (const { page, person } of pages) {
    // A page that nobody told of its network's end finds out by the heartbeat.
    await until('every page holds the whole log', () => page.conversation.sequence === activity.length, 60_000);
    expect(page.holes, 'holes seen').toBe(0);
    const reloaded = await load(around, person);
    // A page that was open when figures arrived says so; one that is opened afterwards shows them.
    // What is a reader's own (what they may edit, have read) comes with the page alone.
    // What became of the figures under notes is judged when the page's data is loaded: until then it shows what was public before.
    const held = { ...page.conversation, figuresNotices: reloaded.figuresNotices, personal: reloaded.personal };
    expect(unjudged(held)).toEqual(unjudged(reloaded));
    for (const { comments } of reloaded.discussions) expect(comments.map(({ position }) => position)).toEqual(comments.map((_, index) => index + 1));
  }
}

function unjudged(conversation: Conversation): object {
  return { ...conversation, annotations: conversation.annotations.map(({ judgement: _judgement, ...note }) => note) };
}

/** How often each text (a key) was stored. */
async function timesStored(db: Database, { workspace }: Surroundings): Promise<ReadonlyMap<string, number>> {
  const where = { workspaceId: workspace.id };
  const texts = [
    ...(await db.prisma.annotation.findMany({ where })).map(({ body }) => body),
    ...(await db.prisma.action.findMany({ where })).map(({ what }) => what),
    ...(await db.prisma.comment.findMany({ where: { discussion: where } })).map(({ body }) => plainText(body as unknown as RichText)),
  ];
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

async function rowsWritten(db: Database, { workspace }: Surroundings): Promise<number> {
  const where = { workspaceId: workspace.id };
  const [annotations, actions, discussions, replies] = await Promise.all([
    db.prisma.annotation.count({ where }),
    db.prisma.action.count({ where }),
    db.prisma.discussion.count({ where }),
    db.prisma.comment.count({ where: { discussion: where, position: { gt: 1 } } }),
  ]);
  return annotations + actions + discussions + replies;
}
