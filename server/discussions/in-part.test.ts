import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '../../prisma/generated/client.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import { applyFact, type Conversation } from '../../shared/conversation.ts';
import { packed, unpacked, type ConversationOnTheWay } from '../../shared/conversation-wire.ts';
import type { Fact } from '../../shared/live.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace } from '../../tests/factories.ts';
import { fullWorkspace, type FullWorkspace } from '../../tests/bench/many-contributions.ts';
import { shownFigures } from '../annotations/figures-now.ts';
import { presentTallies, readTallies } from '../annotations/tallies.ts';
import { listedDiscussions } from './in-part.ts';
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
/** As the page has it. */
const arrived = (part: Conversation) => unpacked(JSON.parse(JSON.stringify(packed(part))) as ConversationOnTheWay);

describe('where a great deal is said', () => {
  test('a page gets the notes it lists, and of all others what marks, counts and filters need', async () => {
    const [part, whole] = [await atFirst(), await load()];
    expect([part.inPart, whole.inPart, whole.tallies]).toEqual([true, undefined, undefined]);
    expect(JSON.stringify(part)).not.toContain('Between us.');
    expect(part.annotations).toEqual(whole.annotations.slice(-24));
    const page = arrived(part);
    expect(page.annotations.slice(-24)).toEqual(part.annotations);
    const counted = page.annotations.slice(0, -24);
    const kept = ({ kind, scope, metric, area, otherAreas, period, periodTo, breakdown, state, judgement, editionKey, figureSeen, unattributed, elsewhere, at, author: { organisation } }: AnnotationView) =>
      ({ kind, scope, metric, area, otherAreas, period, periodTo, breakdown, state, judgement, editionKey, figureSeen, unattributed, elsewhere, at, organisation });
    const byTime = (a: AnnotationView, b: AnnotationView) => a.at.localeCompare(b.at);
    expect(counted.sort(byTime).map(kept)).toEqual(whole.annotations.slice(0, -24).map(kept));
    expect(counted.every(({ body, inPart, author: { name } }) => body === '' && name === '' && inPart)).toBe(true);
    expect(new Set(page.annotations.map(({ id }) => id)).size).toBe(100);
    expect(part.tallies!.length).toBeLessThan(20);
  });

  test('of notes of one moment those come with their words that stand last in the order of the page', async () => {
    const workspace = await buildWorkspace(db, { areas: [LEEDS] });
    const { id: authorId, ctx } = await buildMember(db, workspace);
    const note = { workspaceId: workspace.id, metric: METRIC, area: LEEDS, period: '2025', kind: 'context', body: 'So.', authorId, createdAt: new Date('2026-01-01') };
    await db.prisma.annotation.createMany({ data: Array.from({ length: 70 }, () => ({ ...note, id: randomUUID() })) });
    const [part, whole] = [await conversationOn(ctx, workspace.slug, METRIC, { area: () => LEEDS, open: null }), await conversationOn(ctx, workspace.slug, METRIC)];
    expect(whole.annotations).toHaveLength(70);
    expect(part.annotations).toEqual(whole.annotations.slice(-24));
  });

  test('who may edit what is counted is told, and what is another’s alone, taken back or of a guest is counted by itself', async () => {
    const { workspace, reader } = full;
    const own = { workspaceId: workspace.id, metric: METRIC, area: LEEDS, period: '2025', kind: 'context', figureSeen: '328', createdAt: new Date('2025-06-01') };
    const elsewhere = await buildMember(db, workspace);
    await db.prisma.annotation.createMany({
      data: [
        { ...own, id: randomUUID(), body: 'Mine.', authorId: reader.id, authorOrganisationId: workspace.organisation.id },
        { ...own, id: randomUUID(), body: 'Mine.', authorId: reader.id, authorOrganisationId: workspace.organisation.id },
        { ...own, id: randomUUID(), body: 'Gone.', authorId: reader.id, withdrawnAt: new Date() },
        { ...own, id: randomUUID(), body: 'Theirs.', authorId: elsewhere.id, authorOrganisationId: workspace.organisation.id, visibility: 'me' },
      ],
    });
    const [part, whole] = [await atFirst(), await load()];
    const page = arrived(part);
    const old = (notes: readonly AnnotationView[]) => notes.filter(({ at }) => at === own.createdAt.toISOString());
    expect(old(page.annotations).map(({ state }) => state).sort()).toEqual(old(whole.annotations).map(({ state }) => state).sort());
    expect(old(page.annotations)).toHaveLength(3);
    const mine = (conversation: Conversation) => old(conversation.annotations).filter(({ id, state }) => state === 'shown' && conversation.personal.editable.includes(id)).length;
    expect([mine(page), mine(whole)]).toEqual([2, 2]);
    await db.prisma.annotation.deleteMany({ where: { workspaceId: workspace.id, createdAt: own.createdAt } });
  });

  test('notes that saw different figures where the figure is withheld by now are counted as one, and what they saw is not told', async () => {
    const [workspace, withheld] = [await buildWorkspace(db), shownFigures(() => undefined, () => '2025-10-30')];
    const person = await buildMember(db, workspace);
    await db.prisma.annotation.createMany({
      data: Array.from({ length: 70 }, (_, index) => ({
        id: randomUUID(), workspaceId: workspace.id, metric: METRIC, area: LEEDS, period: '2025', kind: 'context', body: 'So.', figureSeen: index % 2 === 0 ? '4711' : '4712',
        editionKey: `${METRIC}/2025`, authorId: person.id, authorOrganisationId: workspace.organisation.id, createdAt: new Date(Date.UTC(2026, 0, 1) + index * 1_000),
      })),
    });
    const reader = { userId: person.id, organisationId: null, workspaceId: workspace.id };
    const tallies = presentTallies(await readTallies(db.prisma, reader, Prisma.sql`true`), workspace.id, () => ({ name: 'Ana', organisation: 'Vale' }), withheld);
    expect(tallies.map(({ at }) => at)).toEqual([Array.from({ length: 70 }, (_, index) => Date.UTC(2026, 0, 1) + index * 1_000)]);
    expect(JSON.stringify(tallies)).not.toMatch(/471[12]/);
  });

  test('a note that is counted only and changes comes with its words, once; where one is taken away, the page asks for all', async () => {
    const [part, whole] = [await atFirst(), await load()];
    const page = arrived(part);
    const fact = (said: object) => ({ workspaceId: page.workspace.id, sequence: page.sequence + 1, ...said }) as Fact;
    const [oldest] = whole.annotations;
    const after = applyFact(page, fact({ fact: 'annotation:changed', annotation: { ...oldest, body: 'Better words.' } }), METRIC);
    expect(after.annotations).toHaveLength(100);
    expect(after.annotations[0]).toMatchObject({ id: oldest!.id, body: 'Better words.' });
    expect(after.uncertain).toBeUndefined();
    expect(applyFact(page, fact({ fact: 'contribution:removed', id: oldest!.id }), METRIC).uncertain).toBe(true);
    const known = applyFact(page, fact({ fact: 'contribution:removed', id: page.annotations.at(-1)!.id }), METRIC);
    expect([known.uncertain, known.annotations.length]).toEqual([undefined, 99]);
  });

  test('of discussions that it does not list a page gets what they are about, and nobody’s words or name', async () => {
    const [part, whole] = [await atFirst(), await load()];
    expect(part.discussions.slice(-12)).toEqual(whole.discussions.slice(-12));
    const nobody = { name: '', organisation: '' };
    expect(part.discussions.slice(0, 18)).toEqual(whole.discussions.slice(0, 18).map((one) => ({ ...one, author: nobody, comments: [], inPart: { newest: one.comments.at(-1)?.at } })));
  });

  test('whatever became of a discussion, what is told of it before it is listed names nobody and says nothing of how it was written', async () => {
    const [workspace, home] = [await buildWorkspace(db), await buildWorkspace(db)];
    const [author, reader] = [await buildMember(db, workspace), await buildMember(db, workspace)];
    const day = (date: number) => new Date(Date.UTC(2026, 1, date, 9, 30, 0, 250));
    const id = (place: number) => `00000000-0000-4000-8000-00000000000${place}`;
    const what = { metric: METRIC, otherMetrics: ['care-rate'], area: LEEDS, period: '2025', breakdown: 'Female' };
    const written = {
      ...what, workspaceId: workspace.id, title: 'Why?', prompt: 'what-changed', addressedToId: workspace.organisation.id, questionStatus: 'answered', outcome: 'So it is.',
      authorId: author.id, authorOrganisationId: workspace.organisation.id, capacity: 'organisation', version: 3, editedAt: day(20),
    };
    await db.prisma.discussion.createMany({
      data: [
        { ...written, id: id(1), createdAt: day(1), resolvedAt: day(9), resolvedById: author.id },
        { ...written, id: id(2), createdAt: day(2), withdrawnAt: day(10) },
        { ...written, id: id(3), createdAt: day(3), withdrawnAt: day(10), hiddenAt: day(11) },
        { ...written, id: id(4), createdAt: day(4), withdrawnAt: day(10), hiddenAt: day(11), purgedAt: day(12) },
        { ...written, id: id(5), createdAt: day(5), workspaceId: home.id, visibility: 'public', publication: 'published', unattributed: true, authorId: null, authorOrganisationId: null },
      ],
    });
    await db.prisma.contributionShare.create({ data: { subjectKind: 'discussion', subjectId: id(5), workspaceId: workspace.id } });
    await db.prisma.comment.create({ data: { id: randomUUID(), discussionId: id(2), position: 1, authorId: author.id, body: {}, words: 'So.', createdAt: day(15) } });
    const iso = (date: number) => `2026-02-${String(date).padStart(2, '0')}T09:30:00.250Z`;
    const nobody = { name: '', organisation: '' };
    const stub = {
      ...what, state: 'shown', editedAt: null, version: 1, unattributed: false, visibility: 'workspace', publication: null, capacity: 'self', elsewhere: false,
      title: 'Why?', prompt: null, question: null, resolved: null, author: nobody, comments: [],
    };
    expect(await listedDiscussions(db.prisma, workspace.id, METRIC, { userId: reader.id, organisationId: null }, () => [])).toStrictEqual([
      { ...stub, id: id(1), at: iso(1), resolved: { outcome: '', by: nobody, at: iso(9) }, inPart: { newest: iso(1) } },
      { ...stub, id: id(2), at: iso(2), state: 'withdrawn', title: '', inPart: { newest: iso(15) } },
      { ...stub, id: id(3), at: iso(3), state: 'hidden', title: '', inPart: { newest: iso(3) } },
      { ...stub, id: id(4), at: iso(4), state: 'purged', title: '', inPart: { newest: iso(4) } },
      { ...stub, id: id(5), at: iso(5), visibility: 'public', elsewhere: true, inPart: { newest: iso(5) } },
    ]);
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
