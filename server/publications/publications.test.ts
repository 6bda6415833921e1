import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { AddAnnotation, EditAnnotation } from '../../shared/annotations.ts';
import { Refusal } from '../../shared/errors.ts';
import type { OrganisationRole } from '../../shared/permissions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { addAnnotation, editAnnotation } from '../annotations/commands.ts';
import { hide, purge, takeBack } from '../moderation/commands.ts';
import { answerPublication, awaitingPublication, decidePublication, declinedBecause, publicationsPage } from './pages.ts';
import { publicContributions } from './public.ts';

const METRIC = 'children-in-need-rate';
const LEEDS = 'E08000035';
const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

let workspace: BuiltWorkspace;
let author: BuiltPerson;
let lead: BuiltPerson;
let coordinator: BuiltPerson;
let id: string;

const affiliate = (person: BuiltPerson, organisationId: string, role: OrganisationRole, approver = false) => db.prisma.affiliation.create({ data: { organisationId, userId: person.id, role, approver } });
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error as Error)));
const which = () => ({ subjectKind: 'annotation' as const, subjectId: id });
const decision = (answer: 'publish' | 'decline' | 'withdraw', words = '') => ({ key: randomUUID(), ...which(), answer, words });
const approve = (by = lead) => answerPublication(by.ctx, workspace.organisation.id, { ...which(), answer: 'approve', words: '' });
const old = () => db.pool.query(`UPDATE annotation SET created_at = now() - interval '16 minutes' WHERE id = $1`, [id]);
const onThePage = async () => (await publicContributions({ db }, METRIC, LEEDS)).map(({ words }) => words);

beforeEach(async () => {
  await db.prisma.annotation.deleteMany();
  workspace = await buildWorkspace(db);
  author = await buildMember(db, workspace, { name: 'Ana' });
  coordinator = await buildMember(db, workspace, { role: 'coordinator', organisationId: (await buildOrganisation(db)).id });
  lead = await buildPerson(db);
  await affiliate(lead, workspace.organisation.id, 'lead');
  const input = AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: 'A new front door.', visibility: 'public' });
  await addAnnotation(author.ctx, workspace.slug, input);
  id = input.key;
});

describe('the way to the public', () => {
  test('organisation, then a moderator, after the time for taking back; only then anybody reads it', async () => {
    expect(await publicationsPage(lead.ctx, workspace.organisation.id)).toMatchObject({ proposed: [{ id, words: 'A new front door.', own: false }], answered: [] });
    expect(await refusal(decidePublication(coordinator.ctx, workspace.slug, decision('publish')))).toBe('conflict');
    await approve();
    expect(await refusal(approve())).toBe('conflict');
    expect(await awaitingPublication(coordinator.ctx, workspace.slug)).toMatchObject([{ subject: { id }, notMine: null, published: false, organisation: workspace.organisation.name }]);
    expect(await refusal(decidePublication(coordinator.ctx, workspace.slug, decision('publish')))).toBe('conflict');
    expect(await onThePage()).toEqual([]);
    await old();
    await decidePublication(coordinator.ctx, workspace.slug, decision('publish'));
    expect(await publicContributions({ db }, METRIC, LEEDS)).toMatchObject([{ words: 'A new front door.', author: { name: 'Somebody', organisation: workspace.organisation.name } }]);
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id, event: { startsWith: 'publication:' } }, orderBy: { id: 'asc' } });
    expect(events.map(({ event, actorId, facts }) => [event, actorId, facts])).toEqual([['publication:approved', lead.id, which()], ['publication:published', coordinator.id, which()]]);
  });

  test('whoever answers answers for what they read, not for words that came since', async () => {
    const [read] = (await publicationsPage(lead.ctx, workspace.organisation.id)).proposed;
    await editAnnotation(author.ctx, workspace.slug, EditAnnotation.parse({ key: randomUUID(), annotationId: id, version: 1, kind: 'context', body: 'Another front door.' }));
    expect(await refusal(answerPublication(lead.ctx, workspace.organisation.id, { ...which(), version: read?.version, answer: 'approve', words: '' }))).toBe('conflict');
    await approve();
    await old();
    const [waits] = await awaitingPublication(coordinator.ctx, workspace.slug);
    await editAnnotation(author.ctx, workspace.slug, EditAnnotation.parse({ key: randomUUID(), annotationId: id, version: 2, kind: 'context', body: 'A third one.' }));
    await approve();
    expect(await refusal(decidePublication(coordinator.ctx, workspace.slug, { ...decision('publish'), version: waits?.version }))).toBe('conflict');
    expect(await onThePage()).toEqual([]);
  });

  test('nobody decides twice, nor about their own; who leads nothing there is not asked', async () => {
    await affiliate(author, workspace.organisation.id, 'lead');
    await affiliate(coordinator, workspace.organisation.id, 'practitioner', true);
    const member = await buildPerson(db);
    await affiliate(member, workspace.organisation.id, 'practitioner');
    expect(await refusal(approve(author))).toBe('own-words');
    expect(await refusal(approve(member))).toBe('not-allowed');
    expect(await refusal(approve(await buildPerson(db)))).toBe('not-found');
    await approve(coordinator);
    await old();
    expect(await refusal(decidePublication(coordinator.ctx, workspace.slug, decision('publish')))).toBe('own-words');
    const other = await buildMember(db, workspace, { role: 'coordinator' });
    await decidePublication(other.ctx, workspace.slug, decision('publish'));
    expect(await onThePage()).toEqual(['A new front door.']);
  });

  test('declined with a reason that its author reads, and nobody else', async () => {
    await answerPublication(lead.ctx, workspace.organisation.id, { ...which(), answer: 'decline', words: 'Not before May.' });
    expect(await declinedBecause(author.ctx, workspace.slug, 'annotation', id)).toBe('Not before May.');
    expect(await declinedBecause(coordinator.ctx, workspace.slug, 'annotation', id)).toBeNull();
    expect(await awaitingPublication(coordinator.ctx, workspace.slug)).toEqual([]);
  });
});

describe('what is public leaves the page', () => {
  beforeEach(async () => {
    await approve();
    await old();
    await decidePublication(coordinator.ctx, workspace.slug, decision('publish'));
    expect(await onThePage()).toHaveLength(1);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['taken back by a moderator', () => decidePublication(coordinator.ctx, workspace.slug, decision('withdraw', 'Outdated.'))],
    ['withdrawn by its author', () => takeBack(author.ctx, workspace.slug, { key: randomUUID(), ...which() })],
    ['hidden', () => hide(coordinator.ctx, workspace.slug, { key: randomUUID(), ...which(), reason: 'disclosure', words: '' })],
    ['purged', () => purge(coordinator.ctx, workspace.slug, { key: randomUUID(), ...which(), reason: 'disclosure', words: '' })],
  ])('%s', async (_, leave) => {
    await leave();
    expect(await onThePage()).toEqual([]);
  });

  test('its author stands there as the rule of the workspace says', async () => {
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'organisation-only' } });
    expect(await publicContributions({ db }, METRIC, LEEDS)).toMatchObject([{ author: { name: workspace.organisation.name, organisation: '' } }]);
    expect(JSON.stringify(await publicContributions({ db }, METRIC, LEEDS))).not.toContain('Ana');
  });
});
