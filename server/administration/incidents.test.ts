import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { organisationLog, workspaceLog } from '../audit/queries.ts';
import { authorize } from '../authorize.ts';
import { workspaceView } from '../workspaces/queries.ts';
import { agreeIncident, askIncident, endIncident, endRole, incidents } from './pages.ts';

const db = await testDatabase();
const REASON = 'A member reported a disclosure that may be in a note here.';

let asker: BuiltPerson;
let second: BuiltPerson;
let workspace: BuiltWorkspace;
let coordinator: BuiltPerson;
let approver: BuiltPerson;

async function buildAdministrator(name: string): Promise<BuiltPerson> {
  const person = await buildPerson(db, { name });
  await db.prisma.installationRole.create({ data: { userId: person.id, role: 'administrator' } });
  return person;
}

beforeAll(async () => {
  [asker, second] = [await buildAdministrator('Asker Administrator'), await buildAdministrator('Second Administrator')];
});

beforeEach(async () => {
  workspace = await buildWorkspace(db);
  await db.prisma.workspace.update({ where: { id: workspace.id }, data: { ownerOrganisationId: workspace.organisation.id } });
  coordinator = await buildMember(db, workspace, { role: 'coordinator' });
  approver = await buildPerson(db);
  await db.prisma.affiliation.create({ data: { organisationId: workspace.organisation.id, userId: approver.id, role: 'practitioner', approver: true } });
});

const ask = async () => {
  await askIncident(asker.ctx, { workspace: workspace.id, reason: REASON });
  return (await db.prisma.breakGlass.findFirstOrThrow({ where: { workspaceId: workspace.id, endsAt: null } })).id;
};
const read = (person: BuiltPerson) => workspaceView(person.ctx, workspace.slug);
const events = () => db.prisma.auditEvent.findMany({ where: { workspaceId: workspace.id, event: { startsWith: 'incident:' } }, orderBy: { id: 'asc' } });
const later = (sql: string) => db.pool.query(`UPDATE break_glass SET ${sql} WHERE workspace_id = $1`, [workspace.id]);

