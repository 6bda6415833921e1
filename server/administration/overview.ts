import type { Overview } from '../../shared/administration.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { mailStatus } from '../mail/queries.ts';
import { waitingIncidents } from './incident-views.ts';

/** What there is, and what waits for an administrator. @throws Refusal as `authorizeForInstallation`. */
export async function overview(ctx: Context): Promise<Overview> {
  const actor = await authorizeForInstallation(ctx, 'organisation.make');
  const { prisma } = ctx.db;
  const world = { invented: actor.invented };
  const [organisations, workspaces, withoutApprover, administrators, incidents, waitingReleases, mail] = await Promise.all([
    prisma.organisation.count({ where: { ...world, closedAt: null } }),
    prisma.workspace.count({ where: world }),
    prisma.organisation.findMany({ where: { ...world, closedAt: null, affiliations: { none: { approver: true, user: { closedAt: null } } }, invitations: { none: { approver: true, state: 'open', expiresAt: { gt: new Date() } } } }, select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    prisma.installationRole.count({ where: { role: 'administrator', user: { ...world, closedAt: null } } }),
    waitingIncidents(prisma, actor),
    prisma.release.count({ where: { ...world, state: 'waiting' } }),
    mailStatus(ctx),
  ]);
  return { organisations, workspaces, withoutApprover, onlyAdministrator: administrators === 1, waitingIncidents: incidents, waitingReleases, mailSetUp: mail.setUp };
}
