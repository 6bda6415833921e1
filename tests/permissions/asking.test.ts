import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceFiles } from '../import-law.ts';
import { neverAsking } from './asking-law.ts';

/** Functions that get a Context and ask nobody, each with the reason. */
const NEED_NOT_ASK: Readonly<Record<string, string>> = {
  'server/figures/stewardship/queries.ts#isDataSteward': 'answers about oneself only: no for the public',
  'server/administration/installation-roles.ts#installationRoles': 'answers about oneself only: nothing for the public',
  'server/administration/retention-settings.ts#publicRetention': 'how long things are kept is told to everybody',
  'server/organisations/queries.ts#myOrganisations': 'answers about oneself only: nothing for the public',
  'server/annotations/unattributed.ts#checkUnattributed': 'called by server/unattributed alone, which has asked and hands over the workspace it was let into',
  'server/notifications/commands.ts#notificationsSeen': 'marks what is one’s own; does nothing for the public',
  'server/notifications/queries.ts#unreadNotifications': 'answers about oneself only: 0 for the public',
  'server/search/posts.ts#searchPosts': 'finds what the reader may read, workspace by workspace in its query; nothing for the public; tests/permissions/search.test.ts tries everybody',
  'server/invitations/page.ts#invitationPage': 'whoever holds the mailed link may see what it leads to',
};

test('every command and query that gets a Context asks whether the person may, or has a written reason', () => {
  const found = neverAsking(sourceFiles(['server']));
  const words = found.filter((id) => !(id in NEED_NOT_ASK)).map((id) => `${id} gets a Context and never asks: call authorize, authorizeForOrganisation, authorizeForInstallation or authorizeForAccount first, or give a reason in tests/permissions/asking.test.ts`);
  expect(words).toEqual([]);
  expect(Object.keys(NEED_NOT_ASK).filter((id) => !found.includes(id)), 'reasons that nothing needs any more').toEqual([]);
});

test('the law finds who asks: directly, through another function of the house, handed out from elsewhere', () => {
  const texts: Readonly<Record<string, string>> = {
    'server/authorize.ts': 'export async function authorize(ctx: Context) {}',
    'server/mutate.ts': `import { authorize } from './authorize.ts'; export async function mutate(ctx: Context) { await authorize(ctx); }`,
    'server/notes/add.ts': `import { mutate } from '../mutate.ts'; export const add = async (ctx: Context) => mutate(ctx); export async function silent(ctx: Context) { return 1; }`,
    'server/notes/commands.ts': `export { add, silent as quiet } from './add.ts'; export async function direct(ctx: Context) { await run(async () => { await own(ctx); }); }
      import { authorize } from '../authorize.ts'; const own = (ctx: Context) => authorize(ctx); export function plain(db: Database) {} export function open({ db, actor }: Context) { return db; }`,
    'server/notes/beside.ts': 'export function noDoor(ctx: Context) {}',
  };
  const read = (file: string) => ts.createSourceFile(file, texts[file]!, ts.ScriptTarget.Latest, true);
  expect(neverAsking(Object.keys(texts), read)).toEqual(['server/notes/add.ts#silent', 'server/notes/commands.ts#open']);
});
