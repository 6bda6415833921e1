/** Pages that show several indicators of an area, or one of several areas; their figures are public. */
export { groupView } from './page-group.ts';
export { outcomeView } from './page-outcome.ts';
export { profileView } from './page-profile.ts';
export { groupCsv, profileCsv } from './page-profile-csv.ts';
