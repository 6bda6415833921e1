import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { VISIBILITIES, type Visibility } from '../../shared/contributions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { authorize } from '../authorize.ts';
import type { Database } from '../db.ts';
import { factsAfter } from '../live/facts.ts';
import { addAnnotation, shareAnnotation } from './commands.ts';
import { annotationsIn, figuresNow } from './queries.ts';
import { readerOf } from '../visibility.ts';

const LEEDS = 'E08000035';
let db: Database;
let workspace: BuiltWorkspace;
let regional: BuiltWorkspace;
let author: BuiltPerson;
let readers: readonly (readonly [Visibility, BuiltPerson, BuiltWorkspace])[];

beforeAll(async () => {
  db = await testDatabase();
  workspace = await buildWorkspace(db, { areas: [LEEDS] });
  regional = await buildWorkspace(db, { areas: [LEEDS, 'E12000003'] });
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { kind: 'organisation' } });
  author = await buildMember(db, workspace);
  const other = await buildOrganisation(db);
  readers = [
    ['me', author, workspace], ['organisation', await buildMember(db, workspace), workspace],
    ['workspace', await buildMember(db, workspace, { organisationId: other.id }), workspace], ['region', await buildMember(db, regional, { organisationId: other.id }), regional],
  ];
});

async function note(visibility: Visibility): Promise<string> {
  const key = randomUUID();
  await addAnnotation(author.ctx, workspace.slug, AddAnnotation.parse({ key, scope: 'area', area: LEEDS, kind: 'context', body: 'A new front door.', visibility }));
  return key;
}
const share = (by: BuiltPerson, annotationId: string, visibility: Visibility) => shareAnnotation(by.ctx, workspace.slug, { key: randomUUID(), annotationId, visibility });
const whoSees = async (id: string) => {
  const sees = await Promise.all(readers.map(async ([, { ctx }, { slug }]) => {
    const reader = readerOf(await authorize(ctx, 'workspace.read', { slug }));
    return (await annotationsIn(db.prisma, reader.workspaceId, { ids: [id], reader }, (metrics) => figuresNow(db, metrics))).length === 1;
  }));
  return readers.filter((_, index) => sees[index]).map(([who]) => who);
};

test('from every visibility to every other, those see it who may, and the region hears of it once each time', async () => {
  const steps = VISIBILITIES.flatMap((from) => VISIBILITIES.filter((to) => to !== from).map((to) => [from, to] as const));
  const wide = (visibility: Visibility) => visibility === 'region' || visibility === 'public';
  for (const [from, to] of steps) {
    const id = await note(from);
    const { sequence } = await db.prisma.workspace.findUniqueOrThrow({ where: { id: regional.id } });
    await share(author, id, to);
    expect([from, to, await whoSees(id)]).toEqual([from, to, readers.map(([who]) => who).slice(0, VISIBILITIES.indexOf(to) + 1)]);
    const heard = (await factsAfter(db, regional.id, sequence)).facts?.map(({ fact }) => fact.fact);
    expect([from, to, heard]).toEqual([from, to, wide(from) ? [wide(to) ? 'annotation:changed' : 'contribution:removed'] : wide(to) ? ['annotation:added'] : []]);
    expect((await db.prisma.annotation.findUniqueOrThrow({ where: { id } })).publication).toBe(to === 'public' ? 'proposed' : null);
    await db.prisma.annotation.delete({ where: { id } });
  }
});

test('its author alone chooses', async () => {
  const id = await note('workspace');
  const [, [, colleague], [, member]] = readers as [unknown, readonly [Visibility, BuiltPerson], readonly [Visibility, BuiltPerson]];
  for (const somebody of [colleague, member]) await expect(share(somebody, id, 'public')).rejects.toMatchObject({ status: 403 });
  await expect(share(author, id, 'workspace')).rejects.toMatchObject({ status: 400 });
  await expect(share(colleague, await note('me'), 'workspace')).rejects.toMatchObject({ status: 404 });
  await db.prisma.annotation.update({ where: { id }, data: { hiddenAt: new Date() } });
  await expect(share(author, id, 'region')).rejects.toMatchObject({ status: 409 });
});
