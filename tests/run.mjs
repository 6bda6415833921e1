// npm test: does the set-up that is missing, then runs every check and counts. `npm run test:faults` runs the faults
// alone, with full counts. The last line alone says how it went: "N passed, N failed" and, where some were, "N skipped".
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, programOf, PROJECT, run, setUp } from '../server/launch/set-up.mjs';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';
import { countReport, summarise } from './summary.mjs';

const tell = (line) => process.stdout.write(`${line}\n`);
const onlyFaults = process.argv.includes('--faults');

await launch(async (signal) => {
  await setUp('build', signal);
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-results-'));
  const env = { NODE_ENV: 'test', FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...(onlyFaults ? { FAULTS: 'full' } : {}) };

  /** One program that passes or fails as a whole. */
  const check = async (name, program, args) => {
    tell(`\n── ${name}`);
    const code = await run(process.execPath, [program, ...args], { signal, show: true, env });
    return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };

  /** Tests by Vitest, counted one by one from its own report. */
  const tests = async (name, config) => {
    tell(`\n── ${name}`);
    const report = join(folder, `${config}.json`);
    const args = ['run', '--config', config, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run(process.execPath, [programOf('vitest', 'vitest.mjs'), ...args], { signal, show: true, env });
    return { name, ...countReport(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, code) };
  };

  const browserJourneys = async () => {
    if (findBrowser()) return tests('Browser journeys', 'vitest.e2e.config.ts');
    tell(`\n── Browser journeys\n${NO_BROWSER}`);
    return { name: 'Browser journeys', passed: 0, failed: 1, skipped: 0 };
  };

  const counts = [];
  if (!onlyFaults) {
    counts.push(await check('Types', programOf('typescript', 'bin/tsc'), ['--noEmit']));
    counts.push(await check('Lint', programOf('eslint', 'bin/eslint.js'), ['.', '--max-warnings', '0']));
    counts.push(await tests('Unit and service tests', 'vitest.config.ts'));
  }
  counts.push(await tests(onlyFaults ? 'Faults, full counts' : 'Faults, short forms', 'vitest.faults.config.ts'));
  if (!onlyFaults) counts.push(await browserJourneys());
  rmSync(folder, { recursive: true, force: true });

  const published = existsSync(join(process.env.PUBLISHED_DATA || join(PROJECT, '../shared/data'), 'published'));
  for (const line of summarise(counts, published)) tell(line);
  return counts.some(({ failed }) => failed > 0) ? 1 : 0;
});
