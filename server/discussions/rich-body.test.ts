import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAVEAT } from '../../shared/caveat.ts';
import { chartModel } from '../../shared/chart-model.ts';
import { EditComment } from '../../shared/discussions.ts';
import { mentionsIn, pinKey, plainText, type FigurePin } from '../../shared/rich-text-document.ts';
import { testDatabase } from '../../tests/database.ts';
import { LEEDS, replied, reply, seenBy, sentBody, started } from '../../tests/discussion-scene.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { factsAfter } from '../live/facts.ts';
import { editComment, postComment } from './commands.ts';
import { conversationOn, discussionPage, mentionables } from './queries.ts';

const db = await testDatabase();
const MEASURE = 'repeat-referrals';
const inYear = (year: number, state: 'signed-off' | 'waiting' = 'signed-off') => ({ dataset: 'referrals', published: `${year}-10-30`, newestPeriod: String(year), state });
let workspace: BuiltWorkspace;
let [ana, ben] = [] as unknown as BuiltPerson[] as [BuiltPerson, BuiltPerson];
let editions: { older: string; newer: string; waiting: string };

beforeAll(async () => {
  editions = {
    older: await putEdition(db, MEASURE, inYear(2024), { [`${LEEDS}|2023`]: 22.2, [`${LEEDS}|2024`]: 20.5 }),
    newer: await putEdition(db, MEASURE, inYear(2025), { [`${LEEDS}|2023`]: 'c', [`${LEEDS}|2024`]: 20.7, [`${LEEDS}|2025`]: 19 }),
    waiting: await putEdition(db, MEASURE, inYear(2026, 'waiting'), { [`${LEEDS}|2026`]: 18 }),
  };
  workspace = await buildWorkspace(db);
  ana = await buildMember(db, workspace, { name: 'Ana' });
  ben = await buildMember(db, workspace, { name: 'Ben' });
});

const words = (text: string) => ({ type: 'text', text });
const line = (...content: unknown[]) => ({ type: 'paragraph', content });
const mention = (kind: string, id: string, label = '') => ({ type: 'mention', attrs: { kind, id, label } });
const pin = (change: Partial<FigurePin> = {}): FigurePin => ({ metric: MEASURE, area: LEEDS, period: '2024', breakdown: '', edition: editions.older, ...change });
const chart = (change: Partial<FigurePin> = {}) => ({ type: 'figure', attrs: pin(change) });
const post = async (...blocks: unknown[]) => {
  const discussionId = await started(ana, workspace);
  const commentId = await replied(ben, workspace, discussionId, { body: sentBody(...blocks) });
  return { discussionId, commentId, shown: async () => (await seenBy(ana, workspace, discussionId)).comments[1]! };
};

