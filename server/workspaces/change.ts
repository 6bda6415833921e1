import { findArea } from '../../shared/areas/register.ts';
import { conflict, invalid } from '../../shared/errors.ts';
import { stricterRules } from '../../shared/workspace-words.ts';
import { keptOrder, type ChangeWorkspaceInput } from '../../shared/workspace-settings.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { accessChanged } from '../access.ts';
import { recordFact } from '../activity.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize, type Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { chosenAreas } from './areas.ts';
import { dayOf } from './days.ts';
import { endFor } from './end-date.ts';
import { areasWrittenAbout } from './settings.ts';

/** What a change was, for both logs; `null`: everything is as it was before. */
type Done = { readonly what: string; readonly facts?: Readonly<Record<string, string | number | boolean | null | readonly string[]>> } | null;

/**
 * Changes one thing of what a workspace is.
 * @throws Refusal as `authorize` does (an ended workspace can only be extended and archived); 400 with words per field: a
 * looser rule, an area that is written about, an end that is over; 409 where somebody else changed the terms meanwhile.
 */
export async function changeWorkspace(ctx: Context, slug: string, input: ChangeWorkspaceInput): Promise<void> {
  const verb = input.change === 'end' || input.change === 'archive' ? 'workspace.end' : 'workspace.change';
  await ctx.db.prisma.$transaction(async (tx) => {
    const who = await authorize(ctx, verb, { slug }, tx);
    const { actor, organisationId, workspace } = who;
    // Two coordinators who change something at once go one after the other; so does whoever writes.
    const [before] = await tx.$queryRaw<Before[]>`
      SELECT purpose, contribution_rule AS "contributionRule", terms, terms_version AS "termsVersion", agreement, review_on::text AS "reviewOn",
        ends_at AS "endsAt", archived_at AS "archivedAt", non_attributed AS "nonAttributed", mails_carry_content AS "mailsCarryContent" FROM workspace WHERE id = ${workspace.id}::uuid FOR UPDATE`;
    const done = before ? await change(tx, who, before, input) : null;
    if (!done) return;
    const { what, facts = {} } = done;
    const event = what === 'archive' ? 'workspace:archived' : 'workspace:changed';
    await recordEvent(tx, { event, actorId: actor.userId, organisationId, workspaceId: workspace.id, facts: { what, ...facts } });
    await recordFact(tx, workspace.id, { fact: 'workspace:changed', subject: { what: [what] } }, { userId: actor.userId, organisationId });
  });
}

interface Before {
  readonly purpose: string;
  readonly contributionRule: ContributionRule;
  readonly terms: string;
  readonly termsVersion: number;
  readonly agreement: string;
  readonly reviewOn: string | null;
  readonly endsAt: Date | null;
  readonly archivedAt: Date | null;
  readonly nonAttributed: boolean;
  readonly mailsCarryContent: boolean;
}

async function change(tx: Transaction, who: Authorized, before: Before, input: ChangeWorkspaceInput): Promise<Done> {
  const { workspace } = who;
  const where = { id: workspace.id };
  switch (input.change) {
    case 'purpose':
      if (input.purpose === before.purpose) return null;
      await tx.workspace.update({ where, data: { purpose: input.purpose } });
      return { what: 'purpose' };
    case 'agreement':
      if (input.agreement === before.agreement && input.reviewOn === before.reviewOn) return null;
      await tx.workspace.update({ where, data: { agreement: input.agreement, reviewOn: input.reviewOn === null ? null : new Date(input.reviewOn) } });
      return { what: 'agreement', facts: { reviewOn: input.reviewOn } };
    case 'focus':
      return changeFocus(tx, workspace.id, input.focus);
    case 'areas-added':
      return addAreas(tx, who, chosenAreas(input.areas, input.moreAreas, workspace.invented ? 'invented' : 'published'));
    case 'area-removed':
      return removeArea(tx, who, input.area);
    case 'contribution-rule':
      if (!stricterRules(before.contributionRule).includes(input.contributionRule)) {
        throw invalid({ contributionRule: 'The rule can only be made stricter: what was promised to those who wrote stays promised.' });
      }
      await tx.workspace.update({ where, data: { contributionRule: input.contributionRule } });
      return { what: 'contribution-rule', facts: { before: before.contributionRule, after: input.contributionRule } };
    case 'non-attributed':
      if (input.nonAttributed === before.nonAttributed) return null;
      await tx.workspace.update({ where, data: { nonAttributed: input.nonAttributed } });
      return { what: 'non-attributed', facts: { allowed: input.nonAttributed } };
    case 'mails':
      if (input.mailsCarryContent === before.mailsCarryContent) return null;
      await tx.workspace.update({ where, data: { mailsCarryContent: input.mailsCarryContent } });
      return { what: 'mails', facts: { allowed: input.mailsCarryContent } };
    case 'terms':
      return changeTerms(tx, who, before, input);
    case 'end':
      return changeEnd(tx, who, before, input.endsOn);
    case 'archive':
      if (before.archivedAt) return null;
      await tx.$executeRaw`UPDATE workspace SET archived_at = now() WHERE id = ${workspace.id}::uuid`;
      return { what: 'archive' };
  }
}

