// Counting what was run. Apart from tests/run.mjs so that it can be tested itself.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PROJECT } from '../server/launch/set-up.mjs';

const LINES_OF_A_FAILURE = 8;
const SIGNS_OF_A_FAILURE = 900;

/**
 * Counts of one Vitest report. A file that could not even be loaded, a run that ended without a report, and an error
 * outside every test each count as one failure: nothing that went wrong adds up to "0 failed".
 * @param report Vitest's JSON report, or null where none was written.
 * @param {number} exitCode
 */
export function countReport(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0, skippedNames: [], failures: ['no report was written'] };
  const assertions = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const of = (...wanted) => assertions.filter(({ status }) => wanted.includes(status));
  const filesNotRun = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'));
  const failed = of('failed').length + filesNotRun.length;
  const skipped = of('skipped', 'pending', 'todo', 'disabled');
  return {
    passed: of('passed').length,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: skipped.length,
    skippedNames: skipped.map(({ fullName }) => fullName),
    failures: report.testResults.flatMap(failuresOf),
  };
}

/** What failed in one file: its tests with the beginning of why, or why it could not be run. */
function failuresOf({ name = '', message = '', status, assertionResults }) {
  const failed = assertionResults.filter((one) => one.status === 'failed');
  const file = relative(PROJECT, name);
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${beginning(message)}`] : [];
  return failed.map(({ fullName, failureMessages = [] }) => `${file} > ${fullName}: ${beginning(failureMessages[0] ?? '')}`);
}

/** Enough of a message to know what went wrong, without colours and the library's own places. */
function beginning(message) {
  const lines = stripVTControlCharacters(message).split('\n').filter((line) => line.trim() !== '' && !line.includes('node_modules'));
  return lines.slice(0, LINES_OF_A_FAILURE).join('\n    ').slice(0, SIGNS_OF_A_FAILURE);
}

/**
 * The closing lines: what failed and why, for whoever sees the end of the output alone; what each part came to, what was skipped and why, and the sum alone on the last line.
 * @param counts parts with `name`, `passed`, `failed`, `skipped` and perhaps `skippedNames` and `failures`.
 * @param {boolean} published whether published files were there.
 * @returns {string[]}
 */
export function summarise(counts, published) {
  const sum = (key) => counts.reduce((total, part) => total + part[key], 0);
  const skipped = sum('skipped');
  const failures = counts.flatMap(({ failures = [] }) => failures);
  const lines = [...(failures.length > 0 ? ['', 'What failed:', ...failures.map((one) => `  ${one}`)] : []), '', ...counts.map((part) => `${part.name}: ${words(part)}`)];
  if (skipped > 0 && !published) {
    lines.push(`Skipped: ${skipped}, because no published files were found (PUBLISHED_DATA, else ../shared/data).`);
  } else if (skipped > 0) {
    lines.push(`Skipped by their own condition: ${skipped}`, ...counts.flatMap(({ skippedNames = [] }) => skippedNames.map((name) => `  ${name}`)));
  }
  return [...lines, words({ passed: sum('passed'), failed: sum('failed'), skipped })];
}

const words = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
