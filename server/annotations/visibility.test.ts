import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import { VISIBILITIES, type Visibility } from '../../shared/contributions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildLead, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import type { Database } from '../db.ts';
import { conversationOn } from '../discussions/queries.ts';
import { factsAfter } from '../live/facts.ts';
import { addAnnotation, editAnnotation, replyAsOwner } from './commands.ts';
import { annotationPage } from './pages.ts';
import { publicAnnotationsOn } from './queries.ts';

const [METRIC, LEEDS, YORKSHIRE] = ['care-rate', 'E08000035', 'E12000003'];
const NOTE = { metric: METRIC, area: LEEDS, period: '2025', kind: 'context' };

/** Who came by a code: a member for the organisation that received them, and none of its people. */
const asGuest = (person: BuiltPerson): BuiltPerson => ({ ...person, ctx: { ...person.ctx, actor: person.ctx.actor && { ...person.ctx.actor, guest: true } } });

let db: Database;
let workspace: BuiltWorkspace;
let regional: BuiltWorkspace;
const readers: Record<string, readonly [BuiltPerson, BuiltWorkspace]> = {};
const ids: Partial<Record<Visibility, string>> = {};

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { areas: [LEEDS] });
  regional = await buildWorkspace(db, { areas: [LEEDS, YORKSHIRE] });
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { kind: 'organisation' } });
  const elsewhere = await buildWorkspace(db, { areas: ['E06000001', 'E12000001'] });
  const another = await buildOrganisation(db);
  const author = await buildMember(db, workspace, { name: 'Ana' });
  await buildLead(db, workspace.organisation.id);
  Object.assign(readers, {
    author: [author, workspace],
    colleague: [await buildMember(db, workspace), workspace],
    member: [await buildMember(db, workspace, { organisationId: another.id }), workspace],
    observer: [await buildMember(db, workspace, { organisationId: another.id, role: 'observer' }), workspace],
    guest: [asGuest(await buildMember(db, workspace, { role: 'guest' })), workspace],
    coordinator: [await buildMember(db, workspace, { organisationId: another.id, role: 'coordinator' }), workspace],
    'member of the region': [await buildMember(db, regional, { organisationId: another.id }), regional],
    'colleague in the region': [await buildMember(db, regional, { organisationId: workspace.organisation.id }), regional],
    'author in the region': [await buildMember(db, regional, { person: author }), regional],
    'member of another region': [await buildMember(db, elsewhere), elsewhere],
  });
  await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 70 }]);
  for (const visibility of VISIBILITIES) {
    const key = (ids[visibility] = randomUUID());
    await addAnnotation(author.ctx, workspace.slug, AddAnnotation.parse({ ...NOTE, key, visibility, body: `For ${visibility}.` }));
  }
});

const EVERYWHERE = ['region', 'public'];
const HERE = ['workspace', ...EVERYWHERE];

describe.each<[string, readonly string[]]>([
  ['author', VISIBILITIES],
  ['colleague', ['organisation', ...HERE]],
  ['member', HERE],
  ['observer', HERE],
  ['guest', HERE],
  ['coordinator', HERE],
  ['member of the region', EVERYWHERE],
  ['colleague in the region', EVERYWHERE],
  ['author in the region', EVERYWHERE],
  ['member of another region', []],
])('%s', (who, seen) => {
  const reader = () => readers[who]!;
  test('sees on the page what is for them, and nothing else', async () => {
    const [{ ctx }, { slug }] = reader();
    const { annotations } = await conversationOn(ctx, slug, METRIC);
    expect(annotations.map(({ visibility }) => visibility).sort()).toEqual([...seen].sort());
    expect(annotations.every(({ elsewhere }) => elsewhere === (slug !== workspace.slug))).toBe(true);
  });
  test('opens what is for them; everything else is not there', async () => {
    const [{ ctx }, { slug }] = reader();
    for (const visibility of VISIBILITIES) {
      const page = annotationPage(ctx, slug, ids[visibility] ?? '');
      if (seen.includes(visibility)) expect((await page).annotation.body).toBe(`For ${visibility}.`);
      else await expect(page).rejects.toMatchObject({ status: 404 });
    }
  });
});

test('ids that are none are not there', async () => {
  const [{ ctx }, { slug }] = readers.author!;
  for (const id of ['', 'x', '../unplaced', randomUUID()]) await expect(annotationPage(ctx, slug, id)).rejects.toMatchObject({ status: 404 });
});

