import { beforeAll, describe, expect, test } from 'vitest';
import { AnswerSlot } from '../../shared/invitation-forms.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildPerson } from '../../tests/factories.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { atTheSameTime, buildColleague, buildOwned, buildStaffed } from '../../tests/organisation-stage.ts';
import { configureMail } from '../mail/commands.ts';
import { answerSlot, inviteListToWorkspace, inviteOrganisation, sendAgain, withdrawInvitation } from './commands.ts';
import { invitationsOf, openSlots } from './queries.ts';

const db = await testDatabase();
const post = await testMailServer();
let dunmere: Awaited<ReturnType<typeof buildStaffed>>;
let carrow: Awaited<ReturnType<typeof buildStaffed>>;

beforeAll(async () => [dunmere, carrow] = [await buildStaffed(db), await buildStaffed(db)]);

/** A mentee's workspace, to which a mentor's organisation is invited. */
async function invited(role: 'member' | 'observer' = 'member', memberUntil: string | null = null) {
  const workspace = await buildOwned(db, dunmere, { kind: 'mentoring' });
  await inviteOrganisation(workspace.coordinator.ctx, workspace.slug, { organisationId: carrow.id, role, memberUntil });
  const { id } = await db.prisma.invitation.findFirstOrThrow({ where: { workspaceId: workspace.id } });
  const answer = (by: { ctx: typeof carrow.approver.ctx }, people: readonly string[], what = 'accept') => answerSlot(by.ctx, carrow.id, AnswerSlot.parse({ invitationId: id, answer: what, people: [...people] }));
  return { workspace, id, answer, members: () => db.prisma.membership.findMany({ where: { workspaceId: workspace.id, organisationId: carrow.id } }) };
}

