/** The figures as the rest of the house reads them. They are public: nothing here asks who is reading. */
export type { EditionFigures } from './edition-figures.ts';
export { breakdownKeysOf } from './edition-figures.ts';
export { seenOtherwise, shownEdition, shownEditions, stampOfKey, type Seen } from './editions.ts';
export { allNeighbourFigures, neighbourFigures, neighboursOf, returnsJointly, type Neighbours } from './neighbours.ts';
export { indicatorView } from './page.ts';
export { glanceView } from './page-profile.ts';
export { authoritiesOf, comparisonOf, groupFigures, type AreaGroup, type Comparison } from './groups.ts';
export { findPinned, pinnedFigure } from './pinned-figure.ts';
export { suppressedNow, type SuppressedSince } from './withheld.ts';
export { suppressedAround } from './once-shown.ts';
export { FIGURES_CHANNEL, figuresGeneration } from './standing-answers.ts';
export { oneAtATime } from './export/one-at-a-time.ts';
export { breakdownWords, countsWords } from './release-pages/change-words.ts';
export { releaseNews } from './stewardship/queries.ts';
export { changesOf, findRelease, listReleases, releaseDays } from './releases/queries.ts';
export { csvTable, type CsvColumn } from './api-csv.ts';
