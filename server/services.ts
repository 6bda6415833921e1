import * as actions from './actions/commands.ts';
import * as administrationPages from './administration/pages.ts';
import * as annotations from './annotations/commands.ts';
import * as auditQueries from './audit/queries.ts';
import * as openIdPages from './auth/openid/pages.ts';
import * as authPages from './auth/pages.ts';
import * as authQueries from './auth/queries.ts';
import * as discussionCommands from './discussions/commands.ts';
import * as discussionQueries from './discussions/queries.ts';
import * as figureAnswers from './figures/api.ts';
import * as figureDownloads from './figures/export/downloads.ts';
import * as figurePages from './figures/page.ts';
import * as figureProfiles from './figures/page-profiles.ts';
import * as figureQueries from './figures/queries.ts';
import * as guestCommands from './guests/commands.ts';
import * as guestQueries from './guests/queries.ts';
import * as memberCommands from './members/commands.ts';
import * as memberQueries from './members/queries.ts';
import * as releasePages from './figures/release-pages/pages.ts';
import * as stewardshipCommands from './figures/stewardship/commands.ts';
import * as stewardshipQueries from './figures/stewardship/queries.ts';
import * as invitationPages from './invitations/pages.ts';
import * as organisationPages from './organisations/pages.ts';
import * as search from './search/queries.ts';
import * as workspaceHomes from './workspaces/home.ts';
import * as workspacePages from './workspaces/pages.ts';
import * as workspaceQueries from './workspaces/queries.ts';

/** Everything a route may ask of the server: each noun's queries and commands under the noun's name. */
export function createServices() {
  return {
    figures: { ...figureQueries, ...figurePages, ...figureAnswers, ...figureDownloads },
    profiles: figureProfiles,
    annotations,
    administration: administrationPages,
    audit: auditQueries,
    discussions: { ...discussionCommands, ...discussionQueries },
    actions,
    search,
    organisations: organisationPages,
    invitations: invitationPages,
    releases: releasePages,
    stewardship: {
      changeRelease: stewardshipCommands.changeRelease, receiveUpload: stewardshipCommands.receiveUpload,
      isDataSteward: stewardshipQueries.isDataSteward, stewardView: stewardshipQueries.stewardView, releasePreview: stewardshipQueries.releasePreview,
      changesCsv: stewardshipQueries.changesCsv, requireSteward: stewardshipQueries.requireSteward,
    },
    guests: { ...guestCommands, ...guestQueries },
    members: {
      actFor: memberCommands.actFor, changeMember: memberCommands.changeMember, endMember: memberCommands.endMember, leaveWorkspace: memberCommands.leaveWorkspace,
      ...memberQueries,
    },
    workspaces: { ...workspaceQueries, ...workspaceHomes, ...workspacePages },
    auth: { ...authPages, ...authQueries },
    openId: openIdPages,
  };
}

export type Services = ReturnType<typeof createServices>;
