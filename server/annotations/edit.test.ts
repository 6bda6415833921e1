import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation, type EditAnnotationInput } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildLead, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import type { Database } from '../db.ts';
import { conversationOn } from '../discussions/queries.ts';
import { factsAfter } from '../live/facts.ts';
import { addAnnotation, editAnnotation } from './commands.ts';
import { annotationPage } from './pages.ts';

const about = { metric: 'care-rate', area: 'E08000035', period: '2025' };

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let colleague: BuiltPerson;
let other: BuiltPerson;
let guest: BuiltPerson;

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db);
  await buildLead(db, workspace.organisation.id);
  [author, colleague] = [await buildMember(db, workspace, { name: 'Ana' }), await buildMember(db, workspace, { name: 'Bo' })];
  other = await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id });
  guest = await buildMember(db, workspace, { role: 'guest' });
  await buildFigures(db, about.metric, [{ area: about.area, period: about.period, value: 70 }]);
});

async function note(change: object = {}, by = author): Promise<string> {
  const key = randomUUID();
  await addAnnotation(by.ctx, workspace.slug, AddAnnotation.parse({ key, ...about, kind: 'context', body: 'First.', ...change }));
  return key;
}
const edit = (by: BuiltPerson, annotationId: string, change: Partial<EditAnnotationInput> = {}) =>
  editAnnotation(by.ctx, workspace.slug, { key: randomUUID(), annotationId, version: 1, kind: 'context', body: 'Second.', ...change });

test('author and colleague edit; the history says who, when and what, newest first', async () => {
  const id = await note();
  const { sequence } = await edit(author, id);
  await edit(colleague, id, { version: 2, kind: 'event', body: 'Third.' });
  const { annotation, history } = await annotationPage(other.ctx, workspace.slug, id);
  expect(annotation).toMatchObject({ body: 'Third.', kind: 'event', version: 3, author: { name: 'Ana' }, editedAt: history[0]?.at });
  expect(history.map(({ version, kind, body, by }) => [version, kind, body, by.name])).toEqual([
    [3, 'event', 'Third.', 'Bo'], [2, 'context', 'Second.', 'Ana'], [1, 'context', 'First.', 'Ana'],
  ]);
  expect(history.map(({ at }) => at)).toEqual([...history.map(({ at }) => at)].sort().reverse());
  expect(history[2]?.at).toBe(annotation.at);
  const { facts } = await factsAfter(db, workspace.id, sequence - 1);
  expect(facts?.[0]).toMatchObject({ fact: { fact: 'annotation:changed', annotation: { id, body: 'Third.' } } });
});

test('a colleague may change it; it is written, and taken back, by its author alone', async () => {
  const id = await note();
  const personal = async (who: BuiltPerson) => (await conversationOn(who.ctx, workspace.slug, about.metric)).personal;
  const said = async (who: BuiltPerson) => [(await personal(who)).editable.includes(id), (await personal(who)).written.includes(id)];
  expect([await said(author), await said(colleague), await said(other)]).toEqual([[true, true], [true, false], [false, false]]);
});

test('the history shows people as the contribution rule does now', async () => {
  const id = await note();
  await edit(colleague, id);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'organisation-only' } });
  const { history } = await annotationPage(other.ctx, workspace.slug, id);
  expect(history.map(({ by }) => by)).toEqual([{ name: workspace.organisation.name, organisation: '' }, { name: workspace.organisation.name, organisation: '' }]);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'attributed' } });
});

test('of two who edit the same version at once one is kept, and the other gets both texts', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await note();
    const outcomes = await Promise.allSettled([edit(author, id, { body: 'From Ana.' }), edit(colleague, id, { body: 'From Bo.' })]);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    const { body } = await db.prisma.annotation.findUniqueOrThrow({ where: { id } });
    expect([['From Ana.', 'From Bo.'].includes(body), outcomes.length - lost.length]).toEqual([true, 1]);
    expect(lost[0]?.reason).toMatchObject({ status: 409, code: 'edited-meanwhile', fields: { current: body, currentKind: 'context', currentVersion: '2' } });
    expect(await db.prisma.revision.count({ where: { subjectId: id } })).toBe(1);
  }
});

