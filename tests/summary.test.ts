import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { countReport, summarise } from './summary.mjs';

const report = (...files: { status: string; tests: string[] }[]) => ({
  testResults: files.map(({ status, tests }) => ({ status, assertionResults: tests.map((one) => ({ status: one, fullName: `a ${one} test` })) })),
});

test('every test counts once, skipped ones by name', () => {
  expect(countReport(report({ status: 'failed', tests: ['passed', 'failed', 'skipped'] }, { status: 'passed', tests: ['passed', 'todo'] }), 1)).toEqual({
    passed: 2, failed: 1, skipped: 2, skippedNames: ['a skipped test', 'a todo test'], failures: [' > a failed test: '],
  });
});

test('what failed stands at the end of the output, with its file and the beginning of why', () => {
  const name = fileURLToPath(import.meta.url);
  const message = '\u001b[31mAssertionError\u001b[39m: expected 2 to be 1\n\n    at check (/x/node_modules/vitest/a.js:1:1)\n    at here.ts:3:4';
  const part = { name: 'Tests', ...countReport({ testResults: [
    { name, status: 'failed', assertionResults: [{ status: 'failed', fullName: 'counts', failureMessages: [message] }, { status: 'passed', fullName: 'passes' }] },
    { name, status: 'failed', message: 'no such module', assertionResults: [] },
  ] }, 1) };
  expect(summarise([part], true)).toEqual([
    '', 'What failed:', '  tests/summary.test.ts > counts: AssertionError: expected 2 to be 1\n        at here.ts:3:4', '  tests/summary.test.ts: no such module',
    '', 'Tests: 1 passed, 2 failed', '1 passed, 2 failed',
  ]);
});

test('nothing that went wrong adds up to no failure', () => {
  expect(countReport(null, 0)).toMatchObject({ failed: 1 });
  expect(countReport(report({ status: 'failed', tests: [] }), 1)).toMatchObject({ failed: 1 });
  expect(countReport(report({ status: 'passed', tests: ['passed'] }), 1)).toMatchObject({ passed: 1, failed: 1 });
  expect(countReport(report({ status: 'failed', tests: ['skipped', 'skipped'] }), 1)).toMatchObject({ failed: 1 });
});

test('the last line alone says how it went', () => {
  const part = (name: string, passed: number, failed: number, skipped: number) => ({ name, passed, failed, skipped, skippedNames: [] });
  expect(summarise([part('Types', 1, 0, 0), part('Tests', 5, 0, 0)], true).at(-1)).toBe('6 passed, 0 failed');
  const lines = summarise([part('Types', 0, 1, 0), part('Tests', 5, 0, 3)], false);
  expect(lines.at(-1)).toBe('5 passed, 1 failed, 3 skipped');
  expect(lines.at(-2)).toMatch(/^Skipped: 3, because no published files were found/);
});
