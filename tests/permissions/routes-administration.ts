import { invited } from './invited.ts';
import type { FormRow, RouteRow, Scene } from './routes.ts';

const STEWARD = { verb: 'release.see-waiting' } as const;
const ADDRESSES = 'administrators name approvers, administrators and data stewards by their addresses';
/** One real thing is not there for an invented administrator; a list is, without it. */
const page = (verb: string, ...paths: readonly string[]): RouteRow => ({ paths: () => paths, get: { verb } });

const organisation = (rest = '') => ({ world }: Scene) => [`/administration/organisations/${world.organisations.spare}${rest}`];
const deed = (what: string, verb: string, body: FormRow['body'], may: Partial<FormRow['may']> = {}): FormRow => ({ what, body, may: { verb, ...may } });
/** An invented administrator knows no real account, and sees how the installation is set without changing it. */
const NOT_THEIRS = { otherwise: { sandbox: 400 } } as const;
const ONLY_LOOKS = { otherwise: { sandbox: 409 } } as const;
const FORM = { name: 'Another name', kind: 'voluntary', areas: '' };

/** What belongs to administrators and data stewards. */
export const ADMINISTRATION_ROUTES: Readonly<Record<string, RouteRow>> = {
  'administration._index.tsx': page('organisation.make', '/administration'),
  'administration.events.tsx': { ...page('events.read', '/administration/events'), addresses: ADDRESSES },
  'administration.events[.]csv.ts': { ...page('events.read', '/administration/events.csv'), file: true, addresses: ADDRESSES },
  'administration.incidents.tsx': {
    ...page('incident.ask', '/administration/incidents'),
    get: { verb: 'incident.ask', otherwise: { sandbox: 200 } },
    posts: [
      deed('asking to read', 'incident.ask', ({ world }) => ({ intent: 'ask', workspace: world.places.elsewhere.id, reason: 'A disclosure was reported there yesterday' })),
      deed('agreeing', 'incident.agree', ({ world }) => ({ intent: 'agree', incident: world.incidentThatWaits })),
      { what: 'ending what somebody else asked', body: ({ world }) => ({ intent: 'end', incident: world.incidentThatWaits }), may: { everybody: 404, otherwise: { nobody: 302, administratorOneFactor: 302 } } },
    ],
  },
  'administration.organisations._index.tsx': { ...page('organisation.make', '/administration/organisations'), addresses: ADDRESSES },
  'administration.organisations.new.tsx': { ...page('organisation.make', '/administration/organisations/new'), posts: [deed('an organisation', 'organisation.make', () => FORM)] },
  'administration.organisations.$organisation.tsx': {
    paths: organisation(), get: { verb: 'organisation.change' }, addresses: ADDRESSES,
    posts: [
      deed('another name', 'organisation.change', () => ({ intent: 'change', ...FORM })),
      deed('closing it', 'organisation.change', () => ({ intent: 'close' })),
      deed('opening it', 'organisation.change', () => ({ intent: 'open' })),
      deed('naming an approver', 'approver.name', ({ world }) => ({ intent: 'name-approver', email: world.newcomer.email, role: 'lead' })),
      deed('ending an approver', 'approver.name', async ({ world }) => {
        await world.db.prisma.affiliation.createMany({ data: [{ organisationId: world.organisations.spare, userId: world.newcomer.id, role: 'lead', approver: true }], skipDuplicates: true });
        return { intent: 'end-approver', person: world.newcomer.id };
      }),
      deed('withdrawing an approver', 'approver.name', async ({ world }) => ({ intent: 'withdraw', invitation: (await invited(world, { organisationId: world.organisations.spare, approver: true })).id })),
    ],
  },
  'administration.people.tsx': {
    ...page('administrator.name', '/administration/people'), addresses: ADDRESSES,
    posts: [
      deed('another administrator', 'administrator.name', ({ world }) => ({ intent: 'grant', email: world.newcomer.email, role: 'administrator' }), NOT_THEIRS),
      deed('another data steward', 'steward.name', ({ world }) => ({ intent: 'grant', email: world.newcomer.email, role: 'data-steward' }), NOT_THEIRS),
      { what: 'ending an administrator', body: ({ world }) => ({ intent: 'end', person: world.secondAdministrator.id, role: 'administrator' }), may: { verb: 'administrator.name', otherwise: { sandbox: 404 } } },
    ],
  },
  'administration.settings.tsx': {
    ...page('settings.read', '/administration/settings'),
    posts: [deed('a mail to try', 'settings.change', () => ({ intent: 'mail' })), deed('deleting what is over', 'settings.change', () => ({ intent: 'apply' }), ONLY_LOOKS), deed('how long things are kept', 'settings.change', () => ({ intent: 'retention', auditMonths: '24', workspaceMonths: '24', guestDays: '7', invitationDays: '30' }), ONLY_LOOKS)],
  },
  'administration.workspaces.tsx': {
    ...page('workspace.list', '/administration/workspaces'),
    posts: [deed('another owner', 'workspace.own', ({ world }) => ({ workspace: world.places.mentoring.id, owner: world.organisations.other }))],
  },

  'steward._index.tsx': { paths: () => ['/steward'], get: STEWARD },
  'steward.changes[.]csv.ts': { paths: ({ world }) => [`/steward/changes.csv?release=${world.release}`], get: STEWARD, file: true },
  'steward.releases.$.tsx': {
    paths: ({ world }) => [`/steward/releases/${world.release}`], get: STEWARD,
    // On an older page than what is there: whoever may decide is told so, and nothing is decided.
    posts: [deed('a decision', 'release.decide', () => ({ intent: 'sign-off', seen: '999' }), { status: 409 })],
  },
  'steward.uploads.ts': { paths: () => ['/steward/uploads'], get: { verb: 'release.upload', status: 302 }, file: true, posts: [deed('no file', 'release.upload', () => ({ published: '' }), { status: 400 })] },
};
