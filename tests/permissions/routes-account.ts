import { randomUUID } from 'node:crypto';
import { invited } from './invited.ts';
import type { RouteRow } from './routes.ts';
import { openGuestCode } from './world.ts';

const OWN = { verb: 'account.read' } as const;
const CHANGES = { verb: 'account.change' } as const;
const anybody = (...paths: readonly string[]): RouteRow => ({ paths: () => paths, get: { everybody: 200 } });
/** Approvers, coordinators and administrators cannot go without one. */
const HAS_TO_HAVE_ONE = Object.fromEntries(
  (['approver', 'otherApprover', 'region', 'dfe', 'coordinator', 'unacceptedCoordinator', 'approverOneFactor', 'coordinatorOneFactor', 'administratorOneFactor', 'endedCoordinator', 'incident', 'administrator'] as const).map((key) => [key, 403]),
);
const NEW_PASSWORD = 'seven blue boats at dawn';

/** Signing in, and one's own account. */
export const ACCOUNT_ROUTES: Readonly<Record<string, RouteRow>> = {
  'sign-in._index.tsx': {
    ...anybody('/sign-in'),
    // Whoever is signed in goes on to where they belong.
    get: { verb: 'account.read', status: 302, otherwise: { nobody: 200 } },
    posts: [{ what: 'a wrong password', body: ({ person }) => ({ email: person.email, password: 'not the password' }), may: { verb: 'account.read', status: 302, otherwise: { nobody: 400 } }, leaves: { why: 'who was refused is written down', tables: ['audit_event'] } }],
  },
  'sign-in.code.tsx': { ...anybody('/sign-in/code'), get: { everybody: 302 }, posts: [{ what: 'a code without a first step', body: () => ({ code: '123456' }), may: { everybody: 302 } }] },
  'sign-in.with.$provider.tsx': { ...anybody('/sign-in/with/nothing'), get: { everybody: 302 }, posts: [{ what: 'a provider that is not there', body: () => ({ next: '/' }), may: { everybody: 302 } }] },
  'sign-in.back.$provider.tsx': { ...anybody('/sign-in/back/nothing', '/sign-in/back/nothing?code=x&state=y'), get: { everybody: 400 } },
  'signed-out.$provider.tsx': { ...anybody('/signed-out/nothing'), get: { everybody: 302 } },
  'sign-out.tsx': { ...anybody('/sign-out'), get: { everybody: 302 }, posts: [{ what: 'signing out', body: () => ({}), may: { everybody: 302 } }] },
  'forgotten-password.tsx': {
    ...anybody('/forgotten-password'),
    posts: [{ what: 'a mail', body: ({ person }) => ({ email: person.email }), may: { everybody: 302 }, leaves: { why: 'asked for whoever asks', tables: ['one_time_token', 'audit_event'] } }],
  },
  'new-password.$token.tsx': { ...anybody('/new-password/nothing'), get: { everybody: 410 }, posts: [{ what: 'a link that is over', body: () => ({ password: NEW_PASSWORD }), may: { everybody: 410 } }] },
  'first-run.tsx': {
    ...anybody('/first-run'),
    // There is an administrator: the page is not there any more.
    get: { everybody: 404 },
    posts: [{ what: 'the first administrator', body: () => ({ token: 'x', name: 'X', email: 'x@people.example.org', password: NEW_PASSWORD }), may: { everybody: 404 } }],
  },
  'join.tsx': {
    ...anybody('/join'),
    posts: [
      { what: 'a code that is none', body: () => ({ code: 'ABC234' }), may: { everybody: 400 } },
      {
        what: 'a code that opens a workspace',
        body: async ({ world }) => {
          await openGuestCode(world.db, world.places.region.id, world.spare.id, 'C7H4QM');
          return { code: 'C7H4QM' };
        },
        may: { everybody: 200 },
        tells: { why: 'whoever holds the code is told what it opens', names: ['region'] },
      },
    ],
  },

  'account._index.tsx': {
    paths: () => ['/account'], get: OWN,
    posts: [
      { what: 'name and job', body: () => ({ what: 'change', name: 'Another name', jobRole: 'Another job' }), may: CHANGES },
      { what: 'closing with a wrong password', body: () => ({ what: 'close', 'password-to-close': 'wrong' }), may: { ...CHANGES, status: 400, otherwise: { sandbox: 409 } } },
    ],
  },
  'account.activity.tsx': { paths: () => ['/account/activity'], get: OWN },
  'account.logins.tsx': {
    paths: () => ['/account/logins'], get: OWN,
    posts: [
      { what: 'ending all logins', body: () => ({ what: 'end-all' }), may: CHANGES },
      { what: 'ending the other logins', body: () => ({ what: 'end-others' }), may: CHANGES },
      { what: 'ending somebody else’s login', body: async ({ world }) => ({ end: (await world.db.prisma.session.findFirstOrThrow({ where: { userId: world.spare.id } })).id }), may: { everybody: 404, otherwise: { nobody: 302 } } },
    ],
  },
  'account.password.tsx': { paths: () => ['/account/password'], get: CHANGES, posts: [{ what: 'another password, the old one wrong', body: () => ({ 'password-present': 'wrong', password: NEW_PASSWORD }), may: { ...CHANGES, status: 400 } }] },
  'account.providers.tsx': { paths: () => ['/account/providers'], get: CHANGES, posts: [{ what: 'a provider that is not there', body: () => ({ what: 'connect', provider: 'nothing', password: '' }), may: { everybody: 404, otherwise: { nobody: 302 } } }] },
  'account.second-factor.tsx': {
    paths: () => ['/account/second-factor'], get: CHANGES,
    posts: [
      { what: 'beginning', body: () => ({ what: 'begin', password: 'wrong' }), may: CHANGES },
      { what: 'a code of none', body: () => ({ what: 'prove', code: '123456' }), may: { ...CHANGES, status: 400 } },
      { what: 'removing none', body: () => ({ what: 'remove', 'password-or-code': 'wrong' }), may: { ...CHANGES, status: 400, otherwise: HAS_TO_HAVE_ONE } },
    ],
  },

  'notifications._index.tsx': {
    paths: () => ['/notifications', '/notifications?before=nonsense'], get: { verb: 'notification.read' },
    posts: [
      { what: 'all as read', body: () => ({ what: 'all-read', until: new Date().toISOString() }), may: { verb: 'notification.read' } },
      { what: 'somebody else’s as read', body: async ({ world }) => ({ what: 'read', id: (await world.db.prisma.notification.findFirstOrThrow({ where: { userId: world.people.former.id } })).id }), may: { everybody: 404, otherwise: { nobody: 302, former: 302 } } },
    ],
  },
  'notifications.$notification.ts': { paths: () => [`/notifications/${randomUUID()}`, '/notifications/nothing'], get: { everybody: 404, otherwise: { nobody: 302 } } },
  // The bell of a page that anybody has open.
  'notifications.unread.ts': { ...anybody('/notifications/unread'), file: true },
  'account.notifications.tsx': {
    paths: () => ['/account/notifications'], get: { verb: 'notification.read' },
    posts: [{ what: 'how one is told', body: () => ({ mail: 'digest', day: ['1', '3'], 'digest-hour': '8' }), may: CHANGES }],
  },

  'invitations._index.tsx': { paths: () => ['/invitations'], get: OWN },
  'invitations.$token.tsx': {
    paths: () => ['/invitations/nothing'], get: { everybody: 410 }, addresses: 'whoever holds the link is told to which address it was sent',
    posts: [
      { what: 'a link that is over', body: () => ({ answer: 'accept' }), may: { everybody: 410, otherwise: { nobody: 302, guest: 404, endedGuest: 404 } } },
      {
        what: 'somebody else’s invitation',
        body: async ({ world }) => ({ answer: 'accept', token: (await invited(world, { email: world.newcomer.email })).token }),
        path: (_scene, { token }) => `/invitations/${String(token)}`,
        may: { everybody: 409, otherwise: { nobody: 302, guest: 404, endedGuest: 404 } },
      },
    ],
  },
};
