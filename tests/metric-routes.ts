import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a walk over the routes knows of the sandbox it walks in. */
export interface Scene {
  /** An authority, and the region it lies in. */
  readonly area: string;
  readonly region: string;
  /** A release of one metric, and the ISO day it was published. */
  readonly release: string;
  readonly day: string;
  readonly workspace: string;
}

/** `page`: shows figures of metrics, to people; each path names the metric it is about, or none where it shows many. */
export type RouteWalk =
  | { readonly shows: 'figures'; readonly who: 'anyone' | 'member' | 'steward'; readonly paths: (scene: Scene, slugs: readonly string[]) => readonly { readonly path: string; readonly metric?: string }[] }
  | { readonly shows: 'no figures'; readonly why: string };

const nothing = (why: string): RouteWalk => ({ shows: 'no figures', why });
const MACHINES = 'an answer for programs; the indicators of /api/v1/framework name their companions';

/** Every route of the app with how it keeps metrics from being seen alone. A route that is missing here fails the test. */
export const ROUTE_WALKS: Readonly<Record<string, RouteWalk>> = {
  '_index.tsx': { shows: 'figures', who: 'anyone', paths: ({ area }) => [{ path: '/' }, { path: `/?area=${area}` }] },
  'indicators.$slug.tsx': { shows: 'figures', who: 'anyone', paths: ({ area }, slugs) => slugs.map((slug) => ({ path: `/indicators/${slug}?area=${area}&compare=none`, metric: slug })) },
  'indicators.$slug.download.$format.ts': {
    shows: 'figures', who: 'anyone',
    paths: ({ area }, slugs) => [...slugs.map((slug) => ({ path: `/indicators/${slug}/download/csv?area=${area}`, metric: slug })), { path: `/indicators/care-rate/download/svg?area=${area}`, metric: 'care-rate' }],
  },
  'areas.$code._index.tsx': { shows: 'figures', who: 'anyone', paths: ({ area, region }) => [{ path: `/areas/${area}` }, { path: `/areas/${region}` }] },
  'areas.$code.profile[.]csv.ts': { shows: 'figures', who: 'anyone', paths: ({ area }) => [{ path: `/areas/${area}/profile.csv` }] },
  'areas.$code.indicators.$slug._index.tsx': { shows: 'figures', who: 'anyone', paths: ({ region }, slugs) => slugs.map((slug) => ({ path: `/areas/${region}/indicators/${slug}`, metric: slug })) },
  'areas.$code.indicators.$slug.profile[.]csv.ts': { shows: 'figures', who: 'anyone', paths: ({ region }, slugs) => slugs.map((slug) => ({ path: `/areas/${region}/indicators/${slug}/profile.csv`, metric: slug })) },
  'outcomes.$outcome.tsx': {
    shows: 'figures', who: 'anyone',
    paths: ({ area }) => ['1', '2', '3', '4', 'enabler-multi-agency', 'enabler-leaders', 'enabler-workforce'].map((name) => ({ path: `/outcomes/${name}?area=${area}` })),
  },
  'releases.$day.tsx': { shows: 'figures', who: 'anyone', paths: ({ day, area }) => [{ path: `/releases/${day}?area=${area}` }] },
  'steward.releases.$.tsx': { shows: 'figures', who: 'steward', paths: ({ release }) => [{ path: `/steward/releases/${release}` }] },
  'workspaces.$workspace._index.tsx': { shows: 'figures', who: 'member', paths: ({ workspace }) => [{ path: `/workspaces/${workspace}` }] },
  'workspaces.$workspace.indicators.$slug': { shows: 'figures', who: 'member', paths: ({ workspace, area }, slugs) => slugs.map((slug) => ({ path: `/workspaces/${workspace}/indicators/${slug}?area=${area}`, metric: slug })) },

  '$.tsx': nothing('leads old addresses on'),
  'api.v1.$.ts': nothing(MACHINES),
  'api.v1.areas.$.ts': nothing(MACHINES),
  'api.v1.areas._index.ts': nothing(MACHINES),
  'api.v1.framework.ts': nothing(MACHINES),
  'api.v1.metrics.$metric.figures.ts': nothing(MACHINES),
  'api.v1.metrics._index.ts': nothing(MACHINES),
  'api.v1.openapi[.]json.ts': nothing(MACHINES),
  'api.v1.releases.$.ts': nothing(MACHINES),
  'api.v1.releases._index.ts': nothing(MACHINES),
  'privacy.tsx': nothing('words only'),
  'accessibility.tsx': nothing('words only'),
  'terms.tsx': nothing('words only'),
  'glossary.tsx': nothing('words only'),
  'invitations.$token.tsx': nothing('an invitation and the form that answers it'),
  'invitations._index.tsx': nothing('names of what waits for an answer'),
  'organisations.$organisation._index.tsx': nothing('people of an organisation, invitations and names of workspaces'),
  'organisations.$organisation.invite.tsx': nothing('a form'),
  'organisations.$organisation.people.$person._index.tsx': nothing('one person and forms'),
  'organisations.$organisation.people.$person.end.tsx': nothing('what will end, and a form'),
  'organisations._index.tsx': nothing('names of organisations'),
  'preferences.ts': nothing('remembers a choice and leads back'),
  'reading.tsx': nothing('how figures are to be read, without any'),
  'releases._index.tsx': nothing('which files were published and when'),
  'releases.calendar[.]ics.ts': nothing('days only'),
  'releases.changes[.]csv.ts': nothing('what one file changed, cell by cell, for those who have both releases before them'),
  'search.tsx': nothing('names of pages, and what people wrote; no figures'),
  'sign-in._index.tsx': nothing('a form'),
  'sign-in.code.tsx': nothing('a form'),
  'sign-in.with.$provider.tsx': nothing('leads on to where one signs in'),
  'sign-in.back.$provider.tsx': nothing('leads on, or says that one is not signed in'),
  'forgotten-password.tsx': nothing('a form'),
  'new-password.$token.tsx': nothing('a form'),
  'account._index.tsx': nothing('one’s own account'),
  'account.password.tsx': nothing('a form'),
  'account.second-factor.tsx': nothing('codes and a form'),
  'account.providers.tsx': nothing('ways to sign in'),
  'account.logins.tsx': nothing('browsers and times'),
  'signed-out.$provider.tsx': nothing('words and a link'),
  'sign-out.tsx': nothing('leads on'),
  'steward._index.tsx': nothing('files and their states'),
  'steward.changes[.]csv.ts': nothing('what one file changes, cell by cell, for the data steward who checks it'),
  'steward.uploads.ts': nothing('takes a file'),
  'who-may-do-what.tsx': nothing('rights in words'),
  'join.tsx': nothing('a form'),
  'workspaces._index.tsx': nothing('names of workspaces'),
  'workspaces.new.tsx': nothing('names of indicators and areas, and a form'),
  'workspaces.$workspace.export.tsx': nothing('says what a file would hold'),
  'workspaces.$workspace_.export.file.ts': nothing('what people wrote, with the figure each note was written about, for those who have the workspace before them'),
  'workspaces.$workspace.guests.tsx': nothing('codes and names'),
  'workspaces.$workspace.members.$person.tsx': nothing('one membership and forms'),
  'workspaces.$workspace.members._index.tsx': nothing('names, rules and forms'),
  'workspaces.$workspace.settings.tsx': nothing('names of indicators and areas, and forms'),
  'workspaces.$workspace_.terms.tsx': nothing('words only'),
  'workspaces.$workspace.tsx': nothing('the frame of its pages'),
  'account.activity.tsx': nothing('who did what when'),
  'administration._index.tsx': nothing('what there is, by number'),
  'administration.events.tsx': nothing('who did what when'),
  'administration.events[.]csv.ts': nothing('who did what when'),
  'administration.incidents.tsx': nothing('who asked to read what, and a form'),
  'administration.organisations.$organisation.tsx': nothing('one organisation and forms'),
  'administration.organisations._index.tsx': nothing('names of organisations'),
  'administration.organisations.new.tsx': nothing('a form'),
  'administration.people.tsx': nothing('names and a form'),
  'administration.settings.tsx': nothing('settings and forms'),
  'administration.workspaces.tsx': nothing('ids and kinds of workspaces'),
  'first-run.tsx': nothing('a form'),
  'organisations.$organisation.log.tsx': nothing('who did what when'),
  'organisations.$organisation.log[.]csv.ts': nothing('who did what when'),
  'account.notifications.tsx': nothing('a form'),
  'notifications.$notification.ts': nothing('leads on'),
  'notifications._index.tsx': nothing('who was told of what, in words without figures'),
  'notifications.unread.ts': nothing('how much is unread'),
  'organisations.$organisation.publications.tsx': nothing('what people wrote, and forms'),
  'organisations.$organisation.questions.tsx': nothing('questions that were asked, each with the one figure it asks about, and forms'),
  'workspaces.$workspace.annotations.$annotation.tsx': nothing('one note, with the figure it was written about; its indicator’s page, one step away, names the companions'),
  'workspaces.$workspace.discussions.$discussion.tsx': nothing('one discussion; what stands in its charts was chosen by who wrote it'),
  'workspaces.$workspace.discussions._index.tsx': nothing('titles of discussions, and a form'),
  'workspaces.$workspace.evidence.$evidence.tsx': nothing('what people found out, and forms'),
  'workspaces.$workspace.evidence._index.tsx': nothing('what people found out'),
  'workspaces.$workspace.evidence.new.tsx': nothing('a form'),
  'workspaces.$workspace.mentionables.ts': nothing('names of who can be mentioned'),
  'workspaces.$workspace.moderation.tsx': nothing('what people wrote, and forms'),
  'workspaces.$workspace.take.tsx': nothing('says what a file would hold'),
  'workspaces.$workspace_.take.file.ts': nothing('a file on what people wrote beside one indicator or one area, asked for by a form on its page'),
  'workspaces.$workspace.unattributed.tsx': nothing('words and a form'),
  'workspaces.$workspace_.unattributed.send.ts': nothing('takes what was written'),
  'workspaces.$workspace.unplaced.tsx': nothing('notes that have lost their figure'),
  'workspaces.$workspace.withdraw.tsx': nothing('a form'),
  'workspaces.$workspace_.facts.ts': nothing('what people wrote meanwhile, for a page that stands open already'),
  'workspaces.$workspace.log.tsx': nothing('who did what when'),
  'workspaces.$workspace.log[.]csv.ts': nothing('who did what when'),
};

/** Every route module of the app: files, and folders by their route file. */
export function routeModules(folder = 'app/routes'): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? existsSync(join(folder, entry.name, 'route.tsx')) || existsSync(join(folder, entry.name, 'route.ts')) : /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)))
    .map(({ name }) => name)
    .sort();
}
