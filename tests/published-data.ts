import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Why tests over published files were left out, in the words of the closing lines. */
export const NO_PUBLISHED_DATA = 'no published files found (PUBLISHED_DATA, else ../shared/data)';

/**
 * The folder that holds `published/` and `earlier-releases/`: PUBLISHED_DATA, else `../shared/data` beside the project;
 * `null` where there is none: the closing lines then say how many tests were left out, and why. Tests that need it say
 * `describe.skipIf(!publishedData())`.
 */
export function publishedData(): string | null {
  const folder = resolve(process.env.PUBLISHED_DATA || '../shared/data');
  return existsSync(join(folder, 'published')) ? folder : null;
}
