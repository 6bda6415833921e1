import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { VERBS, workspaceRule, type Role, type WorkspaceVerb } from '../../shared/permissions.ts';
import { AddAnnotation } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace } from '../../tests/factories.ts';
import { addAnnotation } from '../annotations/commands.ts';
import { authorize } from '../authorize.ts';
import { changeGuests } from '../guests/commands.ts';
import { inviteListToWorkspace } from '../invitations/commands.ts';
import { changeMember } from '../members/commands.ts';
import { changeWorkspace } from './change.ts';

const db = await testDatabase();
const ROLES: readonly Role[] = ['coordinator', 'member', 'observer', 'guest'];
/** What is still possible when a workspace has ended: to read it, to leave it, to see to its end and to what it leaves. */
const STILL: readonly WorkspaceVerb[] = ['workspace.read', 'terms.accept', 'workspace.leave', 'member.end', 'workspace.end', 'workspace.export', 'workspace.log',
  'discussion.follow', 'unattributed.withdraw', 'contribution.report', 'contribution.moderate', 'conversation.take'];

describe.each([
  ['ended', { endsAt: new Date(Date.now() - 1_000) }],
  ['archived', { archivedAt: new Date() }],
  ['archived, with an end to come', { archivedAt: new Date(), endsAt: new Date(Date.now() + 86_400_000) }],
] as const)('a workspace that is %s', (_words, data) => {
  test.each(VERBS)('%s', async (verb) => {
    const workspace = await buildWorkspace(db);
    await db.prisma.workspace.update({ where: { id: workspace.id }, data });
    for (const role of ROLES.filter((one) => (workspaceRule(verb).who as readonly string[]).includes(one))) {
      const { ctx } = await buildMember(db, workspace, { role });
      const asked = authorize(ctx, verb, { slug: workspace.slug });
      if (STILL.includes(verb)) expect((await asked).workspace).toMatchObject({ ended: true });
      else await expect(asked).rejects.toMatchObject({ status: 403, code: 'workspace-ended' });
    }
  });

  test('its commands write nothing', async () => {
    const workspace = await buildWorkspace(db);
    const coordinator = await buildMember(db, workspace, { role: 'coordinator' });
    const member = await buildMember(db, workspace);
    await db.prisma.workspace.update({ where: { id: workspace.id }, data });
    const { ctx } = coordinator;
    const { slug } = workspace;
    const ended = { code: 'workspace-ended' };
    await expect(addAnnotation(member.ctx, slug, AddAnnotation.parse({ key: randomUUID(), metric: 'care-rate', area: 'E08000035', period: '2024', kind: 'context', body: 'Late' }))).rejects.toMatchObject(ended);
    await expect(changeWorkspace(ctx, slug, { change: 'purpose', purpose: 'Late' })).rejects.toMatchObject(ended);
    await expect(changeWorkspace(ctx, slug, { change: 'terms', terms: 'Late', version: 0 })).rejects.toMatchObject(ended);
    await expect(changeGuests(ctx, slug, { change: 'open', hours: 1, days: 1, support: 'x' })).rejects.toMatchObject(ended);
    await expect(changeMember(ctx, slug, member.id, { role: 'observer' })).rejects.toMatchObject(ended);
    await expect(inviteListToWorkspace(ctx, slug, { addresses: 'a@example.org', organisationId: workspace.organisation.id, role: 'member', memberUntil: null })).rejects.toMatchObject(ended);
    expect(await db.prisma.activity.count({ where: { workspaceId: workspace.id } })).toBe(0);
    expect(await db.prisma.auditEvent.count({ where: { workspaceId: workspace.id } })).toBe(0);
  });
});
