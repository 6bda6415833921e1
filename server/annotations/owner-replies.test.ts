import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import { ownerReplyText } from '../../shared/owner-replies.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import type { Database } from '../db.ts';
import { conversationOn } from '../discussions/queries.ts';
import { factsAfter } from '../live/facts.ts';
import { addAnnotation, replyAsOwner } from './commands.ts';
import { annotationPage } from './pages.ts';
import { ownersOf } from './queries.ts';

const [METRIC, LEEDS, BARNSLEY, YORKSHIRE] = ['care-rate', 'E08000035', 'E08000038', 'E12000003'];

let db: Database;
let workspace: BuiltWorkspace;
let region: BuiltPerson;
let leeds: BuiltPerson;
let leedsToo: BuiltPerson;
let barnsley: BuiltPerson;
const organisations: Record<string, { id: string; name: string }> = {};

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { areas: [LEEDS, BARNSLEY, YORKSHIRE] });
  for (const [name, area] of [['leeds', LEEDS], ['barnsley', 'E08000016'], ['region', YORKSHIRE]] as const) {
    const organisation = await buildOrganisation(db);
    organisations[name] = organisation;
    await db.prisma.organisationArea.create({ data: { organisationId: organisation.id, area } });
  }
  const memberOf = (name: string, role?: 'observer') => buildMember(db, workspace, { organisationId: organisations[name]?.id, ...(role && { role }) });
  [region, leeds, leedsToo, barnsley] = [await memberOf('region'), await memberOf('leeds'), await memberOf('leeds'), await memberOf('barnsley')];
  await buildFigures(db, METRIC, [LEEDS, BARNSLEY, YORKSHIRE].map((area) => ({ area, period: '2025', value: 70 })));
});

async function note(change: object = {}, by = region): Promise<string> {
  const key = randomUUID();
  await addAnnotation(by.ctx, workspace.slug, AddAnnotation.parse({ key, metric: METRIC, area: LEEDS, period: '2025', kind: 'context', body: 'A new front door.', ...change }));
  return key;
}
const reply = (by: BuiltPerson, annotationId: string, change: object = {}) =>
  replyAsOwner(by.ctx, workspace.slug, ReplyAsOwner.parse({ key: randomUUID(), annotationId, verdict: 'confirm', ...change }));
const replies = async (id: string) => (await annotationPage(region.ctx, workspace.slug, id)).annotation.ownerReplies;

test('the organisation confirms, then corrects; colleagues change the same reply, and it stands with the note everywhere', async () => {
  const id = await note();
  const { sequence } = await reply(leeds, id);
  expect(await replies(id)).toMatchObject([{ organisation: organisations.leeds?.name, verdict: 'confirm', body: '', version: 1, state: 'shown', author: { name: leeds.name } }]);
  await reply(leedsToo, id, { verdict: 'correct', body: 'It opened in May.', version: 1 });
  const [standing, ...others] = await replies(id);
  expect(others).toEqual([]);
  expect(standing).toMatchObject({ verdict: 'correct', body: 'It opened in May.', version: 2, author: { name: leedsToo.name } });
  const onPage = (await conversationOn(barnsley.ctx, workspace.slug, METRIC)).annotations.find((one) => one.id === id);
  expect(onPage?.ownerReplies).toEqual([standing]);
  expect((await factsAfter(db, workspace.id, sequence - 1)).facts?.[0]).toMatchObject({ fact: { fact: 'annotation:changed', annotation: { id, ownerReplies: [{ verdict: 'correct' }] } } });
  const { replyHistory } = await annotationPage(region.ctx, workspace.slug, id);
  expect(replyHistory).toMatchObject([{ version: 1, verdict: 'confirm', body: '', by: { name: organisations.leeds?.name } }]);
  expect(ownerReplyText(standing!)).toBe(`${organisations.leeds?.name} corrects this: It opened in May.`);
});

