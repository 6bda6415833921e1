/** Releases and what they changed, as the rest of the house reads them. */
export { changesOf } from './changes.ts';
export { findRelease, listReleases, releaseDays } from './release-list.ts';
