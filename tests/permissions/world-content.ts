import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client.ts';
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
}

export const METRIC = 'care-rate';
export const PERIOD = '2025';
export const BREAKDOWN = (() => {
  const { breakdowns } = metricOf(METRIC);
  return breakdownKey(Object.fromEntries(breakdowns.map(({ name, values }) => [name, values[0]?.value ?? ''])), breakdowns);
})();

/** A note, a question with its answer and an action in one workspace, the canary in every text; the log knows them. */
export async function putContent(db: Database, place: { id: string; canary: string; area: string; author: string; organisationId: string }): Promise<Content> {
  const { id: workspaceId, canary, area, author: authorId, organisationId } = place;
  const anchor = { workspaceId, metric: METRIC, area, breakdown: BREAKDOWN, authorId, authorOrganisationId: organisationId };
  const [annotation, discussion, comment, action] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await db.prisma.annotation.create({ data: { ...anchor, id: annotation, period: PERIOD, kind: 'practice', body: `Note ${canary}`, figureSeen: `Seen ${canary}` } });
  await db.prisma.discussion.create({
    data: {
      ...anchor, id: discussion, period: null, title: `Question ${canary}`,
      comments: { create: { id: comment, position: 1, body: written(`Answer ${canary}`) as unknown as Prisma.InputJsonValue, authorId, authorOrganisationId: organisationId } },
    },
  });
  await db.prisma.action.create({ data: { ...anchor, id: action, what: `Action ${canary}`, who: `Who ${canary}`, organisationId, due: new Date('2027-01-01') } });
  const facts = [
    ['annotation:added', { annotationId: annotation }], ['discussion:started', { discussionId: discussion }], ['action:agreed', { actionId: action }],
  ] as const;
  await db.prisma.activity.createMany({ data: facts.map(([fact, subject], index) => ({ workspaceId, sequence: index + 1, fact, subject, actorId: authorId, organisationId })) });
  await db.prisma.workspace.update({ where: { id: workspaceId }, data: { sequence: facts.length } });
  return { area, annotation, discussion, comment, action };
}