test('of two colleagues who reply at once one is kept, and the other is told what stands', async () => {
  const id = await note();
  const outcomes = await Promise.allSettled([reply(leeds, id, { verdict: 'add', body: 'From one.' }), reply(leedsToo, id, { verdict: 'dispute', body: 'From the other.' })]);
  const lost = outcomes.find((outcome) => outcome.status === 'rejected');
  const [standing] = await replies(id);
  expect(lost?.reason).toMatchObject({ status: 409, code: 'edited-meanwhile', fields: { current: standing?.body, currentVerdict: standing?.verdict, currentVersion: '1' } });
});

test('a comparison belongs to each of its areas; a region to its region; an area’s older code counts', async () => {
  const comparison = await note({ otherAreas: [BARNSLEY] });
  await reply(leeds, comparison, { verdict: 'add', body: 'Here it was the school.' });
  await reply(barnsley, comparison, { verdict: 'dispute', body: 'Not here.' });
  expect((await replies(comparison)).map(({ organisation }) => organisation)).toEqual([organisations.leeds?.name, organisations.barnsley?.name]);
  await reply(region, await note({ area: YORKSHIRE }, leeds));
  const about = await note({ scope: 'area', area: BARNSLEY });
  await reply(barnsley, about);
  const page = await annotationPage(leeds.ctx, workspace.slug, comparison);
  expect(page.owners.map(({ name, takesPart }) => [name, takesPart])).toEqual([[organisations.barnsley?.name, true], [organisations.leeds?.name, true]].sort());
  expect(page).toMatchObject({ may: { reply: true }, ownReply: { verdict: 'add' } });
  expect(await ownersOf(db.prisma, [LEEDS, BARNSLEY], false)).toHaveLength(2);
  expect(await ownersOf(db.prisma, [LEEDS], true)).toEqual([]);
});

test('whoever replied and left is not named: the organisation speaks', async () => {
  const id = await note();
  const gone = await buildMember(db, workspace, { organisationId: organisations.leeds?.id });
  await reply(gone, id);
  await db.prisma.membership.deleteMany({ where: { userId: gone.id } });
  expect((await replies(id))[0]?.author).toEqual({ name: organisations.leeds?.name, organisation: '' });
});

describe('refused', () => {
  test.each<[string, () => Promise<unknown>, object]>([
    ['a neighbour', async () => reply(barnsley, await note()), { status: 403, code: 'not-your-figure' }],
    ['the region, of an authority', async () => reply(region, await note()), { status: 403, code: 'not-your-figure' }],
    ['anybody, of an indicator', async () => reply(leeds, await note({ scope: 'indicator' })), { status: 403, code: 'not-your-figure' }],
    ['the owner, of a note for another organisation alone', async () => reply(leeds, await note({ visibility: 'organisation' })), { status: 404 }],
    ['an observer of the owner', async () => reply(await buildMember(db, workspace, { organisationId: organisations.leeds?.id, role: 'observer' }), await note()), { status: 403 }],
    ['a guest of the owner', async () => reply(await buildMember(db, workspace, { organisationId: organisations.leeds?.id, role: 'guest' }), await note()), { status: 403 }],
    ['of a withdrawn note', async () => {
      const id = await note();
      await db.prisma.annotation.update({ where: { id }, data: { withdrawnAt: new Date() } });
      return reply(leeds, id);
    }, { status: 409 }],
    ['over a reply that a moderator has hidden', async () => {
      const id = await note();
      await reply(leeds, id);
      await db.prisma.ownerReply.updateMany({ where: { annotationId: id }, data: { hiddenAt: new Date() } });
      expect((await replies(id))[0]).toMatchObject({ state: 'hidden', body: '' });
      return reply(leedsToo, id, { version: 1 });
    }, { status: 409 }],
  ])('%s', async (_what, attempt, refusal) => {
    await expect(attempt()).rejects.toMatchObject(refusal);
  });
  test('a reply that adds, corrects or disputes without a word', () => {
    for (const verdict of ['add', 'correct', 'dispute']) {
      expect(ReplyAsOwner.safeParse({ key: randomUUID(), annotationId: randomUUID(), verdict, body: ' ' }).error?.issues[0]?.path).toEqual(['body']);
    }
  });
});
