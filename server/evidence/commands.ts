import type { Evidence, Prisma } from '../../prisma/generated/client.ts';
import type { AddEvidenceInput, EditEvidenceInput, SayNotKnownYetInput } from '../../shared/evidence-forms.ts';
import { conflict, notFound, Refusal } from '../../shared/errors.ts';
import { recordFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Context } from '../context.ts';
import { chosenColumns, proposedAnew, shareInRegions, tellElsewhere } from '../contributions/commands.ts';
import { stateOf } from '../contribution-state.ts';
import type { Database, Transaction } from '../db.ts';
import { guardFirst, type GuardPassed } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience } from '../visibility.ts';
import { readLinks, type Link } from './links.ts';

type Written = Pick<AddEvidenceInput, 'kind' | 'title' | 'finding' | 'method' | 'consent' | 'size' | 'limits' | 'gathered'>;

/**
 * Adds an item of evidence beside figures. An organisation's voice item takes the place of its "we do not know yet".
 * @throws Refusal as `mutate` and the guard do; 400 where a link names what is not here.
 */
export async function addEvidence(ctx: Context, slug: string, input: AddEvidenceInput): Promise<Receipt> {
  const linksFor = await readLinks(ctx.db, input.links);
  const guardedAs = await guarded(ctx.db, input, input.guardReason);
  return mutate(ctx, 'evidence.add', { slug }, input, async (tx, who) => {
    const links = linksFor(who.workspace);
    const passed = guardedAs();
    await create(tx, who, input, { ...writtenOf(input), ...chosenColumns(input, who), notKnownYet: false }, links);
    if (passed.confirmed.length > 0) await openGuardCase(tx, who.workspace.id, 'evidence', input.key, passed);
    await shareInRegions(tx, who, input, areasOf(links), { kind: 'evidence', id: input.key });
    if (input.kind === 'voice' && !['me', 'organisation'].includes(input.visibility)) await replaceNotKnownYet(tx, who, links);
    return { fact: 'evidence:added', subject: { evidenceId: input.key }, audience: loggedAudience(input.visibility) };
  });
}

/**
 * Says for one's organisation that it does not know yet what children and families say on an indicator.
 * @throws Refusal as `mutate` does; 409 where the organisation has said so already, or has an item there.
 */
export async function sayNotKnownYet(ctx: Context, slug: string, input: SayNotKnownYetInput): Promise<Receipt> {
  const linksFor = await readLinks(ctx.db, [{ metric: input.metric, area: input.area, period: '' }]);
  return mutate(ctx, 'evidence.add', { slug }, input, async (tx, who) => {
    const [link] = linksFor(who.workspace);
    if (!link) throw notFound();
    const said = await voiceOf(tx, who, link);
    if (said.some(({ notKnownYet }) => notKnownYet)) throw conflict('Your organisation has said already that it does not know yet.');
    if (said.length > 0) throw conflict('Your organisation has evidence of what children and families say here. Change it, or add another item.');
    const quiet = { visibility: 'workspace', capacity: 'organisation', publication: null, confidential: false, quoteConsent: false, contactConsent: false } as const;
    await create(tx, who, input, { ...NOTHING_KNOWN, ...quiet, notKnownYet: true }, [link]);
    return { fact: 'evidence:added', subject: { evidenceId: input.key } };
  });
}

/**
 * Changes one's own item; what it said before is kept as a revision.
 * @throws Refusal as `mutate` and the guard do; 404 for an item that is not one's own; 409 `edited-meanwhile` where it
 * is another version by now.
 */
