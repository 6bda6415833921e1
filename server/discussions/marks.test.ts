import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { GiveReaction, ResolveDiscussion } from '../../shared/discussions.ts';
import { testDatabase } from '../../tests/database.ts';
import { LEEDS, METRIC, replied, reply, seenBy, sentWords, started } from '../../tests/discussion-scene.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { factsAfter } from '../live/facts.ts';
import { followDiscussion, giveReaction, markRead, postComment, resolveDiscussion } from './commands.ts';
import { conversationOn, discussionPage } from './queries.ts';

const db = await testDatabase();
let workspace: BuiltWorkspace;
let [ana, ben, lead, observer] = [] as unknown as BuiltPerson[] as [BuiltPerson, BuiltPerson, BuiltPerson, BuiltPerson];

beforeAll(async () => {
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 328 }]);
  workspace = await buildWorkspace(db);
  ana = await buildMember(db, workspace, { name: 'Ana' });
  ben = await buildMember(db, workspace, { name: 'Ben' });
  lead = await buildMember(db, workspace, { name: 'Lead', role: 'coordinator' });
  observer = await buildMember(db, workspace, { name: 'Obi', role: 'observer' });
});

const resolve = (discussionId: string, outcome: string) => ResolveDiscussion.parse({ key: randomUUID(), discussionId, outcome });
const activity = () => db.prisma.activity.count({ where: { workspaceId: workspace.id } });

describe('following and reading', () => {
  test('who writes follows; marks are theirs alone, and leave no row in the log', async () => {
    const id = await started(ana, workspace);
    await replied(ben, workspace, id);
    const before = await activity();
    await followDiscussion(observer.ctx, workspace.slug, { discussionId: id, follows: true });
    await followDiscussion(ben.ctx, workspace.slug, { discussionId: id, follows: false });
    await markRead(observer.ctx, workspace.slug, { discussionId: id, seen: 2 });
    await markRead(observer.ctx, workspace.slug, { discussionId: id, seen: 1 });
    await markRead(ana.ctx, workspace.slug, { discussionId: id, seen: 999 });
    const own = async (person: BuiltPerson) => (await conversationOn(person.ctx, workspace.slug, METRIC)).personal;
    expect([(await own(observer)).follows[id], (await own(observer)).seen[id]]).toEqual([true, 2]);
    expect([(await own(ana)).follows[id], (await own(ana)).seen[id]]).toEqual([true, 2]);
    expect([(await own(ben)).follows[id], (await own(ben)).seen[id]]).toEqual([false, 2]);
    expect((await own(lead)).seen[id]).toBeUndefined();
    // Writing again does not follow again.
    await replied(ben, workspace, id);
    expect([(await own(ben)).follows[id], (await own(ben)).seen[id]]).toEqual([false, 3]);
    // Who only opened it before has chosen nothing: their writing follows.
    await markRead(lead.ctx, workspace.slug, { discussionId: id, seen: 1 });
    expect((await own(lead)).follows[id]).toBeUndefined();
    await replied(lead, workspace, id);
    expect((await own(lead)).follows[id]).toBe(true);
    expect(await activity()).toBe(before + 2);
    const stranger = await buildPerson(db);
    await expect(followDiscussion(stranger.ctx, workspace.slug, { discussionId: id, follows: true })).rejects.toMatchObject({ status: 404 });
    await expect(markRead(ana.ctx, workspace.slug, { discussionId: randomUUID(), seen: 1 })).rejects.toMatchObject({ status: 400 });
  });
});

