import { Prisma } from '../../prisma/generated/client.ts';
import type { SharedKind } from '../../shared/contributions.ts';
import { conflict, notFound, Refusal } from '../../shared/errors.ts';
import { decisionWords } from '../../shared/moderation-reasons.ts';
import type { AnswerPublicationInput, DecidePublicationInput, ProposedPublication, PublicationsPage } from '../../shared/publications.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorize, authorizeForOrganisation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { shownIn, tellElsewhere, tellIn } from '../contributions/commands.ts';
import type { Transaction } from '../db.ts';
import { guardTexts } from '../guard/commands.ts';
import { untilNobodyIsInTheWay } from '../in-turn.ts';
import { changedFact, subjectAsItIs } from '../moderation/commands.ts';
import { keyOf, lastDecisions } from '../moderation/queries.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { againstWords } from './against.ts';
import { proposalsOf } from './proposals.ts';
import { onItsWay, setPublication, type OnItsWay } from './publishable.ts';
import { whyNotMine } from './queries.ts';

export { isAnythingPublic, publicContributions } from './public.ts';
export { awaitingPublication } from './queries.ts';

/** What people of an organisation want to be public. @throws Refusal as `authorizeForOrganisation` does. */
export async function publicationsPage(ctx: Context, organisationId: string): Promise<PublicationsPage> {
  const { actor, organisation: { id, name, invented }, abilities } = await authorizeForOrganisation(ctx, 'publication.approve', organisationId);
  const all = await proposalsOf(ctx.db, { id, name }, actor.userId);
  const open = (one: ProposedPublication) => one.publication === 'proposed';
  return {
    organisation: { id, name, invented, mayInvite: abilities['person.invite'], mayReadLog: abilities['organisation.audit'] },
    proposed: all.filter(open), answered: all.filter((one) => !open(one)).reverse(),
  };
}

/**
 * An organisation approves that something written for it becomes public, or declines.
 * @throws Refusal as `authorizeForOrganisation` does; 404 for what is not written for it; 403 for what one wrote oneself;
 * 409 where it was answered, or changed, meanwhile.
 */
export async function answerPublication(ctx: Context, organisationId: string, { subjectKind: kind, subjectId, version, answer, words }: AnswerPublicationInput): Promise<void> {
  await authorizeForOrganisation(ctx, 'publication.approve', organisationId);
  await guardTexts(ctx.db, { words }, null);
  await untilNobodyIsInTheWay(() =>
    ctx.db.prisma.$transaction(async (tx) => {
      const { actor, organisation } = await authorizeForOrganisation(ctx, 'publication.approve', organisationId, tx);
      const row = await held(tx, kind, subjectId, Prisma.sql`author_organisation_id = ${organisation.id}::uuid`);
      if (row.authorId === actor.userId) throw new Refusal(403, 'own-words', 'You wrote this yourself. Another lead or approver of your organisation answers.');
      mustBeAsRead(row, version);
      if (row.publication !== 'proposed') throw conflict('Somebody answered this meanwhile. Load the page again.');
      await setPublication(tx, kind, subjectId, answer === 'approve' ? 'approved' : 'declined');
      if (answer === 'decline') await keepDecision(tx, row, 'not-approved', actor.userId, words);
      const event = answer === 'approve' ? 'publication:approved' : 'publication:declined';
      await recordEvent(tx, { event, actorId: actor.userId, organisationId: organisation.id, workspaceId: row.workspaceId, facts: { subjectKind: kind, subjectId } });
      const fact = changedFact({ kind, id: subjectId, parentId: subjectId }, 'publication');
      await tellIn(tx, await shownIn(tx, row), [fact], { userId: actor.userId, organisationId: organisation.id });
    }),
  );
}

/**
 * A moderator makes public what its organisation approved, declines it, or takes it back from the public.
 * @throws Refusal as `mutate` does; 404 for what is not on its way here; 403 for who wrote or approved it; 409 before the
 * time for taking it back is over, and where it is at another step by now.
 */
