import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { findArea } from '../../shared/areas/register.ts';
import { plainText } from '../../shared/rich-text-document.ts';
import { testDatabase } from '../../tests/database.ts';
import { LEEDS, METRIC, replied, reply, seenBy, sentWords, started, thread } from '../../tests/discussion-scene.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { recordFact } from '../activity.ts';
import { factsAfter } from '../live/facts.ts';
import {
  checkUnattributedComment, checkUnattributedDiscussion, editComment, followDiscussion, giveReaction, markRead, postComment, publishUnattributedComment, publishUnattributedDiscussion, resolveDiscussion,
} from './commands.ts';
import { conversationOn, discussionPage, discussionsOf } from './queries.ts';

const db = await testDatabase();
beforeAll(async () => void (await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 328 }])));

const resolve = (discussionId: string) => ({ key: randomUUID(), discussionId, outcome: 'Done.' });

describe('the list of a workspace', () => {
  let place: BuiltWorkspace;
  let [ana, ben] = [] as unknown as BuiltPerson[] as [BuiltPerson, BuiltPerson];
  beforeAll(async () => {
    place = await buildWorkspace(db);
    [ana, ben] = [await buildMember(db, place, { name: 'Ana' }), await buildMember(db, place, { name: 'Ben' })];
  });

  test('open, resolved, followed and questions, those with news first, with what is unread', async () => {
    const asked = await buildOrganisation(db);
    const [first, second, question] = [await started(ana, place, { title: 'First?' }), await started(ana, place, { title: 'Second?' }), await started(ana, place, { title: 'Asked?', addressedTo: asked.id })];
    await replied(ben, place, first);
    await replied(ben, place, first);
    await resolveDiscussion(ana.ctx, place.slug, resolve(second));
    const list = async (person: BuiltPerson, filter?: string) => (await discussionsOf(person.ctx, place.slug, { filter: filter ?? null })).lines;
    expect((await list(ana)).map(({ id, replies, unread }) => [id, replies, unread])).toEqual([[first, 2, 2], [question, 0, 0]]);
    expect((await list(ben)).map(({ id, unread, follows }) => [id, unread, follows])).toEqual([[first, 0, true], [question, 1, false]]);
    expect(await list(ana, 'resolved')).toMatchObject([{ id: second, resolved: true, outcome: 'Done.', author: { name: 'Ana' } }]);
    expect(await list(ben, 'questions')).toMatchObject([{ id: question, question: { to: asked, status: 'asked' } }]);
    expect((await list(ben, 'following')).map(({ id }) => id)).toEqual([first]);
    await markRead(ana.ctx, place.slug, { discussionId: first, seen: 2 });
    expect((await list(ana, 'anything else'))[0]).toMatchObject({ id: first, unread: 1 });
    expect((await discussionsOf(ana.ctx, place.slug)).counts).toEqual({ open: 2, resolved: 1, following: 3, questions: 1 });
    const stranger = await buildPerson(db);
    await expect(discussionsOf(stranger.ctx, place.slug)).rejects.toMatchObject({ status: 404 });
    await expect(discussionsOf({ db, actor: null }, place.slug)).rejects.toMatchObject({ status: 401 });
  });

  test('in pages; one that is not there is the nearest', async () => {
    const long = await buildWorkspace(db);
    const writer = await buildMember(db, long);
    for (let index = 0; index < 33; index += 1) await started(writer, long, { title: `Number ${index}` });
    const page = async (number: number) => discussionsOf(writer.ctx, long.slug, { page: number });
    expect([(await page(1)).lines.length, (await page(2)).lines.length, (await page(99)).page, (await page(-3)).page, (await page(Number.NaN)).page, (await page(1)).pages]).toEqual([30, 3, 2, 1, 1, 2]);
    expect((await page(2)).lines.at(-1)?.title).toBe('Number 0');
  });

  test('holds what one may see, and of what is withdrawn only that', async () => {
    const other = await buildOrganisation(db);
    const outside = await buildMember(db, place, { organisationId: other.id });
    const [mine, gone] = [await started(ana, place, { visibility: 'me' }), await started(ana, place, { title: 'A secret' })];
    await db.prisma.discussion.update({ where: { id: gone }, data: { withdrawnAt: new Date() } });
    const { lines } = await discussionsOf(outside.ctx, place.slug);
    expect(lines.map(({ id }) => id)).not.toContain(mine);
    expect(lines.find(({ id }) => id === gone)).toMatchObject({ state: 'withdrawn', title: '' });
  });
});

