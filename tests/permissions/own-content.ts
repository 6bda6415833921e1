import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client.ts';
import { written } from '../factories.ts';
import type { Asked } from './trial.ts';
import { BREAKDOWN, METRIC, PERIOD } from './world-content.ts';

/** Who wrote it: whoever asks; nobody has no row, so another one did. */
const writer = ({ key, person, world }: Pick<Asked, 'key' | 'person' | 'world'>) => (key === 'nobody' ? world.spare.id : person.id);
const anchor = ({ place }: Pick<Asked, 'place'>) => ({ workspaceId: place.id, metric: METRIC, area: place.area, breakdown: BREAKDOWN });

/** Where something of one's own is put: a trial's cell, or a route's scene. */
interface Where extends Pick<Asked, 'key' | 'person' | 'world'> {
  readonly place: Pick<Asked['place'], 'id' | 'area'>;
}
const at = (where: Where) => ({ ...where, place: where.place as Asked['place'] });

/** A note that whoever asks wrote. */
export async function ownNote(where: Where, more: Partial<Prisma.AnnotationUncheckedCreateInput> = {}): Promise<string> {
  const id = randomUUID();
  await where.world.db.prisma.annotation.create({ data: { ...anchor(at(where)), id, period: PERIOD, kind: 'practice', body: 'A note of one’s own', authorId: writer(where), ...more } });
  return id;
}

export interface OwnDiscussion {
  readonly discussion: string;
  readonly comment: string;
}

/** A discussion with its opening and a comment, both by whoever asks. */
export async function ownDiscussion(where: Where, more: Partial<Prisma.DiscussionUncheckedCreateWithoutCommentsInput> = {}): Promise<OwnDiscussion> {
  const [discussion, comment, authorId] = [randomUUID(), randomUUID(), writer(where)];
  const body = written('Something of one’s own') as unknown as Prisma.InputJsonValue;
  await where.world.db.prisma.discussion.create({
    data: { ...anchor(at(where)), period: null, id: discussion, title: 'A question of one’s own', authorId, ...more, comments: { create: [{ id: randomUUID(), position: 1, body, authorId }, { id: comment, position: 2, body, authorId }] } },
  });
  return { discussion, comment };
}

/** An item of evidence by whoever asks. */
export async function ownEvidence(where: Where): Promise<string> {
  const id = randomUUID();
  await where.world.db.prisma.evidence.create({
    data: { id, workspaceId: where.place.id, kind: 'audit', title: 'An audit', finding: 'Something', method: 'Reading', size: 'Not counted', limits: 'Many', gathered: 'Last year', authorId: writer(where), links: { create: { metric: METRIC, area: where.place.area } } },
  });
  return id;
}

/** What is written of evidence in a form. */
export const EVIDENCE = { kind: 'audit', title: 'An audit', finding: 'Something else', method: 'Reading', gathered: 'Last year', size: 'Not counted', limits: 'Many' } as const;

/** Nobody asked for it here: a coordinator decides what somebody else wrote, an hour ago, and its organisation approved. */
export async function approvedNote({ world, place }: Where): Promise<string> {
  return ownNote({ world, place, key: 'nobody', person: world.people.nobody }, { authorOrganisationId: world.organisations.own, visibility: 'public', publication: 'approved', createdAt: new Date(Date.now() - 3_600_000) });
}

/** The region's organisation has the area's figures as well: whoever acts for it replies to notes about them. */
export async function regionOwns({ world, place }: Where): Promise<void> {
  await world.db.prisma.organisationArea.createMany({ data: [{ organisationId: world.organisations.region, area: place.area }], skipDuplicates: true });
}

/** Told of the workspace's note, as a member, whoever it is. */
export async function toldHere({ world, key, person, place }: Where & { readonly place: Pick<Asked['place'], 'id' | 'area' | 'annotation'> }): Promise<string> {
  const id = randomUUID();
  const [workspaceId, userId] = [place.id, writer({ world, key, person })];
  const data = { acceptedTerms: 2, endsAt: null };
  await world.db.prisma.membership.upsert({ where: { workspaceId_userId: { workspaceId, userId } }, update: data, create: { ...data, workspaceId, userId, organisationId: world.organisations.own, role: 'member' } });
  await world.db.prisma.notification.create({ data: { id, userId, workspaceId, sequence: 99, kind: 'reply', subjectKind: 'annotation', subjectId: place.annotation } });
  return id;
}
