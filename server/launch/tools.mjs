// What `npm run import` and `npm run workspace` share.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, launch, PROJECT, say, setUp } from './set-up.mjs';

/** Runs one of the tools of server/tools.ts with the arguments of the command line. */
export function runToolFromHere(name) {
  return launch(async (signal) => {
    await setUp('sources', signal);
    // Beside the build, which a running server may be using.
    await bundle('server/tools.ts', '.cache/tools.js');
    const from = process.env.INIT_CWD ?? process.cwd();
    process.chdir(PROJECT);
    process.env.NODE_ENV = 'production';
    // Files are named from where the person stands, which need not be the project's folder.
    const named = process.argv.slice(2).map((word) => (!word.startsWith('-') && existsSync(resolve(from, word)) ? resolve(from, word) : word));
    const { runTool } = await import('../../.cache/tools.js');
    return runTool(name, named, signal).catch((error) => {
      if (signal.aborted) say('Stopped. What was not finished was undone.');
      throw error;
    });
  });
}
