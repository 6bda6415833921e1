import { TOTP } from 'otpauth';
import { hashOfSession, hashPassword, seal } from '../../server/auth/commands.ts';
import { invited } from './invited.ts';
import { toldHere } from './own-content.ts';
import { PERSON_KEYS, type AnswerKey } from './people.ts';
import { trial, type AnyTrial, type Asked } from './trial.ts';

const PASSWORD = 'violet ladder under the quay';
const HASH = await hashPassword(PASSWORD);
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const code = () => new TOTP({ secret: SECRET }).generate();

/** They know their password; nobody and guests have none. */
const withPassword = async ({ world, person, key }: Asked) => {
  if (!['nobody', 'guest', 'endedGuest'].includes(key)) await world.db.prisma.user.update({ where: { id: person.id }, data: { passwordHash: HASH } });
};
/** They have a second factor. */
const withFactor = async (asked: Asked) => {
  await withPassword(asked);
  if (asked.key !== 'nobody') await asked.world.db.prisma.secondFactor.create({ data: { userId: asked.person.id, secretSealed: seal(asked.world.db, 'second-factor', SECRET), confirmedAt: new Date() } });
};
const mine = ({ person }: Asked) => person.cookie;

/** There is no such provider: for whoever has an account that is the answer, and for a guest the same by another way. */
const unlessNoProvider = ({ key }: Asked) => (error: unknown) => {
  if (error instanceof Error && 'status' in error && [400, 404].includes(error.status as number) && !['guest', 'endedGuest'].includes(key)) return null;
  throw error;
};

const someoneElsesNotification = (a: Asked) => toldHere({ ...a, key: 'member', person: a.world.spare });
const everybodyElse = (answer: AnswerKey) => Object.fromEntries(PERSON_KEYS.filter((key) => key !== 'nobody').map((key) => [key, answer]));