describe('reactions', () => {
  test('are counted and never told by whom, in no view and no row of the log', async () => {
    const id = await started(ana, workspace);
    const comment = await replied(ben, workspace, id);
    const give = (person: BuiltPerson, kind: string, on = true) => giveReaction(person.ctx, workspace.slug, GiveReaction.parse({ commentId: comment, kind, on }));
    const { sequence } = await give(ana, 'me-too');
    expect((await give(ana, 'me-too')).sequence).toBeNull();
    await give(lead, 'me-too');
    await give(lead, 'thank-you');
    await give(lead, 'thank-you', false);
    expect((await seenBy(ben, workspace, id)).comments[1]?.reactions).toEqual({ 'me-too': 2, 'tell-more': 0, 'thank-you': 0 });
    expect((await conversationOn(ana.ctx, workspace.slug, METRIC)).personal.reactions).toEqual({ [comment]: ['me-too'] });
    expect((await conversationOn(ben.ctx, workspace.slug, METRIC)).personal.reactions).toEqual({});
    const rows = await db.prisma.activity.findMany({ where: { workspaceId: workspace.id, sequence: { gte: sequence! } } });
    expect(rows.map(({ fact, actorId, organisationId }) => [fact, actorId, organisationId])).toEqual(Array.from({ length: 4 }, () => ['comment:changed', null, null]));
    const { facts } = await factsAfter(db, workspace.id, sequence! - 1);
    expect(JSON.stringify(facts)).not.toContain(ana.id);
    expect(facts?.[0]?.fact).toMatchObject({ fact: 'comment:changed', comment: { id: comment, reactions: { 'me-too': 2 } } });
    await expect(give(observer, 'me-too')).rejects.toMatchObject({ status: 403 });
    expect(() => GiveReaction.parse({ commentId: comment, kind: 'down' })).toThrow();
  });

  test('many at once are counted once each', async () => {
    const comment = await replied(ben, workspace, await started(ana, workspace));
    const all = await Promise.all(Array.from({ length: 6 }, () => buildMember(db, workspace)));
    await Promise.all([...all, ...all].map((person) => giveReaction(person.ctx, workspace.slug, { commentId: comment, kind: 'tell-more', on: true })));
    expect(await db.prisma.reaction.count({ where: { commentId: comment } })).toBe(6);
  });
});

describe('who may see a discussion', () => {
  test('is its author, their organisation, or the workspace; nobody else can read, answer, follow or react', async () => {
    const other = await buildOrganisation(db);
    const outside = await buildMember(db, workspace, { organisationId: other.id });
    const [mine, ours] = [await started(ana, workspace, { visibility: 'me' }), await started(ana, workspace, { visibility: 'organisation' })];
    const seen = async (person: BuiltPerson) => (await conversationOn(person.ctx, workspace.slug, METRIC)).discussions.map(({ id }) => id).filter((id) => id === mine || id === ours);
    expect([await seen(ana), await seen(ben), await seen(outside)]).toEqual([[mine, ours], [ours], []]);
    await replied(ben, workspace, ours);
    for (const id of [mine, ours]) {
      await expect(discussionPage(outside.ctx, workspace.slug, id)).rejects.toMatchObject({ status: 404 });
      await expect(postComment(outside.ctx, workspace.slug, reply(id))).rejects.toMatchObject({ status: 400 });
      await expect(followDiscussion(outside.ctx, workspace.slug, { discussionId: id, follows: true })).rejects.toMatchObject({ status: 400 });
    }
    const [, comment] = (await seenBy(ben, workspace, ours)).comments;
    await expect(giveReaction(outside.ctx, workspace.slug, { commentId: comment!.id, kind: 'me-too', on: true })).rejects.toMatchObject({ status: 400 });
    const rows = await db.prisma.$queryRaw<{ audience: string }[]>`SELECT audience FROM activity WHERE subject ->> 'discussionId' = ANY(${[mine, ours]}) ORDER BY sequence`;
    expect(rows.map(({ audience }) => audience)).toEqual(['actor', 'organisation', 'organisation']);
  });

  test('what is withdrawn, hidden or purged is told as that, without a word of it', async () => {
    const id = await started(ana, workspace, { title: 'A secret title', body: sentWords('A secret opening.') });
    await replied(ben, workspace, id, { body: sentWords('An answer that stays.') });
    await resolveDiscussion(ana.ctx, workspace.slug, resolve(id, 'A secret outcome.'));
    for (const [column, state] of [['withdrawnAt', 'withdrawn'], ['hiddenAt', 'hidden'], ['purgedAt', 'purged']] as const) {
      await db.prisma.discussion.update({ where: { id }, data: { [column]: new Date() } });
      const conversation = await conversationOn(ana.ctx, workspace.slug, METRIC);
      const shown = conversation.discussions.find((one) => one.id === id);
      expect([shown?.state, shown?.title, shown?.comments.map((comment) => comment.state)]).toEqual([state, '', [state, 'shown']]);
      expect(JSON.stringify(conversation)).not.toContain('secret');
      expect(conversation.personal.editable).not.toContain(id);
    }
  });

  test('what one may change is one’s own', async () => {
    const id = await started(ana, workspace);
    const comment = await replied(ben, workspace, id);
    const editable = async (person: BuiltPerson) => (await conversationOn(person.ctx, workspace.slug, METRIC)).personal.editable.filter((one) => one === id || one === comment);
    expect([await editable(ana), await editable(ben), await editable(lead)]).toEqual([[id], [comment], []]);
  });
});