describe('reading because of an incident', () => {
  test('takes two administrators; then one of them reads, and writes nothing', async () => {
    const id = await ask();
    await expect(read(asker)).rejects.toMatchObject({ status: 404 });
    await expect(agreeIncident(asker.ctx, id)).rejects.toMatchObject({ status: 409 });
    await agreeIncident(second.ctx, id);
    expect(await read(asker)).toMatchObject({ role: 'incident-reader', organisation: null });
    await expect(read(second)).rejects.toMatchObject({ status: 404 });
    for (const verb of ['annotation.add', 'member.change', 'workspace.log', 'workspace.export'] as const) await expect(authorize(asker.ctx, verb, workspace)).rejects.toMatchObject({ status: 403 });
    await expect(workspaceView({ db, actor: { ...asker.ctx.actor!, secondFactor: false } }, workspace.slug)).rejects.toMatchObject({ status: 404 });
  });

  test('is over after an hour, and is not agreed to again', async () => {
    const id = await ask();
    await agreeIncident(second.ctx, id);
    const { agreedAt, endsAt } = await db.prisma.breakGlass.findUniqueOrThrow({ where: { id } });
    expect(endsAt!.getTime() - agreedAt!.getTime()).toBe(3_600_000);
    await later(`ends_at = now() - interval '1 second'`);
    await expect(read(asker)).rejects.toMatchObject({ status: 404 });
    await expect(agreeIncident(second.ctx, id)).rejects.toMatchObject({ status: 409 });
  });

  test('is ended by the asker before, and by losing the role', async () => {
    const first = await ask();
    await expect(endIncident(second.ctx, first)).rejects.toMatchObject({ status: 404 });
    await agreeIncident(second.ctx, first);
    await endIncident(asker.ctx, first);
    await expect(read(asker)).rejects.toMatchObject({ status: 404 });
    await expect(endIncident(asker.ctx, first)).rejects.toMatchObject({ status: 404 });
    await agreeIncident(second.ctx, await ask());
    await read(asker);
    await endRole(second.ctx, { userId: asker.id, role: 'administrator' });
    await expect(read(asker)).rejects.toMatchObject({ status: 404 });
    await db.prisma.installationRole.create({ data: { userId: asker.id, role: 'administrator' } });
  });

  test('what was withdrawn, or waited for longer than a day, nobody agrees to; whoever has asked does not ask twice', async () => {
    const withdrawn = await ask();
    await expect(ask()).rejects.toMatchObject({ status: 409 });
    await endIncident(asker.ctx, withdrawn);
    await expect(agreeIncident(second.ctx, withdrawn)).rejects.toMatchObject({ status: 409 });
    const old = await ask();
    await db.pool.query(`UPDATE break_glass SET asked_at = now() - interval '25 hours' WHERE id = $1`, [old]);
    await expect(agreeIncident(second.ctx, old)).rejects.toMatchObject({ status: 409 });
    expect((await incidents(second.ctx)).filter((one) => one.workspace.id === workspace.id).map(({ state }) => state).sort()).toEqual(['lapsed', 'withdrawn']);
  });

  test('of two who agree at once one does', async () => {
    const third = await buildAdministrator('Third');
    const id = await ask();
    const results = await Promise.allSettled([agreeIncident(second.ctx, id), agreeIncident(third.ctx, id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await events()).filter(({ event }) => event === 'incident:agreed')).toHaveLength(1);
  });

  test('is written down for the owner and the workspace: asked, agreed, and once when the first page is read', async () => {
    await agreeIncident(second.ctx, await ask());
    await Promise.all([read(asker), read(asker), authorize(asker.ctx, 'workspace.read', workspace)]);
    await read(asker);
    expect((await events()).map(({ event, actorId, organisationId }) => [event, actorId, organisationId])).toEqual([
      ['incident:asked', asker.id, workspace.organisation.id], ['incident:agreed', second.id, workspace.organisation.id], ['incident:read', asker.id, workspace.organisation.id],
    ]);
    for (const log of [await organisationLog.page(approver.ctx, workspace.organisation.id, new URLSearchParams()), await workspaceLog.page(coordinator.ctx, workspace.slug, new URLSearchParams())]) {
      expect(log.lines.map(({ who, what }) => `${who} ${what}`)).toEqual([
        `Asker Administrator began to read a workspace because of an incident: “${REASON}”`,
        `Second Administrator agreed that another administrator reads a workspace because of an incident: Asker Administrator, “${REASON}”`,
        `Asker Administrator asked to read a workspace because of an incident: “${REASON}”`,
      ]);
    }
  });

  test('the list says the workspace’s address to the reader only, while they may read', async () => {
    const id = await ask();
    const mine = async (person: BuiltPerson) => (await incidents(person.ctx)).find((one) => one.id === id);
    expect(await mine(asker)).toMatchObject({ state: 'waiting', path: null, isMine: true });
    await agreeIncident(second.ctx, id);
    expect(await mine(asker)).toMatchObject({ state: 'reading', path: `/workspaces/${workspace.slug}`, readFirst: null });
    expect(await mine(second)).toMatchObject({ path: null, isMine: false });
    await later('ends_at = now()');
    expect(await mine(asker)).toMatchObject({ state: 'over', path: null });
  });

  test('sandbox administrators ask for the sandbox only', async () => {
    const invented = await buildPerson(db, { invented: true });
    await db.prisma.installationRole.create({ data: { userId: invented.id, role: 'administrator' } });
    await expect(askIncident(invented.ctx, { workspace: workspace.id, reason: REASON })).rejects.toMatchObject({ status: 404 });
    await expect(agreeIncident(invented.ctx, await ask())).rejects.toMatchObject({ status: 404 });
  });
});