/** What may be asked about oneself. */
export const ACCOUNT_TRIALS: readonly AnyTrial[] = [
  trial({ verb: 'account.read', service: 'workspaces.workspacesOf', ask: (a) => a.services.workspaces.workspacesOf(a.ctx) }),
  trial({ verb: 'account.read', service: 'workspaces.myWorkspaces', ask: (a) => a.services.workspaces.myWorkspaces(a.ctx) }),
  trial({ verb: 'account.read', service: 'workspaces.ownersFor', ask: (a) => a.services.workspaces.ownersFor(a.ctx) }),
  trial({ verb: 'account.read', service: 'auth.ownAccount', ask: (a) => a.services.auth.ownAccount(a.ctx) }),
  trial({ verb: 'account.read', service: 'auth.ownLogins', ask: (a) => a.services.auth.ownLogins(a.ctx, mine(a)) }),
  trial({ verb: 'account.read', service: 'audit.ownLog', ask: (a) => a.services.audit.ownLog(a.ctx, new URLSearchParams()) }),
  trial({ verb: 'account.change', service: 'auth.changeAccount', ask: (a) => a.services.auth.changeAccount(a.ctx, { name: 'Another name', jobRole: 'Another job' }) }),
  trial({ verb: 'account.change', service: 'auth.changePassword', make: withPassword, ask: (a) => a.services.auth.changePassword(a.ctx, mine(a), { present: PASSWORD, password: 'seven green boats at dawn' }) }),
  trial({
    verb: 'account.change', service: 'auth.closeAccount', make: withPassword, ask: (a) => a.services.auth.closeAccount(a.ctx, mine(a), PASSWORD),
    otherwise: { why: 'people of the sandbox keep their accounts, and so does the only approver of an organisation', cells: { sandbox: 409, otherApprover: 409, region: 409, dfe: 409 } },
  }),
  trial({ verb: 'account.change', service: 'auth.signOutEverywhere', ask: (a) => a.services.auth.signOutEverywhere(a.ctx) }),
  trial({ verb: 'account.change', service: 'auth.endOtherLogins', ask: (a) => a.services.auth.endOtherLogins(a.ctx, mine(a)) }),
  trial({
    verb: 'account.change', service: 'auth.endOwnLogin',
    make: async ({ world, person, key }) => {
      const id = `another login of ${person.id}`;
      if (key !== 'nobody') await world.db.prisma.session.create({ data: { id, userId: person.id, expiresAt: new Date(Date.now() + 60_000) } });
      return id;
    },
    ask: (a, login: string) => a.services.auth.endOwnLogin(a.ctx, login),
  }),
  trial({ verb: 'account.change', service: 'auth.secondFactorView', ask: (a) => a.services.auth.secondFactorView(a.ctx, mine(a)) }),
  trial({ verb: 'account.change', service: 'auth.beginSecondFactor', make: withPassword, ask: (a) => a.services.auth.beginSecondFactor(a.ctx, mine(a), { password: PASSWORD }) }),
  trial({ verb: 'account.change', service: 'auth.keepSecondFactor', make: withFactor, ask: (a) => a.services.auth.keepSecondFactor(a.ctx) }),
  trial({
    verb: 'account.change', service: 'auth.confirmSecondFactor',
    make: async (a) => {
      await withPassword(a);
      const login = hashOfSession(mine(a).replace('login=', ''));
      if (a.key !== 'nobody') await a.world.db.prisma.secondFactor.create({ data: { userId: a.person.id, secretSealed: seal(a.world.db, 'second-factor', ` ${SECRET} ${login}`) } });
    },
    ask: (a) => a.services.auth.confirmSecondFactor(a.ctx, mine(a), code()),
  }),
  trial({
    verb: 'account.change', service: 'auth.removeSecondFactor',
    make: async (a) => {
      // Nobody who has to have one.
      await withFactor(a);
      await a.world.db.prisma.affiliation.updateMany({ where: { userId: a.person.id }, data: { approver: false } });
      await a.world.db.prisma.membership.updateMany({ where: { userId: a.person.id, role: 'coordinator' }, data: { role: 'member' } });
      await a.world.db.prisma.installationRole.deleteMany({ where: { userId: a.person.id } });
    },
    ask: (a) => a.services.auth.removeSecondFactor(a.ctx, mine(a), code()),
  }),
  trial({ verb: 'account.change', service: 'auth.proveSecondFactor', make: withFactor, ask: (a) => a.services.auth.proveSecondFactor(a.ctx, mine(a), code()) }),
  trial({ verb: 'account.change', service: 'auth.newRecoveryCodes', make: withFactor, ask: (a) => a.services.auth.newRecoveryCodes(a.ctx, code()) }),
  trial({ verb: 'account.read', service: 'invitations.waitingInvitations', ask: (a) => a.services.invitations.waitingInvitations(a.ctx) }),
  trial({ verb: 'account.change', service: 'openId.connectProvider', ask: (a) => a.services.openId.connectProvider(a.ctx, mine(a), { provider: 'none', password: '' }).catch(unlessNoProvider(a)) }),
  trial({ verb: 'account.change', service: 'openId.disconnectProvider', ask: (a) => a.services.openId.disconnectProvider(a.ctx, mine(a), { provider: 'none', password: '' }).catch(unlessNoProvider(a)) }),
  trial({ verb: 'account.change', service: 'openId.connectedProviders', ask: (a) => a.services.openId.connectedProviders(a.ctx, mine(a)) }),
  trial({ verb: 'notification.read', service: 'notifications.notificationsPage', ask: (a) => a.services.notifications.notificationsPage(a.ctx, '') }),
  trial({ verb: 'notification.read', service: 'notifications.mailSettingPage', ask: (a) => a.services.notifications.mailSettingPage(a.ctx) }),
  trial({ verb: 'notification.read', service: 'notifications.markNotifications', what: 'all', ask: (a) => a.services.notifications.markNotifications(a.ctx, { what: 'all-read', until: new Date().toISOString() }) }),
  trial({ verb: 'notification.read', service: 'notifications.markNotifications', what: 'one', make: toldHere, ask: (a, id: string) => a.services.notifications.markNotifications(a.ctx, { what: 'read', id }) }),
  trial({
    verb: 'notification.read', service: 'notifications.markNotifications', what: 'somebody else’s', make: someoneElsesNotification, ask: (a, id: string) => a.services.notifications.markNotifications(a.ctx, { what: 'unread', id }),
    otherwise: { why: 'what somebody else is told is not there', cells: everybodyElse('4') },
  }),
  trial({
    verb: 'notification.read', service: 'notifications.openNotification', make: toldHere, ask: (a, id: string) => a.services.notifications.openNotification(a.ctx, id),
    otherwise: { why: 'people of the sandbox are told nothing of real workspaces', cells: { sandbox: '4' } },
  }),
  trial({
    verb: 'notification.read', service: 'notifications.openNotification', what: 'somebody else’s', make: someoneElsesNotification, ask: (a, id: string) => a.services.notifications.openNotification(a.ctx, id),
    otherwise: { why: 'what somebody else is told is not there', cells: everybodyElse('4') },
  }),
  trial({
    verb: 'account.change', service: 'notifications.changeMailSetting',
    ask: (a) => a.services.notifications.changeMailSetting(a.ctx, { mail: 'at-once', digestDays: [1], digestHour: 7, quietFrom: null, quietTo: null, pausedUntil: null }),
  }),
  trial({
    verb: 'invitation.accept', service: 'invitations.acceptInvitation',
    make: ({ world, person, key }) => invited(world, { email: person.email, organisationId: key === 'sandbox' ? world.organisations.sandbox : world.organisations.police }),
    ask: (a, { token }) => a.services.invitations.acceptInvitation(a.ctx, token),
  }),
];
