import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The one line that says how to get a browser. */
export const NO_BROWSER = 'No Chromium found: apt-get install -y chromium (or set BROWSER_PATH to one).';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * Path of the system's Chromium; BROWSER_PATH goes first, and is the only one looked at where it is set.
 * @returns {string | null}
 */
export function findBrowser(env = process.env) {
  const inPath = (env.PATH ?? '').split(delimiter).filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const places = env.BROWSER_PATH ? [env.BROWSER_PATH] : [...inPath, ...ELSEWHERE];
  return places.find(canRun) ?? null;
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
