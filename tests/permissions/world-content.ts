import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Visibility } from '../../shared/contributions.ts';
import { breakdownKey } from '../../shared/figures.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { Database } from '../../server/db.ts';
import { written } from '../factories.ts';

/** Ids of what stands in a workspace. */
export interface Content {
  readonly area: string;
  readonly annotation: string;
  readonly discussion: string;
  readonly comment: string;
  readonly action: string;
  readonly evidence: string;
  /** Of the organisation that its author acts for, and of its author alone. */
  readonly forOrganisation: Three;
  readonly forAuthor: Three;
  /** Reported, and hidden until a coordinator decides. */
  readonly hidden: string;
  /** On its way to the public: asked for, and approved by its organisation. */
  readonly proposed: string;
  readonly approved: string;
  /** What every workspace of the region shows that it is shared with. */
  readonly shared: string;
  /** Put to an organisation as a question. */
  readonly asked: string;
}

interface Three {
  readonly annotation: string;
  readonly discussion: string;
  readonly comment: string;
  readonly evidence: string;
}

/** Stands in every text; search finds it. */
export const EVERY_TEXT = 'falconry';

export const METRIC = 'care-rate';
export const PERIOD = '2025';
export const BREAKDOWN = (() => {
  const { breakdowns } = metricOf(METRIC);
  return breakdownKey(Object.fromEntries(breakdowns.map(({ name, values }) => [name, values[0]?.value ?? ''])), breakdowns);
})();

const AN_HOUR_AGO = new Date(Date.now() - 3_600_000);

interface Place {
  readonly id: string;
  /** Ends every word by which a text of this workspace is known: `kestrel<who may read it><key>`. */
  readonly key: string;
  readonly area: string;
  readonly author: string;
  readonly organisationId: string;
  /** Organisation that a question is put to. */
  readonly asks: string;
}

/**
 * Something of every kind in one workspace, for everybody there, for an organisation, for its author alone, hidden, on
 * its way to the public, shared in the region, put to an organisation; the log knows it all.
 */
