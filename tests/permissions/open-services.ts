/**
 * Functions of createServices() that no grid row tries, each with the reason. Whatever is neither here nor in a trial
 * fails tests/permissions/complete.test.ts.
 */

/** The same answer for everybody: public figures and what explains them. Nothing that people wrote. */
export const PUBLIC_SERVICES: Readonly<Record<string, string>> = {
  'figures.*': 'public figures, pages, files and the API',
  'profiles.*': 'public figures of one area',
  'search.searchFor': 'names of public pages',
  'publications.isAnythingPublic': 'whether anything was made public about an indicator',
  'publications.publicContributions': 'what was made public, by its organisation’s approval and a moderator’s',
  'releases.*': 'releases that are signed off',
};

/** For whoever comes: they prove who they are by what they send, or are told about nobody but themselves. */
export const ANYBODY: Readonly<Record<string, string>> = {
  'auth.signIn': 'proves who somebody is',
  'auth.signOut': 'ends the login that the cookie carries',
  'auth.loginFrom': 'answers who the cookie is',
  'auth.actorFrom': 'answers who the cookie is',
  'auth.actorsFrom': 'answers who the cookies are',
  'auth.isInSecondStep': 'answers about this browser’s own cookie',
  'auth.finishSecondStep': 'proves who somebody is',
  'auth.askForNewPassword': 'answers the same for every address',
  'auth.isResetLink': 'asks the mailed token',
  'auth.chooseNewPassword': 'asks the mailed token',
  'auth.sendsMail': 'whether this installation sends mail, for the words of the page',
  'auth.signInProviders': 'names of the ways to sign in',
  'openId.signInProviders': 'names of the ways to sign in',
  'openId.setOutToSignIn': 'leads to the provider, which proves who somebody is',
  'openId.setOutWithInvitation': 'asks the mailed token when it comes back',
  'openId.goingOn': 'asks this browser’s own cookie',
  'openId.comeBack': 'asks the provider and this browser’s own cookie',
  'openId.providerOfLogin': 'answers about this browser’s own login',
  'openId.providerSignOut': 'an address of the provider',
  'invitations.invitationPage': 'asks the mailed token',
  'invitations.acceptAsNew': 'asks the mailed token, which proves the address',
  'invitations.declineInvitation': 'asks the mailed token, and the account where the address has one',
  'guests.guestInvitation': 'asks the guest code',
  'guests.joinAsGuest': 'asks the guest code',
  'administration.publicRetention': 'how long things are kept, which the privacy page tells everybody',
  'administration.isFirstRun': 'whether there is no administrator yet; the first-run page is there for everybody then',
  'administration.firstRunPage': 'there for everybody until there is an administrator',
  'administration.makeFirstAdministrator': 'asks the token that the server printed',
  'administration.installationRoles': 'answers about oneself; nothing for the public',
  'stewardship.isDataSteward': 'answers about oneself; no for the public',
  'organisations.myOrganisations': 'answers about oneself; nothing for the public',
  'search.searchPosts': 'finds what this reader may read, nothing for the public; tests/permissions/search.test.ts tries everybody',
  'notifications.unreadNotifications': 'answers about oneself; 0 for the public',
  'notifications.notificationsSeen': 'marks one’s own alone; does nothing for the public',
  'audit.whenText': 'makes words of a moment',
  'workspaces.dayInEngland': 'makes a day of a moment',
  'workspaces.isoDayAfter': 'counts days',
  'workspaces.endOfDayInEngland': 'makes a moment of a day',
  'workspaces.endOfDayOrNone': 'makes a moment of a day',
};

/**
 * Parts of other queries, handed over with their noun: they ask nobody, because who calls them has asked. None may be
 * called from app/ (tested).
 */
export const PARTS: Readonly<Record<string, string>> = {
  'discussions.discussionsIn': 'of a workspace whose reader was asked about',
  'discussions.commentsTold': 'of a workspace whose readers were asked about',
  'discussions.toldComment': 'is a part of a statement',
  'discussions.discussionsNow': 'of a workspace whose readers were asked about',
  'discussions.discussionsWithFigures': 'adds public figures to discussions whose reader was asked about',
  'takingAlong.seenIn': 'says of notes whose reader was asked about which published figures they were written beside',
  'takingAlong.seenWith': 'finds what a note whose reader was asked about was written beside',
  'takingAlong.seenWords': 'makes words of a note whose reader was asked about',
  'takingAlong.sinceWords': 'makes words of a note whose reader was asked about',
  'takingAlong.chartWords': 'makes words of a chart of public figures',
  'discussions.checkUnattributedComment': 'for server/unattributed, which has asked',
  'discussions.checkUnattributedDiscussion': 'for server/unattributed, which has asked',
  'discussions.publishUnattributedComment': 'for the batches of server/unattributed, which nobody asks for',
  'discussions.publishUnattributedDiscussion': 'for the batches of server/unattributed, which nobody asks for',
  'workspaces.organisationsOf': 'of a workspace whose reader was asked about',
  'workspaces.workspacesOfWorld': 'for what concerns all workspaces of a world',
  'workspaces.peopleIn': 'of a workspace whose reader was asked about',
  'workspaces.peopleHere': 'for the rooms of a workspace whose readers were asked about',
  'workspaces.peopleNow': 'for delivery to rooms whose readers were asked about',
  'workspaces.contributorOf': 'is a part of a statement',
  'workspaces.peopleOf': 'makes people of rows that were read',
  'workspaces.personOf': 'looks up in what was read',
  'workspaces.mayStillRead': 'asks for sockets whether they may stay',
  'members.holdersIn': 'of a workspace whose reader was asked about',
};