test('in the region an author is shown by the stricter of the two rules', async () => {
  const [{ ctx }] = readers['member of the region']!;
  const author = async () => (await conversationOn(ctx, regional.slug, METRIC)).annotations[0]?.author;
  const rule = (id: string, contributionRule: string) => db.prisma.workspace.update({ where: { id }, data: { contributionRule } });
  expect(await author()).toEqual({ name: 'Ana', organisation: workspace.organisation.name });
  await rule(workspace.id, 'organisation-only');
  expect(await author()).toEqual({ name: workspace.organisation.name, organisation: '' });
  await rule(regional.id, 'none');
  expect(await author()).toEqual({ name: 'A member', organisation: '' });
  await rule(workspace.id, 'attributed');
  expect(await author()).toEqual({ name: 'A member', organisation: '' });
  await rule(regional.id, 'attributed');
});

describe('for everybody', () => {
  const published = (area: string | null = LEEDS) => publicAnnotationsOn(db, METRIC, area);
  test('only what a moderator has published, 15 minutes after it was written', async () => {
    expect(await published()).toEqual([]);
    const id = ids.public ?? '';
    await db.prisma.annotation.update({ where: { id }, data: { publication: 'published', publishedAt: new Date() } });
    expect(await published()).toEqual([]);
    await db.prisma.annotation.update({ where: { id }, data: { createdAt: new Date(Date.now() - 16 * 60_000) } });
    expect((await published()).map(({ body, author }) => [body, author])).toEqual([['For public.', { name: 'Somebody', organisation: workspace.organisation.name }]]);
    expect(await published(null)).toHaveLength(1);
    expect(await published('E06000001')).toEqual([]);
    expect(await published('X06000001')).toEqual([]);
    expect(await publicAnnotationsOn(db, 'sw-agency', null)).toEqual([]);
    for (const change of [{ hiddenAt: new Date() }, { withdrawnAt: new Date() }, { purgedAt: new Date() }, { publication: 'approved' }]) {
      const before = await db.prisma.annotation.findUniqueOrThrow({ where: { id } });
      await db.prisma.annotation.update({ where: { id }, data: change });
      expect(await published()).toEqual([]);
      const { hiddenAt, withdrawnAt, purgedAt, publication } = before;
      await db.prisma.annotation.update({ where: { id }, data: { hiddenAt, withdrawnAt, purgedAt, publication } });
    }
  });
  test('no rule tells a name', async () => {
    for (const [contributionRule, author] of [['role-only', { name: 'Somebody', organisation: 'local authority' }], ['organisation-only', { name: workspace.organisation.name, organisation: '' }], ['none', { name: 'Somebody', organisation: '' }]] as const) {
      await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule } });
      expect((await published())[0]?.author).toEqual(author);
      expect(JSON.stringify(await published())).not.toContain('Ana');
    }
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'attributed' } });
  });
});

test('what becomes of a shared note is told in the region too', async () => {
  const [{ ctx: author }] = readers.author!;
  const owner = await buildOrganisation(db);
  await db.prisma.organisationArea.create({ data: { organisationId: owner.id, area: LEEDS } });
  const inRegion = await buildMember(db, regional, { organisationId: owner.id });
  const id = ids.region ?? '';
  const since = async (place: BuiltWorkspace) => (await db.prisma.workspace.findUniqueOrThrow({ where: { id: place.id } })).sequence;
  const [here, there] = [await since(workspace), await since(regional)];
  await editAnnotation(author, workspace.slug, { key: randomUUID(), annotationId: id, version: 1, kind: 'event', body: 'For region, changed.' });
  await replyAsOwner(inRegion.ctx, regional.slug, ReplyAsOwner.parse({ key: randomUUID(), annotationId: id, verdict: 'confirm' }));
  for (const [place, from] of [[workspace, here], [regional, there]] as const) {
    const { facts } = await factsAfter(db, place.id, from);
    expect(facts?.map(({ fact }) => fact)).toMatchObject(Array.from({ length: 2 }, () => ({
      fact: 'annotation:changed', annotation: { id, body: 'For region, changed.', elsewhere: place === regional, ownerReplies: [{ organisation: owner.name }] },
    })));
  }
  // From the region nobody changes it, not even its author's colleagues there.
  const [colleague] = readers['colleague in the region']!;
  await expect(editAnnotation(colleague.ctx, regional.slug, { key: randomUUID(), annotationId: id, version: 2, kind: 'event', body: 'Other words.' })).rejects.toMatchObject({ status: 403 });
});
