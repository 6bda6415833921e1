import { findArea } from '../../shared/areas/register.ts';
import { invalid, notAllowed, notFound } from '../../shared/errors.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { PILLARS } from '../../shared/framework/pillars.ts';
import type { AreaChoice, IndicatorGroup, NewWorkspaceForm, OwnerChoice } from '../../shared/workspace-pages.ts';
import type { OpenWorkspaceInput } from '../../shared/workspace-settings.ts';
import { mayOwn, WORKSPACE_WORDS } from '../../shared/workspace-words.ts';
import { WORKSPACE_KINDS, type OrganisationKind, type WorkspaceKind } from '../../shared/workspaces.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForAccount, authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { joinWorkspace } from '../members/commands.ts';
import { areaGroups, chosenAreas } from './areas.ts';
import { dayOf, monthsLater } from './days.ts';
import { endFor } from './end-date.ts';
import { newSlug } from './slugs.ts';
import { standardTerms } from './standard-terms.ts';

const MONTHS_WITHOUT_WORD = 12;

/** The organisations one leads, by name, with the kinds of workspace each may own. @throws Refusal 401 for nobody. */
export async function ownersFor(ctx: Context): Promise<readonly OwnerChoice[]> {
  const { userId, invented } = authorizeForAccount(ctx, 'account.read');
  const rows = await ctx.db.prisma.organisation.findMany({
    where: { closedAt: null, ...(invented ? { invented: true } : {}), affiliations: { some: { userId, role: 'lead' } } },
    select: { id: true, name: true, kind: true, invented: true },
  });
  return rows
    .map(({ kind, ...one }) => ({ ...one, kinds: WORKSPACE_KINDS.filter((each) => mayOwn(kind as OrganisationKind, each)) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/**
 * What the form for a new workspace starts with: the owner's areas, terms of that kind, an end.
 * @throws Refusal as `authorizeForOrganisation` does; 400 where this organisation owns none of that kind.
 */
export async function newWorkspaceForm(ctx: Context, organisationId: string, kind: WorkspaceKind): Promise<NewWorkspaceForm> {
  const { organisation } = await authorizeForOrganisation(ctx, 'workspace.open', organisationId);
  owns(organisation, kind);
  const own = await ctx.db.prisma.organisationArea.findMany({ where: { organisationId }, select: { area: true } });
  return {
    organisation: { id: organisation.id, name: organisation.name },
    invented: organisation.invented,
    kind,
    areas: own.map(({ area }) => findArea(area)).filter((area) => area !== undefined).map(({ code, name }): AreaChoice => ({ code, name })),
    areaGroups: areaGroups(worldOf(organisation)),
    indicatorGroups: indicatorGroups(),
    terms: standardTerms(kind),
    endsOn: kind === 'mentoring' ? monthsLater(dayOf(new Date()), MONTHS_WITHOUT_WORD) : null,
    endRequired: kind === 'mentoring',
  };
}

/**
 * Opens a workspace for an organisation one leads; whoever opens it coordinates it, and has accepted its terms.
 * @throws Refusal as `authorizeForOrganisation` does; 400 with words per field: areas, their world, the end, the kind.
 */
export async function openWorkspace(ctx: Context, input: OpenWorkspaceInput): Promise<{ readonly slug: string }> {
  return ctx.db.prisma.$transaction(async (tx) => {
    const { actor, organisation } = await authorizeForOrganisation(ctx, 'workspace.open', input.organisation, tx);
    // Only a closing organisation is waited for; two who open at once do not wait for each other.
    const [open] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM organisation WHERE id = ${organisation.id}::uuid AND closed_at IS NULL FOR SHARE`;
    if (!open) throw notAllowed();
    owns(organisation, input.kind);
    const { kind, name, purpose, focus, contributionRule, terms, agreement, reviewOn } = input;
    const areas = chosenAreas(input.areas, input.moreAreas, worldOf(organisation));
    const endsAt = endFor(kind, input.endsOn);
    const { id, slug } = await tx.workspace.create({
      data: {
        slug: newSlug(name), name, kind, purpose, contributionRule, terms, agreement, endsAt,
        invented: organisation.invented,
        ownerOrganisationId: organisation.id,
        termsVersion: 1,
        reviewOn: reviewOn === null ? null : new Date(reviewOn),
        areas: { create: areas.map((area) => ({ area })) },
        focus: { create: focus.map((metric, index) => ({ metric, position: index + 1 })) },
      },
    });
    const by = { workspaceId: id, userId: actor.userId };
    await recordEvent(tx, { event: 'workspace:opened', actorId: actor.userId, organisationId: organisation.id, workspaceId: id, facts: { kind, contributionRule, areas: areas.length } });
    await joinWorkspace(tx, { ...by, organisationId: organisation.id, role: 'coordinator', actorId: actor.userId });
    await tx.membership.update({ where: { workspaceId_userId: by }, data: { acceptedTerms: 1 } });
    return { slug };
  });
}

/** @throws Refusal 404 for an organisation that is closed, 400 for one that owns no workspace of this kind. */
function owns({ kind: owner, closed }: { readonly kind: OrganisationKind; readonly closed: boolean }, kind: WorkspaceKind): void {
  if (closed) throw notFound();
  if (!mayOwn(owner, kind)) throw invalid({ kind: `A workspace of this kind is ${WORKSPACE_WORDS[kind].ownedBy}. Choose another organisation or kind.` });
}

const worldOf = ({ invented }: { readonly invented: boolean }) => (invented ? 'invented' : 'published');

/** Indicators to choose from, by outcome and enabler in the framework's order. */
export function indicatorGroups(): readonly IndicatorGroup[] {
  return PILLARS.map(({ slug, shortTitle }) => ({
    heading: shortTitle,
    indicators: INDICATORS.filter(({ metric }) => metricOf(metric).pillar === slug).map(({ metric, shortTitle: title }) => ({ metric, title })),
  })).filter(({ indicators }) => indicators.length > 0);
}