test('the same edit sent twice is one edit', async () => {
  const id = await note();
  const key = randomUUID();
  const first = await edit(author, id, { key });
  expect(await edit(author, id, { key })).toEqual({ ...first, repeated: true });
  expect(await db.prisma.annotation.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 2 });
});

describe('refused', () => {
  test.each<[string, () => Promise<unknown>, object]>([
    ['another organisation’s note', async () => edit(other, await note()), { status: 403, code: 'not-yours' }],
    ['a guest, of the note of those who receive them', async () => edit(guest, await note()), { status: 403, code: 'not-yours' }],
    ['a colleague’s note for themselves', async () => edit(colleague, await note({ visibility: 'me' })), { status: 404 }],
    ['a note that is not there', () => edit(author, randomUUID()), { status: 404 }],
    ['an edit that changes nothing', async () => edit(author, await note(), { body: 'First.' }), { status: 400, fields: { body: expect.any(String) as string } }],
    ['a version that never was', async () => edit(author, await note(), { version: 7 }), { status: 409, fields: { current: 'First.' } }],
    ['an old version', async () => {
      const id = await note();
      await edit(author, id);
      return edit(author, id);
    }, { status: 409, code: 'edited-meanwhile', fields: { current: 'Second.', currentVersion: '2' } }],
    ['a withdrawn note', async () => {
      const id = await note();
      await db.prisma.annotation.update({ where: { id }, data: { withdrawnAt: new Date() } });
      return edit(author, id);
    }, { status: 409 }],
    ['a note nobody wrote', async () => {
      const id = await note();
      await db.prisma.annotation.update({ where: { id }, data: { unattributed: true, authorId: null, authorOrganisationId: null } });
      return edit(author, id);
    }, { status: 403, code: 'unattributed' }],
  ])('%s', async (_what, attempt, refusal) => {
    await expect(attempt()).rejects.toMatchObject(refusal);
  });
  test('words that the guard blocks are stored nowhere', async () => {
    const id = await note();
    await expect(edit(author, id, { body: 'NHS number 943 476 5919 came in.' })).rejects.toMatchObject({ status: 400, code: 'disclosure', fields: { body: expect.any(String) as string } });
    expect(await db.prisma.annotation.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 1, body: 'First.' });
  });
});

test('guests edit their own; what may be done is said with the note', async () => {
  const id = await note({}, guest);
  await edit(guest, id);
  const may = async (who: BuiltPerson) => (await annotationPage(who.ctx, workspace.slug, id)).may;
  expect(await may(guest)).toEqual({ edit: true, place: false, share: true, withdraw: true, reply: false });
  // The organisation that receives guests is no author of what they write.
  expect((await may(other)).edit).toBe(false);
  const own = await note();
  const of = async (who: BuiltPerson) => {
    const page = await annotationPage(who.ctx, workspace.slug, own);
    return [page.may.edit, page.may.withdraw, page.undoUntil !== null];
  };
  expect([await of(author), await of(colleague), await of(other), await of(guest)]).toEqual([[true, true, true], [true, false, false], [false, false, false], [false, false, false]]);
});

test('of what is withdrawn, hidden or purged nothing is told but that, its history neither', async () => {
  for (const gone of ['withdrawnAt', 'hiddenAt', 'purgedAt']) {
    const id = await note({ body: 'SECRET words' });
    await edit(author, id, { body: 'More SECRET words' });
    await db.prisma.annotation.update({ where: { id }, data: { [gone]: new Date() } });
    const page = await annotationPage(author.ctx, workspace.slug, id);
    expect(JSON.stringify(page)).not.toContain('SECRET');
    expect(page).toMatchObject({ annotation: { body: '', figureSeen: null, state: gone.replace('At', '') }, history: [], may: { edit: false, withdraw: false }, undoUntil: null });
  }
});

test('what is public, or on its way there, is proposed anew when it is edited', async () => {
  for (const publication of ['approved', 'published', 'declined']) {
    const id = await note({ visibility: 'public' });
    await db.prisma.annotation.update({ where: { id }, data: { publication, publishedAt: new Date() } });
    await edit(author, id);
    expect(await db.prisma.annotation.findUniqueOrThrow({ where: { id } })).toMatchObject({ publication: 'proposed', publishedAt: null });
  }
});
