import * as actions from './actions/commands.ts';
import * as administrationPages from './administration/pages.ts';
import { addAnnotation, editAnnotation, placeAnnotation, replyAsOwner } from './annotations/commands.ts';
import * as annotationPages from './annotations/pages.ts';
import * as auditQueries from './audit/queries.ts';
import * as openIdPages from './auth/openid/pages.ts';
import * as authPages from './auth/pages.ts';
import * as authQueries from './auth/queries.ts';
import * as discussionCommands from './discussions/commands.ts';
import * as discussionQueries from './discussions/queries.ts';
import * as evidenceCommands from './evidence/commands.ts';
import * as evidencePages from './evidence/pages.ts';
import * as figureAnswers from './figures/api.ts';
import * as figureDownloads from './figures/export/downloads.ts';
import * as figurePages from './figures/page.ts';
import * as figureProfiles from './figures/page-profiles.ts';
import * as figureQueries from './figures/queries.ts';
import * as guestCommands from './guests/commands.ts';
import * as moderationCommands from './moderation/commands.ts';
import * as moderationQueries from './moderation/queries.ts';
import * as publications from './publications/pages.ts';
import * as unattributed from './unattributed/commands.ts';
import * as guestQueries from './guests/queries.ts';
import * as liveQueries from './live/queries.ts';
import * as memberCommands from './members/commands.ts';
import * as memberQueries from './members/queries.ts';
import * as releasePages from './figures/release-pages/pages.ts';
import * as stewardshipCommands from './figures/stewardship/commands.ts';
import * as stewardshipQueries from './figures/stewardship/queries.ts';
import * as invitationPages from './invitations/pages.ts';
import * as notifications from './notifications/pages.ts';
import * as organisationPages from './organisations/pages.ts';
import * as search from './search/queries.ts';
import * as takingAlongCommands from './taking-along/commands.ts';
import * as takingAlongQueries from './taking-along/queries.ts';
import * as workspaceHomes from './workspaces/home.ts';
import * as workspacePages from './workspaces/pages.ts';
import * as workspaceQueries from './workspaces/queries.ts';

/** Everything a route may ask of the server: each noun's queries and commands under the noun's name. */
export function createServices() {
  return {
    figures: { ...figureQueries, ...figurePages, ...figureAnswers, ...figureDownloads },
    profiles: figureProfiles,
    annotations: { addAnnotation, editAnnotation, placeAnnotation, replyAsOwner, ...annotationPages },
    administration: administrationPages,
    audit: auditQueries,
    discussions: { ...discussionCommands, ...discussionQueries },
    actions,
    notifications,
    evidence: { ...evidenceCommands, ...evidencePages },
    search,
    takingAlong: { ...takingAlongCommands, ...takingAlongQueries },
    organisations: organisationPages,
    invitations: invitationPages,
    releases: releasePages,
    stewardship: {
      changeRelease: stewardshipCommands.changeRelease, receiveUpload: stewardshipCommands.receiveUpload,
      isDataSteward: stewardshipQueries.isDataSteward, stewardView: stewardshipQueries.stewardView, releasePreview: stewardshipQueries.releasePreview,
      changesCsv: stewardshipQueries.changesCsv, requireSteward: stewardshipQueries.requireSteward,
    },
    live: liveQueries,
    moderation: {
      takeBack: moderationCommands.takeBack, report: moderationCommands.report, decide: moderationCommands.decide, share: moderationCommands.share,
      moderationPage: moderationQueries.moderationPage,
    },
    publications,
    unattributed: { send: unattributed.sendUnattributed, withdrawByCode: unattributed.withdrawByCode },
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
