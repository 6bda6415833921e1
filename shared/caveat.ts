/** Travels with every chart, profile and file, and cannot be taken away from it. */
export const CAVEAT =
  'Children’s social care is a complex system: no figure can be read in isolation, and none is a measure of performance.';
