// npm run bench [-- name…]: measures the rows of the promises beside their floors, in the same run. Reported, never a
// gate: it ends with 0 whatever the figures are.
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, PROJECT, setUp } from '../../server/launch/set-up.mjs';

const FOLDER = join(PROJECT, 'tests/bench');

await launch(async (signal) => {
  await setUp('build', signal);
  const wanted = process.argv.slice(2);
  const files = readdirSync(FOLDER).filter((file) => /\.bench\.tsx?$/.test(file) && (wanted.length === 0 || wanted.some((name) => file.includes(name))));
  for (const file of files) {
    process.stdout.write(`\n${file}\n`);
    for (const line of await measure(join(FOLDER, file), signal)) process.stdout.write(`${line}\n`);
  }
});

/** Runs one benchmark in a process of its own. @returns lines to print. */
async function measure(path, signal) {
  const child = fork(join(FOLDER, 'one-bench.ts'), [path], { cwd: PROJECT, execArgv: ['--import', 'tsx'], env: { ...process.env, NODE_ENV: 'production' } });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  let rows = null;
  child.on('message', (message) => { rows = message; });
  const code = await new Promise((done) => child.once('exit', done));
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  return rows ? rows.flatMap(lines) : [`  could not be measured (${code})`];
}

function lines({ row, what, goal, ratio, detail, holds }) {
  const figure = ratio === null ? '' : `${ratio.toFixed(2)} × · `;
  return [`  ${row.padEnd(4)} ${what}`, `       ${figure}${detail}`, `       promised: ${goal}: ${holds ? 'holds' : 'does not hold'}`];
}
