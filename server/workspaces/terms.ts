import { conflict } from '../../shared/errors.ts';
import type { MembersPage, TermsPage, WorkspaceRules } from '../../shared/workspace-pages.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { dayOf } from './days.ts';

const current = () => ({ OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] });

/**
 * What somebody reads before anything else of a workspace: what it is, which organisations can see, and its terms;
 * nothing that was contributed, nor who the members are. @throws Refusal 401 for nobody, 404 for who is no member.
 */
export async function termsPage(ctx: Context, slug: string): Promise<TermsPage> {
  const { actor, workspace } = await authorize(ctx, 'terms.accept', { slug });
  const { prisma } = ctx.db;
  const workspaceId = workspace.id;
  const [rules, membership, organisations, guests] = await Promise.all([
    rulesOf(prisma, workspace),
    prisma.membership.findUniqueOrThrow({ where: { workspaceId_userId: { workspaceId, userId: actor.userId } }, select: { acceptedTerms: true } }),
    prisma.organisation.findMany({ where: { memberships: { some: { workspaceId, role: { not: 'guest' }, ...current() } } }, select: { name: true } }),
    prisma.membership.count({ where: { workspaceId, role: 'guest', ...current() } }),
  ]);
  const { acceptedTerms } = membership;
  return {
    ...rules,
    organisations: organisations.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en-GB')),
    guests: guests > 0,
    accepted: acceptedTerms >= rules.version,
    changed: acceptedTerms > 0 && acceptedTerms < rules.version,
  };
}

/** What holds in a workspace, for the page of its members. @throws Refusal as `authorize` does. */
export async function membersPage(ctx: Context, slug: string): Promise<MembersPage> {
  const { workspace } = await authorize(ctx, 'workspace.read', { slug });
  return { workspace, rules: await rulesOf(ctx.db.prisma, workspace) };
}

/** What holds in a workspace, for a reader whose membership the caller has asked about. */
export async function rulesOf(db: Transaction, { id, slug, name, kind, invented, contributionRule, ended, memberCount }: WorkspaceView): Promise<WorkspaceRules> {
  const { purpose, terms, termsVersion, agreement, reviewOn, endsAt, owner } = await db.workspace.findUniqueOrThrow({ where: { id }, include: { owner: { select: { name: true } } } });
  return {
    slug, name, kind, invented, contributionRule, ended, memberCount, purpose, terms, agreement,
    owner: owner?.name ?? null,
    version: termsVersion,
    reviewOn: reviewOn && reviewOn.toISOString().slice(0, 10),
    endsOn: endsAt && dayOf(endsAt),
  };
}

/**
 * Accepts the terms that were read.
 * @throws Refusal as `termsPage` does; 409 where they have changed since.
 */
export async function acceptTerms(ctx: Context, slug: string, version: number): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisationId, workspace } = await authorize(ctx, 'terms.accept', { slug }, tx);
    // Held, so that terms which change just now are not taken as accepted.
    const [held] = await tx.$queryRaw<{ version: number }[]>`SELECT terms_version AS version FROM workspace WHERE id = ${workspace.id}::uuid FOR SHARE`;
    if (held?.version !== version) throw conflict('The terms have changed since you opened this page. Read them again before you accept.');
    const { count } = await tx.membership.updateMany({ where: { workspaceId: workspace.id, userId: actor.userId, acceptedTerms: { lt: version } }, data: { acceptedTerms: version } });
    if (count === 0) return;
    await recordEvent(tx, { event: 'terms:accepted', actorId: actor.userId, organisationId, workspaceId: workspace.id, userId: actor.userId, facts: { version } });
  });
}
