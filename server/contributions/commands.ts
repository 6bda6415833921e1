/** What all nouns that people write have in common; each noun's own commands call it inside their transaction. */
export { chosenColumns, proposedAnew, shareInRegions } from './choices.ts';
export { shownIn, tellElsewhere, tellIn } from './elsewhere.ts';
export { updateRow } from './rows.ts';