export async function decidePublication(ctx: Context, slug: string, input: DecidePublicationInput): Promise<Receipt> {
  const { subjectKind: kind, subjectId, version, answer, words } = input;
  await authorize(ctx, 'contribution.moderate', { slug });
  await guardTexts(ctx.db, { words }, null);
  return mutate(ctx, 'contribution.moderate', { slug }, input, async (tx, who) => {
    const { actor, organisationId, workspace } = who;
    const row = await held(tx, kind, subjectId, Prisma.sql`workspace_id = ${workspace.id}::uuid`);
    if (answer === 'publish') mustBeAsRead(row, version);
    const from = answer === 'withdraw' ? 'published' : 'approved';
    if (row.publication !== from) throw conflict('This is at another step by now. Load the page again.');
    const why = answer === 'withdraw' ? null : await whyNotMine(tx, row, actor.userId);
    if (why !== null) throw new Refusal(403, 'own-words', why);
    if (answer === 'publish' && row.fresh) throw conflict('Its author can still take this back. It can be made public 15 minutes after it was written.');
    await setPublication(tx, kind, subjectId, answer === 'publish' ? 'published' : 'declined');
    const state = ({ publish: 'published', decline: 'not-published', withdraw: 'taken-back' } as const)[answer];
    await keepDecision(tx, row, state, actor.userId, answer === 'publish' ? '' : words);
    const event = ({ publish: 'publication:published', decline: 'publication:declined', withdraw: 'publication:withdrawn' } as const)[answer];
    await recordEvent(tx, { event, actorId: actor.userId, organisationId, workspaceId: workspace.id, facts: { subjectKind: kind, subjectId } });
    const fact = changedFact({ kind, id: subjectId, parentId: subjectId }, 'publication');
    await tellElsewhere(tx, who, row, fact);
    return fact;
  });
}

/** The row, held until the commit. */
async function held(tx: Transaction, kind: SharedKind, id: string, where: Prisma.Sql): Promise<OnItsWay> {
  await tx.$queryRaw`SELECT id FROM ${Prisma.raw(`"${kind}"`)} WHERE id = ${id}::uuid FOR UPDATE`;
  const [row] = await onItsWay(tx, Prisma.sql`kind = ${kind} AND id = ${id}::uuid AND ${where}`);
  if (!row) throw notFound();
  return row;
}

/** @throws Refusal 409 where other words stand there by now than those that were read. */
function mustBeAsRead(row: OnItsWay, version: number | undefined): void {
  if (version !== undefined && version !== row.version) throw conflict('Its author changed this while you read. Load the page again and read it as it stands now.');
}

/** What was decided, with the reason in a moderator's or approver's words, beside what moderators decide: purged with it. */
async function keepDecision(tx: Transaction, { kind, id, workspaceId }: OnItsWay, state: 'not-approved' | 'published' | 'not-published' | 'taken-back', userId: string, words: string): Promise<void> {
  await tx.moderationCase.create({
    data: { workspaceId, subjectKind: kind, subjectId: id, reason: 'publication', state, decidedById: userId, decidedAt: new Date(), decisionReason: words },
  });
}

/**
 * Who decided against something of one's own, and why: that it does not become public, or is so no longer, or that its
 * words are deleted. `null` where nobody did, or it is somebody else's. @throws Refusal as `authorize` does.
 */
export async function decidedBecause(ctx: Context, slug: string, kind: SharedKind, id: string): Promise<string | null> {
  const { actor } = await authorize(ctx, 'workspace.read', { slug });
  const db = ctx.db.prisma;
  const subject = await subjectAsItIs(db, kind, id);
  if (!subject || subject.authorId !== actor.userId) return null;
  const [row] = await onItsWay(db, Prisma.sql`kind = ${kind} AND id = ${id}::uuid AND publication = 'declined'`);
  const ref = { subjectKind: kind, subjectId: id };
  const decision = row || subject.purged ? (await lastDecisions(db, [ref])).get(keyOf(ref)) : undefined;
  if (!decision?.reason) return null;
  if (subject.purged) return `A moderator deleted its words: ${decisionWords(decision.reason)}`;
  const [organisation, workspace] = await Promise.all([
    db.organisation.findFirst({ where: { id: { in: subject.authorOrganisationId === null ? [] : [subject.authorOrganisationId] } }, select: { name: true } }),
    db.workspace.findUniqueOrThrow({ where: { id: subject.workspaceId }, select: { name: true } }),
  ]);
  return againstWords(decision, organisation?.name ?? 'its organisation', workspace.name);
}
