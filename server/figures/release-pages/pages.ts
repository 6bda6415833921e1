/** The public pages about releases: what routes ask for. */
export { releaseCalendar } from './calendar-file.ts';
export { releaseDay, releaseDayCsv } from './release-day.ts';
export { releaseLog } from './release-log.ts';
