import { randomUUID } from 'node:crypto';
import { invited } from './invited.ts';
import { INDICATOR_FORMS } from './routes-conversation-forms.ts';
import { anchor, at, deed, document, read } from './route-parts.ts';
import type { RouteRow } from './routes.ts';
import { METRIC } from './world-content.ts';
import { openGuestCode } from './world.ts';

/** Half a year on, as three fields of a form. */
const inMonths = (name: string) => {
  const day = new Date(Date.now() + 180 * 86_400_000);
  return { [`${name}-day`]: String(day.getUTCDate()), [`${name}-month`]: String(day.getUTCMonth() + 1), [`${name}-year`]: String(day.getUTCFullYear()) };
};
const ADDRESSES = 'coordinators see the addresses of whom they invited';
const rules = { purpose: 'To look at this', agreement: '', terms: 'Be kind', contributionRule: 'attributed', moreAreas: '', areas: ['E08000035'], focus: ['care-rate', 'children-in-need-rate', 'absence-overall'] };

/** What belongs to a workspace. */
export const WORKSPACE_ROUTES: Readonly<Record<string, RouteRow>> = {
  'workspaces._index.tsx': { paths: () => ['/workspaces'], get: { verb: 'account.read' } },
  'workspaces.new.tsx': {
    paths: ({ organisation }) => ['/workspaces/new', `/workspaces/new?organisation=${organisation}&kind=organisation`], get: { verb: 'account.read' },
    posts: [deed('a workspace', 'workspace.open', ({ organisation }) => ({ organisation, kind: 'organisation', name: 'A workspace', ...rules }))],
  },
  'workspaces.$workspace.tsx': {
    ...read(),
    // For one that they do not work for, they are told so.
    posts: [{ what: 'for whom one acts', body: ({ organisation }) => ({ organisationId: organisation }), may: { verb: 'organisation.act-for', otherwise: { coordinator: 400, observer: 400, coordinatorOneFactor: 400 } } }],
  },
  'workspaces.$workspace._index.tsx': read(),
  'workspaces.$workspace.indicators.$slug': {
    ...read(),
    paths: ({ place }) => [`/workspaces/${place.slug}/indicators/${METRIC}?area=${place.area}`, `/workspaces/${place.slug}/indicators/${METRIC}?area=${place.area}&about=all`],
    posts: [
      deed('a note', 'annotation.add', (scene) => ({ intent: 'annotation.add', ...anchor(scene), kind: 'practice', body: 'A note' })),
      deed('a question', 'discussion.start', (scene) => ({ intent: 'discussion.start', ...anchor(scene), title: 'Why', body: document('Why') })),
      deed('an answer', 'comment.post', ({ place }) => ({ intent: 'comment.post', key: randomUUID(), discussionId: place.discussion, body: document('So') })),
      deed('an action', 'action.agree', (scene) => ({ intent: 'action.agree', ...anchor(scene), what: 'Look', organisationId: scene.organisation, who: 'Lead', 'due-day': '31', 'due-month': '1', 'due-year': '2027' })),
      deed('how far an action is', 'action.move', ({ place }) => ({ intent: 'action.move', key: randomUUID(), actionId: place.action, status: 'stuck' })),
      ...INDICATOR_FORMS,
    ],
  },
  'workspaces.$workspace.members._index.tsx': {
    ...read('/members'), addresses: ADDRESSES,
    posts: [
      deed('people', 'member.invite', ({ organisation }) => ({ invite: 'people', addresses: 'one@people.example.org', organisationId: organisation, role: 'member' })),
      deed('an organisation', 'member.invite', ({ world }) => ({ invite: 'organisation', organisationId: world.organisations.other, role: 'member' })),
      // Which workspace an invitation belongs to is the invitation's to say, not the address's.
      { ...deed('withdrawing', 'member.invite', async ({ world, place }) => ({ invite: 'standing', standing: `withdraw ${(await invited(world, { workspaceId: place.id })).id}` })), own: true },
      { ...deed('again', 'member.invite', async ({ world, place }) => ({ invite: 'standing', standing: `again ${(await invited(world, { workspaceId: place.id })).id}` })), own: true },
    ],
  },
  'workspaces.$workspace.members.$person.tsx': {
    about: 'workspace',
    paths: ({ place, world }) => [`/workspaces/${place.slug}/members/${world.spare.id}`],
    // Of another member, for those who see to the members alone.
    get: { verb: 'workspace.read', otherwise: { member: 404, observer: 404, guest: 404, endedMember: 404, endedObserver: 404, endedGuest: 404, incident: 404 } },
    posts: [
      deed('another role', 'member.change', () => ({ change: 'role', role: 'observer', ...inMonths('memberUntil') })),
      deed('ending', 'member.end', () => ({ change: 'end' })),
      deed('leaving', 'workspace.leave', () => ({ change: 'leave' })),
    ],
  },
  'workspaces.$workspace.settings.tsx': {
    about: 'workspace', paths: at('/settings'), get: { verb: 'workspace.end' },
    posts: [
      deed('the purpose', 'workspace.change', () => ({ change: 'purpose', purpose: 'Another' })),
      deed('the agreement', 'workspace.change', () => ({ change: 'agreement', agreement: 'Another' })),
      deed('the focus', 'workspace.change', () => ({ change: 'focus', focus: ['care-rate', 'children-in-need-rate', 'sw-turnover'] })),
      deed('more areas', 'workspace.change', () => ({ change: 'areas-added', areas: ['E06000014'], moreAreas: '' })),
      { what: 'leaving out an area that is written about', body: ({ place }) => ({ change: 'area-removed', area: place.area }), may: { verb: 'workspace.change', status: 400 } },
      deed('a stricter rule', 'workspace.change', () => ({ change: 'contribution-rule', contributionRule: 'none', understood: 'yes' })),
      deed('other terms', 'workspace.change', () => ({ change: 'terms', terms: 'Others', version: '2' })),
      deed('the end', 'workspace.end', () => ({ change: 'end', ...inMonths('endsOn') })),
      deed('archiving', 'workspace.end', () => ({ change: 'archive', understood: 'yes' })),
    ],
  },
  'workspaces.$workspace.guests.tsx': {
    about: 'workspace', paths: at('/guests'), get: { verb: 'member.end' },
    posts: [
      deed('a code', 'guest.admit', () => ({ change: 'open', hours: '1', days: '1', support: 'Ask the coordinator' })),
      deed('closing a code', 'guest.admit', async ({ world }) => ({ change: 'close', codeId: await openGuestCode(world.db, world.places.region.id, world.spare.id, randomUUID()) })),
      deed('ending a guest’s stay', 'member.end', ({ world }) => ({ change: 'end', userId: world.people.guest.id })),
    ],
  },
  'workspaces.$workspace_.terms.tsx': {
    about: 'workspace', paths: at('/terms'), get: { verb: 'terms.accept' },
    posts: [deed('accepting', 'terms.accept', () => ({ answer: 'accept', version: '2' })), deed('leaving', 'workspace.leave', () => ({ answer: 'leave' }))],
  },
  'workspaces.$workspace.log.tsx': { about: 'workspace', paths: at('/log'), get: { verb: 'workspace.log' } },
  'workspaces.$workspace.log[.]csv.ts': { about: 'workspace', paths: at('/log.csv'), get: { verb: 'workspace.log' }, file: true },
  'workspaces.$workspace.export.tsx': { about: 'workspace', paths: at('/export'), get: { verb: 'workspace.export' } },
  'workspaces.$workspace_.export.file.ts': {
    about: 'workspace', paths: at('/export/file'), get: { everybody: 302 }, file: true,
    posts: [
      { what: 'everything, as data', path: ({ place }) => `/workspaces/${place.slug}/export/file?format=json`, body: () => ({}), may: { verb: 'workspace.export' } },
      { what: 'everything, as a workbook', body: () => ({ format: 'xlsx' }), may: { verb: 'workspace.export' } },
    ],
  },
};
