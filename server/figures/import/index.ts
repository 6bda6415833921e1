/** The door of the importer: what the command line, tests and benchmarks call. */
export { importPaths, type ImportOptions, type ImportProgress } from './import-paths.ts';
export { reportText, type FileOutcome, type ImportReport } from './import-report.ts';
export { FIGURES_CHANNEL } from '../standing-answers.ts';