describe('an invitation to an organisation', () => {
  test('stands on its page for leads and approvers, who are told by mail; nobody else answers', async () => {
    configureMail(db, { smtpUrl: post.url, from: 'Learning Loop <no-reply@learning.example>', baseUrl: 'https://learning.example', say: () => {} });
    const { id, answer, workspace } = await invited();
    const [mail] = await post.arrived(1);
    configureMail(db, { baseUrl: 'https://learning.example', say: () => {} });
    expect(mail).toMatchObject({ envelope: { to: [carrow.approver.email] }, link: `https://learning.example/organisations/${carrow.id}` });
    expect(mail?.raw).not.toContain(workspace.slug);
    const lead = await buildColleague(db, carrow, { role: 'lead' });
    expect(await openSlots(lead.ctx, carrow.id)).toMatchObject([{ id, role: 'member', workspace: { kind: 'mentoring', owner: dunmere.name } }]);
    for (const role of ['practitioner', 'analyst'] as const) {
      const colleague = await buildColleague(db, carrow, { role });
      await expect(openSlots(colleague.ctx, carrow.id)).rejects.toMatchObject({ status: 403 });
      await expect(answer(colleague, [colleague.id])).rejects.toMatchObject({ status: 403 });
    }
    await expect(answer(dunmere.approver, [dunmere.approver.id])).rejects.toMatchObject({ status: 404 });
    await answer(lead, [], 'decline');
  });

  test('accepted, those who are named take part; oneself too, and is led there', async () => {
    const { answer, workspace, members, id } = await invited('observer', '2090-03-31');
    const [lead, colleague] = [await buildColleague(db, carrow, { role: 'lead' }), await buildColleague(db, carrow)];
    expect(await answer(lead, [lead.id, colleague.id])).toEqual({ slug: workspace.slug });
    // The end of the day in England, which has summer time by then.
    const end = new Date('2090-03-31T22:59:59Z');
    expect((await members()).map(({ userId, role, endsAt }) => [userId, role, endsAt]).sort()).toEqual([[lead.id, 'observer', end], [colleague.id, 'observer', end]].sort());
    await expect(answer(lead, [lead.id])).rejects.toMatchObject({ status: 404 });
    expect(await openSlots(lead.ctx, carrow.id)).toEqual([]);
    expect(await db.prisma.invitation.findUnique({ where: { id } })).toMatchObject({ state: 'done', acceptedById: lead.id });
    // From now on its people can be invited by address.
    expect((await inviteListToWorkspace(workspace.coordinator.ctx, workspace.slug, { addresses: (await buildColleague(db, carrow)).email, organisationId: carrow.id, role: 'member', memberUntil: null })).lines[0]?.outcome).toBe('invited');
  });

  test('nobody joins where one of those who are named does not work there, or nobody is named', async () => {
    const { answer, members } = await invited();
    const stranger = await buildPerson(db);
    await expect(answer(carrow.approver, [carrow.approver.id, stranger.id])).rejects.toMatchObject({ status: 400, fields: { people: expect.any(String) as string } });
    await expect(answer(carrow.approver, [])).rejects.toMatchObject({ status: 400, fields: { people: expect.any(String) as string } });
    expect(await members()).toEqual([]);
  });

  test('two who answer at once: one answer counts', async () => {
    const { answer, members, id } = await invited();
    const lead = await buildColleague(db, carrow, { role: 'lead' });
    const lock = { sql: 'SELECT FROM invitation WHERE id = $1::uuid FOR UPDATE', values: [id] };
    const both = await atTheSameTime(db, lock, () => [answer(lead, [lead.id]), answer(carrow.approver, [carrow.approver.id])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ status: 404 });
    expect(await members()).toHaveLength(1);
  });

  test('declined, too old, withdrawn or ended, nobody takes part', async () => {
    const declined = await invited();
    await declined.answer(carrow.approver, [], 'decline');
    expect(await invitationsOf(declined.workspace.coordinator.ctx, declined.workspace.slug)).toMatchObject([{ email: null, state: 'declined' }]);
    const old = await invited();
    await db.prisma.invitation.update({ where: { id: old.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await invitationsOf(old.workspace.coordinator.ctx, old.workspace.slug)).toMatchObject([{ state: 'expired' }]);
    const withdrawn = await invited();
    await withdrawInvitation(withdrawn.workspace.coordinator.ctx, withdrawn.id);
    for (const { answer } of [declined, old, withdrawn]) await expect(answer(carrow.approver, [carrow.approver.id])).rejects.toMatchObject({ status: 404 });
    const ended = await invited();
    await db.prisma.workspace.update({ where: { id: ended.workspace.id }, data: { endsAt: new Date(Date.now() - 1) } });
    await expect(ended.answer(carrow.approver, [carrow.approver.id])).rejects.toMatchObject({ status: 409 });
    expect(await sendAgain(old.workspace.coordinator.ctx, old.id)).toEqual({ email: null, link: null });
    expect(await old.answer(carrow.approver, [carrow.approver.id])).toEqual({ slug: old.workspace.slug });
  });

  test('one stands at a time, and the owner is not invited', async () => {
    const { workspace, id } = await invited();
    await inviteOrganisation(workspace.coordinator.ctx, workspace.slug, { organisationId: carrow.id, role: 'observer', memberUntil: '2090-01-31' });
    expect(await db.prisma.invitation.findMany({ where: { workspaceId: workspace.id } })).toMatchObject([{ id, role: 'observer' }]);
    await expect(inviteOrganisation(workspace.coordinator.ctx, workspace.slug, { organisationId: dunmere.id, role: 'member', memberUntil: null })).rejects.toMatchObject({ fields: { organisationId: expect.stringContaining('owns') as string } });
    const own = await buildOwned(db, dunmere, { kind: 'organisation' });
    await expect(inviteOrganisation(own.coordinator.ctx, own.slug, { organisationId: carrow.id, role: 'member', memberUntil: null })).rejects.toMatchObject({ status: 400 });
    const there = await buildStaffed(db, { invented: true });
    await expect(inviteOrganisation(workspace.coordinator.ctx, workspace.slug, { organisationId: there.id, role: 'member', memberUntil: null })).rejects.toMatchObject({ status: 400 });
  });
});
