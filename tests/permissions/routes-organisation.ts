import { randomUUID } from 'node:crypto';
import { invited } from './invited.ts';
import type { FormRow, RouteRow, Scene } from './routes.ts';

const at = (rest = '') => ({ organisation }: Scene) => [`/organisations/${organisation}${rest}`];
const person = (rest = '') => ({ organisation, world }: Scene) => [`/organisations/${organisation}/people/${world.spare.id}${rest}`];
/** An approver sees the addresses of the people they see to, and of those they invite. */
const ADDRESSES = 'approvers see the addresses of the organisation’s people and of whom they invited';

const standing: readonly FormRow[] = [
  { what: 'withdrawing an invitation', body: async ({ world }) => ({ withdraw: (await invited(world, {})).id }), may: { verb: 'person.invite' } },
  { what: 'sending an invitation again', body: async ({ world }) => ({ again: (await invited(world, {})).id }), may: { verb: 'person.invite' } },
];
const waits = async ({ world }: Scene) => (await invited(world, { workspaceId: world.places.region.id, email: world.newcomer.email, state: 'accepted', acceptedById: world.newcomer.id })).id;

/** What belongs to an organisation. */
export const ORGANISATION_ROUTES: Readonly<Record<string, RouteRow>> = {
  'organisations._index.tsx': { paths: () => ['/organisations'], get: { verb: 'account.read' } },
  'organisations.$organisation._index.tsx': {
    about: 'organisation', paths: at(), addresses: ADDRESSES,
    // An approver's page asks for the second factor at once.
    get: { verb: 'organisation.read', otherwise: { approverOneFactor: 302 } },
    posts: [
      // Which organisation an invitation belongs to is the invitation's to say, not the address's.
      ...standing.map((form) => ({ ...form, own: true as const })),
      { what: 'confirming somebody', body: async (scene) => ({ confirm: await waits(scene) }), may: { verb: 'person.confirm' } },
      { what: 'refusing somebody', body: async (scene) => ({ refuse: await waits(scene) }), may: { verb: 'person.confirm' } },
      { what: 'answering a workspace', body: async ({ world }) => ({ invitationId: (await invited(world, { workspaceId: world.places.mentoring.id, email: null })).id, answer: 'decline' }), may: { verb: 'slot.answer' } },
    ],
  },
  'organisations.$organisation.invite.tsx': {
    about: 'organisation', paths: at('/invite'), get: { verb: 'person.invite' }, addresses: ADDRESSES,
    posts: [{ what: 'inviting', body: () => ({ addresses: 'one@people.example.org', role: 'practitioner' }), may: { verb: 'person.invite' } }],
  },
  'organisations.$organisation.log.tsx': { about: 'organisation', paths: at('/log'), get: { verb: 'organisation.audit' } },
  'organisations.$organisation.log[.]csv.ts': { about: 'organisation', paths: at('/log.csv'), get: { verb: 'organisation.audit' }, file: true },
  'organisations.$organisation.questions.tsx': {
    about: 'organisation', paths: at('/questions'), get: { verb: 'question.answer' },
    posts: [{ what: 'an answer', body: ({ world }) => ({ key: randomUUID(), discussionId: world.places.elsewhere.asked, plain: 'This is how it is' }), may: { verb: 'question.answer' } }],
  },
  'organisations.$organisation.publications.tsx': {
    about: 'organisation', paths: at('/publications'), get: { verb: 'publication.approve' },
    posts: [
      { what: 'approving', body: ({ world }) => ({ subjectKind: 'annotation', subjectId: world.places.mentoring.proposed, answer: 'approve', words: '' }), may: { verb: 'publication.approve' } },
      { what: 'declining', body: ({ world }) => ({ subjectKind: 'annotation', subjectId: world.places.mentoring.proposed, answer: 'decline', words: 'Not yet' }), may: { verb: 'publication.approve' } },
    ],
  },
  'organisations.$organisation.people.$person._index.tsx': {
    about: 'organisation', paths: person(), get: { verb: 'person.change' }, addresses: ADDRESSES,
    posts: [{ what: 'another role', body: () => ({ role: 'analyst' }), may: { verb: 'person.change' } }],
  },
  'organisations.$organisation.people.$person.end.tsx': {
    about: 'organisation', paths: person('/end'), get: { verb: 'person.end' }, addresses: ADDRESSES,
    posts: [{ what: 'ending everything', body: () => ({ workspace: '' }), may: { verb: 'person.end' } }],
  },
};
