import { RETENTION, RETENTION_NAMES, type Retention } from '../../shared/retention.ts';
import { invited } from './invited.ts';
import { trial, type AnyTrial, type Asked } from './trial.ts';

/** A form without a file: refused as one only to whoever may send files. */
const upload = () => new Request('http://localhost/steward/uploads', { method: 'POST', body: new FormData() });
const unlessRefused = (error: unknown) => {
  if (error instanceof Error && 'status' in error && error.status === 400) return null;
  throw error;
};

const RELEASES: readonly AnyTrial[] = [
  trial({ verb: 'release.see-waiting', service: 'stewardship.requireSteward', ask: (a) => a.services.stewardship.requireSteward(a.ctx) }),
  trial({ verb: 'release.see-waiting', service: 'stewardship.stewardView', ask: (a) => a.services.stewardship.stewardView(a.ctx) }),
  trial({ verb: 'release.see-waiting', service: 'stewardship.releasePreview', ask: (a) => a.services.stewardship.releasePreview(a.ctx, a.world.release) }),
  trial({ verb: 'release.see-waiting', service: 'stewardship.changesCsv', ask: (a) => a.services.stewardship.changesCsv(a.ctx, a.world.release) }),
  trial({ verb: 'release.upload', service: 'stewardship.receiveUpload', ask: (a) => a.services.stewardship.receiveUpload(a.ctx, upload()).catch(unlessRefused) }),
  trial({ verb: 'release.decide', service: 'stewardship.changeRelease', ask: (a) => a.services.stewardship.changeRelease(a.ctx, a.world.release, { intent: 'sign-off', seen: 0 }) }),
];

const spare = ({ world }: Asked) => world.organisations.spare;
const FORM = { name: 'Another name', kind: 'voluntary', areas: '' } as const;

const REGISTER: readonly AnyTrial[] = [
  trial({ verb: 'organisation.make', service: 'administration.overview', ask: (a) => a.services.administration.overview(a.ctx) }),
  trial({ verb: 'organisation.make', service: 'administration.organisationRegister', ask: (a) => a.services.administration.organisationRegister(a.ctx) }),
  trial({ verb: 'organisation.make', service: 'administration.makeOrganisation', ask: (a) => a.services.administration.makeOrganisation(a.ctx, FORM) }),
  trial({ verb: 'organisation.change', service: 'administration.organisationEntry', ask: (a) => a.services.administration.organisationEntry(a.ctx, spare(a)) }),
  trial({ verb: 'organisation.change', service: 'administration.changeOrganisation', ask: (a) => a.services.administration.changeOrganisation(a.ctx, spare(a), FORM) }),
  trial({ verb: 'organisation.change', service: 'administration.closeOrganisation', ask: (a) => a.services.administration.closeOrganisation(a.ctx, spare(a), true) }),
  trial({ verb: 'approver.name', service: 'administration.nameApprover', addresses: 'administrators name people by their addresses', ask: (a) => a.services.administration.nameApprover(a.ctx, spare(a), { email: a.world.newcomer.email, role: 'practitioner' }) }),
  trial({
    verb: 'approver.name', service: 'administration.endApprover',
    make: async (a) => void (await a.world.db.prisma.affiliation.create({ data: { organisationId: spare(a), userId: a.world.newcomer.id, role: 'lead', approver: true } })),
    ask: (a) => a.services.administration.endApprover(a.ctx, spare(a), a.world.newcomer.id),
  }),
  trial({
    verb: 'approver.name', service: 'administration.withdrawApprover',
    make: (a) => invited(a.world, { organisationId: spare(a), approver: true }),
    ask: (a, { id }) => a.services.administration.withdrawApprover(a.ctx, spare(a), id),
  }),
  trial({ verb: 'workspace.list', service: 'administration.workspaceList', ask: (a) => a.services.administration.workspaceList(a.ctx, a.world.places.mentoring.id) }),
  trial({ verb: 'workspace.own', service: 'administration.giveWorkspace', ask: (a) => a.services.administration.giveWorkspace(a.ctx, { workspace: a.world.places.mentoring.id, owner: a.world.organisations.other }) }),
];