export async function putContent({ prisma }: Database, place: Place): Promise<Content> {
  const { id: workspaceId, key, area, author: authorId, organisationId, asks } = place;
  const by = { authorId, authorOrganisationId: organisationId, createdAt: AN_HOUR_AGO };
  const anchor = { workspaceId, metric: METRIC, area, breakdown: BREAKDOWN };
  const facts: { fact: string; subject: Prisma.InputJsonValue; audience: string | null }[] = [];
  const audienceOf = (visibility: Visibility) => ({ me: 'actor', organisation: 'organisation' } as Partial<Record<Visibility, string>>)[visibility] ?? null;
  const told = (fact: string, subject: Prisma.InputJsonValue, visibility: Visibility = 'workspace') => void facts.push({ fact, subject, audience: audienceOf(visibility) });
  const word = (may: string) => `${EVERY_TEXT} kestrel${may}${key}`;

  const note = async (may: string, visibility: Visibility, more: object = {}) => {
    const id = randomUUID();
    await prisma.annotation.create({ data: { ...anchor, ...by, id, period: PERIOD, kind: 'practice', body: `Note ${word(may)}`, figureSeen: `Seen ${word(may)}`, visibility, version: 2, ...more } });
    await prisma.revision.create({ data: { subjectKind: 'annotation', subjectId: id, version: 1, content: { kind: 'practice', body: `Before ${word(may)}` }, authorId, at: AN_HOUR_AGO } });
    told('annotation:added', { annotationId: id }, visibility);
    return id;
  };
  const talk = async (may: string, visibility: Visibility, more: object = {}) => {
    const [id, comment] = [randomUUID(), randomUUID()];
    const said = (one: string, position: number, text: string) => ({ ...by, id: one, position, body: written(`${text} ${word(may)}`) as unknown as Prisma.InputJsonValue, words: `${text} ${word(may)}` });
    await prisma.discussion.create({ data: { ...anchor, ...by, id, period: null, title: `Question ${word(may)}`, visibility, ...more, comments: { create: [said(randomUUID(), 1, 'Opening'), said(comment, 2, 'Answer')] } } });
    await prisma.revision.create({ data: { subjectKind: 'comment', subjectId: comment, version: 1, content: { body: written(`Before ${word(may)}`) } as unknown as Prisma.InputJsonValue, authorId, at: AN_HOUR_AGO } });
    told('discussion:started', { discussionId: id }, visibility);
    told('comment:posted', { discussionId: id, commentId: comment }, visibility);
    return { discussion: id, comment };
  };
  const found = async (may: string, visibility: Visibility, more: object = {}) => {
    const id = randomUUID();
    const text = (part: string) => `${part} ${word(may)}`;
    await prisma.evidence.create({
      data: {
        ...by, id, workspaceId, kind: 'audit', title: text('Title'), finding: text('Finding'), method: text('Method'), size: text('Size'), limits: text('Limits'), gathered: text('Gathered'), visibility, ...more,
        links: { create: { metric: METRIC, area, period: PERIOD } },
      },
    });
    told('evidence:added', { evidenceId: id }, visibility);
    return id;
  };
  const three = async (may: string, visibility: Visibility): Promise<Three> => ({ annotation: await note(may, visibility), ...(await talk(may, visibility)), evidence: await found(may, visibility) });

  const open = await three('words', 'workspace');
  await prisma.ownerReply.create({ data: { id: randomUUID(), annotationId: open.annotation, organisationId, verdict: 'add', body: `Reply ${word('words')}`, authorId } });
  const action = randomUUID();
  await prisma.action.create({ data: { ...anchor, ...by, id: action, what: `Action ${word('words')}`, who: `Who ${word('words')}`, organisationId, due: new Date('2027-01-01') } });
  told('action:agreed', { actionId: action });
  const content: Content = {
    ...open, area, action,
    forOrganisation: await three('org', 'organisation'),
    forAuthor: await three('mine', 'me'),
    hidden: await note('hidden', 'workspace', { hiddenAt: new Date() }),
    proposed: await note('proposed', 'public', { publication: 'proposed' }),
    approved: await found('proposed', 'public', { publication: 'approved' }),
    shared: await note('shared', 'region'),
    asked: (await talk('asked', 'workspace', { addressedToId: asks, questionStatus: 'asked' })).discussion,
  };
  await found('hidden', 'workspace', { withdrawnAt: new Date() });
  const cases = [['annotation', content.hidden], ['comment', open.comment]] as const;
  for (const [subjectKind, subjectId] of cases) await prisma.moderationCase.create({ data: { workspaceId, subjectKind, subjectId, reason: 'unkind', words: `Report ${word('hidden')}`, reporterId: authorId } });
  await prisma.activity.createMany({ data: facts.map((fact, index) => ({ ...fact, workspaceId, sequence: index + 1, actorId: authorId, organisationId })) });
  await prisma.workspace.update({ where: { id: workspaceId }, data: { sequence: facts.length } });
  return content;
}

/** Somebody is told of what stands in a workspace, whether they may read it or not. */
export async function putNotifications({ prisma }: Database, workspaceId: string, userId: string, { annotation, comment, evidence, forOrganisation, forAuthor, hidden, proposed }: Content): Promise<void> {
  const of = (subjectKind: string, subjectId: string, sequence: number) => ({ userId, workspaceId, sequence, kind: 'mention', subjectKind, subjectId });
  await prisma.notification.createMany({
    data: [
      of('annotation', annotation, 1), of('comment', comment, 2), of('evidence', evidence, 3), of('annotation', hidden, 4), { ...of('annotation', proposed, 11), kind: 'proposal' },
      ...[forOrganisation, forAuthor].flatMap((three, index) => [of('annotation', three.annotation, 5 + index), of('comment', three.comment, 7 + index), of('evidence', three.evidence, 9 + index)]),
    ],
  });
}