describe('permanent addresses', () => {
  test('lead to one discussion, as it stands now, with the number its page goes on from', async () => {
    const place = await buildWorkspace(db);
    const ana = await buildMember(db, place);
    const id = await started(ana, place);
    await replied(ana, place, id);
    const { conversation, history } = await discussionPage(ana.ctx, place.slug, id);
    expect([conversation.discussions.map((one) => one.id), conversation.discussions[0]?.comments.length, conversation.sequence, history]).toEqual([[id], 2, 2, {}]);
    expect(conversation.personal).toMatchObject({ follows: { [id]: true }, seen: { [id]: 2 } });
    for (const wrong of [randomUUID(), 'no-id', '']) await expect(discussionPage(ana.ctx, place.slug, wrong)).rejects.toMatchObject({ status: 404 });
    const elsewhere = await buildWorkspace(db);
    const stranger = await buildMember(db, elsewhere);
    await expect(discussionPage(stranger.ctx, place.slug, id)).rejects.toMatchObject({ status: 404 });
    await expect(discussionPage(stranger.ctx, elsewhere.slug, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('what is for the region', () => {
  test('is read there too, with its comments, live as well, and written where it came from', async () => {
    const region = await buildWorkspace(db, { areas: [findArea(LEEDS)!.region!], name: 'The region' });
    const home = await buildWorkspace(db);
    await db.prisma.workspace.update({ where: { id: home.id }, data: { kind: 'mentoring' } });
    const [ana, rae] = [await buildMember(db, home, { name: 'Ana' }), await buildMember(db, region, { name: 'Rae' })];
    const [shared, kept] = [await started(ana, home, { visibility: 'region' }), await started(ana, home)];
    const comment = await replied(ana, home, shared);
    const { discussions, personal } = await conversationOn(rae.ctx, region.slug, METRIC);
    expect(discussions.map(({ id, elsewhere }) => [id, elsewhere])).toEqual([[shared, true]]);
    expect(discussions[0]?.comments.map(({ author }) => author)).toEqual([1, 2].map(() => ({ name: 'Ana', organisation: home.organisation.name })));
    expect(personal.editable).toEqual([]);
    expect((await discussionsOf(rae.ctx, region.slug)).lines.map(({ id }) => id)).toEqual([shared]);
    await expect(discussionPage(rae.ctx, region.slug, kept)).rejects.toMatchObject({ status: 404 });
    await expect(postComment(rae.ctx, region.slug, reply(shared))).rejects.toMatchObject({ status: 400 });
    await expect(giveReaction(rae.ctx, region.slug, { commentId: comment, kind: 'me-too', on: true })).rejects.toMatchObject({ status: 400 });
    await followDiscussion(rae.ctx, region.slug, { discussionId: shared, follows: true });
    await editComment(ana.ctx, home.slug, { key: randomUUID(), commentId: comment, version: 1, body: reply(shared, { body: sentWords('Changed.') }).body });
    const { facts } = await factsAfter(db, region.id, 0);
    expect(facts?.map(({ fact }) => fact.fact)).toEqual(['discussion:started', 'comment:posted', 'comment:changed']);
    const last = facts?.at(-1)?.fact;
    expect(last && 'comment' in last ? plainText(last.comment.body) : '').toBe('Changed.');
    // Where the region names nobody, sharing names nobody either.
    await db.prisma.workspace.update({ where: { id: region.id }, data: { contributionRule: 'none' } });
    expect(JSON.stringify((await conversationOn(rae.ctx, region.slug, METRIC)).discussions)).not.toContain('"Ana"');
    expect((await seenBy(ana, home, shared)).author.name).toBe('Ana');
  });
});

describe('non-attributed', () => {
  test('a discussion and a comment are written without any trace of who it was', async () => {
    const place = await buildWorkspace(db);
    await db.prisma.workspace.update({ where: { id: place.id }, data: { nonAttributed: true } });
    const [ana, ben] = [await buildMember(db, place, { name: 'Ana' }), await buildMember(db, place, { name: 'Ben' })];
    const open = await started(ben, place);
    const logs = () => Promise.all([db.prisma.activity.count(), db.prisma.submission.count(), db.prisma.discussionReader.count()]);
    const before = await logs();
    const opening = await checkUnattributedDiscussion(ana.ctx, place.slug, thread({ title: 'Who wonders too?', visibility: 'me' }));
    const comment = await checkUnattributedComment(ana.ctx, place.slug, reply(open, { body: sentWords('Said by nobody.') }));
    expect(await logs()).toEqual(before);
    const kept = (content: unknown) => JSON.parse(JSON.stringify(content)) as unknown;
    expect(JSON.stringify([opening, comment])).not.toContain(ana.id);
    const at = new Date('2026-11-22T10:00:00Z');
    const waiting = (content: unknown) => ({ id: randomUUID(), workspaceId: place.id, content: kept(content), organisationKind: 'la', withdrawalHash: randomUUID(), at });
    const [first, second] = [waiting(opening), waiting(comment)];
    await db.prisma.$transaction(async (tx) => {
      for (const fact of [await publishUnattributedDiscussion(tx, first), await publishUnattributedComment(tx, second)]) await recordFact(tx, place.id, fact!, { userId: null, organisationId: null });
    });
    const nobody = { name: 'A member, not attributed', organisation: 'local authority' };
    expect(await seenBy(ben, place, first.id)).toMatchObject({ title: 'Who wonders too?', author: nobody, unattributed: true, visibility: 'workspace', at: at.toISOString() });
    expect((await seenBy(ana, place, open)).comments[1]).toMatchObject({ id: second.id, author: nobody, unattributed: true, position: 2 });
    expect((await conversationOn(ana.ctx, place.slug, METRIC)).personal.editable).toEqual([]);
    const [rows, facts] = [await db.prisma.comment.findMany({ where: { unattributed: true } }), (await factsAfter(db, place.id, 1)).facts];
    expect(rows.map(({ authorId, authorOrganisationId }) => [authorId, authorOrganisationId])).toEqual([[null, null], [null, null]]);
    expect(facts?.map(({ fact }) => fact.fact)).toEqual(['discussion:started', 'comment:posted']);
  });

  test('is refused as the same with a name would be, and where it would point to somebody', async () => {
    const place = await buildWorkspace(db);
    const [ana, observer] = [await buildMember(db, place), await buildMember(db, place, { role: 'observer' })];
    const [ours, closed] = [await started(ana, place, { visibility: 'organisation' }), await started(ana, place)];
    await resolveDiscussion(ana.ctx, place.slug, resolve(closed));
    await expect(checkUnattributedComment(ana.ctx, place.slug, reply(ours))).rejects.toMatchObject({ status: 400 });
    await expect(checkUnattributedComment(ana.ctx, place.slug, reply(closed))).rejects.toMatchObject({ status: 409, code: 'closed-meanwhile' });
    await expect(checkUnattributedDiscussion(ana.ctx, place.slug, thread({ area: 'E08000036' }))).rejects.toMatchObject({ status: 400 });
    await expect(checkUnattributedDiscussion(ana.ctx, place.slug, thread({ title: 'A child, NHS number 943 476 5919' }))).rejects.toMatchObject({ status: 400, code: 'disclosure' });
    await expect(checkUnattributedDiscussion(observer.ctx, place.slug, thread())).rejects.toMatchObject({ status: 403 });
  });

  test('a comment finds no place where its thread has gone, and one where it was closed meanwhile', async () => {
    const place = await buildWorkspace(db);
    const ana = await buildMember(db, place);
    const [gone, closed] = [await started(ana, place), await started(ana, place)];
    const contents = [await checkUnattributedComment(ana.ctx, place.slug, reply(gone)), await checkUnattributedComment(ana.ctx, place.slug, reply(closed))];
    await db.prisma.discussion.delete({ where: { id: gone } });
    await resolveDiscussion(ana.ctx, place.slug, resolve(closed));
    const published = await db.prisma.$transaction(async (tx) => {
      const facts = [];
      for (const content of contents) facts.push(await publishUnattributedComment(tx, { id: randomUUID(), workspaceId: place.id, content, organisationKind: null, withdrawalHash: randomUUID(), at: new Date() }));
      return facts;
    });
    expect(published).toEqual([null, expect.objectContaining({ fact: 'comment:posted' })]);
  });
});

describe('the guard', () => {
  test('looks at titles, texts and outcomes; what it blocks is kept nowhere', async () => {
    const place = await buildWorkspace(db);
    const ana = await buildMember(db, place);
    const id = await started(ana, place);
    const number = 'NHS number 943 476 5919';
    const { startDiscussion, editDiscussion } = await import('./commands.ts');
    const opened = thread({ title: `A child: ${number}` });
    await expect(startDiscussion(ana.ctx, place.slug, opened)).rejects.toMatchObject({ code: 'disclosure', fields: { title: expect.any(String) as string } });
    await expect(postComment(ana.ctx, place.slug, reply(id, { body: sentWords(number) }))).rejects.toMatchObject({ code: 'disclosure', fields: { body: expect.any(String) as string } });
    await expect(resolveDiscussion(ana.ctx, place.slug, { ...resolve(id), outcome: number })).rejects.toMatchObject({ code: 'disclosure', fields: { outcome: expect.any(String) as string } });
    await expect(editDiscussion(ana.ctx, place.slug, { key: randomUUID(), discussionId: id, version: 1, title: number, body: opened.body })).rejects.toMatchObject({ code: 'disclosure' });
    expect(JSON.stringify([await db.prisma.discussion.findMany(), await db.prisma.comment.findMany(), await db.prisma.submission.findMany(), await db.prisma.auditEvent.findMany()])).not.toContain('943 476');
  });
});
