/** What routes may ask of organisations. */
export { changeColleague, endColleague } from './commands.ts';
export { colleaguePage, endingPage, invitePage, myOrganisations, organisationPage } from './queries.ts';
