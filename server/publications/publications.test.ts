import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { AddAnnotation, EditAnnotation } from '../../shared/annotations.ts';
import { Refusal } from '../../shared/errors.ts';
import type { OrganisationRole } from '../../shared/permissions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildLead, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { addAnnotation, editAnnotation } from '../annotations/commands.ts';
import { hide, purge, share, takeBack } from '../moderation/commands.ts';
import { moderationPage } from '../moderation/queries.ts';
import { answerPublication, awaitingPublication, decidePublication, decidedBecause, publicationsPage } from './pages.ts';
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
  lead = await buildLead(db, workspace.organisation.id);
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

  test('declined with a reason that its author reads, and those who approve, and nobody else', async () => {
    await answerPublication(lead.ctx, workspace.organisation.id, { ...which(), answer: 'decline', words: 'Not before May.' });
    const said = `It does not become public. Declined by ${workspace.organisation.name}: Not before May.`;
    expect(await decidedBecause(author.ctx, workspace.slug, 'annotation', id)).toBe(said);
    expect((await publicationsPage(lead.ctx, workspace.organisation.id)).answered).toMatchObject([{ publication: 'declined', decided: said }]);
    expect(await decidedBecause(coordinator.ctx, workspace.slug, 'annotation', id)).toBeNull();
    expect(await awaitingPublication(coordinator.ctx, workspace.slug)).toEqual([]);
    // The organisation's no is no decision of the workspace's.
    expect((await moderationPage(coordinator.ctx, workspace.slug)).decided).toEqual([]);
  });

  test('declined by a moderator: its author reads by whom', async () => {
    await approve();
    await decidePublication(coordinator.ctx, workspace.slug, decision('decline', 'too early'));
    const { name } = await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
    expect(await decidedBecause(author.ctx, workspace.slug, 'annotation', id)).toBe(`It does not become public. Declined by a moderator of ${name}: too early`);
    expect((await moderationPage(coordinator.ctx, workspace.slug)).decided).toMatchObject([{ what: 'Note', decision: 'not-published', reason: 'It was to become public', words: 'too early', by: expect.stringContaining(', ') as string }]);
  });

  test('what was declined is proposed again as it stands, and what waits is not', async () => {
    const again = () => share(author.ctx, workspace.slug, { key: randomUUID(), ...which(), visibility: 'public' });
    await expect(again()).rejects.toMatchObject({ status: 400 });
    await answerPublication(lead.ctx, workspace.organisation.id, { ...which(), answer: 'decline', words: 'Not before May.' });
    await again();
    expect(await publicationsPage(lead.ctx, workspace.organisation.id)).toMatchObject({ proposed: [{ id, decided: null }], answered: [] });
    expect(await decidedBecause(author.ctx, workspace.slug, 'annotation', id)).toBeNull();
  });

  test('where nobody else of the organisation could approve it, it is refused, and said who has to be named first', async () => {
    await db.prisma.affiliation.deleteMany({ where: { organisationId: workspace.organisation.id } });
    const input = () => AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: 'Another.', visibility: 'public' });
    const refused = { status: 400, fields: { visibility: expect.stringContaining(`name an approver of ${workspace.organisation.name} first`) as string } };
    await expect(addAnnotation(author.ctx, workspace.slug, input())).rejects.toMatchObject(refused);
    await affiliate(author, workspace.organisation.id, 'lead', true);
    await expect(addAnnotation(author.ctx, workspace.slug, input())).rejects.toMatchObject(refused);
    await affiliate(coordinator, workspace.organisation.id, 'practitioner', true);
    await addAnnotation(author.ctx, workspace.slug, input());
  });

  test('an approver reads which figure it is about, and none that is withheld by now', async () => {
    const [read] = (await publicationsPage(lead.ctx, workspace.organisation.id)).proposed;
    expect(read).toMatchObject({ about: 'Children in need, Leeds, 2025', figure: '1,328 when written' });
    await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', missing: 'c' }], { published: '2026-11-19' });
    try {
      const page = await publicationsPage(lead.ctx, workspace.organisation.id);
      expect(page.proposed).toMatchObject([{ figure: 'withheld since 19 November 2026' }]);
      expect(JSON.stringify(page)).not.toContain('1,328');
    } finally {
      await db.prisma.edition.deleteMany({ where: { release: { published: new Date('2026-11-19') } } });
      await db.prisma.release.deleteMany({ where: { published: new Date('2026-11-19') } });
    }
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

  test('taken back: its author and those who approve read that it was public, by whom it was taken back, and why; moderators list it', async () => {
    await decidePublication(coordinator.ctx, workspace.slug, decision('withdraw', 'Outdated.'));
    const { name } = await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
    const said = `It was public and is so no longer. Taken back by a moderator of ${name}: Outdated.`;
    expect(await decidedBecause(author.ctx, workspace.slug, 'annotation', id)).toBe(said);
    expect((await publicationsPage(lead.ctx, workspace.organisation.id)).answered).toMatchObject([{ decided: said }]);
    expect((await moderationPage(coordinator.ctx, workspace.slug)).decided).toMatchObject([{ decision: 'taken-back', words: 'Outdated.' }, { decision: 'published', words: '' }]);
  });

  test('where its words are deleted, its author reads why, and nobody else', async () => {
    await purge(coordinator.ctx, workspace.slug, { key: randomUUID(), ...which(), reason: 'disclosure', words: 'Read the guide.' });
    expect(await decidedBecause(author.ctx, workspace.slug, 'annotation', id)).toBe('A moderator deleted its words: Somebody could be recognised, or a suppressed figure is told. Read the guide.');
    expect(await decidedBecause(coordinator.ctx, workspace.slug, 'annotation', id)).toBeNull();
  });

  test('its author stands there as the rule of the workspace says', async () => {
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { contributionRule: 'organisation-only' } });
    expect(await publicContributions({ db }, METRIC, LEEDS)).toMatchObject([{ author: { name: workspace.organisation.name, organisation: '' } }]);
    expect(JSON.stringify(await publicContributions({ db }, METRIC, LEEDS))).not.toContain('Ana');
  });
});