describe('charts', () => {
  test('stand with their release: as it had them, without what is suppressed by now, with everything it takes to draw them', async () => {
    const { shown } = await post(line(words('Look at this.')), chart());
    const { body, figures } = await shown();
    expect(body.content[1]).toEqual(chart());
    const figure = figures?.[pinKey(pin())];
    expect(figure).toMatchObject({ ...pin(), areaName: 'Leeds', periods: ['2023', '2024'], caveat: CAVEAT, superseded: true, release: { published: '2024-10-30' }, denominator: null, what: '' });
    expect(figure?.releaseWords).toBe('Department for Education, Children in need, published 30 October 2024');
    expect(figure?.source?.publisher).toBe('Department for Education');
    // 22.2 was public then and is suppressed by now.
    expect(figure?.series).toMatchObject({ values: [null, 20.5], reasons: ['c', null], withheld: { 0: '2025-10-30' } });
    expect(JSON.stringify({ ...(await shown()), at: '' })).not.toContain('22.2');
    expect(chartModel({ ...figure!, series: [figure!.series] }).series[0]?.points.map(({ text }) => text)).toEqual(['withheld since 30 October 2025', '20.5%']);
  });

  test('are told the same in the live fact, in the conversation and in a discussion that was opened with one', async () => {
    const { commentId } = await post(chart({ edition: editions.newer }));
    const { sequence } = await db.prisma.activity.findFirstOrThrow({ where: { workspaceId: workspace.id, fact: 'comment:posted' }, orderBy: { sequence: 'desc' } });
    const { facts } = await factsAfter(db, workspace.id, sequence - 1);
    const fact = facts?.[0]?.fact;
    const live = fact && 'comment' in fact ? fact.comment : undefined;
    const loaded = (await conversationOn(ana.ctx, workspace.slug, 'children-in-need-rate')).discussions.flatMap(({ comments }) => comments).find(({ id }) => id === commentId);
    expect(live).toEqual(loaded);
    expect(Object.values(live?.figures ?? {})[0]).toMatchObject({ superseded: false, periods: ['2023', '2024', '2025'] });
    await started(ana, workspace, { body: sentBody(line(words('See.')), chart()) });
    const opened = (await factsAfter(db, workspace.id, sequence)).facts?.[0]?.fact;
    expect(opened && 'discussion' in opened ? Object.keys(opened.discussion.comments[0]?.figures ?? {}) : []).toEqual([pinKey(pin())]);
  });

  test('of a release that was taken back are told no more', async () => {
    const taken = await putEdition(db, MEASURE, { ...inYear(2025), published: '2025-11-27' }, { [`${LEEDS}|2024`]: 33.3 });
    const { shown } = await post(chart({ edition: taken }));
    expect(Object.keys((await shown()).figures ?? {})).toHaveLength(1);
    await db.prisma.release.updateMany({ where: { editions: { some: { key: taken } } }, data: { state: 'rolled-back' } });
    await db.pool.query('NOTIFY figures');
    await expect.poll(async () => (await shown()).figures).toEqual({});
    expect(JSON.stringify({ ...(await shown()), at: '' })).not.toContain('33.3');
  });

  test.each([
    ['an edition that does not exist', () => ({ edition: 'repeat-referrals/referrals@1999-01-01' })],
    ['an edition of another measure', () => ({ metric: 'care-rate' })],
    ['an edition that waits to be signed off', () => ({ edition: editions.waiting, period: '2026' })],
    ['a measure that does not exist', () => ({ metric: 'nothing' })],
    ['an area outside the workspace', () => ({ area: 'E08000032' })],
    ['an earlier code of an area', () => ({ area: '383' })],
    ['an area of the other world', () => ({ area: 'X06000001' })],
    ['a year the release does not have', () => ({ period: '2025' })],
    ['a group that does not exist', () => ({ breakdown: 'group=cino' })],
  ])('of %s are refused in words, and nothing is written', async (_name, change) => {
    const discussionId = await started(ana, workspace);
    const before = await db.prisma.activity.count();
    await expect(postComment(ben.ctx, workspace.slug, reply(discussionId, { body: sentBody(chart(change())) }))).rejects.toMatchObject({ status: 400, fields: { body: expect.stringMatching(/chart/) as string } });
    expect([await db.prisma.activity.count(), await db.prisma.comment.count({ where: { discussionId } })]).toEqual([before, 1]);
  });
});

