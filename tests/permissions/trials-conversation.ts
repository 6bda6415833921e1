import { randomUUID } from 'node:crypto';
import { AddAnnotation, PlaceAnnotation } from '../../shared/annotations.ts';
import { AddEvidence, EditEvidence } from '../../shared/evidence-forms.ts';
import { hashOfCode } from '../../server/unattributed/withdrawal-code.ts';
import { written } from '../factories.ts';
import { approvedNote, EVIDENCE, ownDiscussion, ownEvidence, ownNote, regionOwns, type OwnDiscussion } from './own-content.ts';
import { trial, type AnyTrial, type Asked } from './trial.ts';
import { BREAKDOWN, EVERY_TEXT, METRIC, PERIOD } from './world-content.ts';

const anchor = ({ place }: Asked) => ({ key: randomUUID(), metric: METRIC, area: place.area, breakdown: BREAKDOWN, period: PERIOD });
const key = () => randomUUID();
const slug = ({ place }: Asked) => place.slug;
const NOTHING = new URLSearchParams();
const READ_BY_INCIDENT = { why: 'that somebody reads because of an incident is written down as soon as they ask', tables: ['audit_event', 'break_glass'] } as const;

const READ: readonly AnyTrial[] = [
  trial({ verb: 'workspace.read', service: 'annotations.annotationPage', ask: (a) => a.services.annotations.annotationPage(a.ctx, slug(a), a.place.annotation) }),
  trial({ verb: 'workspace.read', service: 'annotations.unplacedIn', ask: (a) => a.services.annotations.unplacedIn(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.read', service: 'discussions.discussionPage', ask: (a) => a.services.discussions.discussionPage(a.ctx, slug(a), a.place.discussion) }),
  trial({ verb: 'workspace.read', service: 'discussions.discussionsOf', ask: (a) => a.services.discussions.discussionsOf(a.ctx, slug(a), {}) }),
  trial({ verb: 'workspace.read', service: 'evidence.evidenceList', ask: (a) => a.services.evidence.evidenceList(a.ctx, slug(a), NOTHING) }),
  trial({ verb: 'workspace.read', service: 'evidence.evidencePage', ask: (a) => a.services.evidence.evidencePage(a.ctx, slug(a), a.place.evidence) }),
  trial({ verb: 'workspace.read', service: 'live.logStandsAt', ask: (a) => a.services.live.logStandsAt(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.read', service: 'live.factsSince', ask: (a) => a.services.live.factsSince(a.ctx, slug(a), 0) }),
  trial({ verb: 'workspace.read', service: 'publications.decidedBecause', ask: (a) => a.services.publications.decidedBecause(a.ctx, slug(a), 'annotation', a.place.proposed) }),
  trial({ verb: 'conversation.take', service: 'takingAlong.takePage', ask: (a) => a.services.takingAlong.takePage(a.ctx, slug(a), new URLSearchParams({ metric: METRIC })) }),
  trial({ verb: 'conversation.take', service: 'takingAlong.takeAlong', ask: (a) => a.services.takingAlong.takeAlong(a.ctx, slug(a), new URLSearchParams({ metric: METRIC }), 'csv') }),
];

/** What is for one's organisation or for its author alone is not there for anybody else. */
const NOT_THEIRS: readonly AnyTrial[] = (['forOrganisation', 'forAuthor'] as const).flatMap((whose) => {
  const others = { member: '4', coordinator: '4', observer: '4', guest: '4', coordinatorOneFactor: '4', endedMember: '4', endedCoordinator: '4', endedObserver: '4', endedGuest: '4', incident: '4' } as const;
  // Its author acted for the region's organisation in a region's workspace, and for the own one in the others.
  const inRegion = whose === 'forAuthor' ? others : { ...others, coordinator: 'y', coordinatorOneFactor: 'y', endedCoordinator: 'y' } as const;
  const inOthers = whose === 'forAuthor' ? others : { ...inRegion, coordinator: '4', coordinatorOneFactor: '4', member: 'y' } as const;
  const what = whose === 'forAuthor' ? 'what is for its author alone' : 'what is for an organisation';
  const rule = { what, otherwise: { why: `${what} is not there for others`, cells: inRegion }, notIn: { why: 'their owner is another organisation', cells: inOthers }, leaves: READ_BY_INCIDENT };
  return [
    trial({ ...rule, verb: 'workspace.read', service: 'annotations.annotationPage', ask: (a) => a.services.annotations.annotationPage(a.ctx, slug(a), a.place[whose].annotation) }),
    trial({ ...rule, verb: 'workspace.read', service: 'discussions.discussionPage', ask: (a) => a.services.discussions.discussionPage(a.ctx, slug(a), a.place[whose].discussion) }),
    trial({ ...rule, verb: 'workspace.read', service: 'evidence.evidencePage', ask: (a) => a.services.evidence.evidencePage(a.ctx, slug(a), a.place[whose].evidence) }),
  ];
});

const NOTES: readonly AnyTrial[] = [
  trial({ verb: 'annotation.edit', service: 'annotations.editAnnotation', what: 'one’s own', make: (a) => ownNote(a), ask: (a, id: string) => a.services.annotations.editAnnotation(a.ctx, slug(a), { key: key(), annotationId: id, version: 1, kind: 'practice', body: 'Another note' }) }),
  trial({
    verb: 'annotation.edit', service: 'annotations.editAnnotation', what: 'somebody else’s',
    ask: (a) => a.services.annotations.editAnnotation(a.ctx, slug(a), { key: key(), annotationId: a.place.annotation, version: 2, kind: 'practice', body: 'Another note' }),
    otherwise: { why: 'it is its author’s, and those’ who act for the same organisation: a guest acts for none', cells: { member: 403, guest: 403 } },
    notIn: { why: 'their owner is another organisation, for which the member acts', cells: { member: 'y', guest: 403, coordinator: 403, coordinatorOneFactor: 403 } },
  }),
  trial({
    verb: 'annotation.edit', service: 'annotations.placeAnnotation', make: (a) => ownNote(a, { area: 'E09999999' }),
    ask: (a, id: string) => a.services.annotations.placeAnnotation(a.ctx, slug(a), PlaceAnnotation.parse({ ...anchor(a), annotationId: id, version: 1 })),
  }),
  trial({
    verb: 'annotation.edit', service: 'annotations.placeAnnotation', what: 'somebody else’s', ask: (a) => a.services.annotations.placeAnnotation(a.ctx, slug(a), PlaceAnnotation.parse({ ...anchor(a), annotationId: a.place.annotation, version: 2 })),
    otherwise: { why: 'it is its author’s, and those’ who act for the same organisation; and this one is where it was', cells: { member: 403, guest: 403, coordinator: 409, coordinatorOneFactor: 409 } },
    notIn: { why: 'their owner is another organisation, for which the member acts', cells: { member: 409, guest: 403, coordinator: 403, coordinatorOneFactor: 403 } },
  }),
  trial({ verb: 'annotation.reply', service: 'annotations.replyAsOwner', make: (a) => regionOwns(a), ask: (a) => a.services.annotations.replyAsOwner(a.ctx, slug(a), { key: key(), annotationId: a.place.shared, verdict: 'add', body: 'More of it' }) }),
  trial({
    verb: 'annotation.reply', service: 'annotations.replyAsOwner', what: 'of another’s figure',
    ask: (a) => a.services.annotations.replyAsOwner(a.ctx, slug(a), { key: key(), annotationId: a.place.shared, verdict: 'confirm', body: '' }),
    otherwise: { why: 'the region’s organisation has no figure of this area', cells: { coordinator: 403, coordinatorOneFactor: 403 } },
  }),
];

const NOT_AUTHOR = { why: 'only who wrote it may', cells: { member: '3', coordinator: '3', coordinatorOneFactor: '3', guest: '3' } } as const;
const discussionOf = (make?: Parameters<typeof ownDiscussion>[1]) => (a: Asked) => ownDiscussion(a, make);
const put = (a: Asked) => ownDiscussion(a, { addressedToId: a.world.organisations.dfe, questionStatus: 'asked' });

const TALK: readonly AnyTrial[] = [
  trial({ verb: 'comment.edit', service: 'discussions.editDiscussion', what: 'one’s own', make: discussionOf(), ask: (a, { discussion }: OwnDiscussion) => a.services.discussions.editDiscussion(a.ctx, slug(a), { key: key(), discussionId: discussion, version: 1, title: 'Another', body: written('Other words') }) }),
  trial({ verb: 'comment.edit', service: 'discussions.editDiscussion', what: 'somebody else’s', ask: (a) => a.services.discussions.editDiscussion(a.ctx, slug(a), { key: key(), discussionId: a.place.discussion, version: 1, title: 'Another', body: written('Other words') }), otherwise: NOT_AUTHOR }),
  trial({ verb: 'comment.edit', service: 'discussions.editComment', what: 'one’s own', make: discussionOf(), ask: (a, { comment }: OwnDiscussion) => a.services.discussions.editComment(a.ctx, slug(a), { key: key(), commentId: comment, version: 1, body: written('Other words') }) }),
  trial({ verb: 'comment.edit', service: 'discussions.editComment', what: 'somebody else’s', ask: (a) => a.services.discussions.editComment(a.ctx, slug(a), { key: key(), commentId: a.place.comment, version: 1, body: written('Other words') }), otherwise: NOT_AUTHOR }),
  trial({ verb: 'discussion.resolve', service: 'discussions.resolveDiscussion', what: 'one’s own', make: discussionOf(), ask: (a, { discussion }: OwnDiscussion) => a.services.discussions.resolveDiscussion(a.ctx, slug(a), { key: key(), discussionId: discussion, outcome: 'It came to this' }) }),
  trial({
    verb: 'discussion.resolve', service: 'discussions.resolveDiscussion', what: 'somebody else’s', ask: (a) => a.services.discussions.resolveDiscussion(a.ctx, slug(a), { key: key(), discussionId: a.place.discussion, outcome: 'It came to this' }),
    otherwise: { why: 'coordinators close any, others their own', cells: { member: '3', guest: '3' } },
  }),
  trial({ verb: 'discussion.resolve', service: 'discussions.reopenDiscussion', make: discussionOf({ resolvedAt: new Date(), outcome: 'It came to this' }), ask: (a, { discussion }: OwnDiscussion) => a.services.discussions.reopenDiscussion(a.ctx, slug(a), { key: key(), discussionId: discussion }) }),
  trial({ verb: 'discussion.resolve', service: 'discussions.changeQuestion', what: 'withdrawn', make: put, ask: (a, { discussion }: OwnDiscussion) => a.services.discussions.changeQuestion(a.ctx, slug(a), { key: key(), discussionId: discussion, status: 'withdrawn' }) }),
  trial({ verb: 'comment.post', service: 'discussions.changeQuestion', what: 'answered', make: put, ask: (a, { discussion, comment }: OwnDiscussion) => a.services.discussions.changeQuestion(a.ctx, slug(a), { key: key(), discussionId: discussion, status: 'answered', commentId: comment }) }),
  trial({ verb: 'discussion.follow', service: 'discussions.followDiscussion', ask: (a) => a.services.discussions.followDiscussion(a.ctx, slug(a), { discussionId: a.place.discussion, follows: true }) }),
  trial({ verb: 'discussion.follow', service: 'discussions.markRead', ask: (a) => a.services.discussions.markRead(a.ctx, slug(a), { discussionId: a.place.discussion, seen: 1 }) }),
  trial({ verb: 'reaction.give', service: 'discussions.giveReaction', ask: (a) => a.services.discussions.giveReaction(a.ctx, slug(a), { commentId: a.place.comment, kind: 'thank-you', on: true }) }),
  trial({ verb: 'discussion.start', service: 'discussions.askable', ask: (a) => a.services.discussions.askable(a.ctx, slug(a)) }),
  trial({ verb: 'comment.post', service: 'discussions.mentionables', ask: (a) => a.services.discussions.mentionables(a.ctx, slug(a)) }),
];

const evidence = (a: Asked) => ({ ...EVIDENCE, key: key(), links: [{ metric: METRIC, area: a.place.area, period: '' }] });

const EVIDENCE_TRIALS: readonly AnyTrial[] = [
  trial({ verb: 'evidence.add', service: 'evidence.evidenceForm', ask: (a) => a.services.evidence.evidenceForm(a.ctx, slug(a), NOTHING) }),
  trial({ verb: 'evidence.add', service: 'evidence.addEvidence', ask: (a) => a.services.evidence.addEvidence(a.ctx, slug(a), AddEvidence.parse(evidence(a))) }),
  trial({ verb: 'evidence.add', service: 'evidence.sayNotKnownYet', ask: (a) => a.services.evidence.sayNotKnownYet(a.ctx, slug(a), { key: key(), metric: METRIC, area: a.place.area }) }),
  trial({ verb: 'evidence.add', service: 'evidence.editEvidence', what: 'one’s own', make: (a) => ownEvidence(a), ask: (a, evidenceId: string) => a.services.evidence.editEvidence(a.ctx, slug(a), EditEvidence.parse({ ...evidence(a), evidenceId, version: 1 })) }),
  trial({
    verb: 'evidence.add', service: 'evidence.editEvidence', what: 'somebody else’s', ask: (a) => a.services.evidence.editEvidence(a.ctx, slug(a), EditEvidence.parse({ ...evidence(a), evidenceId: a.place.evidence, version: 1 })),
    otherwise: { why: 'it is its author’s', cells: { member: '4', coordinator: '4', coordinatorOneFactor: '4' } },
  }),
];

const CODE = '0123456789ABCDEFGHJK';

const WITHOUT_NAME: readonly AnyTrial[] = [
  trial({ verb: 'unattributed.send', service: 'unattributed.send', what: 'a note', ask: (a) => a.services.unattributed.send(a.ctx, slug(a), 'annotation', AddAnnotation.parse({ ...anchor(a), kind: 'practice', body: 'A note' })) }),
  trial({ verb: 'unattributed.send', service: 'unattributed.send', what: 'a question', ask: (a) => a.services.unattributed.send(a.ctx, slug(a), 'discussion', { ...anchor(a), title: 'A question', body: written('Why') }) }),
  trial({ verb: 'unattributed.send', service: 'unattributed.send', what: 'an answer', ask: (a) => a.services.unattributed.send(a.ctx, slug(a), 'comment', { key: key(), discussionId: a.place.discussion, body: written('Because') }) }),
  trial({
    verb: 'unattributed.withdraw', service: 'unattributed.withdrawByCode',
    make: async ({ world, place }) => void (await world.db.prisma.unattributedWaiting.create({ data: { id: randomUUID(), workspaceId: place.id, what: 'annotation', content: {}, withdrawalHash: hashOfCode(CODE)! } })),
    ask: (a) => a.services.unattributed.withdrawByCode(a.ctx, slug(a), CODE, ''),
  }),
];

const NOT_OWN = { why: 'what somebody else wrote cannot be taken back', cells: { member: '4', coordinator: '4', coordinatorOneFactor: '4', guest: '4' } } as const;
const which = (subjectKind: 'annotation' | 'discussion' | 'comment' | 'evidence' | 'owner-reply', subjectId: string) => ({ key: key(), subjectKind, subjectId });

const BECOMES_OF_IT: readonly AnyTrial[] = [
  trial({ verb: 'annotation.edit', service: 'moderation.takeBack', what: 'a note', make: (a) => ownNote(a), ask: (a, id: string) => a.services.moderation.takeBack(a.ctx, slug(a), which('annotation', id)) }),
  trial({ verb: 'comment.edit', service: 'moderation.takeBack', what: 'a discussion', make: discussionOf(), ask: (a, { discussion }: OwnDiscussion) => a.services.moderation.takeBack(a.ctx, slug(a), which('discussion', discussion)) }),
  trial({ verb: 'comment.edit', service: 'moderation.takeBack', what: 'a comment', make: discussionOf(), ask: (a, { comment }: OwnDiscussion) => a.services.moderation.takeBack(a.ctx, slug(a), which('comment', comment)) }),
  trial({ verb: 'evidence.add', service: 'moderation.takeBack', what: 'evidence', make: (a) => ownEvidence(a), ask: (a, id: string) => a.services.moderation.takeBack(a.ctx, slug(a), which('evidence', id)) }),
  trial({
    verb: 'annotation.reply', service: 'moderation.takeBack', what: 'a reply',
    make: async (a) => {
      const [id, annotationId] = [key(), await ownNote(a)];
      await a.world.db.prisma.ownerReply.create({ data: { id, annotationId, organisationId: a.organisation, verdict: 'confirm', authorId: a.key === 'nobody' ? a.world.spare.id : a.person.id } });
      return id;
    },
    ask: (a, id: string) => a.services.moderation.takeBack(a.ctx, slug(a), which('owner-reply', id)),
  }),
  trial({ verb: 'annotation.edit', service: 'moderation.share', what: 'a note', make: (a) => ownNote(a), ask: (a, id: string) => a.services.moderation.share(a.ctx, slug(a), { key: key(), subjectKind: 'annotation', subjectId: id, visibility: 'me' }) }),
  trial({ verb: 'comment.edit', service: 'moderation.share', what: 'a discussion', make: discussionOf(), ask: (a, { discussion }: OwnDiscussion) => a.services.moderation.share(a.ctx, slug(a), { key: key(), subjectKind: 'discussion', subjectId: discussion, visibility: 'me' }) }),
  trial({ verb: 'evidence.add', service: 'moderation.share', what: 'evidence', make: (a) => ownEvidence(a), ask: (a, id: string) => a.services.moderation.share(a.ctx, slug(a), { key: key(), subjectKind: 'evidence', subjectId: id, visibility: 'me' }) }),
  trial({
    verb: 'annotation.edit', service: 'moderation.share', what: 'somebody else’s note', otherwise: NOT_OWN,
    ask: (a) => a.services.moderation.share(a.ctx, slug(a), { key: key(), subjectKind: 'annotation', subjectId: a.place.annotation, visibility: 'me' }),
  }),
  trial({ verb: 'annotation.edit', service: 'moderation.takeBack', what: 'somebody else’s note', ask: (a) => a.services.moderation.takeBack(a.ctx, slug(a), which('annotation', a.place.annotation)), otherwise: NOT_OWN }),
  trial({ verb: 'comment.edit', service: 'moderation.takeBack', what: 'somebody else’s comment', ask: (a) => a.services.moderation.takeBack(a.ctx, slug(a), which('comment', a.place.comment)), otherwise: NOT_OWN }),
  trial({ verb: 'contribution.report', service: 'moderation.report', ask: (a) => a.services.moderation.report(a.ctx, slug(a), { ...which('annotation', a.place.annotation), reason: 'disclosure', words: '' }) }),
  trial({
    verb: 'contribution.report', service: 'moderation.report', what: 'what is for its author alone', ask: (a) => a.services.moderation.report(a.ctx, slug(a), { ...which('annotation', a.place.forAuthor.annotation), reason: 'disclosure', words: '' }),
    otherwise: { why: 'what one cannot see is not there', cells: { member: '4', coordinator: '4', observer: '4', guest: '4', coordinatorOneFactor: '4', endedMember: '4', endedCoordinator: '4', endedObserver: '4', endedGuest: '4' } },
  }),
  trial({ verb: 'contribution.moderate', service: 'moderation.moderationPage', ask: (a) => a.services.moderation.moderationPage(a.ctx, slug(a)) }),
  ...(['hide', 'show', 'purge'] as const).map((decision) => trial({
    verb: 'contribution.moderate', service: 'moderation.decide', what: decision, ask: (a) => a.services.moderation.decide(a.ctx, slug(a), { ...which('annotation', a.place.hidden), decision, reason: 'unkind', words: '' }),
  })),
  trial({
    verb: 'contribution.moderate', service: 'moderation.decide', what: 'what is for its author alone', ask: (a) => a.services.moderation.decide(a.ctx, slug(a), { ...which('annotation', a.place.forAuthor.annotation), decision: 'hide', reason: 'unkind', words: '' }),
    otherwise: { why: 'what only its author sees is not there for coordinators either', cells: { coordinator: '4', endedCoordinator: '4' } },
  }),
  trial({ verb: 'contribution.moderate', service: 'publications.awaitingPublication', ask: (a) => a.services.publications.awaitingPublication(a.ctx, slug(a)) }),
  trial({ verb: 'contribution.moderate', service: 'publications.decidePublication', make: (a) => approvedNote(a), ask: (a, subjectId: string) => a.services.publications.decidePublication(a.ctx, slug(a), { ...which('annotation', subjectId), subjectKind: 'annotation', answer: 'publish', words: '' }) }),
];

/** What people write beside figures, and what becomes of it. */
export const CONVERSATION_TRIALS: readonly AnyTrial[] = [...READ, ...NOT_THEIRS, ...NOTES, ...TALK, ...EVIDENCE_TRIALS, ...WITHOUT_NAME, ...BECOMES_OF_IT];

/** A non-attributed contribution that waits: its words are nowhere, whoever asks. */
export async function putWaiting({ world: { db, places } }: Pick<Asked, 'world'>): Promise<void> {
  const rows = Object.entries(places).map(([place, { id: workspaceId }]) => ({ id: key(), workspaceId, what: 'annotation', content: { body: `${EVERY_TEXT} kestrelwaiting${place}` }, withdrawalHash: key() }));
  await db.prisma.unattributedWaiting.createMany({ data: rows });
}
