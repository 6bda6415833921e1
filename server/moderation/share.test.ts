import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { VISIBILITIES, type Visibility } from '../../shared/contributions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildLead, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { authorize } from '../authorize.ts';
import type { Database } from '../db.ts';
import { factsAfter } from '../live/facts.ts';
import { replied, started } from '../../tests/discussion-scene.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { addEvidence } from '../evidence/commands.ts';
import { AddEvidence } from '../../shared/evidence-forms.ts';
import { annotationsIn, figuresNow } from '../annotations/queries.ts';
import { share as shareSubject } from './commands.ts';
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
  await buildLead(db, workspace.organisation.id);
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
const share = (by: BuiltPerson, annotationId: string, visibility: Visibility) => shareSubject(by.ctx, workspace.slug, { key: randomUUID(), subjectKind: 'annotation', subjectId: annotationId, visibility });
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
  for (const somebody of [colleague, member]) await expect(share(somebody, id, 'public')).rejects.toMatchObject({ status: 404 });
  await expect(share(author, id, 'workspace')).rejects.toMatchObject({ status: 400 });
  await expect(share(colleague, await note('me'), 'workspace')).rejects.toMatchObject({ status: 404 });
  await db.prisma.annotation.update({ where: { id }, data: { hiddenAt: new Date() } });
  await expect(share(author, id, 'region')).rejects.toMatchObject({ status: 409 });
});

test('a discussion and an item of evidence go to the region and come back', async () => {
  const discussion = await started(author, workspace, { area: LEEDS });
  const item = AddEvidence.parse({ key: randomUUID(), kind: 'audit', title: 'Files read again', finding: 'Help had ended early.', method: 'Two readers', size: '20 files', limits: 'One team', gathered: 'September 2026', links: [{ metric: 'children-in-need-rate', area: LEEDS, period: '' }] });
  await addEvidence(author.ctx, workspace.slug, item);
  for (const [subjectKind, subjectId, added, changed] of [['discussion', discussion, 'discussion:started', 'discussion:changed'], ['evidence', item.key, 'evidence:added', 'evidence:changed']] as const) {
    const to = (visibility: Visibility) => shareSubject(author.ctx, workspace.slug, { key: randomUUID(), subjectKind, subjectId, visibility });
    const { sequence } = await db.prisma.workspace.findUniqueOrThrow({ where: { id: regional.id } });
    await to('region');
    await to('public');
    await to('organisation');
    const told = await db.prisma.activity.findMany({ where: { workspaceId: regional.id, sequence: { gt: sequence } }, orderBy: { sequence: 'asc' } });
    expect(told.map(({ fact }) => fact)).toEqual([added, changed, 'contribution:removed']);
    expect(await db.prisma.contributionShare.count({ where: { subjectId } })).toBe(0);
  }
});

test('what others have answered stays where they can see it, and can be made wider', async () => {
  const id = await started(author, workspace, { area: LEEDS });
  const member = readers[2]![1];
  await replied(member, workspace, id);
  const to = (visibility: Visibility) => shareSubject(author.ctx, workspace.slug, { key: randomUUID(), subjectKind: 'discussion', subjectId: id, visibility });
  for (const narrow of ['me', 'organisation'] as const) await expect(to(narrow)).rejects.toMatchObject({ status: 409 });
  await to('region');
  await to('workspace');
  expect(await db.prisma.discussion.findUniqueOrThrow({ where: { id } })).toMatchObject({ visibility: 'workspace', publication: null });
});