const NOT_THEIRS = { why: 'an invented administrator knows no real account', cells: { sandbox: 400 } } as const;
const ONLY_LOOKS = { why: 'people of the sandbox see how the installation is set and change nothing', cells: { sandbox: 409 } } as const;
const usual = () => Object.fromEntries(RETENTION_NAMES.map((name) => [name, RETENTION[name].most])) as Retention;

const SETTINGS: readonly AnyTrial[] = [
  trial({ verb: 'administrator.name', service: 'administration.roleHolders', addresses: 'administrators name people by their addresses', ask: (a) => a.services.administration.roleHolders(a.ctx) }),
  trial({ verb: 'administrator.name', service: 'administration.grantRole', what: 'administrator', ask: (a) => a.services.administration.grantRole(a.ctx, { email: a.world.newcomer.email, role: 'administrator' }), otherwise: NOT_THEIRS }),
  trial({
    verb: 'administrator.name', service: 'administration.endRole', what: 'administrator',
    ask: (a) => a.services.administration.endRole(a.ctx, { userId: a.world.secondAdministrator.id, role: 'administrator' }),
    otherwise: { why: 'a real administrator is not there for an invented one', cells: { sandbox: '4' } },
  }),
  trial({ verb: 'steward.name', service: 'administration.grantRole', what: 'data steward', ask: (a) => a.services.administration.grantRole(a.ctx, { email: a.world.newcomer.email, role: 'data-steward' }), otherwise: NOT_THEIRS }),
  trial({
    verb: 'steward.name', service: 'administration.endRole', what: 'data steward',
    ask: (a) => a.services.administration.endRole(a.ctx, { userId: a.world.people.steward.id, role: 'data-steward' }),
    otherwise: { why: 'a real data steward is not there for an invented administrator', cells: { sandbox: '4' } },
  }),
  trial({ verb: 'settings.read', service: 'administration.settingsView', ask: (a) => a.services.administration.settingsView(a.ctx) }),
  trial({ verb: 'settings.change', service: 'administration.changeRetention', ask: (a) => a.services.administration.changeRetention(a.ctx, usual()), otherwise: ONLY_LOOKS }),
  trial({ verb: 'settings.change', service: 'administration.applyRetentionNow', ask: (a) => a.services.administration.applyRetentionNow(a.ctx), otherwise: ONLY_LOOKS }),
  trial({ verb: 'settings.change', service: 'administration.sendTrialMail', ask: (a) => a.services.administration.sendTrialMail(a.ctx) }),
  trial({ verb: 'events.read', service: 'audit.systemLog.page', ask: (a) => a.services.audit.systemLog.page(a.ctx, '', new URLSearchParams()) }),
  trial({ verb: 'events.read', service: 'audit.systemLog.file', ask: (a) => a.services.audit.systemLog.file(a.ctx, '', new URLSearchParams()) }),
];

const INCIDENTS: readonly AnyTrial[] = [
  trial({
    verb: 'incident.ask', service: 'administration.incidents', ask: (a) => a.services.administration.incidents(a.ctx),
    otherwise: { why: 'an invented administrator sees the list, with invented workspaces alone', cells: { sandbox: 'y' } },
  }),
  trial({ verb: 'incident.ask', service: 'administration.askIncident', ask: (a) => a.services.administration.askIncident(a.ctx, { workspace: a.world.places.elsewhere.id, reason: 'A disclosure was reported there' }) }),
  trial({
    verb: 'incident.ask', service: 'administration.endIncident',
    make: async ({ world, person }) => (await world.db.prisma.breakGlass.create({ data: { workspaceId: world.places.elsewhere.id, reason: 'A disclosure', askedById: person.id } })).id,
    ask: (a, id: string) => a.services.administration.endIncident(a.ctx, id),
  }),
  trial({ verb: 'incident.agree', service: 'administration.agreeIncident', ask: (a) => a.services.administration.agreeIncident(a.ctx, a.world.incidentThatWaits) }),
];

/** What may be asked of the installation. */
export const INSTALLATION_TRIALS: readonly AnyTrial[] = [...RELEASES, ...REGISTER, ...SETTINGS, ...INCIDENTS];
