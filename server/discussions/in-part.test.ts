import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyFact } from '../../shared/conversation.ts';
import type { Fact } from '../../shared/live.ts';
import { testDatabase } from '../../tests/database.ts';
import { fullWorkspace, type FullWorkspace } from '../../tests/bench/many-contributions.ts';
import { conversationOn, type ShownOnPage } from './queries.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
let full: FullWorkspace;

beforeAll(async () => {
  full = await fullWorkspace(db, METRIC, LEEDS, ['2024', '2025'], { annotations: 100, discussions: 30, repliesEach: 2 });
  // The newest of all, for somebody else alone.
  await db.prisma.annotation.create({ data: { id: randomUUID(), workspaceId: full.workspace.id, metric: METRIC, area: LEEDS, period: '2025', kind: 'context', body: 'Between us.', visibility: 'me', authorId: (await db.prisma.user.findFirstOrThrow({ where: { id: { not: full.reader.id } } })).id } });
});

const load = (page?: ShownOnPage) => conversationOn(full.reader.ctx, full.workspace.slug, METRIC, page);
const atFirst = (open: string | null = null) => load({ area: () => LEEDS, open });

describe('where a great deal is said', () => {
  test('a page gets the words of what it lists, and where everything else stands', async () => {
    const [part, whole] = [await atFirst(), await load()];
    expect(part.inPart).toBe(true);
    expect(whole.inPart).toBeUndefined();
    expect(JSON.stringify(part)).not.toContain('Between us.');
    expect(part.annotations.map(({ body: _, inPart: __, ...note }) => note)).toEqual(whole.annotations.map(({ body: _, ...note }) => note));
    expect(part.annotations.slice(-40)).toEqual(whole.annotations.slice(-40));
    expect(part.annotations.slice(0, 60).every(({ body, inPart }) => body === '' && inPart)).toBe(true);
    expect(part.discussions.slice(-12)).toEqual(whole.discussions.slice(-12));
    expect(part.discussions.slice(0, 18)).toEqual(whole.discussions.slice(0, 18).map((one) => ({ ...one, comments: [], inPart: { newest: one.comments.at(-1)?.at } })));
  });

  test('a thread that the address opens is there, whatever its age', async () => {
    const [oldest] = (await load()).discussions;
    expect((await atFirst(oldest!.id)).discussions[0]).toEqual(oldest);
  });

  test('what is said in a thread without its comments moves its newest time on, and nothing else', async () => {
    const part = await atFirst();
    const [first] = part.discussions;
    const comment = { ...(await load()).discussions[0]!.comments[1]!, id: randomUUID(), at: '2099-01-01T00:00:00.000Z' };
    const after = applyFact(part, { workspaceId: part.workspace.id, sequence: part.sequence + 1, fact: 'comment:posted', comment } as Fact, METRIC);
    expect(after.discussions[0]).toEqual({ ...first, inPart: { newest: comment.at } });
  });
});
