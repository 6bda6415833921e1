import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation, PlaceAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildLead, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import type { Database } from '../db.ts';
import { factsAfter } from '../live/facts.ts';
import { addAnnotation, placeAnnotation, replyAsOwner } from './commands.ts';
import { annotationPage, unplacedIn } from './pages.ts';

const METRIC = 'care-rate';
const [LEEDS, BARNSLEY] = ['E08000035', 'E08000038'];

let db: Database;
let workspace: BuiltWorkspace;
let author: BuiltPerson;
let colleague: BuiltPerson;
let other: BuiltPerson;

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { areas: [LEEDS, BARNSLEY] });
  await buildLead(db, workspace.organisation.id);
  [author, colleague] = [await buildMember(db, workspace, { name: 'Ana' }), await buildMember(db, workspace, { name: 'Bo' })];
  const owner = await buildOrganisation(db);
  await db.prisma.organisationArea.create({ data: { organisationId: owner.id, area: BARNSLEY } });
  other = await buildMember(db, workspace, { organisationId: owner.id });
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 70 }, { area: BARNSLEY, period: '2025', value: 64 }, { area: LEEDS, period: '2024', missing: 'c' }]);
});

/** A note on Barnsley with its owner's reply, whose workspace then lets go of Barnsley. */
async function lost(change: object = {}): Promise<string> {
  await db.prisma.workspaceArea.upsert({ where: { workspaceId_area: { workspaceId: workspace.id, area: BARNSLEY } }, create: { workspaceId: workspace.id, area: BARNSLEY }, update: {} });
  const key = randomUUID();
  await addAnnotation(author.ctx, workspace.slug, AddAnnotation.parse({ key, metric: METRIC, area: BARNSLEY, period: '2025', kind: 'context', body: 'A new front door.', ...change }));
  await replyAsOwner(other.ctx, workspace.slug, ReplyAsOwner.parse({ key: randomUUID(), annotationId: key, verdict: 'confirm' }));
  await db.prisma.workspaceArea.delete({ where: { workspaceId_area: { workspaceId: workspace.id, area: BARNSLEY } } });
  return key;
}
const place = (by: BuiltPerson, annotationId: string, change: object = {}) =>
  placeAnnotation(by.ctx, workspace.slug, PlaceAnnotation.parse({ key: randomUUID(), annotationId, version: 1, metric: METRIC, area: LEEDS, period: '2025', ...change }));

test('a colleague places it again: id, words and reply stay, and its history says where it stood', async () => {
  const id = await lost();
  expect(await unplacedIn(colleague.ctx, workspace.slug, new URLSearchParams({ place: id }))).toMatchObject({
    annotations: [{ id, judgement: { verdict: 'unplaced' } }], placeable: [id],
    placing: { annotationId: id, version: 1, metric: METRIC, area: '', period: '2025', periods: ['2025', '2024'], areas: [{ value: LEEDS, label: 'Leeds' }], groups: [] },
  });
  expect((await unplacedIn(other.ctx, workspace.slug, new URLSearchParams({ place: id })))).toMatchObject({ placeable: [], placing: null });

  const { sequence } = await place(colleague, id);
  const { annotation, history, may } = await annotationPage(author.ctx, workspace.slug, id);
  expect(annotation).toMatchObject({
    id, area: LEEDS, period: '2025', figureSeen: expect.stringContaining('70') as string, body: 'A new front door.', version: 2,
    judgement: { verdict: 'same' }, ownerReplies: [{ verdict: 'confirm' }], author: { name: 'Ana' },
  });
  expect(history).toMatchObject([{ version: 2, by: { name: 'Bo' } }, { version: 1, by: { name: 'Ana' }, stoodAt: { scope: 'point', metric: METRIC, area: BARNSLEY, period: '2025' } }]);
  expect(may.place).toBe(false);
  expect((await unplacedIn(author.ctx, workspace.slug)).annotations.map((note) => note.id)).not.toContain(id);
  const { facts } = await factsAfter(db, workspace.id, sequence - 1);
  expect(facts?.[0]).toMatchObject({ fact: { fact: 'annotation:changed', annotation: { id, area: LEEDS } } });
  expect(await db.prisma.activity.findFirstOrThrow({ where: { workspaceId: workspace.id, sequence } })).toMatchObject({ subject: { annotationId: id, what: 'placed' } });
});

test('placed again by the same key twice is placed once', async () => {
  const id = await lost();
  const key = randomUUID();
  const first = await place(author, id, { key });
  expect(await place(author, id, { key })).toEqual({ ...first, repeated: true });
  expect(await db.prisma.revision.count({ where: { subjectId: id } })).toBe(1);
});

test('what was public is proposed anew at its new place', async () => {
  const id = await lost({ visibility: 'public' });
  await db.prisma.annotation.update({ where: { id }, data: { publication: 'published', publishedAt: new Date() } });
  await place(author, id);
  expect(await db.prisma.annotation.findUniqueOrThrow({ where: { id } })).toMatchObject({ publication: 'proposed', publishedAt: null });
});

describe('refused', () => {
  test.each<[string, () => Promise<unknown>, object]>([
    ['another organisation', async () => place(other, await lost()), { status: 403, code: 'not-yours' }],
    ['a note for its author alone', async () => {
      const id = await lost();
      await db.prisma.annotation.update({ where: { id }, data: { visibility: 'me' } });
      return place(colleague, id);
    }, { status: 404 }],
    ['an area outside the workspace', async () => place(author, await lost(), { area: BARNSLEY }), { status: 400, fields: { area: expect.any(String) as string } }],
    ['a year that is not published', async () => place(author, await lost(), { period: '1999' }), { status: 400, fields: { period: expect.any(String) as string } }],
    ['another version', async () => place(author, await lost(), { version: 4 }), { status: 409, code: 'edited-meanwhile' }],
    ['a note that stands at its figure', async () => {
      const id = await lost();
      await place(author, id);
      return place(author, id, { version: 2, period: '2025', scope: 'series' });
    }, { status: 409 }],
    ['a withdrawn note', async () => {
      const id = await lost();
      await db.prisma.annotation.update({ where: { id }, data: { withdrawnAt: new Date() } });
      return place(author, id);
    }, { status: 409 }],
    ['words that tell a suppressed figure at the new place', async () => {
      const id = await lost();
      await db.prisma.annotation.update({ where: { id }, data: { body: 'It was 3 children.' } });
      return place(author, id, { period: '2024' });
    }, { status: 400 }],
  ])('%s', async (_, asked, refusal) => {
    await expect(asked()).rejects.toMatchObject(refusal);
  });
});