export async function editEvidence(ctx: Context, slug: string, input: EditEvidenceInput): Promise<Receipt> {
  const linksFor = await readLinks(ctx.db, input.links);
  const guardedAs = await guarded(ctx.db, input, input.guardReason);
  return mutate(ctx, 'evidence.add', { slug }, input, async (tx, who) => {
    const { evidenceId: id } = input;
    const row = await tx.evidence.findFirst({ where: { id, workspaceId: who.workspace.id, authorId: who.actor.userId, notKnownYet: false }, include: { links: true } });
    if (!row || stateOf(row) !== 'shown') throw notFound();
    if (row.version !== input.version) {
      throw new Refusal(409, 'edited-meanwhile', 'This was changed meanwhile, in another window of yours. Below is what you wrote; what stands there now is beside it.', { current: row.finding });
    }
    const links = linksFor(who.workspace);
    const passed = guardedAs();
    const at = new Date();
    const before = { ...writtenOf(row), links: row.links.map(({ metric, area, period }) => ({ metric, area, period })) };
    await tx.revision.create({ data: { subjectKind: 'evidence', subjectId: id, version: row.version, content: before as unknown as Prisma.InputJsonValue, authorId: who.actor.userId, at } });
    await tx.evidenceLink.deleteMany({ where: { evidenceId: id } });
    await tx.evidence.update({ where: { id }, data: { ...writtenOf(input), ...proposedAnew(row), version: { increment: 1 }, editedAt: at, links: { create: [...links] } } });
    if (passed.confirmed.length > 0) await openGuardCase(tx, who.workspace.id, 'evidence', id, passed);
    const fact = { fact: 'evidence:changed', subject: { evidenceId: id, what: 'edited' } } as const;
    await tellElsewhere(tx, who, { kind: 'evidence', id, workspaceId: row.workspaceId }, fact);
    return { ...fact, audience: loggedAudience(row.visibility as AddEvidenceInput['visibility']) };
  });
}

const NOTHING_KNOWN: Written = { kind: 'voice', title: 'We do not know yet', finding: '', method: '', consent: '', size: '', limits: '', gathered: '' };

function writtenOf({ kind, title, finding, method, consent, size, limits, gathered }: Pick<Evidence, Exclude<keyof Written, 'kind'>> & { readonly kind: string }): Written {
  return { kind: kind as Written['kind'], title, finding, method, consent, size, limits, gathered };
}

/** Every text is looked at beside every figure it is linked to: a suppressed one of any of them must not be told. */
async function guarded(db: Database, input: Pick<AddEvidenceInput, keyof Written & keyof AddEvidenceInput> & { readonly links: readonly Link[] }, reason: string | undefined): Promise<() => GuardPassed> {
  const { title, finding, method, consent, size, limits, gathered } = input;
  const all: (() => GuardPassed)[] = [];
  for (const { metric, area, period } of input.links) {
    const about = { metric, area: area || null, period: period || null, breakdown: '' };
    all.push(await guardFirst(db, { title, finding, method, consent, size, limits, gathered }, about, reason));
  }
  return () => {
    const passed = all.map((one) => one());
    return { confirmed: [...new Set(passed.flatMap(({ confirmed }) => confirmed))], reason: passed.find((one) => one.reason !== '')?.reason ?? '' };
  };
}

async function create(tx: Transaction, { actor, organisationId, workspace }: Authorized, { key }: { readonly key: string }, columns: Omit<Prisma.EvidenceUncheckedCreateInput, 'id' | 'workspaceId' | 'authorId' | 'links'>, links: readonly Link[]): Promise<void> {
  await tx.evidence.create({
    data: { ...columns, id: key, workspaceId: workspace.id, authorId: actor.userId, authorOrganisationId: organisationId, createdAt: new Date(), links: { create: [...links] } },
  });
}

const areasOf = (links: readonly Link[]) => [...new Set(links.flatMap(({ area }) => area || []))];

/** What one's organisation says here of children's and families' voice, as far as everybody here sees it. */
function voiceOf(tx: Transaction, { organisationId, workspace }: Authorized, { metric, area }: Pick<Link, 'metric' | 'area'>) {
  return tx.evidence.findMany({
    where: {
      workspaceId: workspace.id, kind: 'voice', authorOrganisationId: organisationId, withdrawnAt: null, hiddenAt: null, purgedAt: null,
      visibility: { in: ['workspace', 'region', 'public'] }, links: { some: { metric, area } },
    },
    select: { id: true, notKnownYet: true },
  });
}

async function replaceNotKnownYet(tx: Transaction, who: Authorized, links: readonly Link[]): Promise<void> {
  const replaced = new Set<string>();
  for (const link of links) for (const { id, notKnownYet } of await voiceOf(tx, who, link)) if (notKnownYet) replaced.add(id);
  for (const id of replaced) {
    await tx.evidence.delete({ where: { id } });
    await recordFact(tx, who.workspace.id, { fact: 'contribution:removed', subject: { id } }, { userId: who.actor.userId, organisationId: who.organisationId });
  }
}
