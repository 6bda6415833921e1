/** What becomes of something that was written, after it was written. */
export { decide, hide, purge, showAgain } from './decide.ts';
export { openGuardCase } from './guard-cases.ts';
export { report } from './report.ts';
export { share } from './share.ts';
export { changedFact, subjectAsItIs, wholeOf } from './subjects.ts';
export { takeBack } from './take-back.ts';
export { hideWithheldWords } from './withheld-words.ts';
