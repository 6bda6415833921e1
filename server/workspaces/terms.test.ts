import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Role } from '../../shared/permissions.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildOrganisation, buildPerson, buildWorkspace } from '../../tests/factories.ts';
import { conversationOn } from '../discussions/queries.ts';
import { leaveWorkspace } from '../members/commands.ts';
import { membersOf } from '../members/queries.ts';
import { workspaceHome } from './home.ts';
import { membersPage, acceptTerms, termsPage } from './terms.ts';
import { workspaceView } from './queries.ts';

const db = await testDatabase();

async function withTerms() {
  const workspace = await buildWorkspace(db);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { terms: 'Stays here.', termsVersion: 3, purpose: 'To learn.', agreement: 'MoU', kind: 'region', ownerOrganisationId: workspace.organisation.id } });
  const police = await buildOrganisation(db);
  const writer = await buildMember(db, workspace, { organisationId: police.id, name: 'Writer of notes' });
  await db.prisma.annotation.create({ data: { id: randomUUID(), workspaceId: workspace.id, metric: 'care-rate', area: 'E08000035', period: '2024', breakdown: '', kind: 'context', body: 'What was contributed', authorId: writer.id } });
  return { workspace, police, writer };
}

test.each(['coordinator', 'member', 'observer', 'guest'] as const satisfies readonly Role[])('a %s reads and accepts them before anything else', async (role) => {
  const { workspace, police } = await withTerms();
  const { ctx, id } = await buildMember(db, workspace, { role });
  const readings = [workspaceView, workspaceHome, membersPage, membersOf, (c: typeof ctx, slug: string) => conversationOn(c, slug, 'care-rate')];
  for (const read of readings) await expect(read(ctx, workspace.slug)).rejects.toMatchObject({ status: 403, code: 'terms' });

  const page = await termsPage(ctx, workspace.slug);
  expect(page).toMatchObject({ terms: 'Stays here.', version: 3, purpose: 'To learn.', agreement: 'MoU', owner: workspace.organisation.name, memberCount: 2, accepted: false, guests: role === 'guest' });
  expect(page.organisations).toContain(police.name);
  // Nothing that was contributed, and nobody by name.
  expect(JSON.stringify(page)).not.toMatch(/What was contributed|Writer of notes|care-rate/);

  await acceptTerms(ctx, workspace.slug, 3);
  await acceptTerms(ctx, workspace.slug, 3);
  await workspaceHome(ctx, workspace.slug);
  expect((await termsPage(ctx, workspace.slug)).accepted).toBe(true);
  const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id, event: 'terms:accepted' } });
  expect(events.map(({ userId, facts }) => [userId, facts])).toEqual([[id, { version: 3 }]]);
});

test('another version than the one that stands is not accepted', async () => {
  const { workspace } = await withTerms();
  const { ctx } = await buildMember(db, workspace);
  for (const version of [0, 2, 4, 2_000_000_000]) await expect(acceptTerms(ctx, workspace.slug, version)).rejects.toMatchObject({ status: 409 });
  await expect(workspaceView(ctx, workspace.slug)).rejects.toMatchObject({ code: 'terms' });
});

test('who does not accept may leave; in a workspace that has ended terms are still accepted, to read it', async () => {
  const { workspace } = await withTerms();
  const leaver = await buildMember(db, workspace);
  await leaveWorkspace(leaver.ctx, workspace.slug);
  await expect(termsPage(leaver.ctx, workspace.slug)).rejects.toMatchObject({ status: 404 });
  const reader = await buildMember(db, workspace);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { archivedAt: new Date() } });
  await acceptTerms(reader.ctx, workspace.slug, 3);
  expect(await workspaceView(reader.ctx, workspace.slug)).toMatchObject({ ended: true });
});

test('who is no member is answered as if there were no such workspace; nobody is asked to sign in', async () => {
  const { workspace } = await withTerms();
  const { ctx } = await buildPerson(db);
  const answers = await Promise.all([workspace.slug, 'nowhere'].flatMap((slug) => [termsPage(ctx, slug), acceptTerms(ctx, slug, 3)].map((asked) => asked.catch((error: unknown) => ({ ...(error as object) })))));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 404 });
  await expect(termsPage({ db, actor: null }, workspace.slug)).rejects.toMatchObject({ status: 401 });
});
