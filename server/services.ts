import * as actions from './actions/commands.ts';
import * as annotations from './annotations/commands.ts';
import * as authCommands from './auth/commands.ts';
import * as authQueries from './auth/queries.ts';
import * as discussionCommands from './discussions/commands.ts';
import * as discussionQueries from './discussions/queries.ts';
import * as figureAnswers from './figures/api.ts';
import * as figureDownloads from './figures/export/downloads.ts';
import * as figurePages from './figures/page.ts';
import * as figureProfiles from './figures/page-profiles.ts';
import * as figureQueries from './figures/queries.ts';
import * as releasePages from './figures/release-pages/pages.ts';
import * as stewardshipCommands from './figures/stewardship/commands.ts';
import * as stewardshipQueries from './figures/stewardship/queries.ts';
import * as search from './search/queries.ts';
import * as workspaceHomes from './workspaces/home.ts';
import * as workspaceQueries from './workspaces/queries.ts';

/** Everything a route may ask of the server: each noun's queries and commands under the noun's name. */
export function createServices() {
  return {
    figures: { ...figureQueries, ...figurePages, ...figureAnswers, ...figureDownloads },
    profiles: figureProfiles,
    annotations,
    discussions: { ...discussionCommands, ...discussionQueries },
    actions,
    search,
    releases: releasePages,
    stewardship: {
      changeRelease: stewardshipCommands.changeRelease, receiveUpload: stewardshipCommands.receiveUpload,
      isDataSteward: stewardshipQueries.isDataSteward, stewardView: stewardshipQueries.stewardView, releasePreview: stewardshipQueries.releasePreview,
      changesCsv: stewardshipQueries.changesCsv, requireSteward: stewardshipQueries.requireSteward,
    },
    workspaces: { ...workspaceQueries, ...workspaceHomes },
    auth: { signIn: authCommands.signIn, signOut: authCommands.signOut, ...authQueries },
  };
}

export type Services = ReturnType<typeof createServices>;