async function changeFocus(tx: Transaction, workspaceId: string, chosen: readonly string[]): Promise<Done> {
  const rows = await tx.workspaceFocus.findMany({ where: { workspaceId }, orderBy: { position: 'asc' } });
  const before = rows.map(({ metric }) => metric);
  const focus = keptOrder(before, chosen);
  if (focus.join() === before.join()) return null;
  await tx.workspaceFocus.deleteMany({ where: { workspaceId } });
  await tx.workspaceFocus.createMany({ data: focus.map((metric, index) => ({ workspaceId, metric, position: index + 1 })) });
  return { what: 'focus', facts: { focus } };
}

async function addAreas(tx: Transaction, { workspace }: Authorized, areas: readonly string[]): Promise<Done> {
  const added = areas.filter((area) => !workspace.areas.includes(area));
  const { count } = await tx.workspaceArea.createMany({ data: added.map((area) => ({ workspaceId: workspace.id, area })), skipDuplicates: true });
  if (count === 0) throw invalid({ areas: 'All of these are areas of the workspace already.' });
  return { what: 'areas', facts: { added } };
}

async function removeArea(tx: Transaction, { workspace }: Authorized, area: string): Promise<Done> {
  // One that is an area's, and stands here no more, was taken away already; anything else no page of ours sends.
  if (!findArea(area)) throw invalid({ area: 'This is no area. Load the page again, and choose one of the list.' });
  if ((await areasWrittenAbout(tx, workspace.id)).has(area)) throw invalid({ area: 'Something is written about this area here, so it stays.' });
  // Asked again in this transaction: of two who remove the last two, one is refused.
  const areas = await tx.workspaceArea.findMany({ where: { workspaceId: workspace.id }, select: { area: true } });
  if (!areas.some((one) => one.area === area)) return null;
  if (areas.length === 1) throw invalid({ area: 'A workspace speaks about one area at least. Add another one first.' });
  await tx.workspaceArea.delete({ where: { workspaceId_area: { workspaceId: workspace.id, area } } });
  return { what: 'areas', facts: { removed: area } };
}

/** Everybody reads and accepts new terms before they read on; whoever wrote them has. */
async function changeTerms(tx: Transaction, { actor, workspace }: Authorized, before: Before, { terms, version }: { readonly terms: string; readonly version: number }): Promise<Done> {
  if (version !== before.termsVersion) throw conflict('Somebody else changed the terms meanwhile. Load the page again, and see whether yours are still needed.');
  if (terms === before.terms) return null;
  const after = before.termsVersion + 1;
  await tx.workspace.update({ where: { id: workspace.id }, data: { terms, termsVersion: after } });
  await tx.membership.update({ where: { workspaceId_userId: { workspaceId: workspace.id, userId: actor.userId } }, data: { acceptedTerms: after } });
  const members = await tx.membership.findMany({ where: { workspaceId: workspace.id }, select: { userId: true } });
  await accessChanged(tx, members.map(({ userId }) => userId));
  return { what: 'terms', facts: { version: after } };
}

async function changeEnd(tx: Transaction, { workspace }: Authorized, { endsAt, archivedAt }: Before, endsOn: string | null): Promise<Done> {
  if (archivedAt) throw invalid({ endsOn: 'This workspace is archived: it can only be read, and its end is not changed any more.' });
  const after = endFor(workspace.kind, endsOn);
  if (after?.getTime() === endsAt?.getTime()) return null;
  await tx.workspace.update({ where: { id: workspace.id }, data: { endsAt: after } });
  return { what: 'end', facts: { before: endsAt && dayOf(endsAt), after: endsOn } };
}
