import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Why tests over published files were left out, in the words of the closing lines. */
export const NO_PUBLISHED_DATA = 'no published files found (PUBLISHED_DATA, else ../shared/data)';

/**
 * The folder that holds `published/` and `earlier-releases/`: PUBLISHED_DATA, else `../shared/data` beside the project;
 * `null` where there is none. Tests that need it say `describe.skipIf(!publishedData())`.
 * @throws Error when PUBLISHED_DATA names a folder without published files: a wrong path must not pass as none.
 */
export function publishedData(): string | null {
  const named = process.env.PUBLISHED_DATA;
  const folder = resolve(named || '../shared/data');
  if (existsSync(join(folder, 'published'))) return folder;
  if (named) throw new Error(`PUBLISHED_DATA names ${folder}, which holds no folder "published".`);
  return null;
}