describe('mentions', () => {
  test('are written by id, named by the server, and named anew whenever they are read', async () => {
    const { commentId, shown, discussionId } = await post(line(mention('person', ana.id, '<b>The Queen</b>'), words(' and '), mention('organisation', workspace.organisation.id), words(' and all '), mention('role', 'coordinator'), mention('person', ana.id)));
    expect(plainText((await shown()).body)).toBe(`@Ana and @${workspace.organisation.name} and all @coordinators@Ana`);
    const rows = await db.prisma.mention.findMany({ where: { subjectKind: 'comment', subjectId: commentId }, orderBy: { kind: 'asc' } });
    expect(rows.map(({ kind, target }) => [kind, target])).toEqual([['organisation', workspace.organisation.id], ['person', ana.id], ['role', 'coordinator']]);
    await db.prisma.user.update({ where: { id: ana.id }, data: { name: 'Ana Renamed' } });
    expect(plainText((await shown()).body)).toContain('@Ana Renamed and');
    await db.prisma.user.update({ where: { id: ana.id }, data: { name: 'Ana' } });
    await editComment(ben.ctx, workspace.slug, EditComment.parse({ key: randomUUID(), commentId, version: 1, body: sentBody(line(mention('role', 'member'))) }));
    expect((await db.prisma.mention.findMany({ where: { subjectId: commentId } })).map(({ kind, target }) => [kind, target])).toEqual([['role', 'member']]);
    // Its history names people as they are called now, too.
    const [before] = (await discussionPage(ana.ctx, workspace.slug, discussionId)).history[commentId] ?? [];
    expect(before && plainText(before.body)).toContain('@Ana and');
  });

  test('of somebody who has left, or under a stricter rule, name nobody and hold no id', async () => {
    const place = await buildWorkspace(db);
    const [cat, dan] = [await buildMember(db, place, { name: 'Cat' }), await buildMember(db, place, { name: 'Dan' })];
    const id = await started(cat, place);
    await replied(cat, place, id, { body: sentBody(line(words('Ask '), mention('person', dan.id))) });
    const body = async () => (await seenBy(cat, place, id)).comments[1]!.body;
    expect(mentionsIn(await body()).map(({ label }) => label)).toEqual(['Dan']);
    await db.prisma.workspace.update({ where: { id: place.id }, data: { contributionRule: 'role-only' } });
    expect([plainText(await body()), JSON.stringify(await body()).includes(dan.id)]).toEqual(['Ask @a member', false]);
    await expect(postComment(cat.ctx, place.slug, reply(id, { body: sentBody(line(mention('person', dan.id))) }))).rejects.toMatchObject({ status: 400, fields: { body: expect.stringMatching(/names no people/) as string } });
    await replied(cat, place, id, { body: sentBody(line(mention('organisation', place.organisation.id))) });
    expect((await mentionables(cat.ctx, place.slug)).filter(({ kind }) => kind === 'person')).toEqual([]);
    await db.prisma.workspace.update({ where: { id: place.id }, data: { contributionRule: 'attributed' } });
    await db.prisma.membership.deleteMany({ where: { userId: dan.id } });
    expect([plainText(await body()), JSON.stringify(await body()).includes(dan.id)]).toEqual(['Ask @a member', false]);
  });

  test('of who is not here are refused in words', async () => {
    const [stranger, elsewhere] = [await buildPerson(db), await buildOrganisation(db)];
    const discussionId = await started(ana, workspace);
    for (const [kind, id] of [['person', stranger.id], ['person', 'no-id'], ['organisation', elsewhere.id], ['organisation', ana.id.replace(/.$/, 'z')], ['role', 'lead'], ['role', '__proto__']] as const) {
      await expect(postComment(ben.ctx, workspace.slug, reply(discussionId, { body: sentBody(line(mention(kind, id))) })), `${kind} ${id}`).rejects.toMatchObject({ status: 400, fields: { body: expect.any(String) as string } });
    }
  });

  test('are offered: people by the rule, roles, organisations; at most eight of those that fit', async () => {
    const all = await mentionables(ana.ctx, workspace.slug);
    expect(all).toEqual(expect.arrayContaining([
      { kind: 'person', id: ben.id, label: 'Ben', about: workspace.organisation.name },
      { kind: 'organisation', id: workspace.organisation.id, label: workspace.organisation.name },
      { kind: 'role', id: 'coordinator', label: 'coordinators', about: 'everybody of this role' },
    ]));
    for (let index = 0; index < 10; index += 1) await buildMember(db, workspace, { name: `Zoë Ten ${index}` });
    expect((await mentionables(ana.ctx, workspace.slug, 'zoe')).map(({ label }) => label)).toEqual(Array.from({ length: 8 }, (_, index) => `Zoë Ten ${index}`));
    expect((await mentionables(ana.ctx, workspace.slug, '%')).length).toBe(0);
    const observer = await buildMember(db, workspace, { role: 'observer' });
    await expect(mentionables(observer.ctx, workspace.slug, 'a')).rejects.toMatchObject({ status: 403 });
    const stranger = await buildPerson(db);
    await expect(mentionables(stranger.ctx, workspace.slug, 'a')).rejects.toMatchObject({ status: 404 });
  });
});

test('the words alone are kept for searching', async () => {
  const { commentId } = await post(line(words('One '), { ...words('two'), marks: [{ type: 'bold' }] }), { type: 'bulletList', content: [{ type: 'listItem', content: [line(words('three'))] }] });
  expect((await db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } })).words).toBe('One two\nthree');
});
