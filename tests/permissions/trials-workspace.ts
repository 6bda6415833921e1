import { randomUUID } from 'node:crypto';
import { AddAnnotation } from '../../shared/annotations.ts';
import { written } from '../factories.ts';
import { invited } from './invited.ts';
import { trial, type AnyTrial, type Asked } from './trial.ts';
import { BREAKDOWN, METRIC, PERIOD } from './world-content.ts';
import { openGuestCode } from './world.ts';

const anchor = ({ place }: Asked) => ({ key: randomUUID(), metric: METRIC, area: place.area, breakdown: BREAKDOWN, period: PERIOD });
const slug = ({ place }: Asked) => place.slug;
const NO_SEARCH = new URLSearchParams();

const READ: readonly AnyTrial[] = [
  trial({ verb: 'workspace.read', service: 'workspaces.workspaceView', ask: (a) => a.services.workspaces.workspaceView(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.read', service: 'workspaces.workspaceHome', ask: (a) => a.services.workspaces.workspaceHome(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.read', service: 'workspaces.membersPage', ask: (a) => a.services.workspaces.membersPage(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.read', service: 'discussions.conversationOn', ask: (a) => a.services.discussions.conversationOn(a.ctx, slug(a), METRIC) }),
  trial({ verb: 'workspace.read', service: 'members.membersOf', ask: (a) => a.services.members.membersOf(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.read', service: 'members.successorsFor', ask: (a) => a.services.members.successorsFor(a.ctx, slug(a), a.person.id) }),
  trial({ verb: 'workspace.read', service: 'members.actingChoices', ask: (a) => a.services.members.actingChoices(a.ctx, slug(a)) }),
  trial({
    verb: 'workspace.read', service: 'workspaces.memberPage', ask: (a) => a.services.workspaces.memberPage(a.ctx, slug(a), a.world.spare.id),
    otherwise: { why: 'the page of another member is there for those who see to the members', cells: { member: '4', observer: '4', guest: '4', endedMember: '4', endedObserver: '4', endedGuest: '4', incident: '4' } },
    leaves: { why: 'that somebody reads because of an incident is written down as soon as they ask', tables: ['audit_event', 'break_glass'] },
  }),
  trial({ verb: 'workspace.log', service: 'audit.workspaceLog.page', ask: (a) => a.services.audit.workspaceLog.page(a.ctx, slug(a), NO_SEARCH) }),
  trial({ verb: 'workspace.log', service: 'audit.workspaceLog.file', ask: (a) => a.services.audit.workspaceLog.file(a.ctx, slug(a), NO_SEARCH) }),
  trial({ verb: 'terms.accept', service: 'workspaces.termsPage', ask: (a) => a.services.workspaces.termsPage(a.ctx, slug(a)) }),
];

const TAKE_PART: readonly AnyTrial[] = [
  trial({ verb: 'terms.accept', service: 'workspaces.acceptTerms', ask: (a) => a.services.workspaces.acceptTerms(a.ctx, slug(a), 2) }),
  trial({ verb: 'annotation.add', service: 'annotations.addAnnotation', ask: (a) => a.services.annotations.addAnnotation(a.ctx, slug(a), AddAnnotation.parse({ ...anchor(a), kind: 'practice', body: 'A note' })) }),
  trial({ verb: 'discussion.start', service: 'discussions.startDiscussion', ask: (a) => a.services.discussions.startDiscussion(a.ctx, slug(a), { ...anchor(a), title: 'A question', body: written('Why') }) }),
  trial({ verb: 'comment.post', service: 'discussions.postComment', ask: (a) => a.services.discussions.postComment(a.ctx, slug(a), { key: randomUUID(), discussionId: a.place.discussion, body: written('An answer') }) }),
  trial({
    verb: 'action.agree', service: 'actions.agreeAction',
    ask: (a) => a.services.actions.agreeAction(a.ctx, slug(a), { ...anchor(a), what: 'Look at this', organisationId: a.organisation, who: 'The lead', due: '2027-01-31' }),
  }),
  trial({ verb: 'action.move', service: 'actions.moveAction', ask: (a) => a.services.actions.moveAction(a.ctx, slug(a), { key: randomUUID(), actionId: a.place.action, status: 'stuck' }) }),
  trial({
    verb: 'organisation.act-for', service: 'members.actFor',
    // Whoever asks works for the owner of the place as well.
    make: async ({ world, person, key, place }) => {
      const { ownerOrganisationId } = await world.db.prisma.workspace.findUniqueOrThrow({ where: { id: place.id } });
      if (key !== 'nobody') await world.db.prisma.affiliation.createMany({ data: [{ organisationId: ownerOrganisationId!, userId: person.id, role: 'practitioner' }], skipDuplicates: true });
      return ownerOrganisationId!;
    },
    ask: (a, owner: string) => a.services.members.actFor(a.ctx, slug(a), owner),
  }),
  trial({ verb: 'workspace.leave', service: 'members.leaveWorkspace', ask: (a) => a.services.members.leaveWorkspace(a.ctx, slug(a)) }),
];

const NO_GUESTS = { why: 'only workspaces of regions have guests', cells: { coordinator: '3' } } as const;

const COORDINATE: readonly AnyTrial[] = [
  trial({ verb: 'member.change', service: 'members.changeMember', ask: (a) => a.services.members.changeMember(a.ctx, slug(a), a.world.spare.id, { role: 'observer', memberUntil: new Date(Date.now() + 86_400_000) }) }),
  trial({ verb: 'member.end', service: 'members.endMember', ask: (a) => a.services.members.endMember(a.ctx, slug(a), a.world.spare.id) }),
  trial({ verb: 'member.end', service: 'guests.changeGuests', what: 'ends a guest’s stay', ask: (a) => a.services.guests.changeGuests(a.ctx, slug(a), { change: 'end', userId: a.world.people.guest.id }) }),
  trial({ verb: 'member.end', service: 'guests.guestsPage', ask: (a) => a.services.guests.guestsPage(a.ctx, slug(a)), notIn: { why: NO_GUESTS.why, cells: { coordinator: '4' } } }),
  trial({ verb: 'guest.admit', service: 'guests.changeGuests', what: 'opens a code', ask: (a) => a.services.guests.changeGuests(a.ctx, slug(a), { change: 'open', hours: 1, days: 1, support: 'Ask the coordinator' }), notIn: NO_GUESTS }),
  trial({
    verb: 'guest.admit', service: 'guests.changeGuests', what: 'closes a code',
    make: ({ world, place }) => openGuestCode(world.db, place.id, world.spare.id, 'C7H4QM'),
    ask: (a, codeId: string) => a.services.guests.changeGuests(a.ctx, slug(a), { change: 'close', codeId }),
  }),
  trial({ verb: 'workspace.change', service: 'workspaces.changeWorkspace', what: 'its purpose', ask: (a) => a.services.workspaces.changeWorkspace(a.ctx, slug(a), { change: 'purpose', purpose: 'Another purpose' }) }),
  trial({ verb: 'workspace.export', service: 'workspaces.exportPage', ask: (a) => a.services.workspaces.exportPage(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.export', service: 'workspaces.exportWorkspace', ask: (a) => a.services.workspaces.exportWorkspace(a.ctx, slug(a), 'json') }),
  trial({ verb: 'workspace.end', service: 'workspaces.settingsPage', ask: (a) => a.services.workspaces.settingsPage(a.ctx, slug(a)) }),
  trial({ verb: 'workspace.end', service: 'workspaces.changeWorkspace', what: 'its end', ask: (a) => a.services.workspaces.changeWorkspace(a.ctx, slug(a), { change: 'end', endsOn: new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10) }) }),
  trial({ verb: 'workspace.end', service: 'workspaces.changeWorkspace', what: 'archive', ask: (a) => a.services.workspaces.changeWorkspace(a.ctx, slug(a), { change: 'archive', understood: 'yes' }) }),
];

const INVITE: readonly AnyTrial[] = [
  trial({ verb: 'member.invite', service: 'invitations.invitationsOf', ask: (a) => a.services.invitations.invitationsOf(a.ctx, slug(a)) }),
  trial({ verb: 'member.invite', service: 'invitations.organisationsToInvite', ask: (a) => a.services.invitations.organisationsToInvite(a.ctx, slug(a)) }),
  trial({
    verb: 'member.invite', service: 'invitations.inviteListToWorkspace', addresses: 'whoever invites is told whom',
    ask: (a) => a.services.invitations.inviteListToWorkspace(a.ctx, slug(a), { addresses: 'one@people.example.org', organisationId: a.organisation, role: 'member', memberUntil: null }),
  }),
  trial({
    verb: 'member.invite', service: 'invitations.inviteToWorkspace', addresses: 'whoever invites is told whom',
    ask: (a) => a.services.invitations.inviteToWorkspace(a.ctx, slug(a), { email: 'one@people.example.org', organisationId: a.organisation, role: 'member', memberUntil: null }),
  }),
  trial({
    verb: 'member.invite', service: 'invitations.inviteOrganisation',
    ask: (a) => a.services.invitations.inviteOrganisation(a.ctx, slug(a), { organisationId: a.world.organisations.other, role: 'member', memberUntil: null }),
    notIn: { why: 'the workspace of one organisation invites no other', cells: { coordinator: 400 }, places: ['organisation'] },
  }),
  trial({
    verb: 'member.invite', service: 'invitations.withdrawInvitation', what: 'to a workspace',
    make: (a) => invited(a.world, { workspaceId: a.place.id }), ask: (a, { id }) => a.services.invitations.withdrawInvitation(a.ctx, id),
  }),
  trial({
    verb: 'member.invite', service: 'invitations.sendAgain', addresses: 'whoever invites is told whom', what: 'to a workspace',
    make: (a) => invited(a.world, { workspaceId: a.place.id }), ask: (a, { id }) => a.services.invitations.sendAgain(a.ctx, id),
  }),
];

/** What may be asked inside a workspace. */
export const WORKSPACE_TRIALS: readonly AnyTrial[] = [...READ, ...TAKE_PART, ...COORDINATE, ...INVITE];
