import { randomUUID } from 'node:crypto';
import type { OpenWorkspaceInput } from '../../shared/workspace-settings.ts';
import { written } from '../factories.ts';
import { invited } from './invited.ts';
import { trial, type AnyTrial, type Asked } from './trial.ts';

const region = ({ world }: Asked) => world.places.region;
const slot = ({ world }: Asked) => invited(world, { workspaceId: world.places.mentoring.id, email: null });
const waits = ({ world }: Asked) => invited(world, { workspaceId: world.places.region.id, email: world.newcomer.email, state: 'accepted', acceptedById: world.newcomer.id });
const terms = (organisation: string): OpenWorkspaceInput => ({
  organisation, kind: 'organisation', name: 'A workspace', purpose: 'To look at this', areas: ['E08000035'], moreAreas: [], focus: ['care-rate', 'children-in-need-rate', 'absence-overall'],
  contributionRule: 'attributed', terms: 'Be kind', agreement: '', reviewOn: null, endsOn: null,
});

/** What may be asked about an organisation. */
export const ORGANISATION_TRIALS: readonly AnyTrial[] = [
  trial({
    verb: 'organisation.read', service: 'organisations.organisationPage', addresses: 'approvers see the addresses of the organisation’s people',
    ask: (a) => a.services.organisations.organisationPage(a.ctx, a.organisation),
    otherwise: { why: 'an approver’s page shows what approvers see to, so it asks for the second factor at once', cells: { approverOneFactor: 'f' } },
  }),
  trial({ verb: 'organisation.audit', service: 'audit.organisationLog.page', ask: (a) => a.services.audit.organisationLog.page(a.ctx, a.organisation, new URLSearchParams()) }),
  trial({ verb: 'organisation.audit', service: 'audit.organisationLog.file', ask: (a) => a.services.audit.organisationLog.file(a.ctx, a.organisation, new URLSearchParams()) }),
  trial({ verb: 'person.invite', service: 'organisations.invitePage', ask: (a) => a.services.organisations.invitePage(a.ctx, a.organisation) }),
  trial({ verb: 'person.change', service: 'organisations.colleaguePage', addresses: 'approvers see the addresses of the organisation’s people', ask: (a) => a.services.organisations.colleaguePage(a.ctx, a.organisation, a.world.spare.id) }),
  trial({ verb: 'person.change', service: 'organisations.changeColleague', ask: (a) => a.services.organisations.changeColleague(a.ctx, a.organisation, a.world.spare.id, { role: 'analyst' }) }),
  trial({ verb: 'person.end', service: 'organisations.endingPage', addresses: 'approvers see the addresses of the organisation’s people', ask: (a) => a.services.organisations.endingPage(a.ctx, a.organisation, a.world.spare.id, null) }),
  trial({ verb: 'person.end', service: 'organisations.endColleague', what: 'everywhere', ask: (a) => a.services.organisations.endColleague(a.ctx, a.organisation, a.world.spare.id, { workspaceId: null, successors: {} }) }),
  trial({ verb: 'person.end', service: 'organisations.endColleague', what: 'in one workspace', ask: (a) => a.services.organisations.endColleague(a.ctx, a.organisation, a.world.spare.id, { workspaceId: region(a).id, successors: {} }) }),
  trial({ verb: 'person.invite', service: 'invitations.inviteToOrganisation', addresses: 'whoever invites is told whom', ask: (a) => a.services.invitations.inviteToOrganisation(a.ctx, a.organisation, { addresses: 'one@people.example.org', role: 'practitioner' }) }),
  trial({ verb: 'person.invite', service: 'invitations.withdrawInvitation', what: 'to an organisation', make: (a) => invited(a.world, {}), ask: (a, { id }) => a.services.invitations.withdrawInvitation(a.ctx, id) }),
  trial({ verb: 'person.invite', service: 'invitations.sendAgain', addresses: 'whoever invites is told whom', what: 'to an organisation', make: (a) => invited(a.world, {}), ask: (a, { id }) => a.services.invitations.sendAgain(a.ctx, id) }),
  trial({ verb: 'person.confirm', service: 'invitations.confirmInvitation', make: waits, ask: (a, { id }) => a.services.invitations.confirmInvitation(a.ctx, a.organisation, id) }),
  trial({ verb: 'person.confirm', service: 'invitations.refuseInvitation', make: waits, ask: (a, { id }) => a.services.invitations.refuseInvitation(a.ctx, a.organisation, id) }),
  trial({ verb: 'slot.answer', service: 'invitations.answerSlot', what: 'yes', make: slot, ask: (a, { id }) => a.services.invitations.answerSlot(a.ctx, a.organisation, { invitationId: id, answer: 'accept', people: [a.world.people.practitioner.id] }) }),
  trial({ verb: 'slot.answer', service: 'invitations.answerSlot', what: 'no', make: slot, ask: (a, { id }) => a.services.invitations.answerSlot(a.ctx, a.organisation, { invitationId: id, answer: 'decline', people: [] }) }),
  trial({ verb: 'question.answer', service: 'discussions.questionsFor', ask: (a) => a.services.discussions.questionsFor(a.ctx, a.organisation) }),
  trial({ verb: 'question.answer', service: 'discussions.answerQuestion', ask: (a) => a.services.discussions.answerQuestion(a.ctx, a.organisation, { key: randomUUID(), discussionId: a.world.places.elsewhere.asked, body: written('This is how it is') }) }),
  trial({
    verb: 'question.answer', service: 'discussions.answerQuestion', what: 'put to those who take part', ask: (a) => a.services.discussions.answerQuestion(a.ctx, a.organisation, { key: randomUUID(), discussionId: region(a).asked, body: written('This is how it is') }),
    otherwise: { why: 'where people of the organisation take part, it is answered there', cells: { analyst: '4', lead: '4' } },
  }),
  trial({ verb: 'publication.approve', service: 'publications.publicationsPage', ask: (a) => a.services.publications.publicationsPage(a.ctx, a.organisation) }),
  ...(['approve', 'decline'] as const).map((answer) => trial({
    verb: 'publication.approve', service: 'publications.answerPublication', what: answer,
    ask: (a) => a.services.publications.answerPublication(a.ctx, a.organisation, { subjectKind: 'annotation', subjectId: a.world.places.mentoring.proposed, answer, words: 'Not yet' }),
  })),
  trial({
    verb: 'publication.approve', service: 'publications.answerPublication', what: 'of another organisation',
    ask: (a) => a.services.publications.answerPublication(a.ctx, a.organisation, { subjectKind: 'annotation', subjectId: region(a).proposed, answer: 'approve', words: '' }),
    otherwise: { why: 'what was written for another organisation is not there', cells: { lead: '4', approver: '4', approverOneFactor: '4' } },
  }),
  trial({ verb: 'workspace.open', service: 'workspaces.newWorkspaceForm', ask: (a) => a.services.workspaces.newWorkspaceForm(a.ctx, a.organisation, 'organisation') }),
  trial({ verb: 'workspace.open', service: 'workspaces.openWorkspace', ask: (a) => a.services.workspaces.openWorkspace(a.ctx, terms(a.organisation)) }),
];
